"""What a value scores by its method: exactly, within nought and full, and only where the numbers are fields."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.scoring.marks import agree, has_cases, marks_by_method
from fzjs.model.indicators import AssessmentEntry, Indicator

STEPS = {"type": "ratio", "full_at": "不低于95%", "step": "1个百分点", "per_step": 0.5}
GRADES = {"type": "graded", "grades": [{"at": "95%以上", "score": 3}, {"at": "90%以上", "score": 2}]}
WORDS = {"type": "graded", "grades": [{"at": "优", "score": 3}, {"at": "良", "score": 2}]}

CASES: list[tuple[dict[str, Any], dict[str, Any], str | None]] = [
    ({"type": "ratio"}, {"value": "95%"}, "3.8"),
    ({"type": "ratio", "rule": "按比率计分。"}, {"numerator": 3, "denominator": 4}, "3"),
    ({"type": "ratio", "rule": "不低于95%得满分"}, {"value": "94%"}, None),
    ({"type": "ratio"}, {"value": "104%"}, "4"),
    (STEPS, {"value": "95%"}, "4"),
    (STEPS, {"value": "94%"}, "3.5"),
    (STEPS, {"value": "94.5%"}, "3.75"),
    (STEPS, {"value": "10%"}, "0"),
    (STEPS, {"value": "94次"}, None),
    ({"type": "ratio", "full_at": "低于30%"}, {"value": "30%"}, "0"),
    ({"type": "ratio", "full_at": "低于30%"}, {"value": "29.9%"}, "4"),
    ({"type": "ratio", "full_at": "不低于80%"}, {"value": "40%"}, "2"),
    ({"type": "ratio", "full_at": "不低于80%", "otherwise": "zero"}, {"value": "79%"}, "0"),
    ({"type": "count", "full_at": "2次", "per_step": 1.5}, {"value": "1次"}, "2.5"),
    ({"type": "count", "full_at": "4次"}, {"value": "3次"}, "3"),
    ({"type": "count", "full_at": "4次"}, {"value": "9次"}, "4"),
    ({"type": "count", "rule": "每次得2分"}, {"value": "1次"}, None),
    ({"type": "yes_no"}, {"value": "已公布"}, "4"),
    ({"type": "yes_no"}, {"value": "未公布"}, "0"),
    ({"type": "yes_no"}, {"value": "基本公布"}, None),
    ({"type": "deduct", "per_step": 0.5}, {"value": "抽查发现3起"}, "2.5"),
    ({"type": "deduct", "per_step": 0.5}, {"value": "99起"}, "0"),
    ({"type": "deduct", "per_step": 0.5}, {"no_cases": True}, "4"),
    ({"type": "deduct", "per_step": 1, "full_at": "2件"}, {"value": "3件"}, "3"),
    ({"type": "deduct"}, {"value": "3起"}, None),
    (GRADES, {"value": "97%"}, "3"),
    (GRADES, {"value": "90%"}, "2"),
    (GRADES, {"value": "89.9%"}, "0"),
    (GRADES, {"value": "良好"}, None),
    (WORDS, {"value": "良"}, "2"),
    (WORDS, {"value": "差"}, None),
    ({"type": "ratio"}, {"no_cases": True}, None),
    ({"type": "ratio"}, {"numerator": 0, "denominator": 0}, None),
]  # fmt: skip


def indicator(method: dict[str, Any], score: float | None = 4) -> Indicator:
    return Indicator.model_validate({"code": "1", "name": "甲", "score": score, "method": method})


def entry(**fields: Any) -> AssessmentEntry:
    return AssessmentEntry.model_validate({"indicator": "1", **fields})


@pytest.mark.parametrize(("method", "fields", "marks"), CASES)
def test_marks(method: dict[str, Any], fields: dict[str, Any], marks: str | None) -> None:
    found = marks_by_method(indicator(method), entry(**fields))
    assert found == (None if marks is None else Fraction(marks))


@pytest.mark.parametrize("fields", [{"no_cases": True}, {"numerator": 0, "denominator": 0}])
def test_no_cases_are_neither_none_nor_all(fields: dict[str, Any]) -> None:
    assert not has_cases(indicator({"type": "ratio"}), entry(**fields))
    assert has_cases(indicator({"type": "deduct"}), entry(**fields))


def test_an_indicator_with_a_weight_alone_is_scored_out_of_a_hundred() -> None:
    weighted = Indicator.model_validate(
        {"code": "1", "name": "甲", "weight": 30, "method": {"type": "ratio"}}
    )
    assert marks_by_method(weighted, entry(value="92.5%")) == Fraction("92.5")


def test_what_only_deducts_goes_below_nought() -> None:
    only = Indicator.model_validate(
        {"code": "1", "name": "通报", "method": {"type": "deduct", "per_step": 2}}
    )
    assert marks_by_method(only, entry(value="2次")) == -4


METHODS = st.sampled_from([method for method, _, _ in CASES])
VALUES = st.one_of(
    st.decimals(0, 10_000, places=2).map(lambda number: f"{number}%"),
    st.integers(0, 10_000).map(lambda number: f"{number}次"),
    st.integers(0, 10_000).map(lambda number: f"抽查发现{number}起"),
    st.sampled_from(["已公布", "未公布", "优", "良", "无", "全覆盖"]),
)


@given(METHODS, VALUES, st.decimals("0.1", 100, places=1))
def test_marks_are_never_below_nought_nor_above_full(
    method: dict[str, Any], value: str, score: Decimal
) -> None:
    if method["type"] == "graded":
        return  # grades say what they score; a rule finds those beyond the score
    marks = marks_by_method(indicator(method, float(score)), entry(value=value))
    assert marks is None or 0 <= marks <= Fraction(score)


@given(st.integers(0, 1000), st.integers(0, 1000), st.decimals("0.1", 5, places=1))
def test_more_to_deduct_never_scores_more(fewer: int, more: int, each: Decimal) -> None:
    fewer, more = sorted((fewer, more))
    method = {"type": "deduct", "per_step": float(each)}
    best, worst = (marks_by_method(indicator(method), entry(value=f"{count}起")) for count in (fewer, more))
    assert best is not None
    assert worst is not None
    assert 0 <= worst <= best <= 4
    assert best == max(Fraction(0), 4 - Fraction(each) * fewer)


@given(st.integers(0, 200), st.integers(1, 200), st.decimals("0.1", 100, places=2))
def test_a_ratio_scores_its_exact_share(top: int, bottom: int, score: Decimal) -> None:
    found = marks_by_method(
        indicator({"type": "ratio"}, float(score)), entry(numerator=top, denominator=bottom)
    )
    assert found == min(Fraction(1), Fraction(top, bottom)) * Fraction(score)


@pytest.mark.parametrize(
    ("stated", "worked_out", "is_agreed"),
    [
        ("5.72", "41/43", True),
        ("5.7", "41/43", True),
        ("6", "41/43", False),
        ("5.73", "41/43", False),
        ("4", "2/3", True),
        ("4.0", "2/3", True),
    ],
)
def test_a_stated_score_may_have_fewer_places(stated: str, worked_out: str, is_agreed: bool) -> None:
    assert agree(Decimal(stated), Fraction(worked_out) * 6, 2) is is_agreed
