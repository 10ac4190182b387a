"""The answer to `fzjs assess`: a workspace's assessments by unit and year, and its schemes' trajectories."""

from __future__ import annotations

from datetime import date

from fzjs.analysis.assessment.answers import AssessedUnit, Assessing, Gap, UnitYear
from fzjs.analysis.assessment.collecting import Collected, collect, most_independent
from fzjs.analysis.assessment.comparing import changes_since, differences_between
from fzjs.analysis.assessment.gaps import gaps_of_assessment, gaps_of_system
from fzjs.analysis.assessment.trajectories import trajectories
from fzjs.checks.scoring.assessed_units import unit_name
from fzjs.model.indicators import Indicators
from fzjs.model.registry import Registry
from fzjs.workspace.workspace import Workspace

_Key = tuple[int, str]
"""A year and the id of an indicator system: what is measured by two systems is not held together."""

_ByKey = dict[_Key, list[AssessedUnit]]


def assess(
    workspace: Workspace,
    *,
    unit: str | None = None,
    year: int | None = None,
    system: str | None = None,
    on: date | None = None,
) -> Assessing:
    """Everything about one unit or all, in one year or all, by one indicator system or all.

    A unit is called by any name that it has. Of a day `on`, what was assessed later is not known yet.
    """
    collected = collect(workspace, on)
    wanted = None if unit is None else unit_name(unit, workspace.registry)
    by_unit: dict[str, _ByKey] = {}
    for each in collected.assessed:
        if wanted in (None, each.unit):
            by_unit.setdefault(each.unit, {}).setdefault((each.year, each.system), []).append(each)
    units = tuple(
        _unit_year(name, key, by_unit[name], collected)
        for name in _in_register_order(list(by_unit), workspace.registry)
        for key in sorted(by_unit[name])
        if year in (None, key[0]) and system in (None, key[1])
    )
    return Assessing(units, tuple(trajectories(collected)), tuple(collected.left_out))


def _unit_year(unit: str, key: _Key, by_key: _ByKey, collected: Collected) -> UnitYear:
    assessments = most_independent(by_key[key])
    compared = _same_sort_before(assessments, most_independent(_year_before(key, by_key)))
    return UnitYear(
        unit=unit,
        year=key[0],
        assessments=tuple(assessments),
        gaps=_gaps(assessments, collected),
        differences=differences_between(assessments),
        compared=compared,
        changes=() if compared is None else changes_since(*compared),
    )


def _year_before(key: _Key, by_key: _ByKey) -> list[AssessedUnit]:
    """Last year's assessments by the same system, else by the only other one: an earlier edition."""
    year, system = key[0] - 1, key[1]
    if (year, system) in by_key:
        return by_key[year, system]
    others = [assessed for (other_year, _), assessed in by_key.items() if other_year == year]
    return others[0] if len(others) == 1 else []


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
    return (*gaps_of_system(loaded), *gaps_of_assessment(own, loaded.model, collected.workspace))


def _in_register_order(names: list[str], registry: Registry) -> list[str]:
    places = {unit.name: place for place, unit in enumerate(registry.units)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))
