"""Whom a measure concerns, who decides how it stands, and what each unit has to carry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fzjs.analysis.status.load import loads

from .made import measure, only, report, stand, workspace


@pytest.mark.parametrize(
    ("roles", "how", "role", "by"),
    [
        ({"lead": ["县司法局"]}, "own", "lead", "name"),
        ({"lead": ["司法局"]}, "own", "lead", "name"),
        ({"lead": ["示例县司法局"]}, "own", "lead", "name"),
        ({"lead": ["县法制局"]}, "own", "lead", "former"),
        ({"lead": ["县政府法制办"]}, "own", "lead", "successor"),
        ({"lead": ["县财政局"], "responsible": ["县司法局"]}, "own", "responsible", "name"),
        ({"lead": ["县财政局"], "support": ["县直各单位"]}, "group", "support", "group"),
        ({"lead": ["县直各单位"]}, "group", "lead", "group"),
        ({"lead": ["县直各单位"], "support": ["县司法局"]}, "own", "support", "name"),
        ({"lead": ["县司法局"], "support": ["县直各单位"]}, "own", "lead", "name"),
    ],
)
def test_how_a_unit_is_met(tmp_path: Path, roles: dict[str, Any], how: str, role: str, by: str) -> None:
    """What names the unit itself counts before what names a group, then the closest role."""
    made = workspace(tmp_path, [{"id": "m01", "title": "做一件事", **roles}])
    found = only(stand(made, "2024-06-01", unit="县司法局")).tie
    assert found is not None
    assert (found.how, found.role, found.by) == (how, role, by)


def test_what_does_not_concern_a_unit_is_left_out(tmp_path: Path) -> None:
    made = workspace(
        tmp_path, [measure(lead=["县财政局"], support=["各乡镇"]), measure(id="m02", lead=["县委依法治县办"])]
    )
    assert stand(made, "2024-06-01", unit="县司法局").measures == ()
    assert [each.id for each in stand(made, "2024-06-01", unit="城关镇").shared] == ["m01"]


def test_only_some_roles(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(), measure(id="m02", lead=["县财政局"], support=["县司法局"])])
    ids = {
        role: [each.id for each in stand(made, "2024-06-01", unit="县司法局", roles=(role,)).measures]
        for role in ("lead", "responsible", "support")
    }
    assert ids == {"lead": ["m01"], "responsible": [], "support": ["m02"]}


def test_an_office_in_a_unit_is_not_the_unit_but_is_told(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure(lead=["县委依法治县办"])])
    status = stand(made, "2024-06-01", unit="县司法局")
    assert status.measures == ()
    assert any("县委依法治县办另有 1 项" in note for note in status.notes)


LEADS = {"lead": ["县财政局", "县司法局"], "responsible": ["县教育局"], "support": ["县委依法治县办"]}
DECIDING: list[tuple[dict[str, Any], list[str], str | None]] = [
    (LEADS, ["县财政局", "县司法局", "县教育局"], "县财政局"),
    (LEADS, ["县司法局", "县教育局"], "县司法局"),
    (LEADS, ["县教育局", "县委依法治县办"], None),
    ({"responsible": ["县教育局"], "support": ["县司法局"]}, ["县司法局", "县教育局"], "县教育局"),
    ({"support": ["县司法局"]}, ["县司法局"], "县司法局"),
    ({"lead": ["县政府法制办"]}, ["县司法局"], "县司法局"),
    ({"lead": ["县司法局"]}, ["县法制局"], "县司法局"),
    ({"lead": ["县直各单位"]}, ["县司法局"], None),
    ({"lead": ["县直各单位"], "responsible": ["县司法局"]}, ["县司法局"], None),
]


@pytest.mark.parametrize(("roles", "reporting", "decides"), DECIDING)
def test_the_first_lead_that_reports_decides(
    tmp_path: Path, roles: dict[str, Any], reporting: list[str], decides: str | None
) -> None:
    made = workspace(
        tmp_path,
        [{"id": "m01", "title": "做一件事", **roles}],
        [report("2024-05", "done" if unit == decides else "blocked", unit=unit) for unit in reporting],
    )
    found = only(stand(made, "2024-06-01"))
    assert (found.decided_by.unit if found.decided_by else None) == decides
    if decides == "县司法局" and reporting == ["县法制局"]:
        assert found.state == "blocked", "the report by its former name is its own"
    elif decides in reporting:
        assert found.state == "done"
    assert len(found.reports) == len(reporting), "the others are shown"


def test_the_latest_period_counts_not_the_latest_file(tmp_path: Path) -> None:
    reports = [
        report("2024-06", "blocked", "2024-07-02"),
        report("2024-05", "in_progress", "2024-07-20"),
        report("2024-Q1", "not_started", "2024-04-02"),
    ]
    made = workspace(tmp_path, [measure()], reports)
    assert only(stand(made, "2024-08-01")).state == "blocked"
    assert only(stand(made, "2024-07-01")).state == "not_started"
    assert only(stand(made, "2024-04-01")).state is None


def test_reports_that_do_not_count_are_told(tmp_path: Path) -> None:
    made = workspace(tmp_path, [measure()], [report("2024-05", "done", None), report("2024-04", "done")])
    (tmp_path / "bad.yaml").write_text("fzjs: 1\nkind: report\nplan: p\nunit: 5\n", "utf-8")
    (tmp_path / "other.yaml").write_text(
        "fzjs: 1\nkind: report\nplan: q\nunit: 县司法局\nperiod: 2024-05\nsubmitted: 2024-05-02\n", "utf-8"
    )
    status = stand(type(made)(tmp_path), "2024-06-01")
    assert status.reports == 1
    assert any("没有写报送日期" in note and "report-0.yaml" in note for note in status.notes)
    assert any("读不成" in note and "bad.yaml" in note for note in status.notes)


def test_the_load_of_units(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        [
            measure(support=["县直各单位"]),
            measure(id="m02", lead=["县财政局", "县司法局"], deadline="5月底前"),
            measure(id="m03", lead=["县财政局"], support=["县政府法制办", "各乡镇"]),
            measure(id="m04", lead=["某某公司"]),
        ],
        [report("2024-04", "done"), report("2024-04", "blocked", unit="县财政局", of="m02")],
    )
    found = {load.unit: load for load in loads(stand(made, "2024-06-01"), made.registry)}
    assert list(found) == ["县司法局", "县财政局", "县教育局", "县委依法治县办", "城关镇", "某某公司"]
    office = found["县司法局"]
    assert (office.lead, office.support, office.shared, office.own, office.in_hand) == (2, 1, 0, 3, 2)
    assert (office.count("done"), office.count("overdue"), office.blocked, office.unreported) == (1, 1, 1, 1)
    money = found["县财政局"]
    assert (money.lead, money.shared, money.count("overdue"), money.unreported) == (2, 1, 1, 1)
    assert (found["县教育局"].own, found["县教育局"].shared) == (0, 1)
    assert found["某某公司"].lead == 1


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_many_reports_are_read_the_same_by_two_processes(tmp_path: Path) -> None:
    """More files than one process is given alone; some of them are not in order."""
    reports = [
        report(
            "2024-05",
            "done" if place == 99 else "in_progress",
            f"2024-06-{place % 28 + 1:02d}",
            of=f"m{place}",
        )
        for place in range(100)
    ]
    made = workspace(tmp_path, [measure(id=f"m{place}") for place in range(100)], reports)
    (tmp_path / "report-98.yaml").write_text(
        (tmp_path / "report-98.yaml").read_text("utf-8").replace("state: in_progress", "state: 5"), "utf-8"
    )
    status = stand(made, "2024-07-01")
    assert status.reports == 100
    states = {each.id: each.state for each in status.measures}
    assert states["m99"] == "done"
    assert states["m98"] is None
    assert sum(state == "in_progress" for state in states.values()) == 98


def test_where_a_group_leads_every_member_decides_for_itself(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        [measure(lead=["县直各单位"], deadline="5月底前")],
        [report("2024-05", "done", unit="县财政局")],
    )
    assert only(stand(made, "2024-06-15", unit="县财政局")).light == "done"
    assert only(stand(made, "2024-06-15", unit="县教育局")).light == "overdue"
    whole = only(stand(made, "2024-06-15"))
    assert (whole.light, whole.state) == ("overdue", None)
    assert whole.notes == ("4 个单位共同承担，1 个已报，1 个已完成",)


@pytest.mark.parametrize(
    ("last", "state", "light"), [("done", "done", "done_late"), ("blocked", "blocked", "overdue")]
)
def test_where_a_group_leads_the_whole_is_as_far_as_its_last_member(
    tmp_path: Path, last: str, state: str, light: str
) -> None:
    members = ["县司法局", "县财政局", "县教育局"]
    reports = [report("2024-05", "done", unit=unit) for unit in members]
    made = workspace(
        tmp_path,
        [measure(lead=["县直各单位"], deadline="5月底前")],
        [*reports, report("2024-06", last, "2024-07-02", unit="县委依法治县办")],
    )
    found = only(stand(made, "2024-07-15"))
    assert (found.state, found.light) == (state, light)
    assert found.decided_by is not None
    assert found.decided_by.unit == "县委依法治县办"


def test_a_duty_to_report_is_not_overdue_by_what_reports_say(tmp_path: Path) -> None:
    """Whether a report has come in, the check of reports tells."""
    made = workspace(tmp_path, [measure(deadline="每月2日前", reporting={"due": "每月2日前"})])
    found = only(stand(made, "2024-06-15", soon=0))
    assert (found.light, found.due and found.due.day.isoformat()) == ("on_time", "2024-07-02")
    assert found.notes == ("报送情况：fzjs report check",)


def test_a_framework_without_reports_is_carried_out_elsewhere(tmp_path: Path) -> None:
    measures = [measure(deadline="2022年底前"), measure(id="m02")]
    made = workspace(tmp_path, measures, kind="framework", period={"from": 2021, "to": 2025})
    text = (tmp_path / "plan.yaml").read_text("utf-8").replace("year: 2024\n", "")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    status = stand(made, "2024-06-15")
    assert [each.light for each in status.measures] == ["unknown", "on_time"]
    assert any("fzjs trace" in note for note in status.notes)
    assert status.reporting is None
