"""What an assessment's value says, as a number or as yes or no."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fzjs.checks.scoring.values import Amount, amount_in, condition_in, reached_amount, says_yes, step_in
from fzjs.model.indicators import AssessmentEntry


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("92%", 92, "%"),
        ("３次", 3, "次"),
        ("抽查发现3起", 3, "起"),
        ("全年三次", 3, "次"),
        ("41/50", 82, "%"),
        ("0", 0, None),
        ("三分之二", Fraction(200, 3), "%"),
        ("全覆盖", 100, "%"),
        ("93.2％", Fraction("93.2"), "%"),
    ],
)
def test_one_number_is_read(text: str, number: int | Fraction, unit: str | None) -> None:
    assert amount_in(text) == Amount(Fraction(number), unit)


@pytest.mark.parametrize("text", ["已公布", "讲座2次、培训3次", "20余次", "3—5次", "优", "1/0", "第3次会议"])
def test_what_is_not_one_sure_number_is_not_read(text: str) -> None:
    assert amount_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["不足90%", "近100%", "近4次", "-3次", "−3次", "负3次", "约95%", "95%左右", "超过95%", "95%以上", "不少于3次",
     "新增1次", "提高3个百分点", "2024年12月", "12月25日", "12月底", "-1/3"],
)  # fmt: skip
def test_what_is_less_or_more_or_about_is_left_to_people(text: str) -> None:
    assert amount_in(text) is None


@pytest.mark.parametrize("text", ["1个百分点", "每差1个百分点", "每降低1个百分点"])
def test_a_step_may_say_in_words_where_it_leads(text: str) -> None:
    assert step_in(text) == Amount(Fraction(1), "百分点")


def test_fractions_in_words_are_exact_on_both_sides() -> None:
    condition = condition_in("三分之二以上")
    assert condition is not None
    assert condition.amount == Amount(Fraction(200, 3), "%")
    assert condition.holds(Amount(Fraction(2, 3) * 100, "%"))
    assert not condition.holds(Amount(Fraction("66.66"), "%"))


def test_numerator_and_denominator_come_before_the_value() -> None:
    entry = AssessmentEntry.model_validate(
        {"indicator": "1", "value": "95%", "numerator": 41, "denominator": 43}
    )
    assert reached_amount(entry) == Amount(Fraction(4100, 43), "%")


@pytest.mark.parametrize(
    ("text", "op", "number"),
    [
        ("不低于95%", ">=", 95),
        ("95%以上", ">=", 95),
        ("低于30%", "<", 30),
        ("不超过2次", "<=", 2),
        ("2次", ">=", 2),
        ("2", ">=", 2),
        ("全覆盖", ">=", 100),
    ],
)
def test_what_a_method_asks_for(text: str, op: str, number: int) -> None:
    condition = condition_in(text)
    assert condition is not None
    assert (condition.op, condition.amount.number) == (op, number)


def test_a_bare_number_is_a_limit_for_deductions() -> None:
    condition = condition_in("2次", "<=")
    assert condition is not None
    assert condition.holds(Amount(Fraction(2), "次"))
    assert not condition.holds(Amount(Fraction(3), "次"))


@pytest.mark.parametrize("text", ["多次", "优", "比上年提高3个百分点", "3—5项"])
def test_what_cannot_be_asked_for(text: str) -> None:
    assert condition_in(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("是", True), ("已公布", True), ("全部在有效期内", True), ("否", False), ("未全部公布", False), ("无", False),
     ("尚未开展", False), ("未发现问题", None), ("不断完善", None), ("有的部门公布了", None),
     ("92%", None), ("已部分公开", None), ("已公开1/3", None),
     ("已公开3/3", True), ("已完成一半", None), ("完成率60%", None), ("完成率100%", True), ("已开展3次", True),
     ("已基本完成", None), ("已公开3项，2项未公开", None)],
)  # fmt: skip
def test_yes_and_no(text: str, answer: bool | None) -> None:
    assert says_yes(text) is answer
