"""Recurrences expanded: by hand, against another implementation of RFC 5545, and by what must always hold."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.dates import month_length
from fzjs.language.occurrences import occurrences, read_rule
from fzjs.language.phrases import Deadline, read_deadline

RULES = sorted(
    {
        json.loads(line.split("\t")[2])["rrule"]
        for line in (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#") and '"rrule"' in line
    }
)
"""Every rule that a phrase of the tests is read as."""

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
YEAR = date(2024, 1, 1), date(2024, 12, 31)


def short(days: list[date]) -> str:
    return " ".join(f"{day.month}.{day.day}" for day in days)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("每月2日前", "1.2 2.2 3.2 4.2 5.2 6.2 7.2 8.2 9.2 10.2 11.2 12.2"),
        ("每季度末", "3.31 6.30 9.30 12.31"),
        ("每季度", "3.31 6.30 9.30 12.31"),
        ("每半年", "6.30 12.31"),
        ("每年", "12.31"),
        ("每年4月1日前", "4.1"),
        ("每年2月底前", "2.29"),
        ("每年3月、9月", "3.31 9.30"),
        ("每月31日前", "1.31 2.29 3.31 4.30 5.31 6.30 7.31 8.31 9.30 10.31 11.30 12.31"),
        ("每季度首月10日前", "1.10 4.10 7.10 10.10"),
        ("每双月", "2.29 4.30 6.30 8.31 10.31 12.31"),
        ("隔月", "2.29 4.30 6.30 8.31 10.31 12.31"),
        ("每年12月底前", "12.31"),
        ("每两年", ""),
    ],
)
def test_a_year(phrase: str, days: str) -> None:
    reading = read_deadline(phrase, 2024)
    assert isinstance(reading, Deadline)
    assert reading.rrule is not None
    assert short(occurrences(reading.rrule, *YEAR)) == days


def test_years_are_counted_from_the_first() -> None:
    assert occurrences("FREQ=YEARLY;INTERVAL=2", date(2021, 1, 1), date(2025, 12, 31)) == [
        date(2022, 12, 31),
        date(2024, 12, 31),
    ]


def test_weeks_end_on_sunday_and_friday_is_friday() -> None:
    first, last = date(2024, 5, 1), date(2024, 5, 20)
    assert short(occurrences("FREQ=WEEKLY", first, last)) == "5.5 5.12 5.19"
    assert short(occurrences("FREQ=WEEKLY;BYDAY=FR", first, last)) == "5.3 5.10 5.17"
    assert short(occurrences("FREQ=WEEKLY;BYDAY=MO,WE", first, last)) == "5.1 5.6 5.8 5.13 5.15 5.20"


def test_ten_day_periods() -> None:
    assert short(occurrences("FREQ=MONTHLY;BYMONTHDAY=10,20,-1", date(2023, 2, 1), date(2023, 2, 28))) == (
        "2.10 2.20 2.28"
    )


def test_nothing_between_days_the_wrong_way_round() -> None:
    assert occurrences("FREQ=DAILY", date(2024, 2, 1), date(2024, 1, 1)) == []


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=MONTHLY;COUNT=3", "FREQ=MONTHLY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=13"]
)
def test_rules_that_no_phrase_gives(rule: str) -> None:
    with pytest.raises(ValueError, match="not a rule"):
        read_rule(rule)


@given(st.sampled_from(RULES), DAYS, st.integers(0, 2500))
def test_days_lie_within_in_order_each_once(rule: str, first: date, length: int) -> None:
    last = first + timedelta(length)
    days = occurrences(rule, first, last)
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)


@given(
    st.sampled_from([rule for rule in RULES if "INTERVAL" not in rule and "DAILY" not in rule]),
    DAYS,
    st.integers(0, 900),
    st.integers(0, 900),
)
def test_a_later_beginning_only_leaves_out_what_lies_before(
    rule: str, first: date, skip: int, more: int
) -> None:
    middle = first + timedelta(skip)
    last = middle + timedelta(more)
    assert occurrences(rule, middle, last) == [day for day in occurrences(rule, first, last) if day >= middle]


@given(
    st.sampled_from([rule for rule in RULES if "BYMONTHDAY" in rule and "INTERVAL" not in rule]),
    DAYS,
    st.integers(0, 1200),
)
def test_as_another_implementation_has_it(rule: str, first: date, length: int) -> None:
    """dateutil leaves out days that a month lacks, so rules with days up to the 28th and -1 are compared."""
    rrule = pytest.importorskip("dateutil.rrule")
    if any(day > 28 for day in read_rule(rule).month_days):
        return
    last = first + timedelta(length)
    other = rrule.rrulestr(rule, dtstart=datetime(first.year, first.month, first.day))
    expected = [
        moment.date()
        for moment in other.between(
            datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day), inc=True
        )
    ]
    assert occurrences(rule, first, last) == expected


@given(st.integers(2000, 2060), st.integers(1, 12), st.integers(29, 31))
def test_a_day_that_a_month_lacks_is_its_last(year: int, month: int, day: int) -> None:
    length = month_length(year, month)
    found = occurrences(f"FREQ=MONTHLY;BYMONTHDAY={day}", date(year, month, 1), date(year, month, length))
    assert found == [date(year, month, min(day, length))]


@given(st.integers(1, 12), DAYS)
def test_turns_of_months_end_with_a_month(interval: int, first: date) -> None:
    last = date(first.year + 4, 12, 31)
    for day in occurrences(f"FREQ=MONTHLY;INTERVAL={interval}", first, last):
        assert day.day == month_length(day.year, day.month)
