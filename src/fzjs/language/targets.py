"""Folded phrases → `Target`: the one quantity of the phrase, the words around it, and what remains as indicator."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fzjs.language.changes import read_change
from fzjs.language.hints import advise
from fzjs.language.names import is_sound_name, is_subject, is_thing, split_baseline
from fzjs.language.quantities import Quantity, scan_quantities, set_phrase_over
from fzjs.language.readings import Target, Unparsed
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
from fzjs.language.uncounted import parse_uncounted

if TYPE_CHECKING:
    from fzjs.language.folding import Folded

ONE_EACH = "一条只写一个指标，请分开写；期限另写在期限栏"
_LONGEST = 90
_MARKING = frozenset("(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_CLAUSE_MARKS = frozenset("。;!?《》\n")
# A Chinese count of these is often a title (三项行动, 四大工程), not a number to reach.
_NAMING_UNITS = frozenset("个项种类件层步支张套块对位级条点")
# How a name ends of which a duration can be the measure: 办理时限, 有效期.
_TIMES = ("限", "期", "时间", "时长", "周期", "年限", "用时", "耗时", "环节")
_TRAINING = ("培训", "学习", "学法", "轮训", "集训", "授课", "宣讲", "服务", "坐班", "值班")
_EVENT_UNITS = frozenset(("次", "场", "场次", "轮"))
# A Chinese numeral before these is often an ordinal: 二期, 三类 (but 两期).
_RANKED_UNITS = frozenset("类档期层段节款版集班组队站道案卷册批轮")


def parse_target(folded: Folded, text: str) -> Target | Unparsed:
    """Read a folded phrase; `text` is the phrase as written, which `folded` traces back to."""
    # Most phrases begin with a word: for them the pattern need not even be compiled.
    if folded.text[:1] in _MARKING and (marker := _marker_pattern().match(folded.text)):
        folded = folded.without(*range(marker.end()))
    phrase = folded.text
    if not phrase or len(phrase) > _LONGEST or not _CLAUSE_MARKS.isdisjoint(phrase):
        return Unparsed(text, advise("target", phrase))
    opening = opening_of(phrase)
    quantities = [quantity for quantity in scan_quantities(phrase) if quantity.start >= opening.start]
    counted = [quantity for quantity in quantities if not quantity.is_bare]
    if not counted and len(quantities) == 1 and quantities[0].max is None and not phrase[quantities[0].end :]:
        counted = quantities
    if len(counted) > 1:
        return Unparsed(text, ONE_EACH)
    if counted:
        return _read_counted(folded, text, counted[0], opening) or Unparsed(text, advise("target", phrase))
    return parse_uncounted(folded, text) or Unparsed(text, advise("target", phrase))


def _read_counted(folded: Folded, text: str, quantity: Quantity, opening: Opening) -> Target | None:
    phrase = folded.text
    left = read_left(phrase[: quantity.start], opening.start)
    right = read_right(phrase, quantity.end)
    start, left = read_change(phrase, opening.start, left, quantity)
    name_end, base = split_baseline(phrase, start, left.end) if left.change else (left.end, (0, 0))
    if phrase[start:name_end] in affixes("result").words:  # 建成不少于5个: no name
        name_end = start
    subject, thing = phrase[start:name_end], phrase[right.start :]
    if start > opening.start and thing:  # 增加投入5次培训
        return None
    places = [(start, name_end), (right.start, len(phrase)) if thing else left.deed]
    rhythms = [word for word in (left.per, opening.per, right.per) if word]
    if inner := rhythm_inside(subject):
        at, word = inner
        rhythms.append(word)
        places[0:1] = [(start, start + at), (start + at + len(word), name_end)]
    name = "".join(phrase[start:end] for start, end in places)
    if (
        len(rhythms) > 1
        or not is_subject(subject.replace(rhythms[0], "") if inner else subject)
        or not is_thing(thing)
    ):
        return None
    if _has_loose_digits(phrase[: opening.start] + name) or not is_sound_name(name):
        return None
    target = judge(quantity, left, right)
    if target is None or not may_stand_alone(quantity, left, right, bool(rhythms), subject, thing):
        return None
    indicator = "".join(folded.as_written(start, end) for start, end in places if start < end) or None
    if thing in ("覆盖", "全覆盖") and target.op == "=" and target.value == 100 and target.unit == "%":
        return Target(text, "all", folded.as_written(start, name_end) or None)
    per = period_of(rhythms[0]) if rhythms else None
    return replace(target, text=text, indicator=indicator, per=per, baseline=folded.as_written(*base) or None)


class Opening(NamedTuple):
    """Where the indicator starts, behind 确保, 力争 …, and the word of rhythm among them."""

    start: int
    per: str


def opening_of(head: str) -> Opening:
    """Take the words apart that open a phrase and say nothing of the indicator's name."""
    start, per = 0, ""
    front = affixes("per_front").starting(head)
    if front and _is_just_count(head[len(front) :]):
        return Opening(len(front), front)
    while start < len(head):
        opener = affixes("opener").starting(head[start:])
        word = opener or ("" if per else affixes("per").starting(head[start:]))
        if not word:
            break
        per = per or ("" if opener else word)
        start += len(word)
    return Opening(start, per)


@functools.cache
def _marker_pattern() -> re.Pattern[str]:
    """The number of a list before a phrase: (一), 2., 三、, ④, 一是; not the first of two numbers (2、3次)."""
    numeral = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    return re.compile(
        rf"(?:\({numeral}\)|{numeral}[.)、]|[\u2460-\u2473]|[一二三四五六七八九十]是)[.、,:]?(?=[^\d一二两三四五六七八九十百半.、)的])"
    )


def _is_just_count(text: str) -> bool:
    """Whether `text` is a count and nothing else: 一季度|一次. Otherwise 一季度 is the first quarter."""
    counts = scan_quantities(text)
    return (
        len(counts) == 1
        and (counts[0].start, counts[0].end) == (0, len(text))
        and counts[0].unit in _EVENT_UNITS
    )


def _has_loose_digits(text: str) -> bool:
    """Whether digits stand in `text` outside of set phrases (12345热线): numbers that nobody has read."""
    return any(char in "0123456789" and not set_phrase_over(text, at, at + 1) for at, char in enumerate(text))


def may_stand_alone(
    quantity: Quantity, left: Left, right: Right, has_per: bool, subject: str, thing: str
) -> bool:
    """Whether a number without any bound is a count to reach and not part of a name (三项制度, 三年行动)."""
    if left.comparison or left.change:
        return True
    if quantity.unit == "小时" and not thing and subject.endswith(_TRAINING):  # 全年培训36小时
        return True
    if quantity.is_duration and (has_per or left.has_verb or (subject and not subject.endswith(_TIMES))):
        return False
    if (
        right.bound != "-"
        or quantity.about
        or (quantity.max is not None and (subject or not quantity.is_duration))
    ):
        return True
    return _is_plain_count(quantity, left.has_verb, has_per, subject, thing)


def _is_plain_count(quantity: Quantity, has_verb: bool, has_per: bool, subject: str, thing: str) -> bool:
    """Whether a number that nothing bounds is meant as a count: 2次, 每年发布1次…, 建成5个…, not 三项改革."""
    if quantity.is_bare or quantity.max is not None:
        return False
    if quantity.is_duration and not subject and (quantity.chinese or quantity.unit != "工作日"):
        return False
    if quantity.chinese and not has_per and quantity.unit in _NAMING_UNITS and (subject or thing):
        return False
    if not thing:
        return not (quantity.chinese and quantity.unit in _RANKED_UNITS)
    if (
        quantity.chinese
        and not has_per
        and (quantity.value == 1 or (not has_verb and quantity.unit not in ("次", "场")))
    ):
        return False
    if quantity.is_duration or quantity.share or quantity.unit == "%":
        return thing in ("覆盖", "全覆盖")
    if subject and not (has_verb or has_per):
        return subject.startswith("每")
    return has_verb or has_per or quantity.unit in _EVENT_UNITS
