"""Whose reports decide how a measure stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fzjs.analysis.status.answers import Assigned
from fzjs.analysis.status.progress import Account
from fzjs.analysis.status.ties import ROLES
from fzjs.model.registry import Registry
from fzjs.model.units import Group

_LEAST_FIRST = ("blocked", "not_started", "in_progress", "done")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whose word counts, and what it is."""

    accounts: tuple[Account, ...] = ()
    """The accounts that decide, the earliest first; none: nobody who decides has reported."""
    waited_for: tuple[str, ...] = ()
    """The units of which at least one has to report before anything is known; of a group, all of them."""
    note: str = ""
    """What has to be said of it, in Chinese."""

    @property
    def unit(self) -> str | None:
        """Who has the last word."""
        return self.accounts[-1].unit if self.accounts else None

    @property
    def own(self) -> tuple[Account, ...]:
        """The accounts of whoever has the last word: numbers of different units are no one number's history."""
        return tuple(account for account in self.accounts if account.unit == self.unit)


def decision(
    assigned: Sequence[Assigned],
    accounts: Sequence[Account],
    registry: Registry,
    unit: str | None,
    *,
    comes_again: bool = False,
) -> Decision:
    """The first lead decides; where nobody leads, whoever is responsible, and so on.

    A lead that has fallen silent while another goes on reporting decides no more, unless it has reported the measure
    done, once and for all (`comes_again` tells that there is a next time). What others report beside leads that are
    silent decides nothing. Where only groups lead (各乡镇), it is the member asked about that decides for itself; for the
    whole plan, the member that is behind all others, once all have reported.
    """
    for role in ROLES:
        in_role = [each for each in assigned if each.role == role]
        named = list(dict.fromkeys(each.name for each in in_role if not each.is_group))
        if named:
            return _of_named(named, [each for each in accounts if each.unit in named], comes_again)
        if in_role:
            members = _members(in_role, registry)
            return _of_one(unit, accounts) if unit in members else _of_all(members, accounts)
    return Decision()


def _of_named(named: Sequence[str], accounts: Sequence[Account], comes_again: bool) -> Decision:
    last = {account.unit: account for account in accounts}
    if not last:
        return Decision(waited_for=tuple(named[:1]))
    newest = max(account.end for account in last.values())

    def speaks(name: str) -> bool:
        told = last.get(name)
        return told is not None and (told.end == newest or (told.entry.state == "done" and not comes_again))

    first = next(name for name in named if speaks(name))
    note = "" if first == named[0] else _passed_over(named[0], last.get(named[0]), last[first])
    deciding = (
        _by_first(named, accounts) if comes_again else [each for each in accounts if each.unit == first]
    )
    return Decision(tuple(deciding), (first,), note)


def _by_first(named: Sequence[str], accounts: Sequence[Account]) -> list[Account]:
    """Of each period the account of the first lead that has reported on it, the earliest period first."""
    found: dict[date, Account] = {}
    for account in sorted(accounts, key=lambda each: named.index(each.unit)):
        known = found.get(account.end)
        if known is None or known.unit == account.unit:
            found[account.end] = account
    return [found[end] for end in sorted(found)]


def _passed_over(lead: str, told: Account | None, instead: Account) -> str:
    silent = "没有报过" if told is None else f"只报到 {told.period}"
    return f"{lead}{silent}，以{instead.unit}的报告为准"


def _members(groups: Sequence[Assigned], registry: Registry) -> list[str]:
    found: dict[str, None] = {}
    for each in groups:
        match = registry.resolve(each.name)
        if match is not None and isinstance(match.holder, Group):
            found |= dict.fromkeys(registry.present_members(match.holder))
    return list(found)


def _of_one(unit: str | None, accounts: Sequence[Account]) -> Decision:
    return Decision(tuple(each for each in accounts if each.unit == unit), (unit,) if unit else ())


def _of_all(members: Sequence[str], accounts: Sequence[Account]) -> Decision:
    latest = {account.unit: account for account in accounts if account.unit in set(members)}
    done = sum(account.entry.state == "done" for account in latest.values())
    note = f"{len(members)} 个单位共同承担，{len(latest)} 个已报，{done} 个已完成"
    waited_for = tuple(members)
    if not latest or len(latest) < len(members):
        return Decision(waited_for=waited_for, note=note)
    # Of those that are equally far the one that got there last: with it the measure is done.
    behind = min(
        latest.values(),
        key=lambda account: (_LEAST_FIRST.index(account.entry.state), -account.known_by.toordinal()),
    )
    deciding = tuple(account for account in accounts if account.unit == behind.unit)
    return Decision(deciding, waited_for, note)
