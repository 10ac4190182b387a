"""An assessment and the system that it is made by, looked at together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzjs.checks.scope import Scope
from fzjs.model.indicators import Assessment, AssessmentEntry, Indicator, Indicators
from fzjs.model.plan import Path


def system_of(scope: Scope[Assessment]) -> Indicators | None:
    """The indicator system of an assessment; None where there is no such system in order."""
    return scope.workspace.find(scope.model.indicators, Indicators)


def indicators_by_code(system: Indicators) -> dict[str, Indicator]:
    """The indicators of a system by code; of several with one code the first."""
    known: dict[str, Indicator] = {}
    for _, indicator, _ in system.walk():
        known.setdefault(indicator.code, indicator)
    return known


def points_of(indicator: Indicator) -> Decimal | None:
    """The score of an indicator: its own, else what those below it add up to; None where nothing says."""
    if indicator.score is not None or indicator.weight is not None:
        return indicator.score
    below = [points for child in indicator.children if (points := points_of(child)) is not None]
    return sum(below, Decimal(0)) if below else None


def full_score(system: Indicators) -> Decimal | None:
    """The full score: as stated, 100 where the first level has weights, else the sum; None in editions without points."""
    if system.total is not None:
        return system.total
    if any(top.weight is not None for top in system.indicators):
        return Decimal(100)
    found = [points for top in system.indicators if (points := points_of(top)) is not None]
    return sum(found, Decimal(0)) if found else None


def assessed(scope: Scope[Assessment]) -> Iterator[tuple[Path, AssessmentEntry, Indicator]]:
    """The entries whose indicator the system has."""
    system = system_of(scope)
    known = {} if system is None else indicators_by_code(system)
    for index, entry in enumerate(scope.model.entries):
        if entry.indicator in known:
            yield ("entries", index), entry, known[entry.indicator]
