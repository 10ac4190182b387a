"""What one measured indicator contributes: its state, its marks, its points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import ScoreState
from fzjs.checks.scoring.marks import (
    full_marks,
    has_cases,
    marks_by_method,
    rounded_marks,
    scale_of,
)
from fzjs.language.decimals import nearly, plain
from fzjs.model.indicators import AssessmentEntry, Indicator

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Marked:
    """A leaf as it was assessed."""

    state: ScoreState
    marks: Decimal | None = None
    """On the indicator's own scale, as shown: stated, or worked out and rounded."""
    exact: Fraction | None = None
    """The same, not rounded: what enters the sums, and is held against full marks."""
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
    full = full_marks(indicator)
    if not has_points:
        is_full = worked_out is not None and worked_out >= full
        is_known = entry.met is not None or worked_out is not None
        return Marked("scored" if is_known else "missing", is_met=is_full if entry.met is None else entry.met)
    stated = worked_out if entry.score is None else Fraction(entry.score)
    if stated is None:
        return Marked("missing")
    exact = _limited(indicator, stated)
    return Marked(
        "scored",
        marks=nearly(exact) if entry.score is not None else rounded_marks(exact, places),
        exact=exact,
        is_worked_out=entry.score is None,
        is_met=exact >= full if entry.met is None else entry.met,
        is_limited=entry.score is not None and exact != stated,
    )


def points_of(indicator: Indicator, marks: Fraction, full: Fraction) -> Fraction:
    """Marks on the indicator's own scale as points of the system's total."""
    if indicator.score is None and indicator.weight is not None:
        return marks * full / 100
    return marks


def value_of(entry: AssessmentEntry | None) -> str | None:
    """The value as it was stated, or numerator and denominator where only these were."""
    if entry is None:
        return None
    if entry.value is None and entry.numerator is not None and entry.denominator is not None:
        return f"{plain(entry.numerator)}/{plain(entry.denominator)}"
    return entry.value


def _limited(indicator: Indicator, marks: Fraction) -> Fraction:
    """Marks within 0 and full; what has no scale of its own is taken as it is."""
    if indicator.score is None and indicator.weight is None:
        return marks
    return min(max(marks, ZERO), Fraction(scale_of(indicator)))
