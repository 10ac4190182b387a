"""Finding a unit by any name that documents give it.

A registry is built from the unit files of one workspace. Names match whatever their width, spaces and
script (县司法局 = 縣司法局); nearness never resolves a name, it only suggests one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_words
from fzjs.model.likeness import likeliest, likeness, share_enough
from fzjs.model.units import Group, MemberRule, Unit, Units

_ENDINGS = ("办公室", "委员会", "中心", "局", "委", "办", "院", "厅", "部")
"""How names of units end that say nothing of what the unit does; longer ones first."""

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
    """All units and groups of a workspace, by every name they have.

    Where several bear one name, a present name counts before a former one and the first in the files
    before later ones; `clashes` tells of them all.
    """

    def __init__(self, files: Iterable[Units], jurisdiction: str | None = None) -> None:
        self.units: list[Unit] = []
        self.groups: list[Group] = []
        self.jurisdiction = fold_text(jurisdiction) if jurisdiction else ""
        self.clashes: dict[str, list[Unit | Group]] = {}
        """Folded names that more than one unit or group bears, and who."""
        self._by_key: dict[str, Match] = {}
        self._members: dict[str, list[Unit]] = {}
        for file in files:
            self.units += file.units
            self.groups += file.groups
        holders: list[Unit | Group] = [*self.units, *self.groups]
        for holder in holders:
            for name, how, until in names_of(holder):
                self._add(fold_text(name), Match(holder, how, until))
        if self.jurisdiction:
            self._add_spelled_out()

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
        matches = [self._by_key.get(name) or self.resolve(name) for name in names]
        if all(matches):
            return matches
        prefix = self.level
        if not prefix:
            return matches
        if any(fold_text(name).startswith(prefix) for name in names):
            return [match or self.resolve(prefix + name) for match, name in zip(matches, names, strict=True)]
        return matches

    def members(self, group: Group) -> list[Unit]:
        """The units of a group, groups within it expanded, each unit once; unknown names are left out."""
        if group.name not in self._members:
            found = {unit.name: unit for unit in self._expand(group)}
            self._members[group.name] = list(found.values())
        return self._members[group.name]

    def present_members(self, group: Group) -> list[str]:
        """The names of those who have the duties of a group's units today, each once."""
        return list(dict.fromkeys(self.in_charge(unit).name for unit in self.members(group)))

    def in_charge(self, unit: Unit) -> Unit:
        """Who has a unit's duties today: the unit itself, or for a dissolved one the last known successor."""
        seen = {unit.name}
        while unit.until and unit.successor:
            match = self.resolve(unit.successor)
            if match is None or isinstance(match.holder, Group) or match.holder.name in seen:
                break
            unit = match.holder
            seen.add(unit.name)
        return unit

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Registered names that look like this one, likeliest first; units that still exist before others."""
        found: dict[str, float] = {}
        folded = fold_text(name)
        core = self._core(folded)
        for key, ratio in likeness(folded, self._by_key).items():
            match = self._by_key[key]
            if not share_enough(core, self._core(key)):
                continue
            # Of two that are as much alike, the one that is still in use.
            ratio -= 0.01 if match.until is not None else 0
            found[match.name] = max(ratio, found.get(match.name, 0.0))
        return likeliest(found, most)

    def slip_of(self, name: str) -> str | None:
        """The registered name that this text is a slip of the pen for: one wrong character, or two swapped.

        Only texts that look like units of this level count (县司发局, 各乡镇人民政符), and none that are units elsewhere:
        县税务局 is most likely no slip for 县商务局.
        """
        written = fold_text(name)
        if self._by_key.get(written) or not self.level or len(written) < _SHORTEST_FOR_SLIPS:
            return None
        if not written.startswith((self.level, self.jurisdiction, "各")) or self._core(written) in _fields():
            return None
        alike = (key for key in self._by_key if len(key) == len(written) and _is_slip(written, key))
        return next(alike, None)

    @property
    def level(self) -> str:
        """The character that begins the jurisdiction's units: 县 for 示例县."""
        return self.jurisdiction[-1:]

    def _core(self, key: str) -> str:
        """What tells a unit from others of its level: 司法 in 县司法局 and 示例县司法局."""
        key = key.removeprefix(self.jurisdiction).removeprefix(self.level)
        ending = next((ending for ending in _ENDINGS if key.endswith(ending)), "")
        return key.removesuffix(ending) or key

    def _add(self, key: str, match: Match) -> None:
        known = self._by_key.setdefault(key, match)
        if known.holder is match.holder:
            return
        self.clashes.setdefault(key, [known.holder]).append(match.holder)
        if known.how == "former" and match.how != "former":
            self._by_key[key] = match

    def _add_spelled_out(self) -> None:
        """县司法局 is also 示例县司法局, unless somebody else bears that name."""
        for key, match in list(self._by_key.items()):
            if key.startswith(self.level):
                self._by_key.setdefault(self.jurisdiction + key[1:], match)

    def _expand(self, group: Group) -> Iterator[Unit]:
        """The units of a group in the order of its members; a group met before is passed over."""
        met: set[str] = set()
        waiting: list[Unit | Group] = [group]
        while waiting:
            holder = waiting.pop()
            if isinstance(holder, Unit):
                yield holder
            elif holder.name not in met:
                met.add(holder.name)
                waiting += reversed(self.direct_members(holder))

    def direct_members(self, group: Group) -> list[Unit | Group]:
        if isinstance(group.members, MemberRule):
            types = group.members.type if isinstance(group.members.type, list) else [group.members.type]
            return [unit for unit in self.units if unit.type in types and not unit.until]
        return [match.holder for match in self.resolve_list(group.members) if match is not None]


def _is_slip(written: str, known: str) -> bool:
    places = [place for place, char in enumerate(known) if written[place] != char]
    if len(places) == 1:
        return written[places[0]] not in _OF_LEVELS
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and written[places[0]] == known[places[1]]
        and written[places[1]] == known[places[0]]
    )


@cache
def _fields() -> frozenset[str]:
    return read_words("unit_fields")


_SHORTEST_FOR_SLIPS = 4
_OF_LEVELS = frozenset("省市州县区旗盟乡镇村街级直属各党政委府")
"""Characters that make another name, not a wrong one: 县级各单位 beside 县直各单位."""


def names_of(holder: Unit | Group) -> Iterator[tuple[str, How, date | None]]:
    """Every name of a unit or group, how it is a name, and the last day of its use."""
    until = last_day(holder.until) if isinstance(holder, Unit) and holder.until else None
    yield holder.name, "name", until
    if isinstance(holder, Unit) and holder.full:
        yield holder.full, "full", until
    for alias in holder.aliases:
        yield alias, "alias", until
    if isinstance(holder, Unit):
        for former in holder.formerly:
            yield former.name, "former", last_day(former.until) if former.until else until


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
