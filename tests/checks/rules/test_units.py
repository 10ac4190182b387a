"""FZ201, FZ202, FZ206, FZ209, FZ211: the units that a plan names."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

PLAN = """\
fzjs: 1
kind: {kind}
id: plan
title: 示例县工作要点
{years}
goals:
  - title: 依法决策
    measures:
      - id: m01
        title: 审查重大决策
"""


def found(folder: Path, *lines: str, codes: str = "FZ2", year: int = 2024) -> list[Finding]:
    """What is found in an annual plan of a year with one measure; its first own line is line 11."""
    head = PLAN.format(kind="annual", years=f"year: {year}")
    plan = head + "".join(f"        {line}\n" for line in lines)
    return found_with(folder, {"plan.yaml": plan}, codes)


@pytest.mark.parametrize(
    "lead",
    [
        "[县司法局]",
        "[縣司法局]",
        "[县 司法局]",
        "[示例县司法局]",
        "[县发展改革局, 司法局]",
        "[县委全面依法治县委员会办公室]",
        "[各乡镇(街道)]",
        "[各乡镇（街道）, 县政府各部门]",
        "县司法局",
        "县司法局、县财政局",
        "县司法局、财政局、政务服务中心",
    ],
)
def test_names_in_every_spelling_are_known(lead: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"lead: {lead}") == []


def test_an_unknown_unit_is_found_at_its_place_with_the_nearest_name(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县司法局, 县财正局]")
    assert brief(findings) == [("FZ201", 11, 22)]
    assert findings[0].end_column == 26
    assert findings[0].subject == "m01"
    assert "“县财正局”" in findings[0].message
    assert "“县财政局”" in findings[0].hint


def test_an_unknown_unit_inside_one_text_is_found_at_its_place(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: 县司法局、县财正局")
    assert brief(findings) == [("FZ201", 11, 20)]


def test_nearness_never_resolves(tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, "lead: [县司法]")] == ["FZ201"]


def test_a_name_without_its_level_needs_the_level_once_in_the_list(tmp_path: Path) -> None:
    assert [finding.message for finding in found(tmp_path, "lead: [司法局, 财政局]")] == [
        "“司法局”不在单位名录里",
        "“财政局”不在单位名录里",
    ]


def test_several_units_in_one_item_are_told_so(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县司法局、县财政局]")
    assert brief(findings) == [("FZ201", 11, 16)]
    assert "[县司法局, 县财政局]" in findings[0].hint


def test_a_remark_in_an_item_is_told_so(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县司法局等有关部门]")
    assert brief(findings) == [("FZ201", 11, 16)]
    assert "附言" in findings[0].message
    assert "“县司法局”" in findings[0].hint


def test_a_remark_after_a_text_is_not_lost_in_silence(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: 县司法局、县财政局等有关部门")
    assert brief(findings) == [("FZ211", 11, 24)]
    assert findings[0].excerpt[23:] == "等有关部门"


@pytest.mark.parametrize("where", ["plan", "goal", "requirement", "phase", "office"])
def test_units_are_checked_wherever_they_stand(where: str, tmp_path: Path) -> None:
    parts = {
        "plan": "lead: [县财正局]\n",
        "goal": "goals:\n  - {title: 目标, lead: [县财正局]}\n",
        "requirement": "requirements:\n  - {id: r01, title: 要求, support: [县财正局]}\n",
        "phase": "phases:\n  - {title: 部署, responsible: [县财正局]}\n",
        "office": "organisation: {name: 领导小组, head: 县长, office: 县财正局}\n",
    }
    head = "fzjs: 1\nkind: annual\nid: plan\ntitle: 示例县工作要点\nyear: 2024\n"
    findings = found_with(tmp_path, {"plan.yaml": head + parts[where]}, "FZ201")
    assert len(findings) == 1
    assert findings[0].excerpt[findings[0].column - 1 :].startswith("县财正局")


def test_without_a_register_nothing_is_unknown(tmp_path: Path) -> None:
    plan = PLAN.format(kind="annual", years="year: 2024") + "        lead: [谁也不认识的单位]\n"
    empty = "fzjs: 1\nkind: units\njurisdiction: 示例县\nunits: []\n"
    assert found_with(tmp_path, {"plan.yaml": plan, "units.yaml": empty}, "FZ201") == []


def test_a_dissolved_unit_in_a_new_plan_names_its_successor(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县信息办]")
    assert brief(findings) == [("FZ202", 11, 16)]
    assert "2019年3月" in findings[0].message
    assert "“县大数据局”" in findings[0].hint


def test_a_former_name_in_a_new_plan_names_the_present_one(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县政府法制办]")
    assert brief(findings) == [("FZ202", 11, 16)]
    assert "“县司法局”" in findings[0].hint


def test_successors_are_followed_to_the_one_that_exists(tmp_path: Path) -> None:
    units = """\
fzjs: 1
kind: units
jurisdiction: 示例县
units:
  - {name: 县甲办, until: 2010, successor: 县乙办}
  - {name: 县乙办, until: 2015-06, successor: 县丙局}
  - {name: 县丙局}
"""
    plan = PLAN.format(kind="annual", years="year: 2024") + "        lead: [县甲办]\n"
    findings = found_with(tmp_path, {"plan.yaml": plan, "units.yaml": units}, "FZ202")
    assert [finding.hint for finding in findings if finding.path == "plan.yaml"] == [
        "改写承接其职责的“县丙局”"
    ]


@pytest.mark.parametrize("name", ["县信息办", "县政府法制办"])
def test_a_plan_that_began_in_time_may_use_the_old_name(name: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f"lead: [{name}]", year=2019)
    assert [(finding.code, finding.severity) for finding in findings] == [("FZ206", "info")]


def test_an_old_name_is_explained_once_in_a_file(tmp_path: Path) -> None:
    findings = found(
        tmp_path, "lead: [县政府法制办]", "responsible: [县公安局]", "support: [县政府法制办]", year=2012
    )
    assert [finding.code for finding in findings if finding.code == "FZ206"] == ["FZ206"]
    assert "共 2 处" in findings[0].message


def test_a_plan_without_a_year_is_not_judged_by_dates(tmp_path: Path) -> None:
    plan = PLAN.format(kind="scheme", years="") + "        lead: [县信息办]\n"
    assert found_with(tmp_path, {"plan.yaml": plan}, "FZ202", "FZ206") == []


def test_a_unit_repeated_in_a_list_is_found_under_any_name(tmp_path: Path) -> None:
    findings = found(tmp_path, "lead: [县司法局]", "support: [县发改局, 县财政局, 县发展改革局]")
    assert brief(findings) == [("FZ209", 12, 31)]
    assert "与“县发改局”是同一个单位" in findings[0].message


def test_the_same_unit_in_lists_of_different_measures_is_no_repetition(tmp_path: Path) -> None:
    second = ["lead: [县司法局]", "support: [县财政局]"]
    text = "\n".join(f"        {line}" for line in second)
    plan = (
        PLAN.format(kind="annual", years="year: 2024")
        + f"{text}\n      - id: m02\n        title: 二\n{text}\n"
    )
    assert found_with(tmp_path, {"plan.yaml": plan}, "FZ2") == []


@pytest.mark.parametrize("name", ["互助县司法局", "縣司發局", "县司法局、縣司發局", "西宁市司法局"])
def test_an_unknown_name_is_told_once_whatever_else_is_wrong_with_it(name: str, tmp_path: Path) -> None:
    for lead in (name, f"[{name}]"):
        findings = found(tmp_path, f"lead: {lead}", codes="")
        assert [finding.code for finding in findings] == ["FZ201"]


def test_a_known_name_in_other_characters_is_still_told(tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, "lead: [縣司法局]", codes="")] == ["FZ606"]


@pytest.mark.parametrize(
    "lead", ["【县司法局】", "[“县司法局”]", "[‘县司法局’]", "['《县司法局》']", "[县司法局。]"]
)
def test_marks_around_a_name_are_told_as_such(lead: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, f"lead: {lead}", codes="FZ201")
    assert "多余的标点" in finding.message
    assert finding.hint == "去掉标点，只写 县司法局"
