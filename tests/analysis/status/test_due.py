"""Due days of deadlines, whatever they are made of, and the lights of many turns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.analysis.status.due import due_dates, written_deadlines
from fzjs.analysis.status.lights import Watch, lit_once, lit_turns
from fzjs.analysis.status.progress import Account
from fzjs.checks.reporting.periods import days_of
from fzjs.language.working_days import WorkingDays
from fzjs.model.report import ReportEntry

SPAN = date(2024, 1, 1), date(2024, 12, 31)
WEEKENDS = WorkingDays(with_library=False)

PHRASES = st.sampled_from(
    ["每月2日前", "每季度末", "每半年", "每周五", "年底前", "6月底前", "6月、12月底前", "上半年", "第三季度", "长期坚持", "尽快",
     "印发之日起30日内", "月亮升起时", "2月30日前", "次年1月底前", "每年4月1日前", "5月10日—5月30日"]
)  # fmt: skip
DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
DEADLINES = st.lists(PHRASES | DAYS, max_size=4)
MONTHS = st.integers(1, 12).map(lambda month: f"2024-{month:02d}")
PERIODS = MONTHS | st.sampled_from(["2024-Q1", "2024-Q3", "2024"])
STATES = st.sampled_from(["not_started", "in_progress", "done", "blocked"])


def account(period: str, state: str) -> Account:
    begin, end = days_of(period)
    entry = ReportEntry.model_validate({"measure": "m01", "state": state})
    return Account("县司法局", period, begin, end, end + timedelta(2), entry, "", ())


ACCOUNTS = st.lists(st.builds(account, PERIODS, STATES), max_size=8).map(
    lambda found: sorted(found, key=lambda each: (each.end, each.begin))
)


@pytest.mark.parametrize(
    ("phrase", "kind", "days"),
    [
        ("6月底前", "day", ["2024-06-30"]),
        ("6月、12月底前", "day", ["2024-06-30", "2024-12-31"]),
        ("上半年", "span", ["2024-06-30"]),
        ("每半年", "recurring", ["2024-06-30", "2024-12-31"]),
        ("次年1月底前", "day", ["2025-01-31"]),
        ("长期坚持", "", []),
        ("印发之日起30日内", "", []),
        ("尽快", "", []),
    ],
)
def test_phrases(phrase: str, kind: str, days: list[str]) -> None:
    found = due_dates(written_deadlines([phrase], (), 2024, SPAN), WEEKENDS)
    assert [each.day.isoformat() for each in found] == days
    assert {each.kind for each in found} <= {kind}


@given(DEADLINES)
def test_due_days_are_all_there_in_order_each_once(deadlines: list[str | date]) -> None:
    written = written_deadlines(deadlines, ("deadline",), 2024, SPAN)
    assert [each.path for each in written] == [("deadline", place) for place in range(len(deadlines))]
    found = due_dates(written, WEEKENDS)
    assert [each.day for each in found] == sorted({day for each in written for day in each.days})
    for each in found:
        assert (each.safe is None) == WEEKENDS.is_working(each.day)
        assert each.safe is None or (each.safe < each.day and WEEKENDS.is_working(each.safe))


@given(DEADLINES)
def test_a_recurrence_stays_within_the_plan_and_other_phrases_do_not_depend_on_it(
    deadlines: list[str | date],
) -> None:
    within = written_deadlines(deadlines, (), 2024, SPAN)
    without = written_deadlines(deadlines, (), 2024, None)
    for bound, free in zip(within, without, strict=True):
        if bound.type == "recurring":
            assert all(SPAN[0] <= day <= SPAN[1] for day in bound.days)
            assert free.days == ()
        else:
            assert bound == free


@given(ACCOUNTS, DAYS, st.integers(0, 60))
def test_the_light_of_one_day(accounts: list[Account], on: date, soon: int) -> None:
    (due,) = due_dates(written_deadlines(["6月底前"], (), 2024, SPAN), WEEKENDS)
    lit = lit_once(due, accounts, Watch(on, timedelta(soon)))
    is_done = bool(accounts) and accounts[-1].entry.state == "done"
    assert (lit.light in ("done", "done_late")) == is_done
    if not is_done:
        days = (due.day - on).days
        # 30 June 2024 is a Sunday: near is counted to the Friday before.
        assert lit.light == ("overdue" if days < 0 else "due_soon" if days - 2 <= soon else "on_time")
    if lit.light == "done_late":
        assert any(each.begin > due.day and each.entry.state == "done" for each in accounts)


@given(ACCOUNTS, DAYS, st.sampled_from(["每月25日前", "每季度末", "6月、12月底前", "每半年"]))
def test_turns_are_done_by_reports_that_say_so_and_by_no_others(
    accounts: list[Account], on: date, phrase: str
) -> None:
    days = due_dates(written_deadlines([phrase], (), 2024, SPAN), WEEKENDS)
    lit = lit_turns(days, accounts, Watch(on, timedelta(30)))
    assert [each.day for each in lit] == [each.day for each in days]
    done = [each for each in lit if each.done_by]
    saying = [each for each in accounts if each.entry.state == "done"]
    assert bool(done) <= bool(saying)
    for each in done:
        in_time = any(account.begin <= each.day for account in saying)
        assert in_time if each.light == "done" else any(account.begin > each.day for account in saying)
    for each in lit:
        if each.light == "overdue":
            assert each.day < on
    more = lit_turns(days, [*accounts, account("2024", "done")], Watch(on, timedelta(30)))
    assert all(each.done_by for each in more), "a yearly report speaks for all turns of its year"
