"""The days of a report's period, and how periods are called."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_NAMES = {"": "年报", "Q": "季报"}


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of `2024`, `2024-05` or `2024-Q2`."""
    year, part = int(period[:4]), period[5:]
    if part.startswith("Q"):
        first, last = 3 * int(part[1]) - 2, 3 * int(part[1])
    else:
        first, last = (int(part), int(part)) if part else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def report_name(period: str) -> str:
    """What a report for such a period is called: 月报, 季报 or 年报."""
    return _NAMES.get(period[5:6], "月报")
