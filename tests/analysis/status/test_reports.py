"""What depends on when reports are due and who has handed them in: 待报, silent leads, what a unit still owes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fzjs.workspace.workspace import Workspace

from .made import measure, only, report, stand, workspace

MONTHLY = {"reporting": {"due": "每月5日前", "covers": "previous"}}
"""The report on June 2024 is due on Friday, 5 July."""


def monthly(
    folder: Path, measures: list[dict[str, Any]], told: list[dict[str, Any]], **plan: Any
) -> Workspace:
    return workspace(folder, measures, told, MONTHLY, **plan)


@pytest.mark.parametrize(
    ("on", "told", "light", "awaited"),
    [
        ("2024-06-30", [], "due_soon", None),
        ("2024-07-01", [], "unknown", "2024-07-05"),
        ("2024-07-05", [], "unknown", "2024-07-05"),
        ("2024-07-06", [], "overdue", None),
        ("2024-07-03", [("2024-05", "in_progress", "2024-06-05")], "unknown", "2024-07-05"),
        ("2024-07-03", [("2024-06", "in_progress", "2024-07-02")], "overdue", None),
        ("2024-07-03", [("2024-06", "done", "2024-07-02")], "done", None),
        ("2024-07-03", [("2024-06", "done", "2024-07-04")], "unknown", "2024-07-05"),
    ],
)
def test_nobody_is_late_before_the_report_on_the_due_day_is(
    tmp_path: Path, on: str, told: list[tuple[str, str, str]], light: str, awaited: str | None
) -> None:
    made = monthly(tmp_path, [measure(deadline="6月底前")], [report(*each) for each in told])
    found = only(stand(made, on))
    assert found.light == light
    assert found.due is not None
    assert found.due.awaited == (date.fromisoformat(awaited) if awaited else None)
    if light == "unknown":
        assert found.late_days is None


def test_a_report_that_leaves_the_measure_out_is_in_all_the_same(tmp_path: Path) -> None:
    told = [report("2024-06", "in_progress", "2024-07-02", of="m02")]
    made = monthly(tmp_path, [measure(deadline="6月底前"), measure(id="m02")], told)
    assert stand(made, "2024-07-03").measures[0].light == "overdue"


def test_a_report_put_off_by_a_weekend_is_waited_for(tmp_path: Path) -> None:
    """5 October 2024 lies in the holidays; the first working day from then on is 8 October."""
    pytest.importorskip("chinese_calendar")
    made = monthly(tmp_path, [measure(deadline="9月底前")], [])
    assert only(stand(made, "2024-10-08")).light == "unknown"
    assert only(stand(made, "2024-10-09")).light == "overdue"


def test_reports_on_the_running_month_tell_of_the_days_before_them(tmp_path: Path) -> None:
    """The report of 25 June cannot tell of 30 June; that of 25 July can."""
    settings = {"reporting": {"due": "每月25日前", "covers": "current"}}
    told = [report("2024-06", "in_progress", "2024-06-25")]
    made = workspace(tmp_path, [measure(deadline="6月底前")], told, settings)
    assert only(stand(made, "2024-07-25")).light == "unknown"
    assert only(stand(made, "2024-07-26")).light == "overdue"


def test_a_unit_that_does_everything_on_time_is_never_late(tmp_path: Path) -> None:
    """Weekly, monthly, quarterly, half-yearly: each report comes on its day and says done where a turn is over."""
    deadlines = {"m01": "每周五前", "m02": "每月25日前", "m03": "每季度末", "m04": "6月底前"}
    over = {"m01": range(1, 13), "m02": range(1, 13), "m03": (3, 6, 9, 12), "m04": range(6, 13)}
    told = []
    for month in range(4, 13):
        entries = [
            {"measure": name, "state": "done" if month in over[name] else "in_progress"} for name in deadlines
        ]
        day = f"2024-{month + 1:02d}-05" if month < 12 else "2025-01-05"
        told.append({**report(f"2024-{month:02d}", "done", day), "entries": entries})
    measures = [measure(id=name, deadline=deadline) for name, deadline in deadlines.items()]
    notice = {"issuer": "县政府", "signed": date(2024, 4, 22)}
    made = monthly(tmp_path, measures, told, notice=notice)
    for number in range(9):
        for day in (1, 4, 5, 6, 12, 26, 28):
            status = stand(made, f"2024-{number + 4:02d}-{day:02d}")
            assert not [each.id for each in status.measures if each.light in ("overdue", "done_late")], day
    assert {each.light for each in stand(made, "2025-01-06").measures} == {"done"}


def test_turns_before_the_plan_was_there_are_nobodys(tmp_path: Path) -> None:
    notice = {"issuer": "县政府", "signed": date(2024, 4, 22)}
    made = workspace(
        tmp_path, [measure(deadline="每月25日前"), measure(id="m02", deadline="3月底前")], notice=notice
    )
    turns, dated = stand(made, "2024-04-23").measures
    assert [each.day.month for each in turns.days] == list(range(4, 13))
    assert turns.light == "due_soon"
    assert [each.day for each in dated.days] == [date(2024, 3, 31)]


def test_a_turn_done_late_is_credited_to_itself(tmp_path: Path) -> None:
    told = [report("2024-03", "in_progress"), report("2024-04", "done"), report("2024-05", "in_progress")]
    made = workspace(tmp_path, [measure(deadline="每季度末")], told)
    found = only(stand(made, "2024-05-20"))
    assert [each.light for each in found.days] == ["done_late", "on_time", "on_time", "on_time"]
    assert found.days[0].done_by == date(2024, 4, 28)
    assert found.due == found.days[1]
    assert only(stand(made, "2024-07-01")).light == "overdue"


def test_a_date_of_several_that_was_missed_is_done_late(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(deadline=["3月底前", "12月底前"])], [report("2024-06", "done")])
    found = only(stand(made, "2024-07-01"))
    assert [each.light for each in found.days] == ["done_late", "on_time"]
    assert (found.light, found.due and found.due.day) == ("on_time", date(2024, 12, 31))


def test_saying_done_again_is_no_second_turn(tmp_path: Path) -> None:
    told = [report("2024-03", "done"), report("2024-04", "done"), report("2024-05", "done")]
    found = only(stand(workspace(tmp_path, [measure(deadline="每季度末")], told), "2024-07-01"))
    assert (found.light, found.due and found.due.day) == ("overdue", date(2024, 6, 30))


def two_leads(folder: Path, *told: dict[str, Any], **more: Any) -> Workspace:
    return workspace(folder, [measure(lead=["县司法局", "县财政局"], **more)], told)


def test_a_lead_that_is_silent_decides_no_more(tmp_path: Path) -> None:
    made = two_leads(
        tmp_path, report("2024-01", "not_started"), report("2024-05", "in_progress", unit="县财政局")
    )
    found = only(stand(made, "2024-06-15"))
    assert found.state == "in_progress"
    assert found.decided_by is not None
    assert found.decided_by.unit == "县财政局"
    assert found.notes == ("县司法局只报到 2024-01，以县财政局的报告为准",)


def test_a_lead_that_is_done_is_not_silent(tmp_path: Path) -> None:
    """Who has reported done need not report any more."""
    made = two_leads(tmp_path, report("2024-01", "done"), report("2024-05", "in_progress", unit="县财政局"))
    found = only(stand(made, "2024-06-15"))
    assert (found.state, found.notes) == ("done", ())


def test_of_leads_that_report_alike_the_first_decides(tmp_path: Path) -> None:
    made = two_leads(tmp_path, report("2024-05", "blocked"), report("2024-05", "done", unit="县财政局"))
    found = only(stand(made, "2024-06-15"))
    assert (found.state, found.notes) == ("blocked", ())


def test_turns_that_a_silent_lead_had_done_stay_done(tmp_path: Path) -> None:
    made = two_leads(
        tmp_path,
        report("2024-03", "done"),
        report("2024-03", "in_progress", unit="县财政局"),
        report("2024-05", "in_progress", unit="县财政局"),
        deadline="每季度末",
    )
    found = only(stand(made, "2024-06-15"))
    assert [each.light for each in found.days] == ["done", "due_soon", "on_time", "on_time"]


def test_what_a_unit_has_not_handed_in(tmp_path: Path) -> None:
    measures = [measure(targets=["讲座不少于3次"]), measure(id="m02"), measure(id="m03", lead=["县财政局"])]
    made = monthly(tmp_path, measures, [report("2024-02", "done", "2024-03-05")])
    lacking = stand(made, "2024-04-06", unit="县司法局").lacking
    assert lacking.reports == (("2024-01", date(2024, 2, 5)), ("2024-03", date(2024, 4, 7)))[:1]
    assert (lacking.entries, lacking.evidence, lacking.figures) == (("m02",), ("m01",), ("m01",))
    later = stand(made, "2024-04-09", unit="县司法局").lacking
    assert [period for period, _ in later.reports] == ["2024-01", "2024-03"]


def test_a_unit_that_is_done_owes_no_report(tmp_path: Path) -> None:
    made = monthly(
        tmp_path, [measure()], [report("2024-01", "done", "2024-02-05", evidence=[{"kind": "文件"}])]
    )
    status = stand(made, "2024-06-01", unit="县司法局")
    assert not status.lacking
    assert status.reporting is None


def test_only_who_owes_reports_is_told_to_report(tmp_path: Path) -> None:
    made = monthly(tmp_path, [measure(support=["县直各单位", "县教育局"])], [])
    assert stand(made, "2024-03-01", unit="县司法局").reporting is not None
    for unit in ("县教育局", "县财政局", "城关镇"):
        status = stand(made, "2024-03-01", unit=unit)
        assert (status.reporting, bool(status.lacking)) == (None, False), unit
    assert stand(made, "2024-03-01").reporting is not None


def test_reports_without_a_day_count_as_not_handed_in(tmp_path: Path) -> None:
    told = [report("2024-01", "done", None), report("2024-05", "done", None)]
    made = monthly(tmp_path, [measure()], told)
    status = stand(made, "2024-03-15", unit="县司法局")
    assert status.lacking.undated == ("report-0.yaml",), "of May nobody can report in March"
    assert [note for note in status.notes if "没有写报送日期" in note] == [
        "1 份报告没有写报送日期，没有计入：report-0.yaml"
    ]


def test_a_day_that_is_no_day_is_not_called_missing(tmp_path: Path) -> None:
    made = monthly(tmp_path, [measure()], [report("2024-01", "done", "2024-02-05")])
    path = tmp_path / "report-0.yaml"
    path.write_text(path.read_text("utf-8").replace("2024-02-05", "二月五日"), "utf-8")
    notes = stand(made, "2024-03-15").notes
    assert not any("没有写报送日期" in note for note in notes)
    assert any("report-0.yaml:" in note and "不合格式" in note for note in notes)


PHASES = [
    {"title": "初评", "from": "2024-05-01", "to": "2024-06-30", "targets": ["集中评估不少于2次"]},
    {"title": "验收", "from": "2024-07-01", "to": "2024-07-31", "deadline": "2024年7月底前"},
]


def test_phases_are_shown_to_the_office_and_of_the_whole_plan(tmp_path: Path) -> None:
    organisation = {"name": "领导小组", "head": "县长", "office": "司法局"}
    made = workspace(tmp_path, [measure()], kind="scheme", phases=PHASES, organisation=organisation)
    for unit in (None, "县司法局"):
        first, second = stand(made, "2024-07-15", unit=unit).phases
        assert (first.title, first.first, first.last) == ("初评", date(2024, 5, 1), date(2024, 6, 30))
        assert (first.targets, first.days) == (("集中评估不少于2次",), ())
        assert [(each.day, each.light) for each in second.days] == [(date(2024, 7, 31), "due_soon")]
    assert stand(made, "2024-07-15", unit="县财政局").phases == ()
    assert stand(made, "2024-08-15").phases[1].days[0].light == "unknown", "nobody reports on phases"


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (None, ["上一级党委、政府和本级党委、人大常委会", "公开"]),
        ("县司法局", ["本级党委、政府和上一级政府有关部门", "公开"]),
        ("城关镇", ["报上一级党委、政府", "公开"]),
        ("县委依法治县办", []),
    ],
)
def test_the_law_speaks_to_each_kind_of_unit_differently(
    tmp_path: Path, unit: str | None, told: list[str]
) -> None:
    days = stand(workspace(tmp_path, [measure()]), "2024-02-10", unit=unit).statutory
    assert [each.day for each in days] == [
        day for year in (2024, 2025) for day in (date(year, 3, 1), date(year, 4, 1)) if told
    ]
    for each, words in zip(days, told * 2, strict=True):
        assert words in each.text
        assert each.text.startswith(f"{each.day.year - 1}年")


@pytest.mark.parametrize(
    ("on", "light"), [("2024-01-15", "on_time"), ("2024-02-29", "due_soon"), ("2024-03-01", "unknown")]
)
def test_before_a_day_of_the_law_means_before_it(tmp_path: Path, on: str, light: str) -> None:
    day = stand(workspace(tmp_path, [measure()]), on).statutory[0]
    assert (day.day, day.safe, day.light) == (date(2024, 3, 1), date(2024, 2, 29), light)


def test_measures_with_the_same_id_are_told_of(tmp_path: Path) -> None:
    from fzjs.rendering.status_wording import numbers_of

    status = stand(workspace(tmp_path, [measure(), measure()]), "2024-03-01")
    assert any("重复" in note and "m01" in note for note in status.notes)
    assert list(numbers_of(status.measures).values()) == ["1.", "2."]
