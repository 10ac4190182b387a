"""Grades by a figure (90%以上得8分) or by name (优秀得10分): what each asks for and what it scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from fzjs.checks.scoring.values import Condition, condition_in
from fzjs.importing.scoring_clauses import About, Clause, bare, decimal_of, number
from fzjs.importing.words import words_by_key
from fzjs.language.decimals import plain


def grades_in_words(clauses: Sequence[Clause], about: About) -> dict[str, Any] | None:
    """优秀得10分，良好得8分: grades by name, the best one first and with all the marks."""
    grades = [
        (clause.said["word"], _score(clause.said, about)) for clause in clauses if clause.kind == "word"
    ]
    scores = [score for _, score in grades if score is not None]
    if len(grades) < 2 or len(scores) < len(grades) or not _falls(scores) or scores[0] != about.score:
        return None
    if not all(word in words_by_key("grade_words")["exactly"] for word, _ in grades):
        return None
    return {
        "type": "graded",
        "grades": [{"at": word, "score": number(plain(score or Decimal(0)))} for word, score in grades],
    }


def grades_in_figures(clauses: Sequence[Clause], about: About) -> dict[str, Any] | None:
    """Bands of one figure, the best one first, each from where the one before it ends."""
    said = [clause.said for clause in clauses if clause.kind == "band"]
    scores = [score for score in (_score(each, about) for each in said) if score is not None]
    if len(said) < 2 or len(scores) < len(said) or not _falls(scores):
        return None
    if scores[0] != about.score:
        return None
    conditions = _joined(list(zip(map(_band, said), scores, strict=True)))
    if conditions is None:
        return None
    return {
        "type": "graded",
        "grades": [{"at": at, "score": number(plain(score))} for at, score in conditions],
    }


class _Band(NamedTuple):
    at: str
    """The condition, where only one end is told; the lower end of two."""
    high: str | None


def _joined(bands: Sequence[tuple[_Band, Decimal]]) -> list[tuple[str, Decimal]] | None:
    """The grades as conditions; None where they leave a gap, overlap or run the other way."""
    (first, best), *others = bands
    end = condition_in(first.at)
    if end is None or first.high is not None:
        return None
    grades = [(first.at, best)]
    for band, score in others:
        if not score:
            # What lies beyond the last grade gets nothing; the model says so of itself.
            return grades if _is_the_rest(band, end) else None
        written = _next(band, end)
        reached = None if written is None else condition_in(written)
        if written is None or reached is None:
            return None
        end = reached
        grades.append((written, score))
    return grades


def _is_the_rest(band: _Band, end: Condition) -> bool:
    rest = condition_in(band.at)
    return (
        rest is not None
        and band.high is None
        and rest.is_at_most != end.is_at_most
        and rest.amount == end.amount
    )


def _next(band: _Band, end: Condition) -> str | None:
    """The condition of the grade that follows one ending there: 90%以上, or 90%—95% with its near end met."""
    low = condition_in(band.at)
    if low is None or low.amount.unit != end.amount.unit:
        return None
    if band.high is None:
        return band.at if low.is_at_most == end.is_at_most and not _is_beyond(low, end) else None
    high = condition_in(band.high)
    near, far = (low, high) if end.is_at_most else (high, low)
    if near is None or far is None or near.amount != end.amount or _is_beyond(far, end):
        return None
    return f"{band.high}以下" if end.is_at_most else band.at


def _is_beyond(other: Condition, end: Condition) -> bool:
    """Whether a grade does not lie on the worse side of the one before it."""
    if end.is_at_most:
        return other.amount.number <= end.amount.number
    return other.amount.number >= end.amount.number


def _band(said: dict[str, str]) -> _Band:
    if "at" in said:
        return _Band(bare(said["at"]), None)
    low, high = said["low"], said["high"]
    unit = re.sub(r"^[0-9.]+", "", high)
    at = low if low.endswith(unit) else low + unit
    open_end = "不含" in said.get("open", "")
    return _Band(f"高于{at}" if open_end else f"{at}以上", high)


def _score(said: dict[str, str], about: About) -> Decimal | None:
    if "none" in said:
        return Decimal(0)
    return about.score if "all" in said else decimal_of(said["score"])


def _falls(scores: Sequence[Decimal]) -> bool:
    return all(one > other for one, other in pairwise(scores))
