"""By which day the report for a period has to be there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta

from fzjs.checks.reporting.periods import days_of
from fzjs.language.occurrences import occurrences
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.plan import Plan, Reporting
from fzjs.workspace.workspace import Workspace

Shift = Callable[[date], date]
"""From a day to the first working day on or after it."""

_FARTHEST = timedelta(400)
"""The time within which a recurrence of reporting comes round: a year, and some more for 每年2月29日."""


def reporting_rule(plan: Plan, workspace: Workspace) -> Reporting | None:
    """The duty to report on a plan: the first that the plan itself lays down, else the workspace's."""
    own = next((step.measure.reporting for step in plan.duties() if step.measure.reporting is not None), None)
    if own is not None:
        return own
    settings = workspace.settings
    return settings.reporting if settings is not None else None


def due_day(rule: Reporting, period: str, plan_year: int | None = None) -> date | None:
    """The day by which the report for a period is due; None where the rule names no day that can be told.

    A rule that covers the previous period (每月2日前, 报上月) means its first day after the period's end, one that
    covers the current period its last day within it.
    """
    if isinstance(rule.due, date):
        return rule.due
    reading = read_deadline(rule.due, plan_year)
    if not isinstance(reading, Deadline):
        return None
    if reading.rrule is None:
        return reading.end or max(reading.dates, default=reading.date)
    return _turn(reading.rrule, period, rule.covers)


@functools.lru_cache(512)
def _turn(rrule: str, period: str, covers: str) -> date | None:
    """The day of a recurrence that belongs to a period: the first after it, or the last within it."""
    begin, end = days_of(period)
    # Turns of two weeks and the like are counted from there, whatever the period.
    january = date(begin.year, 1, 1)
    if covers == "previous":
        return next((day for day in occurrences(rrule, january, end + _FARTHEST) if day > end), None)
    return max((day for day in occurrences(rrule, january, end) if day >= begin), default=None)
