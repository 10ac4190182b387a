"""FZ203, FZ204, FZ205, FZ212: who leads a measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

HEADS = {
    "annual": "year: 2024",
    "framework": "period: {from: 2021, to: 2025}",
    "scheme": "period: {from: 2024-01-01, to: 2024-12-31}",
}


def found(folder: Path, body: str, kind: str = "annual") -> list[Finding]:
    """What is found about attribution in a plan whose body begins at line 6."""
    head = f"fzjs: 1\nkind: {kind}\nid: plan\ntitle: 示例县计划\n{HEADS[kind]}\n"
    return found_with(folder, {"plan.yaml": head + body}, "FZ203", "FZ204", "FZ205", "FZ212")


def goal(*measures: str, own: str = "") -> str:
    """A goal at line 6 with measures in flow style, the first at line 9 (10 with something of the goal's own)."""
    own = f"    {own}\n" if own else ""
    return f"goals:\n  - title: 目标\n{own}    measures:\n" + "".join(
        f"      - {{{line}}}\n" for line in measures
    )


def test_a_measure_of_an_annual_plan_without_anybody(tmp_path: Path) -> None:
    findings = found(tmp_path, goal("id: m01, title: 甲, lead: [县司法局]", "id: m02, title: 乙"))
    assert brief(findings) == [("FZ203", 10, 9)]
    assert findings[0].subject == "m02"


@pytest.mark.parametrize("own", ["lead: [县司法局]", "responsible: [各行政执法单位]"])
def test_measures_take_their_units_from_the_goal(own: str, tmp_path: Path) -> None:
    assert found(tmp_path, goal("id: m01, title: 甲", own=own)) == []


def test_measures_take_their_units_from_goals_above_and_from_the_plan(tmp_path: Path) -> None:
    nested = "goals:\n  - title: 目标\n    lead: [县司法局]\n    goals:\n      - title: 分目标\n        measures:\n"
    assert found(tmp_path, nested + "          - {id: m01, title: 甲}\n") == []
    assert found(tmp_path, "lead: [县司法局]\n" + goal("id: m01, title: 甲")) == []


def test_a_responsible_unit_is_enough(tmp_path: Path) -> None:
    assert found(tmp_path, goal("id: m01, title: 甲, responsible: [县司法局]")) == []


def test_requirements_are_addressed_to_all(tmp_path: Path) -> None:
    body = goal("id: m01, title: 甲, lead: [县司法局]") + "requirements:\n  - {id: r01, title: 加强领导}\n"
    assert found(tmp_path, body) == []


@pytest.mark.parametrize("kind", ["framework", "scheme"])
def test_a_framework_may_name_nobody_at_all(kind: str, tmp_path: Path) -> None:
    assert found(tmp_path, goal("id: m01, title: 甲", "id: m02, title: 乙"), kind) == []


@pytest.mark.parametrize("kind", ["framework", "scheme"])
def test_a_framework_that_names_units_should_name_them_everywhere(kind: str, tmp_path: Path) -> None:
    findings = found(tmp_path, goal("id: m01, title: 甲, lead: [县司法局]", "id: m02, title: 乙"), kind)
    assert [(finding.code, finding.severity, finding.subject) for finding in findings] == [
        ("FZ212", "warning", "m02")
    ]


def test_support_without_lead(tmp_path: Path) -> None:
    findings = found(tmp_path, goal("id: m01, title: 甲, support: [各乡镇（街道）, 县直各单位]"))
    assert brief(findings) == [("FZ205", 9, 29)]
    assert "各乡镇（街道）、县直各单位" in findings[0].message


def test_support_taken_from_the_goal_is_told_at_the_measure(tmp_path: Path) -> None:
    findings = found(tmp_path, goal("id: m01, title: 甲", own="support: [县直各单位]"))
    assert brief(findings) == [("FZ205", 10, 9)]


@pytest.mark.parametrize(("role", "word"), [("lead", "牵头单位"), ("responsible", "责任单位")])
def test_a_unit_that_supports_itself(role: str, word: str, tmp_path: Path) -> None:
    findings = found(
        tmp_path, goal(f"id: m01, title: 甲, {role}: [县发改局], support: [县财政局, 县发展改革局]")
    )
    assert [finding.code for finding in findings] == ["FZ204"]
    assert findings[0].excerpt[findings[0].column - 1 :].startswith("县发展改革局")
    assert word in findings[0].message


def test_a_group_that_holds_the_lead_may_support(tmp_path: Path) -> None:
    assert found(tmp_path, goal("id: m01, title: 甲, lead: [县司法局], support: [县直各单位]")) == []


def test_a_group_that_leads_and_supports_is_found(tmp_path: Path) -> None:
    findings = found(tmp_path, goal("id: m01, title: 甲, lead: [各乡镇（街道）], support: [各乡镇人民政府]"))
    assert [finding.code for finding in findings] == ["FZ204"]


def test_support_from_the_goal_means_the_other_units(tmp_path: Path) -> None:
    measures = ("id: m01, title: 甲, lead: [县司法局]", "id: m02, title: 乙, lead: [县财政局]")
    assert found(tmp_path, goal(*measures, own="support: [县司法局, 县财政局]")) == []


def test_a_clash_written_on_the_goal_is_told_once(tmp_path: Path) -> None:
    body = goal("id: m01, title: 甲", "id: m02, title: 乙", own="lead: [县司法局]\n    support: [县司法局]")
    assert brief(found(tmp_path, body)) == [("FZ204", 9, 15)]
