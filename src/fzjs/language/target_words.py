"""The words around a number: comparisons, verbs, rhythms. What they say of it together."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple, cast

from fzjs.language.readings import Target
from fzjs.language.wordtables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fzjs.language.quantities import Quantity
    from fzjs.language.readings import Bound, Period, TargetOp


CHANGE_NAMES = ("增速", "降幅")
"""Words of change that are names too: 增速为5%."""


class Affixes(NamedTuple):
    """The words of one role with what they say, and the lengths that occur, longest first."""

    words: Mapping[str, str]
    lengths: tuple[int, ...]

    def ending(self, text: str) -> str:
        """The longest of the words that `text` ends with; empty when none."""
        return next((text[-n:] for n in self.lengths if text[-n:] in self.words and n <= len(text)), "")

    def starting(self, text: str) -> str:
        """The longest of the words that `text` starts with; empty when none."""
        return next((text[:n] for n in self.lengths if text[:n] in self.words), "")


class Left(NamedTuple):
    """What stands before a number: up to `end` the indicator, then rhythm, comparison, change and verbs.

    `comparison` and `change` are the kinds of comparators.tsv, empty when there is none. `deed` is where a
    word of action stands that names what is counted when nothing else does (至少|学法|1次).
    """

    end: int
    comparison: str = ""
    doubled: bool = False
    change: str = ""
    has_verb: bool = False
    per: str = ""
    deed: tuple[int, int] = (0, 0)


@functools.cache
def affixes(role: str) -> Affixes:
    """The words of a role of target_words.tsv, or `comparison` (comparators.tsv)."""
    if role == "comparison":
        words = _comparisons()
    else:
        rows = [row for row in read_table("target_words") if row[1] == role]
        words = {word: row[2] if len(row) > 2 else "" for row in rows for word in row[0].split()}
    return Affixes(words, tuple(sorted({len(word) for word in words}, reverse=True)))


@functools.cache
def plain_comparisons() -> dict[str, str]:
    """The words of comparators.tsv, with their kinds."""
    return {word: kind for words, kind in read_table("comparators") for word in words.split()}


def _comparisons() -> dict[str, str]:
    """The words of comparators.tsv and what they make with others: 不能|超过 (le), 压缩|为 (reach)."""
    plain = plain_comparisons()
    turned = {
        word: _TURNED[kind] for word, kind in plain.items() if kind in _TURNED and word[0] not in "不未><"
    }
    changes = [word for word, kind in plain.items() if kind in ("rise", "fall") and word not in CHANGE_NAMES]
    return (
        {word + to: "reach" for word in changes for to in affixes("to").words}
        | {no + word: kind for word, kind in turned.items() for no in affixes("not").words}
        | plain
    )


_TURNED = {"gt": "le", "lt": "ge"}


def read_left(head: str, start: int = 0) -> Left:
    """Take the words before a number apart, from the number backwards, as far as they are known (to `start`)."""
    left = _strip(head, start, Left(len(head)))
    if left.comparison or left.change:
        return left
    found = _adverb_pattern().search(head, start, left.end)
    if found is None:
        return left
    kind = affixes("comparison").words[found[1]]
    bound = left._replace(end=found.start(), comparison=kind, has_verb=True, deed=found.span(2))
    return _strip(head, start, bound)


def _strip(head: str, start: int, left: Left) -> Left:
    """`left` with the known words that `head` ends with, up to `left.end`, taken in."""
    while left.end > start:
        role, word = _last_word(head[start : left.end])
        if not word or not _may_strip(role, word, left, head[start : left.end - len(word)]):
            return left
        left = left._replace(end=left.end - len(word))
        if role == "per":
            left = left._replace(per=word)
        elif role == "deed":
            left = left._replace(has_verb=True, deed=(left.end, left.end + len(word)))
        elif role != "comparison":
            left = left._replace(has_verb=left.has_verb or role != "filler")
        elif (kind := affixes(role).words[word]) in ("rise", "fall"):
            return left._replace(change=kind)
        else:
            doubled = left.doubled or (left.comparison == kind and kind in ("ge", "le"))
            left = left._replace(doubled=doubled, comparison=_stronger(left.comparison, kind))
    return left


def _may_strip(role: str, word: str, left: Left, rest: str) -> bool:
    """Whether a word still belongs to the number and not to the name before it (培训不少于1次, 行为5件)."""
    if role == "deed":
        return not left.comparison and not left.per and _stands_free(rest)
    if role == "result":
        return not left.comparison
    if role == "per":
        return not left.per
    return role != "comparison" or not left.comparison or len(word) > 1


def rhythm_inside(name: str) -> tuple[int, str] | None:
    """The word of rhythm inside a name and its place: 法律顾问|每季度|到村; None without one."""
    words = affixes("per").words
    found = [(name.find(word), -len(word), word) for word in words if word[0] in "每全" and word in name]
    if not found:
        return None
    at, _, word = min(found)
    return at, word


def _last_word(text: str) -> tuple[str, str]:
    """The longest known word that `text` ends with, and its role; comparisons go first among equals."""
    best = ("", "")
    if affixes("whole").ending(text):
        return best
    for role in ("comparison", "per", "verb", "result", "deed", "filler"):
        word = affixes(role).ending(text)
        if len(word) > len(best[1]):
            best = (role, word)
    return best


def _stands_free(text: str) -> bool:
    """Whether a word of action begins behind `text`, so that it is no part of a name: 至少|学习, not 集中|学习."""
    return _last_word(text)[0] in ("comparison", "per", "verb")


def _stronger(one: str, other: str) -> str:
    """Of two comparisons the one that says more: 达到 + 不低于 is 不低于; contradictions give a name without rule."""
    if not one or one == other or one == "reach":
        return other
    return one if other == "reach" else "contradiction"


class Right(NamedTuple):
    """What stands behind a number: bound (以上 …) and rhythm (/年), then from `start` the thing counted."""

    start: int
    bound: str
    per: str


def read_right(text: str, start: int) -> Right:
    """Take the words behind a number apart, from `start` on."""
    behind = affixes("behind").starting(text[start:])
    if affixes("behind").words.get(behind) == "!":  # 10项内容: no bound, though it begins like one
        behind = ""
    start += len(behind)
    per = affixes("per_behind").starting(text[start:])
    start += len(per)
    if text.startswith("的", start) and len(text) > start + 1:
        start += 1
    return Right(start, affixes("behind").words.get(behind, "-"), per)


@functools.cache
def _adverb_pattern() -> re.Pattern[str]:
    return re.compile(r"(至少|最少|至多|最多)([^,:;()\"每不0-9]{1,6})(?<![多少高低])$")


@functools.cache
def _bounds() -> dict[tuple[str, str], tuple[str, bool]]:
    return {(before, behind): (op, bool(double)) for before, behind, op, *double in read_table("bounds")}


def period_of(word: str) -> Period | None:
    """The period that a word of rhythm stands for (每年, /季度); None for 年内 and for no word."""
    period = next(
        filter(None, (affixes(role).words.get(word) for role in ("per", "per_behind", "per_front"))), None
    )
    return cast("Period", period) if period else None


def judge(quantity: Quantity, left: Left, right: Right) -> Target | None:
    """The target that a number and the words around it make, without text and indicator; None if they clash."""
    before, behind = left.comparison or "-", right.bound
    if quantity.about:
        if behind not in ("-", "about") or before not in ("-", "reach", "about"):
            return None
        before, behind = "about", "-"
    if quantity.beyond:
        if (before, behind) not in (("-", "-"), ("reach", "-")):
            return None
        before = "gt"
    op, doubled = _bounds().get((before, behind), ("", False))
    recent = quantity.is_duration and (left.comparison == "about" or quantity.unit in ("年", "月"))  # 近三年
    if not op or (op == "~" and (left.change or recent)):
        return None
    if left.change:
        if quantity.max is not None:
            return None
        value = -quantity.value if left.change == "fall" else quantity.value
        bound = cast("Bound", op) if op != "=" else None
        return Target("", "delta", value=value, unit=quantity.unit, bound=bound, redundant_bound=doubled)
    if quantity.max is not None:
        if before not in ("-", "reach", "keep") or behind != "-":
            return None
        return Target("", "range", value=quantity.value, max=quantity.max, unit=quantity.unit)
    return Target(
        "",
        cast("TargetOp", op),
        value=quantity.value,
        unit=quantity.unit,
        redundant_bound=doubled or left.doubled,
    )
