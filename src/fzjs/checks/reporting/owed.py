"""Which measures a unit has to report on.

A unit owes an entry for every measure (or requirement) that it leads or answers for, alone, with others, or as a
member of a group that is named. Measures that it only supports it may report on, and need not: of most measures a
county's plan names all units as supporting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fzjs.language.folding import fold_text
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Registry
from fzjs.model.units import Group

Role = Literal["lead", "responsible", "support"]
ROLES: tuple[Role, ...] = ("lead", "responsible", "support")
"""From the closest to the widest; who has several counts by the first."""

OWED_ROLES: frozenset[Role] = frozenset(["lead", "responsible"])
"""The roles in which a unit must report."""


class Owed(NamedTuple):
    """A measure as one unit has to do with it."""

    step: Step
    role: Role
    group: str | None
    """The group by which the plan means the unit; None where it names the unit itself."""

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.step.measure.id


def unit_key(name: str, registry: Registry) -> str:
    """The name in the register of whoever has this unit's duties today; an unknown name as it folds."""
    match = registry.resolve(name)
    if match is None:
        return fold_text(name)
    holder = match.holder
    return holder.name if isinstance(holder, Group) else registry.in_charge(holder).name


def duties_by_unit(plan: Plan, registry: Registry) -> dict[str, dict[str, Owed]]:
    """The measures that each unit has to do with, by the unit's key and the measure's id, in the plan's order."""
    found: dict[str, dict[str, Owed]] = {}
    for step in plan.duties():
        for role in ROLES:
            names = plan.role(step, role).names
            for unit, group in _units(names, registry):
                duties = found.setdefault(unit, {})
                known = duties.get(step.measure.id)
                if known is None or (known.role == role and known.group and not group):
                    duties[step.measure.id] = Owed(step, role, group)
    return found


def owes_reports(plan: Plan, unit: str, registry: Registry) -> bool:
    """Whether a unit (by its key, see `unit_key`) has to report on anything in a plan."""
    return any(owed.role in OWED_ROLES for owed in duties_by_unit(plan, registry).get(unit, {}).values())


def _units(names: list[str], registry: Registry) -> Iterator[tuple[str, str | None]]:
    for name, match in zip(names, registry.resolve_list(names), strict=True):
        if match is None:
            yield fold_text(name), None
        elif isinstance(match.holder, Group):
            for member in registry.present_members(match.holder):
                yield member, match.holder.name
        else:
            yield registry.in_charge(match.holder).name, None
