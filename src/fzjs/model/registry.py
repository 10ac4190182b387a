"""Finding a unit by any name that documents give it.

A registry is built from the unit files of one workspace. Names match whatever their width, spaces and
script (县司法局 = 縣司法局); nearness never resolves a name, it only suggests one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from fzjs.language.folding import fold_text
from fzjs.model.units import Group, MemberRule, Unit, Units

How = Literal["name", "full", "alias", "former"]


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name stands for: a unit, or a group of units."""

    holder: Unit | Group
    how: How
    until: date | None = None
    """The last day on which the name (a former one) or the unit itself (a dissolved one) was in use."""

    @property
    def name(self) -> str:
        """The name in the register."""
        return self.holder.name

    @property
    def successor(self) -> str | None:
        """Who took over: the unit's present name for a former name, the successor of a dissolved unit."""
        if isinstance(self.holder, Group):
            return None
        return self.holder.name if self.how == "former" else self.holder.successor


class Registry:
    """All units and groups of a workspace, by every name they have."""

    def __init__(self, files: Iterable[Units], jurisdiction: str | None = None) -> None:
        self.units: list[Unit] = []
        self.groups: list[Group] = []
        self.jurisdiction = fold_text(jurisdiction) if jurisdiction else ""
        self._by_key: dict[str, Match] = {}
        for file in files:
            self.units += file.units
            self.groups += file.groups
        for unit in self.units:
            for name, how, until in names_of_unit(unit):
                self._add(name, Match(unit, how, until))
        for group in self.groups:
            self._add(group.name, Match(group, "name"))
            for alias in group.aliases:
                self._add(alias, Match(group, "alias"))

    def __bool__(self) -> bool:
        return bool(self.units or self.groups)

    def resolve(self, name: str) -> Match | None:
        """The unit or group that bears this name, or None."""
        return self._by_key.get(name) or self._by_key.get(fold_text(name))

    def resolve_list(self, names: list[str]) -> list[Match | None]:
        """Resolve names written in one list, where the jurisdiction's prefix may stand only once.

        In 县审改办、政务服务中心、司法局 the later names are read as 县政务服务中心 and 县司法局, if they are
        registered so and are not known as they stand.
        """
        matches = [self.resolve(name) for name in names]
        prefix = self.level
        if None in matches and prefix and any(fold_text(name).startswith(prefix) for name in names):
            return [match or self.resolve(prefix + name) for match, name in zip(matches, names, strict=True)]
        return matches

    def members(self, group: Group) -> list[Unit]:
        """The units of a group, groups within it expanded, each unit once; unknown names are left out."""
        found: dict[str, Unit] = {}
        self._collect(group, found, set())
        return list(found.values())

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Registered names that look like this one, likeliest first."""
        from difflib import SequenceMatcher

        key = fold_text(name)
        scored: dict[str, float] = {}
        for other, match in self._by_key.items():
            ratio = SequenceMatcher(None, key, other, autojunk=False).ratio()
            if ratio >= 0.6 and ratio > scored.get(match.name, 0.0):
                scored[match.name] = ratio
        return sorted(scored, key=lambda found: (-scored[found], found))[:most]

    @property
    def level(self) -> str:
        """The character that begins the jurisdiction's units: 县 for 示例县."""
        return self.jurisdiction[-1:]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every folded name that resolves."""
        return frozenset(self._by_key)

    def _add(self, name: str, match: Match) -> None:
        key = fold_text(name)
        self._by_key.setdefault(key, match)
        if self.jurisdiction and key.startswith(self.level):
            self._by_key.setdefault(self.jurisdiction + key[1:], match)

    def _collect(self, group: Group, found: dict[str, Unit], seen: set[str]) -> None:
        if group.name in seen:
            return
        seen.add(group.name)
        if isinstance(group.members, MemberRule):
            types = group.members.type if isinstance(group.members.type, list) else [group.members.type]
            found.update((unit.name, unit) for unit in self.units if unit.type in types and not unit.until)
            return
        for match in self.resolve_list(group.members):
            if match is not None and isinstance(match.holder, Group):
                self._collect(match.holder, found, seen)
            elif match is not None and isinstance(match.holder, Unit):
                found.setdefault(match.holder.name, match.holder)


def names_of_unit(unit: Unit) -> Iterator[tuple[str, How, date | None]]:
    """Every name of a unit, how it is a name, and the last day of its use."""
    until = last_day(unit.until) if unit.until else None
    yield unit.name, "name", until
    if unit.full:
        yield unit.full, "full", until
    for alias in unit.aliases:
        yield alias, "alias", until
    for former in unit.formerly:
        yield former.name, "former", last_day(former.until) if former.until else None


def last_day(text: str) -> date | None:
    """The last day of `2019`, `2019-03` or `2019-03-31`; None for a day that does not exist."""
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 1:
            return date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
        return date(*parts)
    except ValueError:
        return None
