"""Whether what has been reached of a target is enough, as far as a report lets one know."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fzjs.checks.reporting.reached import SHARES, comparable
from fzjs.language.phrases import Target, Unparsed
from fzjs.language.readings import number_as_json

TIME_LIMITS = frozenset(["工作日", "个工作日", "日", "天", "分钟"])
"""What is counted in these may be a limit as well as a quantity: 审批3个工作日 is better done in 2."""

LIMITS = ("<", "<=")
"""Targets of which less is better."""


class Judged(NamedTuple):
    """The judgement, and what has to be said of it in Chinese."""

    met: bool | None
    note: str = ""


def judge(target: Target, value: Target | Unparsed) -> Judged:
    """Hold a reported value against its target; None with a note where that cannot be done."""
    if not isinstance(value, Target):
        return Judged(None, "完成值读不懂")
    if target.op == "all":
        return _all(value)
    if target.op == "compare":
        return _compared(target, value)
    if target.op == "delta":
        return _changed(target, value)
    if target.op == "qualitative":
        return Judged(None, "没有数量，看进展说明和佐证材料")
    number = in_unit_of(target, value)
    if number is None or target.value is None:
        return Judged(None, "完成值与目标不能相比")
    return _enough(target, number)


def in_unit_of(target: Target, value: Target) -> Decimal | None:
    """The number of a value in the unit of its target; None where the two do not compare.

    三分之二 is 66.67 of a target in per cent.
    """
    if value.value is None or not comparable(target, value):
        return None
    wanted, given = target.unit or "", value.unit or ""
    if {wanted, given} <= SHARES and bool(wanted) != bool(given):
        return value.value * 100 if wanted else value.value / 100
    return value.value


def _all(value: Target) -> Judged:
    if value.op == "all":
        return Judged(True)
    if value.value is None:
        return Judged(None, "完成值与目标不能相比")
    share = value.value if value.unit == "%" else value.value * 100 if value.unit is None else None
    if value.max:  # 27/50家
        share = value.value / value.max * 100
    if share is None:
        return Judged(None, "要知道应有多少，才能判断是否全部")
    return Judged(True) if share >= 100 else Judged(False, _short(100 - share, "%"))


def _compared(target: Target, value: Target) -> Judged:
    if value.op == "compare" and value.bound is not None:
        return Judged(value.bound[0] == (target.bound or value.bound)[0], "按报告所说，没有写数值")
    return Judged(None, f"要与{target.baseline or '基数'}相比，报告里没有")


def _changed(target: Target, value: Target) -> Judged:
    is_change = value.op == "delta" or (value.unit == target.unit == "百分点")
    if not is_change or target.value is None or value.value is None or value.unit != target.unit:
        return Judged(None, f"是与{target.baseline or '基数'}相比的变化，报告里没有基数")
    if target.value < 0 and value.op != "delta":
        return Judged(None, "没有写明是升是降")
    met = value.value <= target.value if target.value < 0 else value.value >= target.value
    return Judged(met) if met else Judged(False, _short(abs(target.value - value.value), target.unit))


def _enough(target: Target, number: Decimal) -> Judged:
    wanted, unit = target.value, target.unit
    assert wanted is not None
    if target.op in LIMITS:
        met = number < wanted if target.op == "<" else number <= wanted
        return (
            Judged(met)
            if met
            else Judged(False, f"超出{_written(number - wanted, unit)}" if number > wanted else "")
        )
    if target.op == "=" and unit in TIME_LIMITS and number != wanted:
        return Judged(None, "看不出多了好还是少了好")
    if number > wanted or (target.op != ">" and number == wanted):
        most = target.max
        return Judged(
            True, f"超出{_written(number - most, unit)}" if most is not None and number > most else ""
        )
    return Judged(False, _short(wanted - number, unit) if number != wanted else "要超过，不能只是持平")


def _short(missing: Decimal, unit: str | None) -> str:
    return f"还差{_written(missing, unit)}"


def _written(number: Decimal, unit: str | None) -> str:
    return f"{number_as_json(number)}{'个百分点' if unit in ('%', '百分点') else unit or ''}"
