"""What the rules say of a plan that is to be printed: the first thing that keeps it from being read whole."""

from __future__ import annotations

from datetime import date

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace

_READING = ("FZ0", "FZ1")
"""The rules on what a file must be like to be read at all."""
_HALF_WIDTH = ("FZ607",)


def first_fault(loaded: Loaded, workspace: Workspace) -> str:
    """The first of the findings for which a file is not whole, as `fzjs validate` tells it, with place and remedy."""
    found = _findings(loaded, workspace, _READING)
    first = next((each for each in found if each.severity == "error"), next(iter(found), None))
    if first is None:
        return f"{loaded.shown} 有不合格式的地方"
    more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    return f"{first.path}:{first.line}:{first.column}：{first.message}。{first.hint}{more}"


def half_width_marks(loaded: Loaded, workspace: Workspace) -> int:
    """In how many texts of a plan half-width marks stand between Chinese characters."""
    return len(_findings(loaded, workspace, _HALF_WIDTH))


def _findings(loaded: Loaded, workspace: Workspace, codes: tuple[str, ...]) -> tuple[Finding, ...]:
    return Checker(workspace, Selection(codes), date.today()).check_loaded(loaded).findings
