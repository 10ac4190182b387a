"""Whom a plan gives something to do."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.status.ties import assigned_units
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.units import Group


def units_of(plan: Plan, registry: Registry) -> list[str]:
    """The present names of all units that measures and requirements name, alone or as one of a group.

    In the order of the register; names that are not registered come last, in the order of the plan.
    """
    named = dict.fromkeys(_named(plan, registry))
    known = [unit.name for unit in registry.units if unit.name in named]
    return known + [name for name in named if name not in set(known)]


def _named(plan: Plan, registry: Registry) -> Iterator[str]:
    for step in plan.duties():
        for each in assigned_units(plan, step, registry):
            match = registry.resolve(each.name) if each.is_group else None
            if match is not None and isinstance(match.holder, Group):
                yield from registry.present_members(match.holder)
            else:
                yield each.name
