"""The days of a recurrence: RFC 5545 rules, as far as the readers of phrases write them, → dates."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from fzjs.language.dates import month_length

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = frozenset(["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"])


class Recurrence(NamedTuple):
    """A rule taken apart. What a phrase leaves open is empty: 每季度 names no day."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    """-1 is the last day."""
    weekdays: tuple[int, ...] = ()
    """0 is Monday."""


@functools.lru_cache(256)
def read_rule(rule: str) -> Recurrence:
    """Take a rule apart. Raises `ValueError` for parts that no phrase gives (COUNT, BYSETPOS, 2MO …)."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if not _PARTS.issuperset(parts) or parts.get("FREQ") not in _FREQUENCIES:
        raise ValueError(f"not a rule that phrases give: {rule}")

    def numbers(name: str) -> tuple[int, ...]:
        return tuple(map(int, parts[name].split(","))) if name in parts else ()

    weekdays = tuple(_WEEKDAYS.index(day) for day in parts["BYDAY"].split(",")) if "BYDAY" in parts else ()
    interval = int(parts.get("INTERVAL", 1))
    if interval < 1 or not all(1 <= month <= 12 for month in numbers("BYMONTH")):
        raise ValueError(f"not a rule that phrases give: {rule}")
    return Recurrence(parts["FREQ"], interval, numbers("BYMONTH"), numbers("BYMONTHDAY"), weekdays)


def occurrences(rule: str, first: date, last: date) -> list[date]:
    """The days from `first` to `last` (both included) by which each turn is due, in order.

    Where the rule names no day, a turn is due when its period ends: 每季度 on the last days of March, June,
    September and December, 每周 on Sunday. A day that a month lacks is the month's last. Intervals that do not
    divide the year (每两年, 每5个月) are counted from the year or month of `first`; 每两周 and 每3天 from its day.
    """
    if first > last:
        return []
    recurrence = read_rule(rule)
    days = _DAYS_OF[recurrence.frequency](recurrence, first)
    due = itertools.takewhile(lambda day: day <= last, days)
    return [day for day in due if day >= first]


def _daily(rule: Recurrence, first: date) -> Iterator[date]:
    # The last of each `interval` days is when the turn is due.
    return _steps(first + timedelta(rule.interval - 1), rule.interval)


def _weekly(rule: Recurrence, first: date) -> Iterator[date]:
    monday = first - timedelta(first.weekday())
    weekdays = sorted(set(rule.weekdays)) or [6]
    for start in _steps(monday + timedelta(7 * (rule.interval - 1)), 7 * rule.interval):
        yield from (day for offset in weekdays if (day := _later(start, offset)) is not None)


def _monthly(rule: Recurrence, first: date) -> Iterator[date]:
    count_from = first.year * 12 + (0 if 12 % rule.interval == 0 else first.month - 1)
    turn_ends = itertools.count(count_from + rule.interval - 1, rule.interval)
    for number in turn_ends:
        year, month = number // 12, number % 12 + 1
        if year > date.max.year:
            return
        if not rule.months or month in rule.months:
            yield from _days_in(rule, year, month)


def _yearly(rule: Recurrence, first: date) -> Iterator[date]:
    for year in range(first.year + rule.interval - 1, date.max.year + 1, rule.interval):
        for month in sorted(set(rule.months)) or [12]:
            yield from _days_in(rule, year, month)


def _days_in(rule: Recurrence, year: int, month: int) -> list[date]:
    length = month_length(year, month)
    wanted = {length if day == -1 else min(day, length) for day in rule.month_days or (-1,)}
    return [date(year, month, day) for day in sorted(wanted)]


def _steps(start: date, days: int) -> Iterator[date]:
    number = start.toordinal()
    while number <= date.max.toordinal():
        yield date.fromordinal(number)
        number += days


def _later(start: date, days: int) -> date | None:
    number = start.toordinal() + days
    return date.fromordinal(number) if number <= date.max.toordinal() else None


_DAYS_OF = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
