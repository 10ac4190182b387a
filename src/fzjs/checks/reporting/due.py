"""By which day the report for a period has to be there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta

from fzjs.checks.reporting.periods import days_of, report_name
from fzjs.language.occurrences import occurrences
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.plan import Path, Plan, Reporting, Step
from fzjs.workspace.workspace import Workspace

Shift = Callable[[date], date]
"""From a day to the first working day on or after it."""

_FARTHEST = timedelta(400)
"""The time within which a recurrence of reporting comes round: a year, and some more for 每年2月29日."""


def reporting_rule(plan: Plan, workspace: Workspace) -> Reporting | None:
    """The duty to report on a plan: the first that the plan itself lays down, else the workspace's."""
    step = _reporting_step(plan)
    if step is not None:
        return step.measure.reporting
    settings = workspace.settings
    return settings.reporting if settings is not None else None


def own_reporting(plan: Plan) -> Path | None:
    """Where the plan itself lays down the duty to report; None where it leaves that to the workspace."""
    step = _reporting_step(plan)
    return None if step is None else (*step.path, "reporting")


def _reporting_step(plan: Plan) -> Step | None:
    return next((step for step in plan.duties() if step.measure.reporting is not None), None)


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


def misplaced(rule: Reporting | None, plan: Plan, period: str) -> str | None:
    """Why no report on a plan is owed for a period, in Chinese; None for a period that the duty to report means.

    It lies outside of the plan's years, or is a quarter where reports are monthly.
    """
    begin, end = days_of(period)
    span = plan.span
    if span is not None and (begin > span[1] or end < span[0]):
        years = f"{span[0].year}年" if span[0].year == span[1].year else f"{span[0].year}—{span[1].year}年"
        return f"报告期 {period} 不在计划“{plan.id}”的计划期（{years}）内"
    wanted = None if rule is None or isinstance(rule.due, date) else _wanted(rule.due, plan.phrase_year)
    if wanted is None or wanted == report_name(period):
        return None
    return f"报送时限是{rule.due if rule is not None else ''}，报的是{wanted}，报告期 {period} 却是{report_name(period)}的写法"


@functools.lru_cache(64)
def _wanted(due: str, plan_year: int | None) -> str | None:
    """Whether a recurrence means 月报, 季报 or 年报; None for any other (每半月)."""
    reading = read_deadline(due, plan_year)
    if not isinstance(reading, Deadline) or reading.rrule is None:
        return None
    year = plan_year or _ANY_YEAR
    days = occurrences(reading.rrule, date(year, 1, 1), date(year, 12, 31))
    return {12: "月报", 4: "季报", 1: "年报"}.get(len(set(days)))


_ANY_YEAR = 2023
"""Of a plan without a year any will do: turns are only counted."""


@functools.lru_cache(512)
def _turn(rrule: str, period: str, covers: str) -> date | None:
    """The day of a recurrence that belongs to a period: the first after it, or the last within it."""
    begin, end = days_of(period)
    # Turns of two weeks and the like are counted from there, whatever the period.
    january = date(begin.year, 1, 1)
    if covers == "previous":
        return next((day for day in occurrences(rrule, january, end + _FARTHEST) if day > end), None)
    return max((day for day in occurrences(rrule, january, end) if day >= begin), default=None)
