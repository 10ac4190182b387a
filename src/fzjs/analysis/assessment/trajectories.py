"""How many units of a scheme's cohort reach the standard, year by year, against the planned share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzjs.analysis.assessment.answers import (
    AssessedUnit,
    CohortUnit,
    CohortYear,
    LeftOut,
    OnTrack,
    Source,
    Trajectory,
)
from fzjs.analysis.assessment.collecting import Collected, most_independent
from fzjs.analysis.assessment.scoring import source_at
from fzjs.analysis.assessment.standards import judge
from fzjs.checks.scoring.cohort_units import units_of
from fzjs.checks.scoring.cohorts import PlannedShare, planned_shares, wanted_units
from fzjs.model.cohort import Cohort
from fzjs.model.indicators import Indicators
from fzjs.model.plan import Plan
from fzjs.workspace.loaded import Loaded


class _Concluded(NamedTuple):
    """What an assessment says of a unit of the cohort."""

    assessed: AssessedUnit
    is_reached: bool


def trajectories(collected: Collected) -> Iterator[Trajectory]:
    """The trajectory of every scheme that states a cohort; one that cannot be followed is told of as left out."""
    for loaded in collected.schemes:
        plan = loaded.model
        assert isinstance(plan, Plan)
        assert plan.cohort is not None
        planned = planned_shares(plan, plan.cohort)
        standard = _standard_name(plan.cohort, collected)
        if not planned:
            reason = "达标范围（cohort）所指的措施没有读得出的逐年达标比例，没有计算"
            collected.left_out.append(LeftOut(loaded.shown, reason))
        elif standard is None:
            reason = "方案和指标体系都没有写达标标准（standard），没有计算逐年达标"
            collected.left_out.append(LeftOut(loaded.shown, reason))
        else:
            yield _trajectory(loaded, plan.cohort, planned, standard, collected)


def _trajectory(
    loaded: Loaded, cohort: Cohort, planned: list[PlannedShare], standard: str, collected: Collected
) -> Trajectory:
    plan = loaded.model
    assert isinstance(plan, Plan)
    concluded = _conclusions(cohort, collected)
    years = []
    for share in planned:
        names = units_of(cohort, collected.workspace.registry, share.year)
        source = source_at(loaded, share.path)
        years.append(_year(share, tuple(_unit(name, share.year, concluded) for name in names), source))
    return Trajectory(
        scheme=plan.id,
        title=plan.title,
        indicator=planned[0].indicator,
        standard=standard,
        systems=tuple(cohort.indicators),
        years=tuple(years),
        source=source_at(loaded, ("cohort",), key=True),
    )


def _year(planned: PlannedShare, units: tuple[CohortUnit, ...], source: Source) -> CohortYear:
    reached = [unit for unit in units if unit.is_reached]
    assessed = sum(unit.assessed == planned.year for unit in units)
    wanted = wanted_units(planned.share, len(units))
    state: OnTrack = "open" if not assessed else "reached" if len(reached) >= wanted else "behind"
    return CohortYear(
        year=planned.year,
        planned=planned.share,
        size=len(units),
        wanted=wanted,
        assessed=assessed,
        carried=sum(unit.assessed != planned.year for unit in reached),
        reached=len(reached),
        state=state,
        units=units,
        source=source,
    )


def _unit(name: str, year: int, concluded: dict[str, list[_Concluded]]) -> CohortUnit:
    """A unit by its latest assessment up to a year."""
    latest = next((each for each in concluded.get(name, ()) if each.assessed.year <= year), None)
    if latest is None:
        return CohortUnit(name, False, None)
    assessed = latest.assessed
    return CohortUnit(name, latest.is_reached, assessed.year, assessed.by, assessed.points, assessed.source)


def _conclusions(cohort: Cohort, collected: Collected) -> dict[str, list[_Concluded]]:
    """Of every unit the assessments that count, the latest year first; one for each year."""
    by_unit: dict[str, dict[int, list[AssessedUnit]]] = {}
    for each in collected.assessed:
        if each.system in cohort.indicators and cohort.by in (None, each.by):
            by_unit.setdefault(each.unit, {}).setdefault(each.year, []).append(each)
    return {
        unit: [_conclude(most_independent(years[year])[0], cohort) for year in sorted(years, reverse=True)]
        for unit, years in by_unit.items()
    }


def _conclude(assessed: AssessedUnit, cohort: Cohort) -> _Concluded:
    verdict = assessed.verdict
    if cohort.standard is not None:
        verdict = judge(cohort.standard, assessed.root, assessed.places)
    return _Concluded(assessed, verdict is not None and verdict.is_reached)


def _standard_name(cohort: Cohort, collected: Collected) -> str | None:
    if cohort.standard is not None:
        return cohort.standard.name
    for system_id in cohort.indicators:
        loaded = collected.systems.get(system_id)
        if loaded is not None and isinstance(loaded.model, Indicators) and loaded.model.standard is not None:
            return loaded.model.standard.name
    return None
