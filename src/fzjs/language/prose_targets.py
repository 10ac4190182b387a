"""Targets in one folded sentence of prose."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fzjs.language.changes import read_change
from fzjs.language.folding import fold
from fzjs.language.names import is_sound_name, is_thing, split_baseline
from fzjs.language.quantities import Quantity, scan_quantities
from fzjs.language.target_words import (
    Left,
    Right,
    affixes,
    judge,
    period_of,
    read_left,
    read_right,
    rhythm_inside,
)
from fzjs.language.targets import may_stand_alone, opening_of
from fzjs.language.uncounted import read_comparison, read_coverage, read_zero

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fzjs.language.readings import Target

# Bounds that say something of people and years that a duty requires (三人以上, 5年以上), not of a goal.
_PERSONAL_UNITS = frozenset(("名", "人", "位", "年", "日", "天", "周", "月", "小时", "分钟", "秒", "季度"))
_PAST = ("未", "不", "已", "已经", "没有", "曾", "累计", "共", "分别", "各")


def scan_targets(sentence: str, *, weak: bool = False) -> Iterator[tuple[int, int, Target, bool]]:
    """The targets of a folded sentence with their places and whether they are certain.

    The indicator is None where it is not certain. With `weak`, counts of actions (开展讲座3次), changes and ranges
    are targets too. A sentence that reports what has been done (共办理120件) states no target.
    """
    if _report_pattern().search(sentence):
        return
    for offset, clause in _clauses(sentence):
        counted = [quantity for quantity in scan_quantities(clause) if not quantity.is_bare]
        for quantity in counted:
            read = _read(clause, quantity, weak)
            if read:
                start, end, target, certain = read
                yield offset + start, offset + end, target, certain
        if not counted:
            for start, end, target in _uncounted(clause, offset):
                yield start, end, target, True


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """Clauses with their places; a 、 behind a number closes one too: 公示率100%、审核率100%."""
    for found in _clause_pattern().finditer(sentence):
        first = found.start("clause")
        for cut in _cut_pattern().finditer(sentence, first, found.end()):
            yield first, sentence[first : cut.end() - 1]
            first = cut.end()
        yield first, sentence[first : found.end()]


def _read(clause: str, quantity: Quantity, weak: bool) -> tuple[int, int, Target, bool] | None:
    opening = opening_of(clause[: quantity.start])
    left, right = read_left(clause[: quantity.start], opening.start), read_right(clause, quantity.end)
    begin, left = read_change(clause, opening.start, left, quantity)
    subject = clause[begin : left.end]
    inner = rhythm_inside(subject)
    rhythms = [word for word in (left.per, opening.per, right.per, inner and inner[1]) if word]
    if len(rhythms) > 1 or _is_aside(clause, quantity, right) or clause[: left.end].endswith(_PAST):
        return None
    certain = not left.change and _is_stated(clause, quantity, left, right, opening.per)
    if not certain and not (weak and _may_be_meant(clause, quantity, left, right, bool(rhythms))):
        return None
    target = judge(quantity, left, right)
    if target is None:
        return None
    if inner:
        subject = subject.replace(inner[1], "")
    baseline = None
    if left.change and not inner:
        name_end, (first, last) = split_baseline(clause, begin, left.end)
        subject, baseline = clause[begin:name_end], clause[first:last] or None
    start = left.end if left.end > opening.start else 0
    end = right.start - (clause[right.start - 1] == "的")
    per = period_of(rhythms[0]) if rhythms else None
    if not certain:
        subject = subject.removeprefix(affixes("verb").starting(subject))
    indicator = _indicator(clause, subject, left, right)
    return start, end, replace(target, per=per, indicator=indicator, baseline=baseline), certain


def _is_aside(clause: str, quantity: Quantity, right: Right) -> bool:
    """Whether a number belongs to a list or a condition (超过3次的) and states nothing by itself."""
    tail = clause[right.start :]
    if clause[quantity.end : quantity.end + 1] in ("、", "-", "/") or _list_pattern().search(
        clause[: quantity.start]
    ):
        return True
    if clause[right.start - 1] == "的" and (
        quantity.unit != "%" or not tail or clause.startswith(_CONDITIONS)
    ):
        return True
    return tail == "的" or tail.startswith(("的", "制"))


def _is_stated(clause: str, quantity: Quantity, left: Left, right: Right, opening_per: str) -> bool:
    """Whether the clause states a number to reach with certainty: bounded, or due in a rhythm."""
    tail = clause[right.start :]
    if left.comparison == "reach":
        return not clause[: quantity.start].endswith(("为", "是", "="))
    if left.comparison in ("ge", "gt", "le", "lt", "keep"):
        return True
    if right.bound == "ge" or (right.bound == "le" and not quantity.is_duration):
        return not left.comparison and quantity.unit not in _PERSONAL_UNITS
    if quantity.value == 100 and quantity.unit == "%" and not left.comparison and not tail:  # 公示率100%
        return clause[: quantity.start].endswith(_RATES)
    rhythm = left.per or (opening_per if left.has_verb else "")
    return (
        bool(rhythm and period_of(rhythm))
        and right.bound == "-"
        and not quantity.about
        and not quantity.is_duration
    )


def _may_be_meant(clause: str, quantity: Quantity, left: Left, right: Right, has_per: bool) -> bool:
    """Whether a number that is not certain may well be one to reach: 开展讲座3次, 压减60%以上, 办结率95%."""
    head, tail = clause[: left.end], clause[right.start :]
    if quantity.unit == "分" or clause.startswith(_CONDITIONS) or not (is_thing(tail) or not tail):
        return False
    if left.change:
        return not tail
    if quantity.is_duration or right.bound == "le" or quantity.unit in _PERSONAL_UNITS - {"名", "人", "位"}:
        return False
    if head.endswith(_RATES):
        return not tail and not left.comparison
    acts = left.has_verb or has_per or any(affixes(role).starting(head) for role in _ACTS)
    return acts and may_stand_alone(quantity, left, right, has_per, head, tail)


_RATES = ("率", "率均", "比例", "占比", "覆盖面", "度")
_ACTS = ("verb", "result", "deed")
_CONDITIONS = ("对", "凡", "如", "若", "因", "被", "经", "未", "不")


def _indicator(clause: str, subject: str, left: Left, right: Right) -> str | None:
    """The thing behind the number where an action counts it (举办2次法治讲座), else the name before it."""
    subject = _without_opener(subject)
    thing = clause[right.start :]
    by_action = left.has_verb or len(subject) < 3 or subject in affixes("result").words
    name = thing if thing and by_action else subject + clause[slice(*left.deed)]
    return (
        name if len(name) > 1 and is_sound_name(name) and not any(char.isdigit() for char in name) else None
    )


def _without_opener(name: str) -> str:
    """`name` without the words of the sentence that stand before it."""
    for word in ("其中", "并", "且", "使", "确保", "将", "推动", "推进", "的"):
        name = name.removeprefix(word)
    return name


def _uncounted(clause: str, offset: int) -> Iterator[tuple[int, int, Target]]:
    reads = (
        read_comparison if "于" in clause else None,
        read_coverage if clause.endswith("覆盖") else None,
        read_zero if "零" in clause else None,
    )
    for read in filter(None, reads):
        target = read(fold(clause), clause)
        if target is not None:
            name = target.indicator or ""
            start = clause.find(name) + len(name) if target.op != "=" and name else 0
            yield (
                offset + start,
                offset + len(clause),
                replace(target, indicator=_without_opener(name) or None),
            )
            return


@functools.cache
def _clause_pattern() -> re.Pattern[str]:
    """Clauses without the number of a list before them; a comma inside a number (1,200) does not part them."""
    return re.compile(
        r"(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\)|\.(?!\d)|、))?(?P<clause>(?:[^,:!?]|(?<=\d),(?=\d{3}))+)"
    )


@functools.cache
def _cut_pattern() -> re.Pattern[str]:
    return re.compile(r"\d(?:%|[^\W\d]{1,4})?(?:以[上下内])?、(?=\D)")


@functools.cache
def _report_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:已|已经|共)(?:办|完成|建成|开展|受理|达|实现|有|组织|化解|举办|召开)|截[至止]")


@functools.cache
def _list_pattern() -> re.Pattern[str]:
    return re.compile(r"\d%?、$")
