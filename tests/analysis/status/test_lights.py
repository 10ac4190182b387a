"""Lights around the days on which they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from .made import measure, only, report, stand, workspace


@pytest.mark.parametrize(
    ("on", "light", "late"),
    [
        ("2024-05-28", "on_time", None),
        ("2024-05-29", "due_soon", None),
        ("2024-06-30", "due_soon", None),
        ("2024-07-01", "overdue", 1),
        ("2025-01-01", "overdue", 185),
    ],
)
def test_before_on_and_after_the_due_day(tmp_path: Path, on: str, light: str, late: int | None) -> None:
    found = only(stand(workspace(tmp_path, [measure(deadline="6月底前")]), on))
    assert (found.light, found.late_days) == (light, late)
    assert found.due is not None
    assert found.due.day == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("soon", "light"), [(0, "on_time"), (7, "on_time"), (8, "due_soon"), (400, "due_soon")]
)
def test_how_near_is_the_users_choice(tmp_path: Path, soon: int, light: str) -> None:
    """30 June 2024 is a Sunday: what counts is the Friday before, when it has to be ready."""
    made = workspace(tmp_path, [measure(deadline="6月底前")])
    assert only(stand(made, "2024-06-20", soon=soon)).light == light


def test_the_due_day_itself_is_no_day_too_late(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline="6月30日前")])
    assert only(stand(made, "2024-06-30", soon=0)).light == "due_soon"


@pytest.mark.parametrize(
    ("reports", "light", "late"),
    [
        ([("2024-06", "done", "2024-07-02")], "done", None),
        ([("2024-07", "done", "2024-08-02")], "done_late", 31),
        ([("2024-07", "done", "2024-07-05")], "done_late", 5),
        ([("2024-06", "done", "2024-07-02"), ("2024-07", "done", "2024-08-02")], "done", None),
        ([("2024-05", "done", "2024-06-02"), ("2024-06", "in_progress", "2024-07-02")], "overdue", 63),
        ([("2024-05", "done", "2024-06-02"), ("2024-06", "blocked", "2024-07-02"), ("2024-07", "done", "2024-08-01")],
         "done_late", 31),
        ([("2024-06", "in_progress", "2024-07-02")], "overdue", 63),
        ([("2024-06", "done", "2024-09-02")], "overdue", 63),
        ([("2024-06", "done", None)], "overdue", 63),
        ([("2024-Q2", "done", "2024-07-02")], "done", None),
        ([("2024-Q3", "done", "2024-08-31")], "done_late", 62),
    ],
)  # fmt: skip
def test_done_in_time_or_late(
    tmp_path: Path, reports: list[tuple[str, str, str | None]], light: str, late: int | None
) -> None:
    """Asked about on 1 September: what is handed in later, or not at all, is not known."""
    made = workspace(tmp_path, [measure(deadline="6月底前")], [report(*each) for each in reports])
    found = only(stand(made, "2024-09-01"))
    assert (found.light, found.late_days) == (light, late)


def test_a_due_day_within_the_period_of_the_report_counts_as_in_time(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline="6月10日前")], [report("2024-06", "done", "2024-07-02")])
    found = only(stand(made, "2024-07-10"))
    assert (found.light, found.due and found.due.done_by) == ("done", date(2024, 6, 30))


@pytest.mark.parametrize(
    ("deadline", "state", "light"),
    [
        ("尽快", None, "unknown"),
        ("尽快", "in_progress", "unknown"),
        ("尽快", "done", "done"),
        ("长期坚持", None, "unknown"),
        ("长期坚持", "in_progress", "on_time"),
        ("长期坚持", "blocked", "unknown"),
        ("印发之日起30日内", "in_progress", "unknown"),
        ("月亮升起时", None, "unknown"),
        ("2月30日前", None, "unknown"),
    ],
)
def test_without_a_day(tmp_path: Path, deadline: str, state: str | None, light: str) -> None:
    reports = [] if state is None else [report("2024-05", state)]
    found = only(stand(workspace(tmp_path, [measure(deadline=deadline)], reports), "2024-12-31"))
    assert (found.light, found.due, found.days) == (light, None, ())
    assert [each.text for each in found.deadlines] == [deadline]


def test_the_end_of_the_plan_is_due_where_nothing_is_said(tmp_path: Path) -> None:
    found = only(stand(workspace(tmp_path, [measure()]), "2024-12-31"))
    assert found.light == "due_soon"
    assert found.due is not None
    assert (found.due.kind, found.due.day) == ("implied", date(2024, 12, 31))
    assert only(stand(workspace(tmp_path, [measure()]), "2025-01-01")).light == "overdue"


def test_a_plan_without_years_has_no_end(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(), measure(id="m02", deadline="每季度末")], kind="scheme")
    text = (tmp_path / "plan.yaml").read_text("utf-8").replace("year: 2024\n", "")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    status = stand(made, "2024-12-31")
    assert [each.light for each in status.measures] == ["unknown", "unknown"]
    assert "没有写年度" in status.notes[0]


# fmt: off
TURNS: list[tuple[str, list[tuple[str, str]], str, str, str | None]] = [
    ("2024-02-15", [], "on_time", "2024-03-31", None),
    ("2024-03-31", [], "due_soon", "2024-03-31", None),
    ("2024-04-01", [], "overdue", "2024-03-31", "1"),
    ("2024-04-01", [("2024-03", "done")], "on_time", "2024-06-30", None),
    ("2024-04-01", [("2024-02", "done"), ("2024-03", "in_progress")], "on_time", "2024-06-30", None),
    ("2024-07-01", [("2024-03", "done")], "overdue", "2024-06-30", "1"),
    ("2024-07-10", [("2024-06", "done")], "on_time", "2024-09-30", None),
    ("2024-06-15", [("2024-05", "done")], "due_soon", "2024-06-30", None),
    ("2024-06-15", [("2024-03", "done"), ("2024-04", "in_progress"), ("2024-05", "done")], "on_time", "2024-09-30", None),
    ("2024-06-15", [("2024-04", "in_progress")], "overdue", "2024-03-31", "76"),
    ("2025-01-05", [("2024-12", "done")], "done_late", "2024-12-31", None),
    ("2025-01-05", [("2024-Q1", "done"), ("2024-Q2", "done"), ("2024-Q3", "done"), ("2024-Q4", "done")], "done",
     "2024-12-31", None),
    ("2025-02-05", [("2025-01", "done")], "done_late", "2024-12-31", "28"),
]


# fmt: on
@pytest.mark.parametrize(("on", "reports", "light", "due", "late"), TURNS)
def test_each_turn_of_a_recurrence_needs_its_own_report(
    tmp_path: Path, on: str, reports: list[tuple[str, str]], light: str, due: str, late: str | None
) -> None:
    made = workspace(
        tmp_path, [measure(deadline="每季度末")], [report(period, state) for period, state in reports]
    )
    found = only(stand(made, on))
    assert found.due is not None
    assert (found.light, found.due.day.isoformat()) == (light, due)
    assert found.late_days == (None if late is None else int(late))


def test_a_yearly_report_covers_every_turn_of_the_year(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline="每月25日前")], [report("2024", "done", "2024-12-31")])
    found = only(stand(made, "2025-01-05"))
    assert [each.light for each in found.days].count("done") == 12


def test_several_dates_are_turns_of_their_own(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline=["6月底前", "12月底前"])], [report("2024-06", "done")])
    found = only(stand(made, "2024-07-15"))
    assert [each.light for each in found.days] == ["done", "on_time"]
    assert (found.light, found.due and found.due.day) == ("on_time", date(2024, 12, 31))


def test_the_plans_year_counts_not_the_day_of_issue(tmp_path: Path) -> None:
    notice: dict[str, Any] = {"issuer": "县政府", "signed": date(2023, 12, 20)}
    found = only(stand(workspace(tmp_path, [measure(deadline="年底前")], notice=notice), "2024-01-05"))
    assert found.due is not None
    assert found.due.day == date(2024, 12, 31)


def test_the_working_day_before_a_holiday_is_told(tmp_path: Path) -> None:
    pytest.importorskip("chinese_calendar")
    found = only(stand(workspace(tmp_path, [measure(deadline="10月5日前")]), "2024-09-01"))
    assert found.due is not None
    assert found.due.safe == date(2024, 9, 30)


def test_the_workspaces_own_holidays_count(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline="10月5日前")], settings={"holidays": "放假.yaml"}, year=2031)
    (tmp_path / "放假.yaml").write_text(
        "fzjs: 1\nkind: holidays\nholidays: [{name: 国庆节, from: 2031-10-01, to: 2031-10-07}]\n"
        "years: [2031]\n",
        "utf-8",
    )
    status = stand(made, "2031-09-01")
    found = only(status)
    assert found.due is not None
    assert found.due.safe == date(2031, 9, 30)
    assert not any("2031" in note for note in status.notes)


def test_a_year_without_known_holidays_is_noted(tmp_path: Path) -> None:
    status = stand(workspace(tmp_path, [measure(deadline="10月5日前")], year=2031), "2031-09-01")
    assert any("2031年" in note and "只按周末" in note for note in status.notes)


@pytest.mark.parametrize(
    ("deadline", "period", "done"),
    [
        ("每月25日前", "2024-05", ["2024-05-25"]),
        ("每月2日前", "2024-05", ["2024-05-02"]),
        ("每季度末", "2024-02", ["2024-03-31"]),
        ("每月底前", "2024-Q1", ["2024-01-31", "2024-02-29", "2024-03-31"]),
        ("每季度首月10日前", "2024-02", ["2024-01-10"]),
        ("每半年", "2024-12", ["2024-12-31"]),
    ],
)
def test_a_report_is_about_the_turns_of_its_own_time(
    tmp_path: Path, deadline: str, period: str, done: list[str]
) -> None:
    found = only(
        stand(workspace(tmp_path, [measure(deadline=deadline)], [report(period, "done")]), "2025-01-05")
    )
    assert [each.day.isoformat() for each in found.days if each.done_by] == done
