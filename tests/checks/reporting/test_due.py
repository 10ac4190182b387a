"""By which day a report has to be there."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.reporting.due import due_day
from fzjs.checks.reporting.periods import days_of, report_name
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.plan import Reporting


def due(phrase: str | date, period: str, covers: str = "previous") -> date | None:
    return due_day(Reporting.model_validate({"due": phrase, "covers": covers}), period, 2024)


@pytest.mark.parametrize(
    ("phrase", "period", "covers", "day"),
    [
        ("每月2日前", "2024-05", "previous", date(2024, 6, 2)),
        ("每月2日前", "2024-12", "previous", date(2025, 1, 2)),
        ("每月31日前", "2024-05", "previous", date(2024, 6, 30)),
        ("每月25日前", "2024-05", "current", date(2024, 5, 25)),
        ("每月底前", "2024-02", "current", date(2024, 2, 29)),
        ("每季度末", "2024-Q2", "current", date(2024, 6, 30)),
        ("每季度末", "2024-Q2", "previous", date(2024, 9, 30)),
        ("每年12月底前", "2024", "current", date(2024, 12, 31)),
        ("每年1月底前", "2024", "previous", date(2025, 1, 31)),
        ("每周五", "2024-05", "previous", date(2024, 6, 7)),
        ("每月5日、20日", "2024-05", "previous", date(2024, 6, 5)),
        ("每半年", "2024-Q2", "current", date(2024, 6, 30)),
        ("2024年7月10日前", "2024-Q2", "previous", date(2024, 7, 10)),
        (date(2024, 7, 10), "2024-Q2", "previous", date(2024, 7, 10)),
        ("及时", "2024-05", "previous", None),
        ("每年3月底前", "2024-05", "current", None),
    ],
)
def test_due_days(phrase: str | date, period: str, covers: str, day: date | None) -> None:
    assert due(phrase, period, covers) == day


@pytest.mark.parametrize(
    ("period", "first", "last", "name"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "月报"),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), "季报"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "年报"),
    ],
)
def test_periods(period: str, first: date, last: date, name: str) -> None:
    assert days_of(period) == (first, last)
    assert report_name(period) == name


@given(day=st.integers(1, 28), year=st.integers(2000, 2100), month=st.integers(1, 12))
def test_as_the_recurrence_rule_says(day: int, year: int, month: int) -> None:
    """The first turn after the period, as dateutil expands the rule that the phrase is read as."""
    phrase = f"每月{day}日前"
    period = f"{year}-{month:02d}"
    reading = read_deadline(phrase, year)
    assert isinstance(reading, Deadline)
    assert reading.rrule is not None
    end = datetime.combine(days_of(period)[1], time())
    expected = rrulestr(reading.rrule, dtstart=end).after(end)
    assert due(phrase, period) == expected.date()
