"""What an assessment says was reached, as a number or as yes or no, and what a method asks for."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_fraction
from fzjs.language.phrases import Target, read_target
from fzjs.language.quantities import Quantity, scan_quantities
from fzjs.language.wordtables import read_table, read_words
from fzjs.model.indicators import AssessmentEntry

_POINTS = ("%", "百分点")

_KEPT = 2048
"""Texts of which the reading is kept: the assessments of many units say 100% and 2次 again and again."""


class Amount(NamedTuple):
    """A number with its unit; None where it is written without one. Shares are in per cent."""

    number: Fraction
    unit: str | None = None

    def suits(self, other: Amount) -> bool:
        """Whether both are of one unit, or one of them names none."""
        return None in (self.unit, other.unit) or self.unit == other.unit or _are_points(self, other)


class Condition(NamedTuple):
    """What must be reached: 95%以上, 低于30%, 2次 (which means at least)."""

    op: str
    """>=, >, <= or <."""
    amount: Amount

    @property
    def is_at_most(self) -> bool:
        """Whether less is better."""
        return self.op in ("<=", "<")

    def holds(self, amount: Amount) -> bool:
        """Whether an amount of a unit that suits meets the condition."""
        reached, wanted = amount.number, self.amount.number
        if self.op == ">=":
            return reached >= wanted
        if self.op == ">":
            return reached > wanted
        return reached <= wanted if self.op == "<=" else reached < wanted


def reached_amount(entry: AssessmentEntry) -> Amount | None:
    """The number that an entry gives: numerator and denominator, 41/43, 92%, 抽查发现3起; None where there is not one."""
    if entry.numerator is not None and entry.denominator:
        return Amount(Fraction(entry.numerator) / Fraction(entry.denominator) * 100, "%")
    return None if entry.value is None else amount_in(entry.value)


@lru_cache(_KEPT)
def amount_in(text: str) -> Amount | None:
    """The only number in a text; None where there is none, or several, or one that is not surely what was reached.

    不足90%, 约95%, 95%以上, -3次, 新增1次 and days such as 2024年12月 need a person.
    """
    folded = fold_text(text)
    counts = scan_quantities(folded)
    if len(counts) == 2 and folded[counts[0].end : counts[1].start] == "/" and counts[1].value:
        is_all = counts[0].start == 0 and counts[1].end == len(folded)
        if counts[0].is_bare and counts[1].is_bare and is_all:
            return Amount(Fraction(counts[0].value) / Fraction(counts[1].value) * 100, "%")
        return None
    if not counts:
        reading = read_target(text)
        return Amount(Fraction(100), "%") if isinstance(reading, Target) and reading.op == "all" else None
    chosen = _only(counts)
    if chosen is None or _is_inexact(folded, chosen) or _is_of_a_day(folded, chosen):
        return None
    return _amount(folded, chosen)


def step_in(text: str) -> Amount | None:
    """The only number in the words for a step: 1个百分点, 每差1次."""
    folded = fold_text(text)
    chosen = _only(scan_quantities(folded))
    return None if chosen is None else _amount(folded, chosen)


@lru_cache(_KEPT)
def condition_in(text: str, unbounded: str = ">=") -> Condition | None:
    """What a method's phrase asks for; None where it cannot be told. A bare 2次 is `unbounded`: at least, or at most."""
    reading = read_target(text)
    if isinstance(reading, Target):
        if reading.op == "all":
            return Condition(">=", Amount(Fraction(100), "%"))
        if reading.op not in ("=", ">=", ">", "<=", "<") or reading.value is None:
            return None
        exact = _fraction_in(text) if reading.unit is None else None
        amount = _in_per_cent(exact or Fraction(reading.value), reading.unit, share=reading.unit is None)
        return Condition(unbounded if reading.op == "=" else reading.op, amount)
    amount_alone = amount_in(text) if fold_text(text).replace(".", "").isdigit() else None
    return None if amount_alone is None else Condition(unbounded, amount_alone)


def says_yes(text: str) -> bool | None:
    """Whether a text says that something was done (已公布, 是) or not (未开展, 否); None where it says neither.

    What was done in part (已部分公开, 完成率60%) is neither: a person has to say what that is worth.
    """
    folded = fold_text(text)
    for word, answer, is_whole in _answers():
        if folded == word if is_whole else folded.startswith(word):
            return None if answer and not is_whole and _is_partial(folded[len(word) :]) else answer
    return None


def _only(counts: list[Quantity]) -> Quantity | None:
    """The only number, or the only one with a unit; None where there are several or none."""
    chosen = [count for count in counts if not count.is_bare] or counts
    return chosen[0] if len(chosen) == 1 else None


def _is_partial(rest: str) -> bool:
    """Whether what follows a yes takes something of it back: words for a part, a share of less than all, 2/5."""
    if any(word in rest for word in _partly()):
        return True
    counts = scan_quantities(rest)
    if any(count.share or count.unit in _POINTS for count in counts if not _is_all(count)):
        return True
    return any(
        rest[one.end : other.start] == "/" and one.value != other.value for one, other in pairwise(counts)
    )


def _is_inexact(text: str, count: Quantity) -> bool:
    """Whether words or signs at a number say that what was reached is less, or more, or about that."""
    before, behind = text[: count.start].rstrip("为是有"), text[count.end :]
    return before.endswith(_inexact("before")) or behind.startswith(_inexact("behind"))


def _is_of_a_day(text: str, count: Quantity) -> bool:
    """Whether a number is a month or a day of the calendar: 2024年12月, 12月25日."""
    if count.is_bare:
        return text.startswith(("月", "年", "号", "日"), count.end)
    return count.unit == "日" and text[: count.start].endswith("月")


def _is_all(count: Quantity) -> bool:
    return count.unit == "%" and count.value == 100 and count.max is None


@cache
def _partly() -> frozenset[str]:
    return read_words("partly")


@cache
def _inexact(place: str) -> tuple[str, ...]:
    return tuple(word for where, words in read_table("inexact") if where == place for word in words.split())


@cache
def _answers() -> tuple[tuple[str, bool | None, bool], ...]:
    """Words, what they say, and whether they must be the whole text; the longest first."""
    says = {"yes": True, "no": False}
    found = [
        (fold_text(word), says.get(answer), how == "exactly")
        for answer, how, words in read_table("yes_no")
        for word in words.split()
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _amount(text: str, count: Quantity) -> Amount | None:
    if count.max is not None or count.about or count.beyond:
        return None
    exact = read_fraction(text[count.start : count.end]) if count.share else None
    return _in_per_cent(exact or Fraction(count.value), count.unit, share=count.share)


def _fraction_in(text: str) -> Fraction | None:
    """The only share in a text that is written as a fraction, exactly."""
    folded = fold_text(text)
    found = [read_fraction(folded[count.start : count.end]) for count in scan_quantities(folded)]
    return found[0] if len(found) == 1 else None


def _in_per_cent(number: Fraction, unit: str | None, *, share: bool) -> Amount:
    """A fraction such as 三分之二 has no unit of its own."""
    return Amount(number * 100, "%") if share and unit is None else Amount(number, unit)


def _are_points(one: Amount, other: Amount) -> bool:
    return one.unit in _POINTS and other.unit in _POINTS
