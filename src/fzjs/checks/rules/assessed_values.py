"""FZ8: what an assessment states agrees with itself, is complete, and is about indicators that apply."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.scoring.applying import applies, applying_at
from fzjs.checks.scoring.marks import (
    agree,
    full_condition,
    has_cases,
    marks_by_method,
    rounded_marks,
    scale_of,
)
from fzjs.checks.scoring.systems import assessed, system_of
from fzjs.checks.scoring.values import amount_in, reached_amount
from fzjs.language.decimals import plain, rounded
from fzjs.language.wordtables import read_words
from fzjs.model.indicators import Assessment, AssessmentEntry, Indicator

AssessmentScope = Scope[Assessment]

_SHOWN = 5


@rule("FZ813", "得分与实际值不符", "warning", ["assessment"])
def score_against_value(scope: AssessmentScope) -> Iterator[Fault]:
    """写明的得分应当是实际值按计分方法得出的分。

    只核对写成字段的方法（full_at、per_step、grades 等）和没有数字的比率；只有文字规则、读不出实际值的，不核对。
    得分可以比体系规定的小数位数写得少，按写的位数四舍五入后比较。

    为什么：得分和实际值对不上，不是多打了分，就是抄错了数，评估组一查就会发现。

    怎么改：核对实际值和得分，改正写错的一个；确有另外的加减分，写进备注，并用 # fzjs: ignore[FZ813] 注明。
    """
    system = system_of(scope)
    places = 0 if system is None else system.places
    for path, entry, indicator in assessed(scope):
        worked_out = marks_by_method(indicator, entry)
        if entry.score is None or worked_out is None or not 0 <= entry.score <= scale_of(indicator):
            continue  # what is beyond the scale another rule finds
        if not agree(entry.score, worked_out, places):
            right, name = plain(rounded_marks(worked_out, places)), quoted(indicator.name)
            told = f"“{entry.indicator}”{name}的实际值 {entry.value or _shown(entry)} 按方法得 {right} 分"
            hint = f"核对实际值；没有写错的，得分改为 {right}，或者删去得分由程序算"
            yield Fault((*path, "score"), f"{told}，写的是 {plain(entry.score)} 分", hint, entry.indicator)


@rule("FZ814", "有的指标没有评", "info", ["assessment"])
def left_out(scope: AssessmentScope) -> Iterator[Fault]:
    """评估应当把适用于这个单位的末级指标都评到：写实际值、得分，或者说明为什么没有。

    没有发生的写 no_cases: true；查不到、没有评的，留一条只写备注（remark）的条目，说明原因。

    为什么：没有评的指标按没有得分算，总分会偏低，也看不出是漏了还是没有做到。

    怎么改：补上没有评的指标。
    """
    system = system_of(scope)
    if system is None or not scope.model.entries:
        return
    listed = {entry.indicator for entry in scope.model.entries if _is_filled_in(entry)}
    missing = [
        indicator.code
        for path, indicator, _ in system.walk()
        if not indicator.children
        and indicator.code not in listed
        and applies(applying_at(system, path), scope.model.unit, scope.registry)
    ]
    if missing:
        shown = "、".join(missing[:_SHOWN]) + ("等" if len(missing) > _SHOWN else "")
        message = f"有 {len(missing)} 项末级指标没有评：{shown}"
        hint = "补上实际值或得分；没有发生的写 no_cases: true，没有评的写 remark 说明"
        yield Fault(("entries",), message, hint, scope.model.id, on_key=True)


@rule("FZ819", "评了不适用的指标", "warning", ["assessment"])
def not_applicable(scope: AssessmentScope) -> Iterator[Fault]:
    """指标体系写明了适用单位（applies_to）的指标，只评这些单位。

    为什么：不适用的指标不计入满分，写了得分也不会算。

    怎么改：删去这一条；确实适用的，把单位加进指标的 applies_to。
    """
    system = system_of(scope)
    if system is None:
        return
    by_code = {entry.indicator: index for index, entry in enumerate(scope.model.entries)}
    for path, indicator, _ in system.walk():
        index = by_code.get(indicator.code)
        if index is None or indicator.children:
            continue
        names = applying_at(system, path)
        if not applies(names, scope.model.unit, scope.registry):
            message = f"“{indicator.code}”{quoted(indicator.name)}只适用于{'、'.join(names)}，不评 {scope.model.unit}"
            hint = "删去这一条；确实适用的，把单位加进这项指标的 applies_to"
            yield Fault(("entries", index, "indicator"), message, hint, indicator.code)


@rule("FZ820", "分子、分母有误", "error", ["assessment"])
def numbers_of_ratios(scope: AssessmentScope) -> Iterator[Fault]:
    """分子、分母要成对写，不为负数；分母为零的写“无此类事项”；同时写了百分比的，要和分子、分母相符。

    为什么：比率由分子、分母算出；分母为零不是 0%，也不是 100%。

    怎么改：按提示改正。
    """
    for index, entry in enumerate(scope.model.entries):
        wrong = _wrong_ratio(entry)
        if wrong is not None:
            key, message, hint = wrong
            yield Fault(("entries", index, key), f"“{entry.indicator}”{message}", hint, entry.indicator)


@rule("FZ823", "实际值算不出得分", "warning", ["assessment"])
def value_without_score(scope: AssessmentScope) -> Iterator[Fault]:
    """只写实际值、没有写得分的，实际值要能按计分方法算出得分。

    算不出的有：约数和上下限（近4次、约95%、95%以上、不足90%）、负数、增加的数（新增1次）、日期，单位对不上的，
    有几个数的；有无的指标写“已部分公开”“完成率60%”这样只做到一部分的。

    为什么：算不出的按没有评处理，不得分；程序不替人判断“近4次”算不算4次。

    怎么改：写准确的数，如 value: 4次；只能这样写的，由人打分，写上 score（不计分的体系写 met）。
    """
    for path, entry, indicator in assessed(scope):
        if entry.value is None or not _waits_for_method(indicator, entry):
            continue
        if marks_by_method(indicator, entry) is None:
            message = f"“{entry.indicator}”{quoted(indicator.name)}的实际值{quoted(entry.value)}按计分方法算不出得分"
            hint = "写一个准确的数（有无的写 是 或 否）；只能这样写的，由人打分，写上 score"
            yield Fault((*path, "value"), message, hint, entry.indicator)


@rule("FZ824", "比率超过100%", "warning", ["assessment"])
def share_of_more_than_all(scope: AssessmentScope) -> Iterator[Fault]:
    """比率的分子是分母的一部分，不应大于分母，百分比不超过 100%。

    完成率、增长率等本来可以超过 100% 的，不查。

    为什么：多半是分子、分母写反了，或者两个数的口径不同。

    怎么改：核对分子、分母。
    """
    for path, entry, indicator in assessed(scope):
        method, amount = indicator.method, reached_amount(entry)
        if method is None or method.type != "ratio" or amount is None or amount.unit != "%":
            continue
        if amount.number > 100 and not _may_exceed(indicator):
            key = "value" if entry.numerator is None else "numerator"
            told = entry.value if entry.numerator is None else _shown(entry)
            message = f"“{entry.indicator}”{quoted(indicator.name)}是 {told}，超过 100%"
            yield Fault((*path, key), message, "核对分子、分母，看是不是写反了", entry.indicator)


def _waits_for_method(indicator: Indicator, entry: AssessmentEntry) -> bool:
    """Whether a score is to come from the method alone, and the method has what it takes."""
    method = indicator.method
    if method is None or entry.score is not None or entry.met is not None or not has_cases(indicator, entry):
        return False
    if method.type == "deduct":
        return method.per_step is not None and not entry.no_cases
    return method.type == "yes_no" or bool(method.grades) or full_condition(method) is not None


def _may_exceed(indicator: Indicator) -> bool:
    """Whether a ratio is by its name no share of a whole: 完成率, 增长率."""
    method = indicator.method
    names = (indicator.name, method.numerator if method else None, method.full_at if method else None)
    return any(word in name for name in names if name for word in read_words("beyond_whole"))


def _is_filled_in(entry: AssessmentEntry) -> bool:
    """Whether an entry says anything at all; a remark alone says why nothing was assessed."""
    said = (entry.value, entry.score, entry.met, entry.numerator, entry.denominator, entry.remark)
    return entry.no_cases or any(each is not None for each in said)


def _wrong_ratio(entry: AssessmentEntry) -> tuple[str, str, str] | None:
    top, bottom = entry.numerator, entry.denominator
    if top is None and bottom is None:
        return None
    if bottom is None:
        return "numerator", "只写了分子，没有写分母", "补上 denominator"
    if top is None:
        if not bottom and entry.no_cases:
            return None
        return "denominator", "只写了分母，没有写分子", "补上 numerator"
    if top < 0 or bottom < 0:
        return ("numerator" if top < 0 else "denominator"), "的分子、分母不能是负数", "写实际的个数"
    if not bottom:
        if entry.no_cases:
            return None
        return "denominator", "的分母是零，没有此类事项", "加上 no_cases: true，删去 value 和 score"
    stated = amount_in(entry.value) if entry.value is not None else None
    if stated is None or stated.unit != "%":
        return None
    places = _places_of(stated.number)
    if rounded(Fraction(top) / Fraction(bottom) * 100, places) != rounded(stated.number, places):
        right = plain(rounded(Fraction(top) / Fraction(bottom) * 100, 2))
        told = f"的实际值写 {entry.value}，而 {_shown(entry)} 是 {right}%"
        return "value", told, "改成一致，或者删去 value"
    return None


def _places_of(number: Fraction) -> int:
    """How many decimal places a percentage was written with."""
    return next((places for places in range(6) if (number * 10**places).denominator == 1), 6)


def _shown(entry: AssessmentEntry) -> str:
    if entry.numerator is None or entry.denominator is None:
        return "无此类事项"
    return f"{plain(entry.numerator)}/{plain(entry.denominator)}"
