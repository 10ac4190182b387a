"""The days on which reports on a plan are due, from its issue to the report on its last period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fzjs.analysis.status.answers import DueDay
from fzjs.checks.reporting.due import due_day, reporting_rule
from fzjs.checks.reporting.periods import days_of
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportingDay:
    """A day by which a report is due, and the first and the last month (2024-05) that it is about."""

    due: DueDay
    first: str
    last: str
    latest: date
    """The last day on which the report is not late: the first working day from the due day on."""

    @property
    def until(self) -> date:
        """The last day that the report is about."""
        return days_of(self.last)[1]

    def tells_of(self, day: date) -> bool:
        """Whether the report can tell what had been done by a day: it is about that day or a later one, and not due before."""
        return self.until >= day and self.due.day >= day


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
        ReportingDay(
            DueDay(day, "reporting", text, calendar.last_before(day)),
            months[0],
            months[-1],
            calendar.first_from(day),
        )
        for day, months in sorted(about.items())
    )


def begins(plan: Plan) -> date | None:
    """The first day on which a plan is there to be carried out: its first day, or the later one of its issue.

    None for a plan that states neither year nor period.
    """
    if plan.span is None:
        return None
    notice = plan.notice
    issued = (notice.signed or notice.published) if notice is not None else None
    return max(plan.span[0], issued or plan.span[0])


def _months(plan: Plan) -> Iterator[str]:
    month = begins(plan)
    assert plan.span is not None
    assert month is not None
    last = plan.span[1]
    for place in range(month.year * 12 + month.month - 1, last.year * 12 + last.month):
        yield f"{place // 12}-{place % 12 + 1:02d}"
