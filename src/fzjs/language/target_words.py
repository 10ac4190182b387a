"""The words around a number: comparisons, verbs, rhythms. What they say of it together."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple, cast

from fzjs.language.readings import Target
from fzjs.language.wordtables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fzjs.language.quantities import Quantity
    from fzjs.language.readings import Bound, Period, TargetOp


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

    `comparison` and `change` are the kinds of comparators.tsv, empty when there is none.
    """

    end: int
    comparison: str
    doubled: bool
    change: str
    has_verb: bool
    per: str


@functools.cache
def affixes(role: str) -> Affixes:
    """The words of a role of target_words.tsv, or `comparison` (comparators.tsv)."""
    rows = (
        [(words, kind) for words, kind in read_table("comparators")]
        if role == "comparison"
        else [(row[0], row[2] if len(row) > 2 else "") for row in read_table("target_words") if row[1] == role]
    )
    words = {word: value for row, value in rows for word in row.split()}
    return Affixes(words, tuple(sorted({len(word) for word in words}, reverse=True)))


def read_left(head: str, start: int = 0) -> Left:
    """Take the words before a number apart, from the number backwards, as far as they are known (to `start`)."""
    end, comparison, doubled, change, verb, per = len(head), "", False, "", False, ""
    while end > start:
        rest = head[start:end]
        role, word = _last_word(rest)
        if (
            not word
            or (role == "deed" and (comparison or per or not _stands_free(rest.removesuffix(word))))
            or (role == "result" and comparison)
            or (role == "per" and per)
            or (role == "comparison" and comparison and len(word) == 1)
        ):
            break
        end -= len(word)
        if role == "per":
            per = word
        elif role != "comparison":
            verb = verb or role != "filler"
        elif affixes(role).words[word] in ("rise", "fall"):
            change = affixes(role).words[word]
            break
        else:
            kind = affixes(role).words[word]
            doubled = doubled or (comparison == kind and kind in ("ge", "le"))
            comparison = _stronger(comparison, kind)
    return Left(end, comparison, doubled, change, verb, per)


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
def _bounds() -> dict[tuple[str, str], tuple[str, bool]]:
    return {(before, behind): (op, bool(double)) for before, behind, op, *double in read_table("bounds")}


def period_of(word: str) -> Period | None:
    """The period that a word of rhythm stands for (每年, /季度); None for 年内 and for no word."""
    period = next(filter(None, (affixes(role).words.get(word) for role in ("per", "per_behind", "per_front"))), None)
    return cast("Period", period) if period else None


def judge(quantity: Quantity, left: Left, right: Right) -> Target | None:
    """The target that a number and the words around it make, without text and indicator; None if they clash."""
    before, behind = left.comparison or "-", right.bound
    if quantity.about:
        if behind not in ("-", "about") or before not in ("-", "reach", "about"):
            return None
        before, behind = "about", "-"
    op, doubled = _bounds().get((before, behind), ("", False))
    if not op or (op == "~" and (left.change or quantity.unit in ("年", "月"))):
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
        "", cast("TargetOp", op), value=quantity.value, unit=quantity.unit, redundant_bound=doubled or left.doubled
    )
