"""The answer to `fzjs assess`: a workspace's assessments by unit and year, and its schemes' trajectories."""

from __future__ import annotations

from fzjs.analysis.assessment.answers import AssessedUnit, Assessing, Gap, UnitYear
from fzjs.analysis.assessment.collecting import Collected, collect, most_independent
from fzjs.analysis.assessment.comparing import changes_since, differences_between
from fzjs.analysis.assessment.gaps import gaps_of_assessment, gaps_of_system
from fzjs.analysis.assessment.scoring import unit_name
from fzjs.analysis.assessment.trajectories import trajectories
from fzjs.model.indicators import Indicators
from fzjs.model.registry import Registry
from fzjs.workspace.workspace import Workspace

_ByYear = dict[int, list[AssessedUnit]]


def assess(workspace: Workspace, *, unit: str | None = None, year: int | None = None) -> Assessing:
    """Everything about one unit or all, in one year or all. A unit is called by any name that it has."""
    collected = collect(workspace)
    wanted = None if unit is None else unit_name(unit, workspace.registry)
    by_unit: dict[str, _ByYear] = {}
    for each in collected.assessed:
        if wanted in (None, each.unit):
            by_unit.setdefault(each.unit, {}).setdefault(each.year, []).append(each)
    units = tuple(
        _unit_year(name, of_year, by_unit[name], collected)
        for name in _in_register_order(list(by_unit), workspace.registry)
        for of_year in sorted(by_unit[name])
        if year in (None, of_year)
    )
    return Assessing(units, tuple(trajectories(collected)), tuple(collected.left_out))


def _unit_year(unit: str, year: int, years: _ByYear, collected: Collected) -> UnitYear:
    assessments = most_independent(years[year])
    compared = _same_sort_before(assessments, most_independent(years.get(year - 1, ())))
    return UnitYear(
        unit=unit,
        year=year,
        assessments=tuple(assessments),
        gaps=_gaps(assessments, collected),
        differences=differences_between(assessments),
        compared=compared,
        changes=() if compared is None else changes_since(*compared),
    )


def _same_sort_before(
    now: list[AssessedUnit], before: list[AssessedUnit]
) -> tuple[AssessedUnit, AssessedUnit] | None:
    """This and last year's assessment by the same sort of assessor: others measure with another rule."""
    of_sort = {each.by: each for each in before}
    return next(((each, of_sort[each.by]) for each in now if each.by in of_sort), None)


def _gaps(assessments: list[AssessedUnit], collected: Collected) -> tuple[Gap, ...]:
    """Gaps of the system once; of the assessments those of the unit's own, which owes the evidence, if there is one."""
    own = next((each for each in assessments if each.by == "self"), assessments[0])
    loaded = collected.systems[own.system]
    assert isinstance(loaded.model, Indicators)
    return (*gaps_of_system(loaded), *gaps_of_assessment(own, loaded.model))


def _in_register_order(names: list[str], registry: Registry) -> list[str]:
    places = {unit.name: place for place, unit in enumerate(registry.units)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))
