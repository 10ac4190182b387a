"""Whose reports decide how a measure stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fzjs.analysis.status.answers import Assigned
from fzjs.analysis.status.progress import Account
from fzjs.analysis.status.ties import ROLES
from fzjs.model.registry import Registry
from fzjs.model.units import Group

_LEAST_FIRST = ("blocked", "not_started", "in_progress", "done")


@dataclass(frozen=True, slots=True)
class Decision:
    """The accounts that decide, the earliest first (none: nobody who decides has reported)."""

    accounts: list[Account] = field(default_factory=list)
    note: str = ""
    """What has to be said of it, in Chinese."""


def decision(
    assigned: Sequence[Assigned], accounts: Sequence[Account], registry: Registry, unit: str | None
) -> Decision:
    """The first lead that has reported decides; where nobody leads, whoever is responsible, and so on.

    What others report beside a lead that is silent decides nothing. Where only groups lead (各乡镇), it is the member
    asked about that decides for itself; for the whole plan, the member that is behind all others, once all have reported.
    """
    for role in ROLES:
        in_role = [each for each in assigned if each.role == role]
        named = [each.name for each in in_role if not each.is_group]
        if named:
            reporting = {account.unit for account in accounts}
            first = next((name for name in named if name in reporting), None)
            return Decision([account for account in accounts if account.unit == first])
        if in_role:
            members = _members(in_role, registry)
            return _of_one(unit, accounts) if unit in members else _of_all(members, accounts)
    return Decision()


def _members(groups: Sequence[Assigned], registry: Registry) -> list[str]:
    found: dict[str, None] = {}
    for each in groups:
        match = registry.resolve(each.name)
        if match is not None and isinstance(match.holder, Group):
            found |= dict.fromkeys(registry.in_charge(unit).name for unit in registry.members(match.holder))
    return list(found)


def _of_one(unit: str | None, accounts: Sequence[Account]) -> Decision:
    return Decision([account for account in accounts if account.unit == unit])


def _of_all(members: Sequence[str], accounts: Sequence[Account]) -> Decision:
    latest = {account.unit: account for account in accounts if account.unit in set(members)}
    done = sum(account.entry.state == "done" for account in latest.values())
    note = f"{len(members)} 个单位共同承担，{len(latest)} 个已报，{done} 个已完成"
    if not latest or len(latest) < len(members):
        return Decision(note=note)
    # Of those that are equally far the one that got there last: with it the measure is done.
    behind = min(
        latest.values(),
        key=lambda account: (_LEAST_FIRST.index(account.entry.state), -account.known_by.toordinal()),
    )
    return Decision([account for account in accounts if account.unit == behind.unit], note)
