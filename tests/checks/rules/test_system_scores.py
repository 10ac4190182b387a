"""FZ823–FZ827: systems that can be scored, values that give a score, shares of no more than all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import found_with

CODES = ("FZ821", "FZ823", "FZ824", "FZ825", "FZ826", "FZ827")
HEAD = "fzjs: 1\nkind: indicators\nid: system\ntitle: 示例县指标体系\n"


def found(folder: Path, system: str, *entries: str) -> list[Finding]:
    """What is found in a system (its text from line 5 on) and an assessment by it (entries from line 9 on)."""
    files = {"system.yaml": HEAD + system}
    if entries:
        files["mine.yaml"] = (
            "fzjs: 1\nkind: assessment\nid: mine\nindicators: system\nunit: 县司法局\nyear: 2024\nby: self\nentries:\n"
        ) + "".join(f"  - {{{entry}}}\n" for entry in entries)
    return found_with(folder, files, *CODES)


def one(method: str) -> str:
    return f'indicators:\n  - {{code: "1", name: 甲, score: 100, method: {{{method}}}}}\n'


RATIO, COUNT = one("type: ratio, full_at: 不低于90%"), one("type: count, full_at: 4次")


@pytest.mark.parametrize(
    ("system", "code", "words"),
    [
        ("indicators: []\n", "FZ825", "没有写一项指标"),
        ("total: 0\n" + COUNT, "FZ825", "总分 0 应大于零"),
        ('indicators:\n  - {code: "1", name: 甲, score: -5, method: {type: yes_no}}\n', "FZ825", "-5 小于零"),
        (
            (
                'indicators:\n  - {code: "1", name: 甲, score: 5, method: {type: yes_no}}\n'
                '  - {code: "2", name: 乙, weight: 100, method: {type: yes_no}}\n'
            ),
            "FZ826",
            "“2”只写权重，同级的“1”只写分值",
        ),
        (one("type: deduct"), "FZ827", "有 1 项指标的得分程序算不出"),
        (one("type: count"), "FZ827", "有 1 项指标的得分程序算不出"),
        (one("type: graded"), "FZ827", "有 1 项指标的得分程序算不出"),
        ("standard: {score: 120}\n" + COUNT, "FZ821", "120 不在 0 到 100 之间"),
    ],
)
def test_systems_that_cannot_be_scored(system: str, code: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, system)
    assert [finding.code for finding in findings] == [code]
    assert words in findings[0].message


@pytest.mark.parametrize(
    "system", [RATIO, COUNT, one("type: count, rule: 每次得10分"), "total: 100\n" + RATIO]
)
def test_systems_in_order(system: str, tmp_path: Path) -> None:
    assert found(tmp_path, system) == []


@pytest.mark.parametrize(
    ("system", "value"),
    [
        (RATIO, "不足90%"), (RATIO, "近100%"), (RATIO, "约95%"), (RATIO, "95次"), (RATIO, "2024年12月"),
        (COUNT, "近4次"), (COUNT, "-3次"), (COUNT, "新增1次"), (one("type: yes_no"), "已部分公开"),
        (one("type: yes_no"), "已公开1/3"), (one("type: deduct, per_step: 2"), "-3次"),
    ],
)  # fmt: skip
def test_values_that_need_a_person(system: str, value: str, tmp_path: Path) -> None:
    findings = found(tmp_path, system, f'indicator: "1", value: {value}')
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [
        ("FZ823", "warning", 9)
    ]
    assert found(tmp_path, system, f'indicator: "1", value: {value}, score: 60') == []


@pytest.mark.parametrize("entry", ["value: 104%", "numerator: 52, denominator: 50"])
def test_shares_of_more_than_all(entry: str, tmp_path: Path) -> None:
    findings = found(tmp_path, RATIO, f'indicator: "1", {entry}')
    assert [finding.code for finding in findings] == ["FZ824"]
    assert found(tmp_path, RATIO.replace("甲", "任务完成率"), f'indicator: "1", {entry}') == []
