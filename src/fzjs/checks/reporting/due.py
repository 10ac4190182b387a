"""By which day the report for a period has to be there."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from fzjs.checks.reporting.periods import days_of
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.plan import Plan, Reporting
from fzjs.workspace.workspace import Workspace

Shift = Callable[[date], date]
"""From a day to the first working day on or after it."""

_FARTHEST = 400
"""Days within which a recurrence of reporting comes round: a year, and some more for 每年2月29日."""


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
    begin, end = days_of(period)
    parts = dict(part.split("=", 1) for part in reading.rrule.split(";"))
    if rule.covers == "previous":
        return _first(parts, end + timedelta(1), 1, _FARTHEST)
    return _first(parts, end, -1, (end - begin).days + 1)


def _first(parts: dict[str, str], day: date, step: int, days: int) -> date | None:
    """The first day of a recurrence from `day` on (or back, with step -1), among so many days."""
    for offset in range(days):
        candidate = day + timedelta(offset * step)
        if _recurs_on(parts, candidate):
            return candidate
    return None


def _recurs_on(parts: dict[str, str], day: date) -> bool:
    """Whether a recurrence falls on a day. A rule that names no day within its turn means the last one (每季度)."""
    frequency, interval = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if frequency == "DAILY":
        return True
    if frequency == "WEEKLY":
        return _WEEKDAYS[day.weekday()] in parts.get("BYDAY", "FR").split(",")
    last = monthrange(day.year, day.month)[1]
    default = "12" if frequency == "YEARLY" else _numbers(range(interval, 13, interval))
    if "BYMONTH" in parts or "BYMONTHDAY" not in parts or interval > 1:
        months = parts.get("BYMONTH", default)
        if str(day.month) not in months.split(","):
            return False
    wanted = [int(text) for text in parts.get("BYMONTHDAY", "-1").split(",")]
    return day.day in [min(number, last) if number > 0 else last + 1 + number for number in wanted]


def _numbers(numbers: range) -> str:
    return ",".join(map(str, numbers))


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
