"""An assessment and the system that it is made by, looked at together."""

from __future__ import annotations

from collections.abc import Iterator

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


def assessed(scope: Scope[Assessment]) -> Iterator[tuple[Path, AssessmentEntry, Indicator]]:
    """The entries whose indicator the system has."""
    system = system_of(scope)
    known = {} if system is None else indicators_by_code(system)
    for index, entry in enumerate(scope.model.entries):
        if entry.indicator in known:
            yield ("entries", index), entry, known[entry.indicator]
