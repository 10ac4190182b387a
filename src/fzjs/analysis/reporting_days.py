"""The days on which reports on a plan are due, from its issue to the report on its last period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fzjs.analysis.status.answers import DueDay
from fzjs.checks.reporting.due import due_day, reporting_rule
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportingDay:
    """A day by which a report is due, and the first and the last month (2024-05) that it is about."""

    due: DueDay
    first: str
    last: str


def all_reporting_days(workspace: Workspace, plan: Plan, calendar: WorkingDays) -> tuple[ReportingDay, ...]:
    """Every day by which a report on the plan is due, in order; none where nothing lays down a duty to report.

    A plan owes no reports on the months before it was signed. The report on its last month may be due after its end.
    A framework owes reports only where it says so itself: the workspace's rule is about the plans that carry it out.
    """
    rule = reporting_rule(plan, workspace)
    if rule is None or plan.span is None:
        return ()
    if plan.kind == "framework" and all(step.measure.reporting is None for step in plan.duties()):
        return ()
    about: dict[date, list[str]] = {}
    for month in _months(plan):
        day = due_day(rule, month, plan.phrase_year)
        if day is not None:
            about.setdefault(day, []).append(month)
    text = rule.due if isinstance(rule.due, str) else rule.due.isoformat()
    return tuple(
        ReportingDay(DueDay(day, "reporting", text, calendar.last_before(day)), months[0], months[-1])
        for day, months in sorted(about.items())
    )


def _months(plan: Plan) -> Iterator[str]:
    assert plan.span is not None
    first, last = plan.span
    signed = plan.notice.signed if plan.notice is not None else None
    month = max(first, signed or first)
    for place in range(month.year * 12 + month.month - 1, last.year * 12 + last.month):
        yield f"{place // 12}-{place % 12 + 1:02d}"
