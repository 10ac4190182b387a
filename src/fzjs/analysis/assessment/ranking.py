"""Places of units among those measured by one system in one year; only for who asks for a ranking."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from fzjs.analysis.assessment.answers import AssessedUnit, UnitYear

_Places = list[tuple[int, AssessedUnit]]


def ranked(units: Iterable[UnitYear]) -> dict[tuple[int, str], _Places]:
    """(Year, title of the system) → places by share, the most independent assessments; equals share a place."""
    groups: dict[tuple[int, str], list[AssessedUnit]] = {}
    for about in units:
        leading = about.leading
        groups.setdefault((about.year, leading.system_title), []).append(leading)
    return {key: _places(groups[key]) for key in sorted(groups)}


def _places(assessed: list[AssessedUnit]) -> _Places:
    ordered = sorted(assessed, key=_share, reverse=True)
    places: _Places = []
    for position, each in enumerate(ordered, 1):
        is_equal = bool(places) and _share(places[-1][1]) == _share(each)
        places.append((places[-1][0] if is_equal else position, each))
    return places


def _share(assessed: AssessedUnit) -> Fraction:
    share = assessed.root.share
    return Fraction(-1) if share is None else share
