"""FZ821, FZ822: standards that can be reached, cohorts that hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import found_with

CODES = ("FZ821", "FZ822")

SCHEME = """\
fzjs: 1
kind: scheme
id: mine
title: 示例县创建方案
period: {from: 2024, to: 2025}
cohort:
  units: [各乡镇（街道）, 县司法局]
  indicators: indicators-2024
  measure: r01
  standard: {name: 基本达标, score: 80, essential: ["1.1"]}
requirements:
  - id: r01
    title: 分年达标
    text: 两年内全部达标。
    lead: [县司法局]
    targets:
      - {indicator: 达标比例, trajectory: {2024: 50%, 2025: 全部}}
      - {indicator: 讲座, value: 2次}
  - {id: r02, title: 讲座, text: 每年2次。, lead: [县司法局]}
"""


def found(folder: Path, text: str) -> list[Finding]:
    return found_with(folder, {"mine.yaml": text}, *CODES)


def test_a_cohort_in_order(tmp_path: Path) -> None:
    assert found(tmp_path, SCHEME) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("县司法局]\n  indicators", "县司发局]\n  indicators", 7, "不在单位名录里"),
        (
            "indicators: indicators-2024",
            "indicators: indicators-2042",
            8,
            "没有编号为“indicators-2042”的指标体系",
        ),
        ("measure: r01", "measure: r09", 9, "没有编号为“r09”的措施"),
        ("measure: r01", "measure: r02", 9, "没有逐年的达标比例"),
        ("measure: r01", "measure: r01\n  target: 讲座", 10, "没有逐年目标“讲座”"),
        ("2024: 50%, 2025: 全部", "2024: 5个, 2025: 9个", 9, "不是百分比"),
        ('  standard: {name: 基本达标, score: 80, essential: ["1.1"]}\n', "", 6, "都没有写达标标准"),
        ("score: 80", "score: 101", 10, "不在 0 到 100 之间"),
        ('score: 80, essential: ["1.1"]', "each: 120", 10, "不在 0 到 100 之间"),
        ('essential: ["1.1"]', 'essential: ["1.9"]', 10, "没有编号为“1.9”的指标"),
        (', score: 80, essential: ["1.1"]', "", 10, "没有写条件"),
    ],
)
def test_what_a_cohort_may_lack(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    assert SCHEME.count(old) == 1
    findings = found(tmp_path, SCHEME.replace(old, new))
    assert [(finding.severity, finding.line) for finding in findings] == [("error", line)]
    assert words in findings[0].message


def test_a_system_may_state_the_standard_itself(tmp_path: Path) -> None:
    system = (
        "fzjs: 1\nkind: indicators\nid: own\ntitle: 示例县指标体系\nstandard: {score: 80, met: 90}\n"
        'indicators:\n  - {code: "1", name: 甲, score: 100}\n'
    )
    text = SCHEME.replace("indicators: indicators-2024", "indicators: own")
    text = text.replace('  standard: {name: 基本达标, score: 80, essential: ["1.1"]}\n', "")
    assert found_with(tmp_path, {"mine.yaml": text, "own.yaml": system}, *CODES) == []
