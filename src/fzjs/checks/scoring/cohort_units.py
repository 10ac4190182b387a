"""The units of a cohort in a year: whoever holds their places at its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fzjs.model.cohort import Cohort
from fzjs.model.registry import Registry, last_day
from fzjs.model.units import Group, MemberRule, Unit

_ONE_DAY = timedelta(days=1)


def units_of(cohort: Cohort, registry: Registry, year: int) -> list[str]:
    """The units of a cohort at the end of a year, each once, groups expanded.

    The place of a unit that is dissolved by then goes to its successor, and is gone where it has none. A unit that is
    set up later has no place yet: by its `since`, or, where that is not stated, because all whose duties it took over
    are still there.
    """
    found: dict[str, None] = {}
    begins = _Beginnings(registry)
    for name, match in zip(cohort.units, registry.resolve_list(list(cohort.units)), strict=True):
        if match is None:
            found.setdefault(name)
            continue
        for unit in _members(match.holder, registry):
            holder = _holder(unit, year, registry)
            if holder is not None and begins.year_of(holder) <= year:
                found.setdefault(holder.name)
    return list(found)


def _members(holder: Unit | Group, registry: Registry) -> Iterator[Unit]:
    """Units in the order of the members, dissolved ones among them."""
    met: set[str] = set()
    waiting: list[Unit | Group] = [holder]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Unit):
            yield each
        elif each.name not in met:
            met.add(each.name)
            waiting += reversed(_direct_members(each, registry))


def _direct_members(group: Group, registry: Registry) -> list[Unit | Group]:
    if isinstance(group.members, MemberRule):
        # What the register holds against the rule today are the units of today.
        types = group.members.type if isinstance(group.members.type, list) else [group.members.type]
        return [unit for unit in registry.units if unit.type in types]
    return registry.direct_members(group)


def _holder(unit: Unit, year: int, registry: Registry) -> Unit | None:
    """Who has a unit's place at the end of a year; None where nobody took it over."""
    met: set[str] = set()
    while _ended_by(unit, year):
        met.add(unit.name)
        match = registry.resolve(unit.successor) if unit.successor else None
        if match is None or isinstance(match.holder, Group) or match.holder.name in met:
            return None
        unit = match.holder
    return unit


def _ended_by(unit: Unit, year: int) -> bool:
    until = last_day(unit.until) if unit.until else None
    return until is not None and until < date(year, 12, 31)


class _Beginnings:
    """Since when units exist, as far as a register tells."""

    def __init__(self, registry: Registry) -> None:
        self._taken_over: dict[str, int] = {}
        for unit in registry.units:
            match = registry.resolve(unit.successor) if unit.successor else None
            until = last_day(unit.until) if unit.until else None
            if match is not None and until is not None:
                year = (until + _ONE_DAY).year
                self._taken_over[match.name] = min(year, self._taken_over.get(match.name, year))

    def year_of(self, unit: Unit) -> int:
        """The first year at whose end a unit exists; 0 where nothing is known."""
        return int(unit.since[:4]) if unit.since else self._taken_over.get(unit.name, 0)
