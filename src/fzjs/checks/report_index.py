"""Which reports a workspace has, told from the beginnings of the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from fzjs.language.folding import fold_text
from fzjs.model.registry import Registry
from fzjs.model.report import Report
from fzjs.workspace.discovery import Entry
from fzjs.workspace.workspace import Workspace

_HEAD_BYTES = 65_536
_ABOUT = r"^[\"']?(plan|unit|period)[\"']?[ \t]*(?::|：)[ \t]*[\"']?([^\r\n\"'#]*)"
_IN_FLOW = rb"[{,]\s*[\"']?(plan|unit|period)[\"']?\s*:\s*[\"']?([^\r\n\"'#,}]*)"
"""The same in a file that is written like JSON."""

_About = tuple[str, str, str]
"""Plan, period, unit."""

ALL_ON = "reports on "
"""What, before a plan's id, stands for all reports on it among the files that were looked into."""

_indexes: WeakKeyDictionary[Workspace, dict[_About, list[Entry]]] = WeakKeyDictionary()
_by_plan: WeakKeyDictionary[Workspace, dict[str, list[Entry]]] = WeakKeyDictionary()


def reports_on(workspace: Workspace, plan_id: str) -> list[Entry]:
    """The files that hold a report on a plan, as far as their beginnings tell, in the order of their paths."""
    if workspace not in _by_plan:
        index: dict[str, list[Entry]] = {}
        for entry, (plan, _, _) in heads(workspace):
            index.setdefault(plan, []).append(entry)
        _by_plan[workspace] = index
    workspace.consulted.add(f"{ALL_ON}{plan_id}")
    return _by_plan[workspace].get(plan_id, [])


def reported_plans(workspace: Workspace) -> list[str]:
    """The ids of the plans that reports are about."""
    reports_on(workspace, "")
    return list(_by_plan[workspace])


def reports_like(workspace: Workspace, report: Report) -> Iterator[Entry]:
    """The files that hold a report by the same unit on the same plan for the same period, the given one too."""
    if workspace not in _indexes:
        _indexes[workspace] = _index(workspace)
    about = _about(workspace.registry, report.plan, report.period, report.unit)
    alike = _indexes[workspace].get(about, [])
    for entry in alike if len(alike) > 1 else ():
        other = workspace.load(entry).model
        if isinstance(other, Report) and about == _about(
            workspace.registry, other.plan, other.period, other.unit
        ):
            yield entry


def _about(registry: Registry, plan: str, period: str, unit: str) -> _About:
    match = registry.resolve(unit)
    return plan, period, match.name if match is not None else fold_text(unit)


def _index(workspace: Workspace) -> dict[_About, list[Entry]]:
    """Reports by what they are about, as far as keys at the beginnings of lines tell."""
    index: dict[_About, list[Entry]] = {}
    for entry, about in heads(workspace):
        index.setdefault(_about(workspace.registry, *about), []).append(entry)
    return index


def heads(workspace: Workspace) -> Iterator[tuple[Entry, _About]]:
    """Every report with the plan, period and unit as its beginning gives them."""
    keys = re.compile(_ABOUT.encode(), re.MULTILINE)
    for entry in workspace.entries:
        if entry.kind != "report":
            continue
        try:
            with entry.path.open("rb") as file:
                head = file.read(_HEAD_BYTES)
                written = dict(re.findall(_IN_FLOW, head) if head.startswith(b"{") else keys.findall(head))
        except OSError:  # a finding of its own when its turn comes
            continue
        plan, period, unit = (_text(written.get(key, b"")).strip() for key in (b"plan", b"period", b"unit"))
        yield entry, (plan, period, unit)


def _text(written: bytes) -> str:
    """UTF-8, or what programs on Chinese systems write else."""
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("gb18030", "replace")
