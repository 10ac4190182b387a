"""Days of the calendar, without the standard library's `calendar` (slow to import)."""

from __future__ import annotations

import datetime

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1949, 2099


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def last_day(year: int, month: int) -> datetime.date:
    """The last day of a month (1 to 12)."""
    return datetime.date(year, month, month_length(year, month))


def day_fault(year: int | None, month: int, day: int) -> str | None:
    """Why there is no such day, in Chinese; None when there is. Without a year, 29 February passes."""
    if not 1 <= month <= 12:
        return f"没有{month}月，月份应在1到12之间"
    longest = month_length(2000 if year is None else year, month)
    if not 1 <= day <= longest:
        if not day:
            return f"没有{month}月0日"
        has = f"{month}月只有" if month != 2 else "2月最多" if year is None else f"{year}年2月只有"
        return f"{has}{longest}天，没有{day}日"
    return None


def year_fault(year: int, written: str) -> str | None:
    """Why a written year cannot be meant, in Chinese; None when it can (1949 to 2099, four digits)."""
    if len(written) == 2:
        return (
            f"年份要写四位数字：“{written}年”应写成“20{written}年”"
            if written.isdigit()
            else f"年份不完整：{written}年"
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"年份“{written}年”不对，应写四位数字的公历年份"
    return None
