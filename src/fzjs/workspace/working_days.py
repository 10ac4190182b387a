"""The working days of a workspace, by the list of holidays that it names, if it names one."""

from __future__ import annotations

from fzjs.language.working_days import WorkingDays
from fzjs.model.holidays import Holidays
from fzjs.workspace.loaded import load
from fzjs.workspace.workspace import Workspace


def workspace_days(workspace: Workspace) -> WorkingDays:
    """Working days by the holidays file that `fzjs.yaml` names, then by what is known everywhere.

    A file that cannot be used is left out; rule FZ314 and `holidays_fault` speak of it.
    """
    found = _named_file(workspace)
    return WorkingDays(found.settled(), found.years) if isinstance(found, Holidays) else WorkingDays()


def holidays_fault(workspace: Workspace) -> str | None:
    """Why the holidays file that `fzjs.yaml` names is of no use, in Chinese; None where it is, or none is named."""
    found = _named_file(workspace)
    if not isinstance(found, str):
        return None
    assert workspace.settings is not None
    return f"节假日文件 {workspace.settings.holidays} {found}，没有用上"


def _named_file(workspace: Workspace) -> Holidays | str | None:
    named = workspace.settings.holidays if workspace.settings is not None else None
    return holidays_file(workspace, named) if named is not None else None


def holidays_file(workspace: Workspace, named: str) -> Holidays | str:
    """The list in the file of this name, or why there is none, in Chinese (it goes on from 节假日文件…).

    Only files inside the workspace are read.
    """
    path = workspace.root / named
    workspace.consulted.add(named)
    try:
        if not path.resolve().is_relative_to(workspace.root.resolve()):
            return "在工作区之外"
        if not path.is_file():
            return "不存在"
    except (OSError, RuntimeError, ValueError):  # a circle of links; a name that no file can have
        return "不存在"
    loaded = load(path, named, workspace.limits)
    if isinstance(loaded.model, Holidays):
        return loaded.model
    return "读不成节假日安排" if loaded.kind == "holidays" else "不是节假日安排（kind: holidays）"
