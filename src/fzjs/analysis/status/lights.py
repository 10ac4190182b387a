"""Lights: how due days stand on a day, by what has been reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fzjs.analysis.status.answers import DueDay, Light
from fzjs.analysis.status.progress import Account


@dataclass(frozen=True, slots=True)
class Watch:
    """The day asked about, and how many days before a due day it counts as near."""

    on: date
    soon: timedelta
    missed: Light = "overdue"
    """What it means that nobody reports something done by its day."""

    def light(self, due: date) -> Light:
        """The light of something that is not done."""
        if due < self.on:
            return self.missed
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

    An account is of the time of every turn that is due within its period; if none is, of the next one after it (a
    report on February may say that the first quarter's turn is done already).
    """
    done: dict[date, Account] = {}
    for account in accounts:
        if account.entry.state == "done":
            within = [due.day for due in days if account.begin <= due.day <= account.end]
            later = [due.day for due in days if due.day > account.end]
            for day in within or later[:1]:
                done.setdefault(day, account)
    return tuple(
        replace(due, light="done", done_by=done[due.day].known_by)
        if due.day in done
        else replace(due, light=watch.light(due.day))
        for due in days
    )


def _first_done(accounts: Sequence[Account]) -> Account | None:
    first = None
    for account in reversed(accounts):
        if account.entry.state != "done":
            break
        first = account
    return first
