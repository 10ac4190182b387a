"""What an assessment says was reached, as a number or as yes or no, and what a method asks for."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target, read_target
from fzjs.language.quantities import Quantity, scan_quantities
from fzjs.language.wordtables import read_table
from fzjs.model.indicators import AssessmentEntry

_POINTS = ("%", "百分点")


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


def amount_in(text: str) -> Amount | None:
    """The only number in a text; None where there is none, or several, or one that is only about right."""
    folded = fold_text(text)
    counts = scan_quantities(folded)
    if len(counts) == 2 and folded[counts[0].end : counts[1].start] == "/" and counts[1].value:
        if counts[0].is_bare and counts[1].is_bare and counts[1].end == len(folded):
            return Amount(Fraction(counts[0].value) / Fraction(counts[1].value) * 100, "%")
        return None
    if not counts:
        reading = read_target(text)
        return Amount(Fraction(100), "%") if isinstance(reading, Target) and reading.op == "all" else None
    with_units = [count for count in counts if not count.is_bare]
    chosen = with_units or counts
    return _amount(chosen[0]) if len(chosen) == 1 else None


def condition_in(text: str, unbounded: str = ">=") -> Condition | None:
    """What a method's phrase asks for; None where it cannot be told. A bare 2次 is `unbounded`: at least, or at most."""
    reading = read_target(text)
    if isinstance(reading, Target):
        if reading.op == "all":
            return Condition(">=", Amount(Fraction(100), "%"))
        if reading.op not in ("=", ">=", ">", "<=", "<") or reading.value is None:
            return None
        amount = _in_per_cent(Fraction(reading.value), reading.unit, share=reading.unit is None)
        return Condition(unbounded if reading.op == "=" else reading.op, amount)
    amount_alone = amount_in(text) if fold_text(text).replace(".", "").isdigit() else None
    return None if amount_alone is None else Condition(unbounded, amount_alone)


def says_yes(text: str) -> bool | None:
    """Whether a text says that something was done (已公布, 是) or not (未开展, 否); None where it says neither."""
    folded = fold_text(text)
    for word, answer, is_whole in _answers():
        if folded == word if is_whole else folded.startswith(word):
            return answer
    return None


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


def _amount(count: Quantity) -> Amount | None:
    if count.max is not None or count.about or count.beyond:
        return None
    return _in_per_cent(Fraction(count.value), count.unit, share=count.share)


def _in_per_cent(number: Fraction, unit: str | None, *, share: bool) -> Amount:
    """A fraction such as 三分之二 has no unit of its own."""
    return Amount(number * 100, "%") if share and unit is None else Amount(number, unit)


def _are_points(one: Amount, other: Amount) -> bool:
    return one.unit in _POINTS and other.unit in _POINTS
