"""The calendar: last days, and why a day does not exist."""

from __future__ import annotations

import calendar

import pytest

from fzjs.language.dates import day_fault, last_day, month_length, year_fault


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_lengths_of_months(year: int) -> None:
    for month in range(1, 13):
        assert month_length(year, month) == calendar.monthrange(year, month)[1]
        assert last_day(year, month).day == month_length(year, month)


@pytest.mark.parametrize(
    ("year", "month", "day", "said"),
    [
        (2023, 2, 29, "2023年2月只有28天"),
        (None, 2, 30, "2月最多29天"),
        (2024, 4, 31, "4月只有30天"),
        (2024, 13, 1, "没有13月"),
        (2024, 6, 0, "没有6月0日"),
    ],
)
def test_why_there_is_no_such_day(year: int | None, month: int, day: int, said: str) -> None:
    assert said in (day_fault(year, month, day) or "")


def test_days_that_exist() -> None:
    assert day_fault(2024, 2, 29) is None
    assert day_fault(None, 2, 29) is None
    assert year_fault(2024, "2024") is None


def test_years_need_four_digits() -> None:
    assert "2024" in (year_fault(24, "24") or "")
    assert year_fault(202, "202") is not None
    assert year_fault(2204, "2204") is not None
