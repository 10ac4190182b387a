"""FZ401–FZ409: targets that cannot be read or checked, or that contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby

from fzjs.checks.finding import Fault
from fzjs.checks.phrase_slips import slip_in
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, WrittenTarget
from fzjs.checks.spelling import as_phrase
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, Target, Unparsed, read_deadline, read_target
from fzjs.model.plan import Path

_SHARES = ("率", "比例", "占比", "比重", "覆盖面")
_BEYOND_SHARES = ("增长率", "完成率", "收益率", "利润率", "周转率", "回报率", "负债率", "使用率", "利用率")
"""Rates that may be above 100 % or below zero, although they end like shares of a whole."""

_LOWER_BOUNDS = (
    "至少",
    "最少",
    "不少于",
    "不少於",
    "不低于",
    "不低於",
    "不小于",
    "不得少于",
    "不得低于",
    "超过",
    "超過",
)
_UPPER_BOUNDS = ("至多", "最多", "不超过", "不超過", "不高于", "不高於", "不多于", "不多於", "不大于")
_CLOSING_BOUNDS = {"以上": _LOWER_BOUNDS, "以内": _UPPER_BOUNDS, "以內": _UPPER_BOUNDS, "以下": _UPPER_BOUNDS}
"""The words that close a bound, each with those that open one on the same side."""

_LIMITS = ("<=", "<")
"""Comparisons that say what is not to be exceeded."""

_LONGEST_BOUND = 20
"""From 至少 to 以上, in characters."""


@rule("FZ401", "目标看不懂", "error", PLANS)
def unreadable_target(scope: PlanScope) -> Iterator[Fault]:
    """量化目标要写成看得懂的数量。

    为什么：看不懂的目标无法与完成值比较，也无法汇总。程序只认整句都读得懂的写法，不会猜测。

    怎么改：写成“法治专题讲座不少于2次”，或者分开写 {indicator: 案卷合格率, value: 不低于90%}。完成时间写到
    deadline，做法写到 text。
    """
    for written in scope.targets:
        reading, text = written.reading, written.reading.text
        is_unread = isinstance(reading, Unparsed) and _put_in_order(text) is None
        slip = slip_in(text, _is_target) if is_unread or "＃" in text else None
        if slip is not None:
            message = f"目标“{text}”{slip.message}"
            yield Fault(written.path, message, slip.hint, written.subject, span=slip.span)
        elif is_unread and isinstance(reading, Unparsed):
            hint = reading.hint
            if isinstance(read_deadline(text, scope.model.phrase_year), Deadline):
                hint = "这是期限，请移到 deadline；目标写数量，如“不少于2次”"
            yield Fault(written.path, f"目标“{text}”看不懂", hint, written.subject)


@rule("FZ402", "目标无法衡量", "info", PLANS)
def qualitative_target(scope: PlanScope) -> Iterator[Fault]:
    """量化目标要有数。“明显提升”“稳步下降”可以写进措施内容，作为目标却无法衡量。

    为什么：到年底说不清算不算完成，各单位报来的结果也无法比较。

    怎么改：写明数值，如“比上年提高3个百分点”“不低于90%”；暂时定不下数值的，留在 text 里。
    """
    for written in scope.targets:
        reading = written.reading
        if isinstance(reading, Target) and reading.op == "qualitative":
            hint = "写明数值，如“比上年提高3个百分点”“不低于90%”；定不下数值的写在措施内容里"
            yield Fault(
                written.path, f"目标“{reading.text}”没有数值，无法衡量是否完成", hint, written.subject
            )


@rule("FZ404", "目标界限重复", "warning", PLANS)
def redundant_bound(scope: PlanScope) -> Iterator[Fault]:
    """一个数值只用一个界限词：“至少2次以上”里的“至少”和“以上”只留一个。

    为什么：“至少2次”和“2次以上”都包括2次，叠在一起成了病句，考核时容易争论2次算不算完成。

    怎么改：写“至少2次”或者“2次以上”。措施内容里的同样写法由 FZ408 提示。
    """
    for written in scope.targets:
        reading = written.reading
        if isinstance(reading, Target) and reading.redundant_bound:
            hint = f"只留一个界限词，如“{as_phrase(reading)}”"
            yield Fault(written.path, f"目标“{reading.text}”的界限词重复", hint, written.subject)


@rule("FZ406", "目标数值不可能", "error", PLANS)
def impossible_value(scope: PlanScope) -> Iterator[Fault]:
    """比率在0到100%之间；区间的下限不大于上限。

    为什么：“覆盖率不低于120%”永远无法完成，“5—3项”说不清是几项，多半是数字写错。增长率、完成率等可以超过100%的不算。

    怎么改：对照原件核对数值。
    """
    for written in scope.targets:
        reading = written.reading
        if isinstance(reading, Unparsed):
            right = _put_in_order(reading.text)
            if right is not None:
                message = f"目标“{reading.text}”的下限大于上限"
                yield Fault(written.path, message, f"小的数写在前面：“{right}”", written.subject)
        elif _is_no_share(reading) and _is_share(written.indicator):
            message = f"“{written.indicator}”的目标“{reading.text}”不可能达到"
            yield Fault(written.path, message, "比率在0到100%之间，对照原件核对数值", written.subject)


@rule("FZ407", "同一指标目标不一致", "error", PLANS)
def conflicting_values(scope: PlanScope) -> Iterator[Fault]:
    """一项措施里，同一个指标只定一个目标。

    为什么：同一项措施先写“学法考试不少于4次”，又写“学法考试不少于5次”，考核时不知道以哪个为准；“不少于3次”
    和“不超过1次”不可能都做到。做得到的一个下限加一个上限（如“不少于3项”和“不超过5项”）不算，周期不同的（如“每年”和“每季度”）也不算。

    怎么改：对照原件留下正确的一个；实际是两个指标的，把指标名称写清楚，如“县级学法考试”“乡镇学法考试”。
    """
    written = [item for item in scope.targets if item.indicator is not None and item.year is None]
    if len({(item.subject, _name(item.indicator)) for item in written}) == len(written):
        return
    for _, together in groupby(written, _measure_of):
        for item, earlier in _contradicted(list(together)):
            message = f"“{item.indicator}”已有目标“{earlier.text}”，这里又写“{item.reading.text}”"
            hint = "对照原件留下一个；是两个指标的，把指标名称写清楚"
            yield Fault(item.path, message, hint, item.subject)


@rule("FZ409", "目标重复", "info", PLANS)
def repeated_target(scope: PlanScope) -> Iterator[Fault]:
    """一项措施里，同一个目标只写一次。

    为什么：同一个目标写两遍，汇总时会算成两项；也可能是抄录时本该写另一个指标。

    怎么改：删去多余的一个；本该是另一个指标的，改正指标名称。
    """
    written = [item for item in scope.targets if item.indicator is not None and item.year is None]
    if len({(item.subject, _name(item.indicator)) for item in written}) == len(written):
        return
    for _, together in groupby(written, _measure_of):
        told: list[Target] = []
        for item in together:
            reading = item.reading
            if not isinstance(reading, Target):
                continue
            alone = replace(reading, text="", indicator=_name(item.indicator))
            if alone in told:
                hint = "删去多余的一个；本该是另一个指标的，改正指标名称"
                yield Fault(item.path, f"目标“{reading.text}”已经写过一次", hint, item.subject)
            told.append(alone)


@rule("FZ408", "正文界限词重复", "info", PLANS)
def redundant_bound_in_text(scope: PlanScope) -> Iterator[Fault]:
    """正文里不写“至少…以上”“不超过…以内”，界限词只用一个。

    为什么：“至少举办2次以上”是公文里常见的病句，严格说来说不清2次算不算完成。

    怎么改：写“至少举办2次”或者“举办2次以上”，目标写“不少于2次”。
    """
    text = scope.prose.text
    for start, end in _doubled_bounds(text):
        path, span = scope.prose.locate(start, end)
        if "targets" not in path:
            hint = "只留一个界限词，如“不少于2次”"
            yield Fault(path, f"“{text[start:end]}”的界限词重复", hint, scope.subject_at(path), span=span)


def _is_target(phrase: str) -> bool:
    reading = read_target(phrase)
    return isinstance(reading, Target) and reading.op != "qualitative"


def _measure_of(item: WrittenTarget) -> Path:
    """The path of the measure, requirement or phase that a target belongs to."""
    return item.path[: item.path.index("targets")]


def _contradicted(written: list[WrittenTarget]) -> Iterator[tuple[WrittenTarget, Target]]:
    """Targets for which an earlier one has another value of the same kind: same unit, period and side."""
    first_of: dict[tuple[str, str | None, str | None, bool], Target] = {}
    for item in written:
        reading = item.reading
        if item.indicator is None or not isinstance(reading, Target):
            continue
        if reading.value is None or reading.op == "delta":
            continue
        is_limit = reading.op in _LIMITS
        key = (_name(item.indicator), reading.unit, reading.per)
        earlier = first_of.setdefault((*key, is_limit), reading)
        opposite = first_of.get((*key, not is_limit))
        if (earlier.value, earlier.max) != (reading.value, reading.max):
            yield item, earlier
        elif opposite is not None and _exclude_each_other(reading, opposite):
            yield item, opposite


def _exclude_each_other(one: Target, other: Target) -> bool:
    """Whether a limit is below what is to be reached at least: 不少于3次 and 不超过1次."""
    limit, least = (one, other) if one.op in _LIMITS else (other, one)
    if limit.value is None or least.value is None or least.op == "~":
        return False
    is_strict = limit.op == "<" or least.op == ">"
    return limit.value < least.value or (limit.value == least.value and is_strict)


# The indicators of a workspace come back in plan after plan.
@lru_cache(1024)
def _name(indicator: str | None) -> str:
    """The name of an indicator in whatever script and width it is written."""
    return fold_text(indicator) if indicator else ""


def _put_in_order(text: str) -> str | None:
    """A range that runs backwards (5—3项) the right way round; None for everything else."""
    match = _range().search(text)
    if match is None:
        return None
    right = f"{text[: match.start()]}{match[3]}{match[2]}{match[1]}{text[match.end() :]}"
    reading = read_target(right)
    return right if isinstance(reading, Target) and reading.op == "range" else None


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r"(\d+)(%?(?:[-—–~～]+|至|到))(\d+)")


def _is_share(indicator: str | None) -> bool:
    """Whether an indicator is a share of a whole by its name."""
    name = _name(indicator)
    return name.endswith(_SHARES) and not name.endswith(_BEYOND_SHARES)


def _is_no_share(target: Target) -> bool:
    """Whether a percentage can be no share of a whole: above 100 %, below 0, more than all, less than nothing."""
    if target.unit != "%" or target.value is None or target.op == "delta":
        return False
    largest = target.max if target.max is not None else target.value
    impossible = (target.op == ">" and target.value == 100) or (target.op == "<" and target.value == 0)
    return target.value < 0 or largest > 100 or impossible


def _doubled_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where a text bounds a number twice: 至少举办2次以上. What the target reader confirms, nothing else."""
    for match in _closing_bound().finditer(text):
        found, end = match.span()
        openings = _CLOSING_BOUNDS[match[0]]
        start = max(text.rfind(opening, max(found - _LONGEST_BOUND, 0), found) for opening in openings)
        if start >= 0 and _is_doubled(text[start:end]):
            yield start, end


@cache
def _closing_bound() -> re.Pattern[str]:
    return re.compile("以[上内內下]")


def _is_doubled(phrase: str) -> bool:
    reading = read_target(phrase)
    return isinstance(reading, Target) and reading.redundant_bound
