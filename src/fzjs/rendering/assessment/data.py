"""Assessments as JSON: the answer's own fields and what follows from them; numbers exact, as texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from fzjs.analysis.assessment.answers import AssessedUnit, Assessing, CohortYear, ScoreNode, YearChange
from fzjs.analysis.assessment.ranking import Ranking
from fzjs.language.decimals import plain, rounded

_FOLLOWING: dict[type, tuple[str, ...]] = {
    ScoreNode: ("share",),
    AssessedUnit: ("points",),
    YearChange: ("by",),
    CohortYear: ("share", "needed"),
}
"""What is worked out from the fields of an answer, and given beside them."""

_LEFT_OUT: dict[type, tuple[str, ...]] = {ScoreNode: ("exact",)}
"""Fields of an answer that say again what another one says."""

_PLACES = 4


def as_json(assessing: Assessing, rankings: Sequence[Ranking] | None = None) -> str:
    """Points and marks are decimals as texts ("89.1"), shares per cents as texts with at most four places ("45.7143").

    Where a ranking was asked for, `rankings` has the places, and names the assessments by their ids.
    """
    answer = _plain(assessing)
    if rankings is not None:
        answer["rankings"] = [_ranking(each) for each in rankings]
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _ranking(ranking: Ranking) -> dict[str, Any]:
    places = [
        {
            "place": found.place,
            "unit": found.assessed.unit,
            "assessment": found.assessed.id,
            "points": _plain(found.assessed.points),
            "share": _plain(found.assessed.root.share),
        }
        for found in ranking.places
    ]
    head = {"year": ranking.year, "system": ranking.system, "by": ranking.by}
    return {**head, "is_complete": ranking.is_complete, "places": places}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        following = {name: getattr(value, name) for name in _FOLLOWING.get(type(value), ())}
        hidden = _LEFT_OUT.get(type(value), ())
        own = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in hidden}
        return {name: _plain(below) for name, below in (own | following).items()}
    if isinstance(value, Fraction):
        return plain(rounded(value * 100, _PLACES))
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return [_plain(below) for below in value]
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    return value.isoformat() if isinstance(value, date) else value
