"""Measures that are due more than once: 每季度末, or 6月底前 and 12月底前."""

from __future__ import annotations

from fzjs.language.phrases import Deadline, read_deadline
from fzjs.model.plan import Measure


def comes_again(measure: Measure, plan_year: int | None) -> bool:
    """Whether a measure is due more than once. Done then means done for this time, and the next time it is owed anew."""
    days: set[object] = set()
    for phrase in measure.deadline:
        reading = read_deadline(phrase if isinstance(phrase, str) else phrase.isoformat(), plan_year)
        if isinstance(reading, Deadline):
            if reading.rrule is not None:
                return True
            days.update(reading.dates or filter(None, [reading.end, reading.date]))
    return len(days) > 1
