"""How much each unit has to carry of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.analysis.status.answers import LIGHTS, MeasureStatus, PlanStatus, Role, UnitLoad
from fzjs.model.registry import Registry
from fzjs.model.units import Group


def loads(status: PlanStatus, registry: Registry) -> tuple[UnitLoad, ...]:
    """The load of every unit that the measures name, alone or in a group, in the order of the register.

    `status` is that of the whole plan. Names that are not registered come last, in the order of the plan. This is no
    ranking.
    """
    own: dict[str, dict[str, Role]] = {}
    shared: dict[str, set[str]] = {}
    for measure in status.measures:
        for each in measure.assigned:
            if each.is_group:
                for name in _members(each.name, registry):
                    shared.setdefault(name, set()).add(measure.id)
            else:
                # Roles come closest first: who leads and supports, leads.
                own.setdefault(each.name, {}).setdefault(measure.id, each.role)
    by_id = {measure.id: measure for measure in status.measures}
    known = [unit.name for unit in registry.units]
    names = [name for name in known if name in own or name in shared]
    names += [name for name in own if name not in set(known)]
    return tuple(_load(name, own.get(name, {}), shared.get(name, set()), by_id) for name in names)


def _load(unit: str, roles: dict[str, Role], shared: set[str], by_id: dict[str, MeasureStatus]) -> UnitLoad:
    count = list(roles.values()).count
    own = [by_id[measure] for measure in roles]
    lights = [measure.light for measure in own]
    return UnitLoad(
        unit=unit,
        lead=count("lead"),
        responsible=count("responsible"),
        support=count("support"),
        shared=len(shared - set(roles)),
        lights=tuple((light, lights.count(light)) for light in LIGHTS),
        blocked=sum(measure.state == "blocked" for measure in own),
        unreported=sum(_never_reported(unit, measure) for measure in own if roles[measure.id] == "lead"),
    )


def _never_reported(unit: str, measure: MeasureStatus) -> bool:
    return all(report.unit != unit for report in measure.reports)


def _members(group: str, registry: Registry) -> Sequence[str]:
    match = registry.resolve(group)
    if match is None or not isinstance(match.holder, Group):
        return ()
    return registry.present_members(match.holder)
