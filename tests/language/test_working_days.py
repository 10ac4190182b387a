"""Working days: weekends, what the State Council arranged, what a workspace lays down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.working_days import WorkingDays


@pytest.fixture
def days() -> WorkingDays:
    pytest.importorskip("chinese_calendar")
    return WorkingDays()


def test_holidays_and_worked_weekends_of_a_known_year(days: WorkingDays) -> None:
    assert not days.is_working(date(2024, 10, 1)), "National Day, a Tuesday"
    assert days.is_working(date(2024, 9, 29)), "a Sunday that is worked"
    assert days.is_working(date(2024, 5, 10))
    assert not days.is_working(date(2024, 6, 2)), "a Sunday"
    assert days.unknown_years == set()


def test_the_working_day_before(days: WorkingDays) -> None:
    assert days.last_before(date(2024, 6, 2)) == date(2024, 5, 31)
    assert days.last_before(date(2024, 10, 7)) == date(2024, 9, 30)
    assert days.last_before(date(2025, 2, 2)) == date(2025, 1, 27), "the Spring Festival begins on the 28th"
    assert days.last_before(date(2024, 5, 31)) is None


def test_the_working_day_after(days: WorkingDays) -> None:
    assert days.first_from(date(2024, 10, 1)) == date(2024, 10, 8)
    assert days.first_from(date(2024, 5, 31)) == date(2024, 5, 31)


def test_a_year_that_nobody_knows_is_told(days: WorkingDays) -> None:
    assert days.is_working(date(2031, 10, 1)), "a Wednesday"
    assert not days.is_working(date(2031, 10, 4)), "a Saturday"
    assert days.unknown_years == {2031}


def test_without_the_library_only_weekends_are_known() -> None:
    days = WorkingDays(with_library=False)
    assert not days.has_library
    assert days.is_working(date(2024, 10, 1))
    assert days.unknown_years == {2024}


def test_the_workspace_comes_first() -> None:
    days = WorkingDays({date(2031, 10, 1): False, date(2031, 10, 4): True}, [2031], with_library=False)
    assert not days.is_working(date(2031, 10, 1))
    assert days.is_working(date(2031, 10, 4))
    assert days.is_working(date(2031, 10, 6)), "not named there: a Monday"
    assert days.unknown_years == set()


def test_a_year_given_completely_is_not_looked_up(days: WorkingDays) -> None:
    own = WorkingDays({date(2024, 10, 1): False}, [2024])
    assert own.is_working(date(2024, 10, 2)), "a Wednesday that the library has for a holiday"
    assert not own.is_working(date(2024, 9, 29)), "a Sunday, which the library has for worked"
    assert own.unknown_years == set()
    assert not days.is_working(date(2024, 10, 2))


@pytest.mark.usefixtures("days")
def test_single_days_change_those_days_alone() -> None:
    own = WorkingDays({date(2024, 10, 8): False, date(2031, 1, 1): False})
    assert not own.is_working(date(2024, 10, 8)), "of the workspace's own"
    assert not own.is_working(date(2024, 10, 2)), "as arranged"
    assert own.is_working(date(2024, 9, 29)), "as arranged"
    assert own.is_working(date(2031, 10, 1)), "one day, listed over the end of a year, makes no year known"
    assert own.unknown_years == {2031}


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.sets(st.integers(-20, 20), max_size=15))
def test_the_day_before_is_worked_and_none_between(day: date, off: set[int]) -> None:
    settled = {day + timedelta(offset): False for offset in off}
    days = WorkingDays(settled, with_library=False)
    before = days.last_before(day)
    if before is None:
        assert days.is_working(day)
        return
    assert days.is_working(before)
    between = range(before.toordinal() + 1, day.toordinal() + 1)
    assert not any(days.is_working(date.fromordinal(each)) for each in between)
