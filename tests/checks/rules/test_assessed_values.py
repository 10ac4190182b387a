"""FZ813, FZ814, FZ819, FZ820: what an assessment states agrees with itself and is complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

CODES = ("FZ813", "FZ814", "FZ819", "FZ820")

SYSTEM = """\
fzjs: 1
kind: indicators
id: scored
title: 示例县试验指标体系
total: 100
indicators:
  - {code: "1", name: 整改率, score: 60, method: {type: ratio}}
  - {code: "2", name: 讲座, score: 20, method: {type: count, full_at: 2次, per_step: 10}}
  - {code: "3", name: 公开, score: 20, method: {type: deduct, per_step: 5}, applies_to: [县司法局]}
"""
REST = ('indicator: "2", value: 2次', 'indicator: "3", value: 0件')


def found(folder: Path, *entries: str, unit: str = "县司法局") -> list[Finding]:
    """What is found in an assessment whose entries begin at line 9."""
    text = f"fzjs: 1\nkind: assessment\nid: mine\nindicators: scored\nunit: {unit}\nyear: 2024\nby: self\nentries:\n"
    text += "".join(f"  - {{{entry}}}\n" for entry in entries)
    return found_with(folder, {"mine.yaml": text, "scored.yaml": SYSTEM}, *CODES)


@pytest.mark.parametrize(
    "entry",
    [
        "value: 95%, score: 57",
        "numerator: 41, denominator: 43, score: 57.21",
        "numerator: 41, denominator: 43, score: 57.2",
        "value: 95%",
        "value: 大部分, score: 50",
        "score: 50",
        "value: 95%, numerator: 41, denominator: 43",
        "no_cases: true",
        "numerator: 0, denominator: 0, no_cases: true",
        "remark: 没有查到。",
    ],
)
def test_entries_in_order(entry: str, tmp_path: Path) -> None:
    assert found(tmp_path, f'indicator: "1", {entry}', *REST) == []


def test_a_score_that_the_value_does_not_give(tmp_path: Path) -> None:
    findings = found(tmp_path, 'indicator: "1", value: 95%, score: 60', *REST)
    assert brief(findings) == [("FZ813", 9, 41)]
    assert "按方法得 57 分，写的是 60 分" in findings[0].message


@pytest.mark.parametrize(("value", "right"), [("1次", "10"), ("0次", "0")])
def test_scores_of_counts(value: str, right: str, tmp_path: Path) -> None:
    entries = ('indicator: "1", value: 95%', f'indicator: "2", value: {value}, score: 20', REST[1])
    assert f"按方法得 {right} 分" in found(tmp_path, *entries)[0].message


@pytest.mark.parametrize("blank", ["", 'indicator: "1"'])
def test_indicators_that_nobody_assessed(blank: str, tmp_path: Path) -> None:
    findings = found(tmp_path, *filter(None, [blank, *REST]))
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [("FZ814", "info", 8)]
    assert findings[0].message == "有 1 项末级指标没有评：1"


def test_an_indicator_that_does_not_apply_is_not_missed_and_not_assessed(tmp_path: Path) -> None:
    assert found(tmp_path, 'indicator: "1", value: 95%', REST[0], unit="县财政局") == []
    findings = found(tmp_path / "b", 'indicator: "1", value: 95%', *REST, unit="县财政局")
    assert brief(findings) == [("FZ819", 11, 17)]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("numerator: 41", "没有写分母"),
        ("denominator: 43", "没有写分子"),
        ("numerator: 0, denominator: 0", "没有此类事项"),
        ("numerator: -1, denominator: 43", "不能是负数"),
        ("value: 92%, numerator: 41, denominator: 43", "而 41/43 是 95.35%"),
    ],
)
def test_numerators_and_denominators(entry: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f'indicator: "1", {entry}', *REST)
    assert [(finding.code, finding.severity) for finding in findings] == [("FZ820", "error")]
    assert words in findings[0].message
