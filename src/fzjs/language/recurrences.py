"""Deadlines that come back: 每月2日前, 每季度末, 每隔两年, 一季一调度 → RFC 5545 recurrence rules."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from fzjs.language.dates import day_fault, month_length

if TYPE_CHECKING:
    from fzjs.language.forms import Token
    from fzjs.language.points import Point

_LEAP_YEAR = 2024
_EVERY = {
    "year": "FREQ=YEARLY",
    "half": "FREQ=MONTHLY;INTERVAL=6",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
    "month": "FREQ=MONTHLY",
    "second_month": "FREQ=MONTHLY;INTERVAL=2",
    "even_month": "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12",
    "odd_month": "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11",
    "week": "FREQ=WEEKLY",
    "day": "FREQ=DAILY",
    "ten_days": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
}
_LAST_DAY = {
    "year": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    "half": "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1",
    "quarter": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "month": "FREQ=MONTHLY;BYMONTHDAY=-1",
}
_INTERVALS = {"year": ("YEARLY", 1), "years": ("YEARLY", 1), "month": ("MONTHLY", 1), "months": ("MONTHLY", 1),
              "quarter": ("MONTHLY", 3), "quarters": ("MONTHLY", 3), "half_year": ("MONTHLY", 6),
              "weeks": ("WEEKLY", 1), "days": ("DAILY", 1)}  # fmt: skip
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")
_LONGEST_INTERVAL = 12


class BrokenRecurrenceError(ValueError):
    """A recurrence that names a day which never comes; the message is Chinese."""


def every(period: str) -> str:
    """The rule of a bare 每年, 每季度 …"""
    return _EVERY[period]


def every_last_day(period: str, tenday: int | None = None) -> str | None:
    """The rule of 每季度末, and of 每月中旬 (`tenday` 2: by the 20th); None where there is no such day."""
    if tenday is None:
        return _LAST_DAY.get(period)
    return f"FREQ=MONTHLY;BYMONTHDAY={10 * tenday if tenday < 3 else -1}" if period == "month" else None


def every_days_after(period: str, days: int) -> str | None:
    """The rule of 每季度结束后10日内: a day of the month that follows each period."""
    months = {"month": "", "quarter": "BYMONTH=1,4,7,10;", "half": "BYMONTH=1,7;", "year": "BYMONTH=1;"}.get(
        period
    )
    if months is None or not 1 <= days <= 28:
        return None
    return f"FREQ={'YEARLY' if period == 'year' else 'MONTHLY'};{months}BYMONTHDAY={days}"


def every_weekday(token: Token) -> str | None:
    """The rule of 每周五 (a number word) and 每周日."""
    if token.kind == "bare_day":
        return "FREQ=WEEKLY;BYDAY=SU"
    if token.value == 6:
        return "FREQ=WEEKLY;BYDAY=SA"
    return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[token.value - 1]}" if 1 <= token.value <= 5 else None


def every_weekdays(phrase: str) -> str | None:
    """The rule of 每周一、三 and 每周一、周三 (a folded phrase, the whole of it); None for anything else."""
    if not phrase.startswith(("每周", "每星期", "每个星期")):
        return None
    found = _weekdays_pattern().fullmatch(phrase)
    if found is None:
        return None
    days = ["一二三四五六日".index(day) for day in found[1].replace("天", "日") if day in "一二三四五六日"]
    names = (*_WEEKDAYS, "SA", "SU")
    if days != sorted(set(days)):
        return None
    return "FREQ=WEEKLY;BYDAY=" + ",".join(names[day] for day in days)


@functools.cache
def _weekdays_pattern() -> re.Pattern[str]:
    return re.compile(
        r"每(?:周|个?星期)(?=周|星期|[一二三四五六日天]、|[一二三四五六日天][和及与])((?:周|星期)?[一二三四五六日天](?:[、和及与]每?(?:周|星期)?[一二三四五六日天])*)"
    )


def every_closing_day(period: str, day: int) -> str | None:
    """The rule of 每季度末25日前: a day of the last month of each quarter or half-year."""
    months = {"quarter": "3,6,9,12", "half": "6,12"}.get(period)
    return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={day}" if months and 15 <= day <= 30 else None


def every_interval(count: Token, *, bare: bool) -> str | None:
    """The rule of 每两年, 三年一轮, 一季一调度. With `bare`, 一月 and 一季 are counts: there 三月 would be March."""
    value = 1 if count.value is None else count.value
    if not 1 <= value <= _LONGEST_INTERVAL or (bare and count.kind in ("month", "quarter") and value != 1):
        return None
    frequency, scale = _INTERVALS[count.kind]
    interval = value * scale
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")


def every_point(period: str, points: tuple[Point, ...]) -> str | None:
    """The rule of 每年4月1日前, 每月10日、25日前, 每季度第一个月10日前; None where it is not sure.

    Raises `BrokenRecurrenceError` for a day that never comes (每年2月30日).
    """
    if any(point.edge in ("beginning", "middle") or point.year is not None for point in points):
        return None
    if period == "year":
        return _yearly(points)
    if period == "month":
        return _monthly(points)
    if period == "quarter":
        return _quarterly(points)
    return None


def _yearly(points: tuple[Point, ...]) -> str | None:
    grains = {point.grain for point in points}
    for point in points:
        if point.fault:
            raise BrokenRecurrenceError(point.fault)
        if not point.month_known or (point.shift and len(points) > 1):
            return None
    if grains == {"month"} and not any(point.edge == "end" for point in points):
        if any(point.before for point in points):  # 每年6月前: with June or without?
            return None
        return "FREQ=YEARLY;BYMONTH=" + _numbers([point.last_month for point in points])
    if "whole" in grains or (grains == {"year"} and not all(point.edge == "end" for point in points)):
        return None
    return _yearly_days(points)


def _yearly_days(points: tuple[Point, ...]) -> str | None:
    """One rule for all points: the same day of each month, or each month's last."""
    months = [point.last_month for point in points]
    days = [point.last_day or month_length(_LEAP_YEAR, point.last_month) for point in points]
    for month, day in zip(months, days, strict=True):
        if fault := day_fault(None, month, day):
            raise BrokenRecurrenceError(fault)
    last = [day == month_length(_LEAP_YEAR, month) for month, day in zip(months, days, strict=True)]
    if all(last) and (len(points) > 1 or (months == [2] and points[0].last_day == 0)):
        day_list = "-1"
    elif len(set(days)) == 1:
        day_list = str(days[0])
    elif len(set(months)) == 1:
        months, day_list = months[:1], _numbers(days)
    else:
        return None
    return f"FREQ=YEARLY;BYMONTH={_numbers(months)};BYMONTHDAY={day_list}"


def _monthly(points: tuple[Point, ...]) -> str | None:
    days: list[int] = []
    for point in points:
        if point.grain == "bare_month" and point.edge == "end":
            days.append(-1)
        elif point.grain == "day" and not point.month_known:
            if point.fault:
                raise BrokenRecurrenceError(point.fault)
            days.append(point.last_day)
        else:
            return None
    return "FREQ=MONTHLY;BYMONTHDAY=" + _numbers(days)


def _quarterly(points: tuple[Point, ...]) -> str | None:
    if len(points) != 1:
        return None
    point = points[0]
    if point.grain == "bare_quarter" and point.edge == "end":
        return _LAST_DAY["quarter"]
    if point.grain != "nth_month" or (point.before and not point.first_day and point.edge != "end"):
        return None
    if point.first_day > 31:
        raise BrokenRecurrenceError(f"没有{point.first_day}日")
    months = "FREQ=MONTHLY;BYMONTH=" + _numbers(range(point.first_month, 13, 3))
    if point.edge == "end":
        return months + ";BYMONTHDAY=-1"
    return months + (f";BYMONTHDAY={point.first_day}" if point.first_day else "")


def _numbers(values: list[int] | range) -> str:
    return ",".join(map(str, values))
