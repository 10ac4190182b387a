"""FZ815–FZ818: methods that can be worked with, weights that agree with scores, indicators that score."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import found_with

CODES = ("FZ815", "FZ816", "FZ817", "FZ818")


def found(folder: Path, *indicators: str, total: str = "total: 100\n") -> list[Finding]:
    """What is found in a system whose indicators begin at line 7."""
    head = f"fzjs: 1\nkind: indicators\nid: mine\ntitle: 示例县指标体系\n{total}indicators:\n"
    return found_with(
        folder, {"mine.yaml": head + "".join(f"  - {{{each}}}\n" for each in indicators)}, *CODES
    )


def with_method(method: str) -> str:
    return f'code: "1", name: 甲, score: 100, method: {{{method}}}'


@pytest.mark.parametrize(
    "method",
    [
        "type: ratio, full_at: 不低于95%, step: 1个百分点, per_step: 0.5",
        "type: ratio, full_at: 低于30%, otherwise: zero",
        "type: count, full_at: 2次, per_step: 50",
        "type: deduct, per_step: 0.5, full_at: 不超过2件",
        "type: graded, grades: [{at: 95%以上, score: 100}, {at: 90%以上, score: 60}]",
        "type: graded, grades: [{at: 优, score: 100}, {at: 良, score: 80}]",
        "type: graded, grades: [{at: 低于20%, score: 100}, {at: 低于30%, score: 60}]",
        "type: graded, grades: [{at: 超过90%, score: 100}, {at: 90%以上, score: 60}]",
        "type: yes_no, rule: 做到的得分",
        "type: count, rule: 每次得10分",
    ],
)
def test_methods_in_order(method: str, tmp_path: Path) -> None:
    assert found(tmp_path, with_method(method)) == []


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("type: yes_no, per_step: 2", "用不上每步扣分"),
        ("type: ratio, grades: [{at: 95%以上, score: 100}]", "用不上档次"),
        ("type: count, full_at: 多次", "看不懂满分条件“多次”"),
        ("type: ratio, full_at: 95%, step: 一些, per_step: 1", "看不懂扣分的一步"),
        ("type: ratio, full_at: 95%, step: 1%", "没有写每步扣几分"),
        ("type: deduct, per_step: -1", "应大于零"),
        ("type: count, per_step: 5", "没有写达到多少得满分"),
        ("type: graded, grades: [{at: 95%以上, score: 120}]", "不在 0 到 100 分之间"),
        ("type: graded, grades: [{at: 90%以上, score: 60}, {at: 95%以上, score: 100}]", "不低于上一档"),
        (
            "type: graded, grades: [{at: 80%以上, score: 100}, {at: 90%以上, score: 60}]",
            "第 2 档“90%以上”取不到",
        ),
        (
            "type: graded, grades: [{at: 低于30%, score: 100}, {at: 低于20%, score: 60}]",
            "第 2 档“低于20%”取不到",
        ),
        ("type: ratio, numerator: 按期整改数", "没有写分母"),
        ("type: ratio, denominator: 交办问题数", "没有写分子"),
        (
            "type: graded, grades: [{at: 95%以上, score: 100}, {at: 很多, score: 60}]",
            "看不懂这一档的条件“很多”",
        ),
    ],
)
def test_numbers_that_are_of_no_use(method: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, with_method(method))
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [
        ("FZ815", "warning", 7)
    ]
    assert words in findings[0].message


@pytest.mark.parametrize(
    ("weight", "score", "is_right"),
    [("60", "60", True), ("33.3", "33.3", True), ("60", "50", False), ("0.1", "0.1", True)],
)
def test_weights_beside_scores_are_held_together_exactly(
    weight: str, score: str, is_right: bool, tmp_path: Path
) -> None:
    findings = found(tmp_path, f'code: "1", name: 甲, weight: {weight}, score: {score}')
    assert [finding.code for finding in findings] == ([] if is_right else ["FZ816"])


def test_a_score_that_reaches_the_indicators_below_only_further_down(tmp_path: Path) -> None:
    deep = 'code: "1", name: 甲, score: 10, children: [{code: "1.1", name: 乙, children: [{code: "1.1.1", name: 丙, score: 10}]}]'
    assert found(tmp_path, deep) == []
    without = deep.replace(", score: 10}]}", "}]}")
    assert [(each.code, each.subject) for each in found(tmp_path / "b", without)] == [("FZ817", "1")]


def test_a_national_edition_without_any_points_is_in_order(tmp_path: Path) -> None:
    national = 'code: "1", name: 甲, children: [{code: "1.1", name: 乙, method: {type: yes_no}}]'
    assert found(tmp_path, national, total="") == []


def test_units_of_indicators_are_looked_up(tmp_path: Path) -> None:
    known = 'code: "1", name: 甲, responsible: [县司法局], applies_to: [各乡镇（街道）, 县发展改革局]'
    assert found(tmp_path, known) == []
    findings = found(tmp_path / "b", 'code: "1", name: 甲, applies_to: [县司发局]')
    assert [finding.code for finding in findings] == ["FZ818"]
    assert "“县司法局”" in findings[0].hint
