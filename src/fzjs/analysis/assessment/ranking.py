"""Places of units among those measured by one system in one year; only for who asks for a ranking.

Only assessments by the same sort of assessor are ranked together: a unit's word on itself is no match for a third
party's on another. That is the most independent sort by which all of the units were assessed; where there is none, each
sort is ranked by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fzjs.analysis.assessment.answers import AssessedUnit, UnitYear
from fzjs.model.cohort import ASSESSORS, Assessor


@dataclass(frozen=True, slots=True)
class Ranked:
    """One unit's assessment and its place, from 1; equals share a place."""

    place: int
    assessed: AssessedUnit


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places by one system, in one year, by one sort of assessor."""

    year: int
    system: str
    title: str
    by: Assessor
    is_complete: bool
    """Whether all units measured by the system in the year are in it."""
    places: tuple[Ranked, ...]


def rankings(units: Iterable[UnitYear]) -> tuple[Ranking, ...]:
    """The rankings of all systems and years, by exact shares."""
    groups: dict[tuple[int, str], list[UnitYear]] = {}
    for about in units:
        groups.setdefault((about.year, about.leading.system), []).append(about)
    return tuple(ranking for key in sorted(groups) for ranking in _of_group(groups[key]))


def _of_group(units: Sequence[UnitYear]) -> Iterator[Ranking]:
    by_sort: dict[Assessor, list[AssessedUnit]] = {by: [] for by in ASSESSORS}
    for about in units:
        for each in about.assessments:
            by_sort[each.by].append(each)
    common = next((by for by, found in by_sort.items() if len(found) == len(units)), None)
    for by, assessed in by_sort.items():
        if assessed and common in (None, by):
            first, is_complete = assessed[0], len(assessed) == len(units)
            yield Ranking(first.year, first.system, first.system_title, by, is_complete, _places(assessed))


def _places(assessed: Sequence[AssessedUnit]) -> tuple[Ranked, ...]:
    places: list[Ranked] = []
    for position, each in enumerate(sorted(assessed, key=_share, reverse=True), 1):
        is_equal = bool(places) and _share(places[-1].assessed) == _share(each)
        places.append(Ranked(places[-1].place if is_equal else position, each))
    return tuple(places)


def _share(assessed: AssessedUnit) -> Fraction:
    share = assessed.root.share
    return Fraction(-1) if share is None else share
