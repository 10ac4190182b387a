"""Lights: how due days stand on a day, by what has been reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from fzjs.analysis.status.answers import DueDay, Light
from fzjs.analysis.status.progress import Account


@dataclass(frozen=True, slots=True)
class Watch:
    """The day asked about, and how many days before a due day it counts as near."""

    on: date
    soon: timedelta

    def light(self, due: date) -> Light:
        """The light of something that is not done."""
        if due < self.on:
            return "overdue"
        return "due_soon" if due - self.on <= self.soon else "on_time"


def lit_once(due: DueDay, accounts: Sequence[Account], watch: Watch) -> DueDay:
    """The single due day of a measure: it is done when the latest account says so.

    When it was done, the first of the accounts that have said so without a break tells.
    """
    first = _first_done(accounts)
    if first is None:
        return replace(due, light=watch.light(due.day))
    light: Light = "done_late" if first.begin > due.day else "done"
    return replace(due, light=light, done_by=first.known_by)


def lit_turns(days: Sequence[DueDay], accounts: Sequence[Account], watch: Watch) -> tuple[DueDay, ...]:
    """Several due days, each a turn of its own: it is done when an account of its own time says so.

    The time of a turn is from the day after the turn before up to its own day. An account belongs to the turn in
    whose time its period ends, and to all turns whose time lies within its period (a yearly report of a monthly duty).
    """
    if not days:
        return ()
    begins = [date.min, *(earlier.day + timedelta(1) for earlier, _ in pairwise(days))]
    return tuple(_lit_turn(due, begin, accounts, watch) for begin, due in zip(begins, days, strict=True))


def _lit_turn(due: DueDay, begin: date, accounts: Sequence[Account], watch: Watch) -> DueDay:
    for account in accounts:
        ends_in_it = begin <= account.end <= due.day
        holds_it = account.begin <= begin and due.day <= account.end
        if account.entry.state == "done" and (ends_in_it or holds_it):
            return replace(due, light="done", done_by=min(account.known_by, due.day))
    return replace(due, light=watch.light(due.day))


def _first_done(accounts: Sequence[Account]) -> Account | None:
    first = None
    for account in reversed(accounts):
        if account.entry.state != "done":
            break
        first = account
    return first
