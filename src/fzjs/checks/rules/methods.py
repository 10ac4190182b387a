"""FZ8: methods whose numbers can be worked with, weights that agree with scores, indicators that score at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import MOST_SUGGESTIONS, quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.scoring.marks import full_condition, scale_of
from fzjs.checks.scoring.values import Condition, condition_in, step_in
from fzjs.checks.unit_names import misnomer
from fzjs.language.decimals import plain
from fzjs.model.indicators import Grade, Indicator, Indicators, Method
from fzjs.model.plan import Path

IndicatorsScope = Scope[Indicators]

_NAMES = {
    "full_at": "满分条件",
    "step": "扣分的一步",
    "per_step": "每步扣分",
    "otherwise": "未达到满分条件时",
    "grades": "档次",
}
_FITTING: dict[str, tuple[str, frozenset[str]]] = {
    "ratio": ("比率", frozenset(["full_at", "step", "per_step", "otherwise"])),
    "count": ("计数", frozenset(["full_at", "step", "per_step", "otherwise"])),
    "yes_no": ("有无", frozenset()),
    "deduct": ("扣分", frozenset(["full_at", "step", "per_step"])),
    "graded": ("分档", frozenset(["grades"])),
}
"""Type of a method → what it is called, and the keys with numbers that it has a use for."""

_HIGH_TO_LOW = "各档由高到低排列：取达到的第一档"


@rule("FZ815", "计分方法里的数用不上", "warning", ["indicators"])
def unusable_numbers(scope: IndicatorsScope) -> Iterator[Fault]:
    """计分方法里写成字段的数，要能用来计分：满分条件、扣分的一步读得懂，各档由高到低，得分不超过分值。

    各种方式可以写的字段：

    - 比率：numerator、denominator（分子、分母），要写就都写
    - 比率、计数：full_at（满分条件）、step 和 per_step（每差一步扣几分）、otherwise
    - 扣分：per_step（每发生一次扣几分）、step，full_at 写不扣分的限度，如 不超过2次
    - 分档：grades（由高到低）
    - 有无：都不写

    为什么：程序按这些数由实际值算得分，并核对写明的得分；读不懂的数只能不算。

    怎么改：按提示改正；不需要计算的，只写文字规则（rule）。
    """
    for path, indicator, _ in scope.model.walk():
        method = indicator.method
        if method is None:
            continue
        place = (*path, "method")
        name, fitting = _FITTING[method.type]
        for key, called in _NAMES.items():
            if getattr(method, key) and key not in fitting:
                message = f"“{name}”的计分方法用不上{called}（{key}）"
                hint = f"删去 {key}，或者改计分方式（type）"
                yield Fault((*place, key), message, hint, indicator.code, on_key=True)
        if method.type == "ratio" and (method.numerator is None) != (method.denominator is None):
            key, lacking = (
                ("numerator", "分母（denominator）")
                if method.numerator
                else ("denominator", "分子（numerator）")
            )
            message = f"比率没有写{lacking}"
            hint = f"写上{lacking}，如 numerator: 按期整改数、denominator: 交办问题数"
            yield Fault((*place, key), message, hint, indicator.code, on_key=True)
        yield from _wrong_steps(place, indicator, method)
        yield from _wrong_grades(place, indicator, method)


@rule("FZ816", "分值与权重不一致", "warning", ["indicators"])
def weight_against_score(scope: IndicatorsScope) -> Iterator[Fault]:
    """同时写了分值和权重的指标，分值应等于上一级分值乘以权重。

    为什么：程序按分值计分；权重对不上，人和程序就各算各的。

    怎么改：只写一种，或者把两个数改成一致。
    """
    system = scope.model
    above: list[Indicator] = []
    for path, indicator, level in system.walk():
        above[level - 1 :] = [indicator]
        whole = system.total if level == 1 else above[level - 2].score
        if indicator.weight is None or indicator.score is None or not whole:
            continue
        if indicator.weight * whole != indicator.score * 100:
            upper = "总分" if level == 1 else f"“{above[level - 2].code}”的分值"
            message = (
                f"“{indicator.code}”的分值是 {plain(indicator.score)}，"
                f"而{upper} {plain(whole)} 的 {plain(indicator.weight)}% 是 {plain(indicator.weight * whole / 100)}"
            )
            yield Fault((*path, "weight"), message, "只写分值或者只写权重，或者改成一致", indicator.code)


@rule("FZ817", "下级指标都没有分值", "warning", ["indicators"])
def heading_without_points_below(scope: IndicatorsScope) -> Iterator[Fault]:
    """上一级写了分值或权重的，下级至少有一项要写分值或权重。

    都不写的国家、省级版本没有这个问题：那样的体系不计分，只看达到要求的比例。

    为什么：得分由末级指标合计；下级都没有分值，这一项的分就没有着落，不会计入总分。

    怎么改：给下级分配分值（score，合计等于上级）或权重（weight，合计 100）。
    """
    for path, indicator, _ in scope.model.walk():
        if not indicator.children or (indicator.score is None and indicator.weight is None):
            continue
        if not any(map(_has_points, indicator.children)):
            below = "、".join(child.code for child in indicator.children[:3])
            message = f"“{indicator.code}”{quoted(indicator.name)}有分值，下级（{below}）都没有分值和权重"
            hint = "给下级写上 score（合计等于上级）或 weight（合计 100）"
            yield Fault((*path, "children"), message, hint, indicator.code, on_key=True)


@rule("FZ818", "指标的单位不在名录里", "error", ["indicators"])
def unknown_units(scope: IndicatorsScope) -> Iterator[Fault]:
    """责任单位（responsible）和适用单位（applies_to）应当是单位名录里的单位或统称。

    为什么：适用单位对不上，就不知道这项指标评谁；责任单位对不上，就没有人来报。

    怎么改：改成名录里的名称；确有这个单位的，登记到名录。
    """
    register = scope.registry
    if not register:
        return
    found = 0
    for path, indicator, _ in scope.model.walk():
        for key in ("responsible", "applies_to"):
            names: list[str] = getattr(indicator, key)
            for index, (name, match) in enumerate(zip(names, register.resolve_list(names), strict=True)):
                if match is None:
                    found += 1
                    wrong = misnomer(name, register, suggest=found <= MOST_SUGGESTIONS)
                    yield Fault((*path, key, index), *wrong, indicator.code)


def _has_points(indicator: Indicator) -> bool:
    """Whether an indicator or one below it states a score or a weight."""
    if indicator.score is not None or indicator.weight is not None:
        return True
    return any(map(_has_points, indicator.children))


def _wrong_steps(place: Path, indicator: Indicator, method: Method) -> Iterator[Fault]:
    code = indicator.code
    if method.full_at is not None and full_condition(method) is None:
        message = f"看不懂满分条件{quoted(method.full_at)}"
        yield Fault((*place, "full_at"), message, "写成 不低于95%、2次、低于30% 这样的一个数", code)
    if method.step is not None:
        step = step_in(method.step)
        if step is None or step.number <= 0:
            message = f"看不懂扣分的一步{quoted(method.step)}"
            yield Fault((*place, "step"), message, "写成 1个百分点、1次 这样的一个数", code)
        if method.per_step is None:
            message = "写了扣分的一步（step），没有写每步扣几分（per_step）"
            yield Fault((*place, "step"), message, "写上 per_step，如 per_step: 0.5", code, on_key=True)
    if method.per_step is not None and method.per_step <= 0:
        message = f"每步扣分 {plain(method.per_step)} 应大于零"
        yield Fault((*place, "per_step"), message, "写扣几分，不加负号，如 0.5", code)
    if method.per_step is not None and method.type == "count" and method.full_at is None:
        message = "计数的指标写了每步扣分，没有写达到多少得满分（full_at）"
        yield Fault((*place, "per_step"), message, "写上 full_at，如 full_at: 2次", code, on_key=True)


def _wrong_grades(place: Path, indicator: Indicator, method: Method) -> Iterator[Fault]:
    scale = scale_of(indicator)
    conditions = [condition_in(grade.at) for grade in method.grades]
    is_in_numbers = any(condition is not None for condition in conditions)
    for index, (grade, condition) in enumerate(zip(method.grades, conditions, strict=True)):
        where = (*place, "grades", index)
        if is_in_numbers and condition is None:
            message = f"看不懂这一档的条件{quoted(grade.at)}"
            yield Fault((*where, "at"), message, "写成 95%以上、60家以上 这样的一个数", indicator.code)
        if not 0 <= grade.score <= scale:
            message = f"这一档得 {plain(grade.score)} 分，不在 0 到 {plain(scale)} 分之间"
            yield Fault((*where, "score"), message, f"写 0 到 {plain(scale)} 之间的得分", indicator.code)
    yield from _not_from_high_to_low(place, indicator.code, method.grades, conditions)


def _not_from_high_to_low(
    place: Path, code: str, grades: Sequence[Grade], conditions: Sequence[Condition | None]
) -> Iterator[Fault]:
    for index, (higher, lower) in enumerate(pairwise(grades), 1):
        first, second = conditions[index - 1], conditions[index]
        if lower.score >= higher.score:
            message = f"第 {index + 1} 档的得分 {plain(lower.score)} 不低于上一档的 {plain(higher.score)}"
            yield Fault((*place, "grades", index, "score"), message, _HIGH_TO_LOW, code)
        elif first is not None and second is not None and _is_covered(second, first):
            message = f"第 {index + 1} 档{quoted(lower.at)}取不到：达到它的都已经归到上一档"
            yield Fault((*place, "grades", index, "at"), message, _HIGH_TO_LOW, code)


def _is_covered(later: Condition, earlier: Condition) -> bool:
    """Whether all that meets the later condition meets the earlier one, which is taken first."""
    if later.is_at_most != earlier.is_at_most or not later.amount.suits(earlier.amount):
        return False
    mine, other = later.amount.number, earlier.amount.number
    if mine == other:
        return earlier.op in ("<=", ">=") or later.op == earlier.op
    return mine < other if later.is_at_most else mine > other
