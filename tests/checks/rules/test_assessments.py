"""FZ801–FZ803, FZ808, FZ809, FZ811, FZ812: assessments."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

CODES = ("FZ801", "FZ802", "FZ803", "FZ808", "FZ809", "FZ811", "FZ812")

DEDUCTING = """\
fzjs: 1
kind: indicators
id: deducting
title: 示例县扣分指标
indicators:
  - {code: "1", name: 信息公开, score: 3, method: {type: deduct}}
  - {code: "2", name: 被通报, method: {type: deduct}}
"""


def found(
    folder: Path, *entries: str, system: str = "indicators-2024", unit: str = "县司法局"
) -> list[Finding]:
    """What is found in an assessment whose entries begin at line 9."""
    text = f"fzjs: 1\nkind: assessment\nid: mine\nindicators: {system}\nunit: {unit}\nyear: 2024\nby: self\n"
    text += "entries:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries or ('indicator: "1.1"',))
    return found_with(folder, {"mine.yaml": text, "deducting.yaml": DEDUCTING}, *CODES)


def test_an_assessment_in_order(tmp_path: Path) -> None:
    entries = (
        'indicator: "1.1", score: 40',
        'indicator: "2.1.1", score: 0',
        'indicator: "2.1.2", no_cases: true',
    )
    assert found(tmp_path, *entries) == []


@pytest.mark.parametrize(
    ("system", "words"), [("indicators-2042", "没有编号为"), ("annual-2024", "不是指标体系")]
)
def test_a_system_that_is_none(system: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, system=system)
    assert brief(findings) == [("FZ801", 4, 13)]
    assert words in findings[0].message


def test_a_code_that_the_system_lacks(tmp_path: Path) -> None:
    findings = found(tmp_path, 'indicator: "1.1"', 'indicator: "2.1.3", score: 90')
    assert brief(findings) == [("FZ802", 10, 17)]
    assert "“2.1.1”" in findings[0].hint


@pytest.mark.parametrize(
    "unit", ["示例县", "示例县人民政府", "县政府", "县人民政府", "城关镇", "县发展改革局"]
)
def test_who_can_be_assessed(unit: str, tmp_path: Path) -> None:
    assert found(tmp_path, unit=unit) == []


def test_who_is_not_in_the_register(tmp_path: Path) -> None:
    findings = found(tmp_path, unit="城管镇")
    assert brief(findings) == [("FZ803", 5, 7)]
    assert "“城关镇”" in findings[0].hint


@pytest.mark.parametrize(("score", "words"), [("40.01", "超过分值 40 分"), ("-1", "小于零")])
def test_a_score_out_of_range(score: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f'indicator: "1.1", score: {score}')
    assert brief(findings) == [("FZ808", 9, 31)]
    assert words in findings[0].message


def test_what_only_deducts_may_be_negative(tmp_path: Path) -> None:
    assert found(tmp_path, 'indicator: "2", score: -2', system="deducting") == []
    assert [f.code for f in found(tmp_path, 'indicator: "1", score: -2', system="deducting")] == ["FZ808"]


@pytest.mark.parametrize(("written", "word"), [("score: 40", "得分"), ("value: 100%", "实际值")])
def test_no_cases_and_a_result(written: str, word: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f'indicator: "1.1", no_cases: true, {written}')
    assert brief(findings) == [("FZ809", 9, 40)]
    assert word in findings[0].message


def test_without_cases_nothing_is_deducted(tmp_path: Path) -> None:
    assert found(tmp_path, 'indicator: "1", no_cases: true, score: 3', system="deducting") == []
    findings = found(tmp_path, 'indicator: "1", no_cases: true, value: 0%', system="deducting")
    assert [finding.code for finding in findings] == ["FZ809"]


def test_an_indicator_assessed_twice(tmp_path: Path) -> None:
    findings = found(tmp_path, 'indicator: "1.1", score: 1', 'indicator: "1.1", score: 2')
    assert brief(findings) == [("FZ811", 10, 17)]


def test_a_score_for_a_heading(tmp_path: Path) -> None:
    findings = found(tmp_path, 'indicator: "2.1", score: 50')
    assert brief(findings) == [("FZ812", 9, 31)]
    assert "2.1.1、2.1.2" in findings[0].hint
    assert found(tmp_path, 'indicator: "2.1", remark: 见下级') == []
