"""The days that a deadline names, and how a message writes a day."""

from __future__ import annotations

from datetime import date

from fzjs.language.readings import Deadline, Unparsed


def first_day(reading: Deadline | Unparsed | None) -> date | None:
    """The first day of a span, or the (earliest) day of a date; None for everything else."""
    if not isinstance(reading, Deadline):
        return None
    return reading.start or min(reading.dates, default=reading.date) if reading.type in _DATED else None


def due_day(reading: Deadline | Unparsed | None) -> date | None:
    """The last day of a span, or the (latest) day of a date; None for everything else."""
    if not isinstance(reading, Deadline):
        return None
    return reading.end or max(reading.dates, default=reading.date) if reading.type in _DATED else None


def with_annual_report(end: date) -> date:
    """The last day on which what belongs to a plan that ends on `end` may still be due.

    The yearly report on building a government under the rule of law is published by 1 April of the following
    year (《法治政府建设与责任落实督察工作规定》, 2019, article 24), so a plan that ends with a year reaches that far.
    """
    ends_with_year = (end.month, end.day) == (12, 31) and end < date.max
    return date(end.year + 1, 4, 1) if ends_with_year else end


def in_chinese(day: date) -> str:
    """2024年5月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


_DATED = ("by", "span")
