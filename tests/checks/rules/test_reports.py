"""FZ701–FZ703, FZ710–FZ713, FZ715: whose report on what."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

CODES = ("FZ701", "FZ702", "FZ703", "FZ710", "FZ711", "FZ712", "FZ713", "FZ715")


def report(
    *entries: str,
    plan: str = "annual-2024",
    unit: str = "县司法局",
    period: str = "2024-03",
    submitted: str = "2024-04-01",
) -> str:
    """A report whose entries begin at line 8."""
    head = f"fzjs: 1\nkind: report\nplan: {plan}\nunit: {unit}\nperiod: {period}\nsubmitted: {submitted}\nentries:\n"
    lines = entries or ("measure: m01, state: in_progress",)
    return head + "".join(f"  - {{{line}}}\n" for line in lines)


def found(folder: Path, text: str, **files: str) -> list[Finding]:
    """What is found in a report added to the example workspace."""
    others = {f"{name}.yaml": content for name, content in files.items()}
    return [f for f in found_with(folder, {"report.yaml": text, **others}, *CODES) if f.path == "report.yaml"]


def test_a_report_in_order(tmp_path: Path) -> None:
    assert found(tmp_path, report("measure: m01, state: done", "measure: m02, state: blocked")) == []


@pytest.mark.parametrize(("plan", "words"), [("annual-2042", "没有编号为"), ("indicators-2024", "不是计划")])
def test_a_report_on_no_plan(plan: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, report(plan=plan))
    assert brief(findings) == [("FZ701", 3, 7)]
    assert words in findings[0].message
    assert findings[0].subject == "县司法局"


def test_a_measure_that_the_plan_lacks(tmp_path: Path) -> None:
    findings = found(tmp_path, report("measure: m01, state: done", "measure: m20, state: done"))
    assert brief(findings) == [("FZ702", 9, 15)]
    assert "“m02”" in findings[0].hint


def test_requirements_can_be_reported_on(tmp_path: Path) -> None:
    scheme = "fzjs: 1\nkind: scheme\nid: pilot\ntitle: 方案\nperiod: {from: 2024, to: 2024}\n"
    scheme += "requirements:\n  - {id: r01, title: 按月报送}\n"
    assert found(tmp_path, report("measure: r01, state: done", plan="pilot"), pilot=scheme) == []


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("县司法据", "不在单位名录里"),
        ("县直各单位", "是统称"),
        ("县信息办", "2019年3月"),
        ("县政府法制办", "2019年3月"),
    ],
)
def test_who_cannot_report(unit: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, report(unit=unit, submitted="2024-04-01"))
    assert ("FZ703", 4, 7) in brief(findings)
    assert words in next(finding for finding in findings if finding.code == "FZ703").message


@pytest.mark.parametrize("unit", ["县司法局", "示例县司法局", "縣司法局"])
def test_who_reports_may_be_spelled_in_any_way(unit: str, tmp_path: Path) -> None:
    assert found(tmp_path, report(unit=unit)) == []


def test_a_measure_reported_twice(tmp_path: Path) -> None:
    findings = found(tmp_path, report("measure: m01, state: done", "measure: m01, state: in_progress"))
    assert brief(findings) == [("FZ710", 9, 15)]


@pytest.mark.parametrize("unit", ["县司法局", "示例县司法局", "'县司法局'  # 牵头"])
def test_two_reports_for_one_month_name_each_other(unit: str, tmp_path: Path) -> None:
    findings = found(tmp_path, report(), other=report(unit=unit))
    assert brief(findings) == [("FZ711", 5, 9)]
    assert "other.yaml" in findings[0].message


@pytest.mark.parametrize(
    "other",
    [
        report(unit="县市场监管局"),
        report(period="2024-04", submitted="2024-05-01"),
        report(period="2024-Q1"),
        report(plan="framework-2021-2025"),
        report().replace("kind: report", "kind: draft"),
        report().replace("unit:", "unti:"),
    ],
)
def test_other_reports_are_no_repetition(other: str, tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, report(), other=other)] == []


@pytest.mark.parametrize("unit", ["县教育局", "河东乡"])
def test_a_measure_that_is_not_the_units(unit: str, tmp_path: Path) -> None:
    findings = found(tmp_path, report("measure: m01, state: done", "measure: m02, state: done", unit=unit))
    assert brief(findings) == [("FZ712", 9, 15)]
    assert findings[0].severity == "warning"


@pytest.mark.parametrize("unit", ["县市场监管局", "县司法局", "县公安局", "县委依法治县办"])
def test_leading_supporting_and_hosting_count(unit: str, tmp_path: Path) -> None:
    assert found(tmp_path, report("measure: m02, state: done", unit=unit)) == []


def test_a_measure_without_units_is_everybodys(tmp_path: Path) -> None:
    scheme = "fzjs: 1\nkind: scheme\nid: pilot\ntitle: 方案\nperiod: {from: 2024, to: 2024}\n"
    scheme += (
        "goals:\n  - {title: 目标, measures: [{id: m01, title: 甲}, {id: m02, title: 乙, lead: [谁]}]}\n"
    )
    text = report("measure: m01, state: done", "measure: m02, state: done", plan="pilot", unit="县教育局")
    assert found(tmp_path, text, pilot=scheme) == []


@pytest.mark.parametrize(
    ("period", "submitted", "early"),
    [
        ("2024-03", "2024-02-29", True),
        ("2024-03", "2024-03-01", False),
        ("2024-Q2", "2024-03-31", True),
        ("2024-Q2", "2024-04-01", False),
        ("2024-Q4", "2024-09-30", True),
        ("2024", "2023-12-31", True),
        ("2024", "2024-01-01", False),
    ],
)
def test_a_report_before_its_time(period: str, submitted: str, early: bool, tmp_path: Path) -> None:
    findings = found(tmp_path, report(period=period, submitted=submitted))
    assert brief(findings) == ([("FZ713", 6, 12)] if early else [])


@pytest.mark.parametrize(
    ("plan", "period", "outside"),
    [
        ("annual-2024", "2023-12", True),
        ("annual-2024", "2025-Q1", True),
        ("annual-2024", "2023", True),
        ("annual-2024", "2024-12", False),
        ("framework-2021-2025", "2023", False),
        ("framework-2021-2025", "2026", True),
    ],
)
def test_a_report_on_another_years_plan(plan: str, period: str, outside: bool, tmp_path: Path) -> None:
    text = report("measure: m01, state: done", plan=plan, period=period, submitted="2026-12-31")
    findings = [finding for finding in found(tmp_path, text) if finding.code == "FZ715"]
    assert brief(findings) == ([("FZ715", 5, 9)] if outside else [])
