"""The days on which reports on a plan are due, from its issue to the report on its last period."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.status.answers import DueDay
from fzjs.checks.reporting.due import due_day, reporting_rule
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace


def all_reporting_days(workspace: Workspace, plan: Plan, calendar: WorkingDays) -> tuple[DueDay, ...]:
    """Every day by which a report on the plan is due, in order; none where nothing lays down a duty to report.

    A plan owes no reports on the months before it was signed. The report on its last month may be due after its end.
    """
    rule = reporting_rule(plan, workspace)
    if rule is None or plan.span is None:
        return ()
    found = {due_day(rule, month, plan.phrase_year) for month in _months(plan)} - {None}
    text = rule.due if isinstance(rule.due, str) else rule.due.isoformat()
    return tuple(
        DueDay(day, "reporting", text, calendar.last_before(day)) for day in sorted(filter(None, found))
    )


def _months(plan: Plan) -> Iterator[str]:
    assert plan.span is not None
    first, last = plan.span
    signed = plan.notice.signed if plan.notice is not None else None
    month = max(first, signed or first)
    for place in range(month.year * 12 + month.month - 1, last.year * 12 + last.month):
        yield f"{place // 12}-{place % 12 + 1:02d}"
