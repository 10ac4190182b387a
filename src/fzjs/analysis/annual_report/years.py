"""The workspace as the report on a year sees it: without reports on what is not the year of their plan."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.report_index import heads
from fzjs.model.plan import Plan
from fzjs.model.report import Report
from fzjs.workspace.discovery import Entry
from fzjs.workspace.parts import PartOfWorkspace
from fzjs.workspace.workspace import Workspace


def within_their_years(workspace: Workspace) -> tuple[Workspace, dict[str, list[str]]]:
    """The workspace without reports on an annual plan for a period that is not in its year, and the files of these
    reports by plan.

    What is done in January is work of the new year, whatever plan it is reported on.
    """
    everything = PartOfWorkspace(workspace, workspace.entries)
    years = dict(_years(everything))
    hidden: dict[str, list[str]] = {}
    for entry, plan in _astray(everything, years):
        hidden.setdefault(plan, []).append(entry.shown)
    if not hidden:
        return everything, {}
    left_out = {file for files in hidden.values() for file in files}
    return everything.without(left_out), hidden


def _years(workspace: Workspace) -> Iterator[tuple[str, int]]:
    for entry in workspace.entries:
        plan = workspace.load(entry).model if entry.kind == "annual" else None
        if isinstance(plan, Plan) and plan.year is not None:
            yield plan.id, plan.year


def _astray(workspace: Workspace, years: dict[str, int]) -> Iterator[tuple[Entry, str]]:
    """Reports on a period of another year than their plan's, each with the plan."""
    for entry, (plan, period, _) in heads(workspace):
        if not (plan and period):  # written in another form than the tool writes
            report = workspace.load(entry).model
            if not isinstance(report, Report):
                continue
            plan, period = report.plan, report.period
        if plan in years and period[:4].isdecimal() and period[:4] != str(years[plan]):
            yield entry, plan
