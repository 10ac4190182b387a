"""What a value scores by its indicator's method, exactly: fractions inside, decimals outside.

A method is worked out only where its numbers are written as fields. A rule in words with numbers in it
(不低于95%得满分，每低1个百分点扣0.5分) is for people; guessing at it would call honest scores wrong.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from fzjs.checks.scoring.values import Amount, Condition, condition_in, reached_amount, says_yes, step_in
from fzjs.language.decimals import rounded
from fzjs.language.folding import fold_text
from fzjs.model.indicators import AssessmentEntry, Indicator, Method

PER_CENT_SCALE = Decimal(100)
"""An indicator that only has a weight is scored out of 100."""

_AT_ONCE = Amount(Fraction(1))
_ALL = Condition(">=", Amount(Fraction(100), "%"))
_NONE = Condition("<=", Amount(Fraction(0)))


def scale_of(indicator: Indicator) -> Decimal:
    """Out of how many marks an indicator is scored: its score, or 100 where it has none."""
    return PER_CENT_SCALE if indicator.score is None else indicator.score


def has_cases(indicator: Indicator, entry: AssessmentEntry) -> bool:
    """Whether there was anything to measure. Of deductions nothing happened is simply nothing deducted."""
    if indicator.method is not None and indicator.method.type == "deduct":
        return True
    return not entry.no_cases and entry.denominator != 0


def is_only_deducted(indicator: Indicator) -> bool:
    """Whether an indicator has no score of its own and only takes from the others'."""
    method = indicator.method
    return (
        indicator.score is None
        and indicator.weight is None
        and method is not None
        and method.type == "deduct"
    )


def full_marks(indicator: Indicator) -> Decimal:
    """What an indicator scores at best on its own scale: nothing where it only takes from the others."""
    return Decimal(0) if is_only_deducted(indicator) else scale_of(indicator)


def marks_by_method(indicator: Indicator, entry: AssessmentEntry) -> Fraction | None:
    """The exact marks of an entry on its indicator's scale; None where the method or the value does not tell."""
    method = indicator.method
    if method is None or not has_cases(indicator, entry):
        return None
    scale = Fraction(full_marks(indicator))
    if method.type == "deduct" and entry.no_cases:
        return scale
    if method.type == "yes_no":
        answer = says_yes(entry.value) if entry.value is not None else None
        return None if answer is None else scale * answer
    if method.type == "graded":
        return _by_grade(method, entry)
    return _by_amount(method, entry, scale, least=None if is_only_deducted(indicator) else Fraction(0))


def rounded_marks(marks: Fraction, places: int) -> Decimal:
    """Marks as they are shown: rounded half up to the places that the system lays down. Sums are of exact marks."""
    return rounded(marks, places)


def agree(stated: Decimal, worked_out: Fraction, places: int) -> bool:
    """Whether a stated score is what the method gives, rounded to as many places as were written."""
    exponent = stated.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return rounded(worked_out, max(written, min(1, places))) == stated


def full_condition(method: Method) -> Condition | None:
    """What gives full marks by a ratio, a count or a deduction; None where that is not written as a field."""
    if method.full_at is not None:
        return condition_in(method.full_at, "<=" if method.type == "deduct" else ">=")
    if method.type == "deduct":
        return _NONE if method.per_step is not None else None
    if method.type == "ratio" and (
        method.per_step is not None or method.otherwise is not None or not _has_numbers(method.rule)
    ):
        return _ALL
    return None


def _by_amount(
    method: Method, entry: AssessmentEntry, scale: Fraction, least: Fraction | None
) -> Fraction | None:
    condition, amount = full_condition(method), reached_amount(entry)
    if condition is None or amount is None or not amount.suits(condition.amount):
        return None
    if condition.holds(amount):
        return scale
    wanted = condition.amount.number
    if method.per_step is not None:
        step = _AT_ONCE if method.step is None else step_in(method.step)
        if step is None or step.number <= 0:
            return None
        left = scale - Fraction(method.per_step) * abs(amount.number - wanted) / step.number
        return left if least is None else max(least, left)
    if method.type == "deduct":
        return None
    if method.otherwise == "zero" or condition.is_at_most or wanted <= 0:
        return Fraction(0)
    return max(Fraction(0), scale * amount.number / wanted)


def _by_grade(method: Method, entry: AssessmentEntry) -> Fraction | None:
    amount = reached_amount(entry)
    told = fold_text(entry.value) if entry.value is not None else ""
    is_in_numbers = True
    for grade in method.grades:
        condition = condition_in(grade.at)
        if condition is None:
            is_in_numbers = False
        if told and told == fold_text(grade.at):
            return Fraction(grade.score)
        if condition is not None and _reaches(amount, condition):
            return Fraction(grade.score)
    return Fraction(0) if method.grades and is_in_numbers and amount is not None else None


def _reaches(amount: Amount | None, condition: Condition) -> bool:
    return amount is not None and amount.suits(condition.amount) and condition.holds(amount)


def _has_numbers(rule: str | None) -> bool:
    return rule is not None and any(char.isdigit() for char in rule)
