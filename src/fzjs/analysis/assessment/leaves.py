"""What one measured indicator contributes: its state, its marks, its points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import ScoreState
from fzjs.checks.scoring.marks import (
    has_cases,
    is_only_deducted,
    marks_by_method,
    rounded_marks,
    scale_of,
)
from fzjs.language.decimals import plain
from fzjs.model.indicators import AssessmentEntry, Indicator

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Marked:
    """A leaf as it was assessed."""

    state: ScoreState
    marks: Decimal | None = None
    is_worked_out: bool = False
    is_met: bool = False
    is_limited: bool = False


def mark(indicator: Indicator, entry: AssessmentEntry | None, places: int, *, has_points: bool) -> Marked:
    """Mark a leaf that applies: by the stated score, else by its method, else by what is said of its being met."""
    if entry is None:
        return Marked("missing")
    if not has_cases(indicator, entry):
        return Marked("no_cases")
    worked_out = marks_by_method(indicator, entry)
    if not has_points:
        full = worked_out is not None and worked_out == scale_of(indicator)
        is_known = entry.met is not None or worked_out is not None
        return Marked("scored" if is_known else "missing", is_met=full if entry.met is None else entry.met)
    if entry.score is None and worked_out is None:
        return Marked("missing")
    if entry.score is not None:
        marks, is_limited = _limited(indicator, entry.score)
    else:
        assert worked_out is not None
        marks, is_limited = _limited(indicator, rounded_marks(worked_out, places))[0], False
    full_marks = Decimal(0) if is_only_deducted(indicator) else scale_of(indicator)
    is_met = marks >= full_marks if entry.met is None else entry.met
    return Marked("scored", marks, entry.score is None, is_met, is_limited)


def points_of(indicator: Indicator, marks: Decimal, full: Fraction) -> Fraction:
    """Marks on the indicator's own scale as points of the system's total."""
    if indicator.score is None and indicator.weight is not None:
        return Fraction(marks) * full / 100
    return Fraction(marks)


def value_of(entry: AssessmentEntry | None) -> str | None:
    """The value as it was stated, or numerator and denominator where only these were."""
    if entry is None:
        return None
    if entry.value is None and entry.numerator is not None and entry.denominator is not None:
        return f"{plain(entry.numerator)}/{plain(entry.denominator)}"
    return entry.value


def _limited(indicator: Indicator, stated: Decimal) -> tuple[Decimal, bool]:
    """A stated score within 0 and full; what has no scale of its own is taken as it is."""
    if indicator.score is None and indicator.weight is None:
        return stated, False
    within = min(max(stated, Decimal(0)), scale_of(indicator))
    return within, within != stated
