"""Lights: how due days stand on a day, by what has been reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fzjs.analysis.reporting_days import ReportingDay
from fzjs.analysis.status.answers import DueDay, Light
from fzjs.analysis.status.progress import Account


@dataclass(frozen=True, slots=True)
class Watch:
    """The day asked about, how near is near, and which reports tell of what was due when."""

    on: date
    soon: timedelta
    """How many days before a due day (the safe working day before it, where there is one) it counts as near."""
    reports: tuple[ReportingDay, ...] = ()
    """The days by which reports are due, in order; none where nobody need report."""
    heard: date | None = None
    """The last day of which those who decide have told in a report, whatever they said."""
    missed: Light = "overdue"
    """What it means that nobody has reported something done that should be."""

    def lit(self, due: DueDay) -> DueDay:
        """A due day of something that nobody says is done.

        Whether it was done on its day, the report on that time tells. Until that report is in, or late itself, nobody
        can know.
        """
        if due.day < self.on:
            awaited = self.awaited(due.day) if self.missed == "overdue" else None
            return replace(due, light=self.missed if awaited is None else "unknown", awaited=awaited)
        return replace(due, light=self.before(due.safe or due.day))

    def before(self, last: date) -> Light:
        """The light of something that can still be done, on the day `last` at the latest."""
        return "due_soon" if last - self.on <= self.soon else "on_time"

    def awaited(self, due: date) -> date | None:
        """The last day for the report that tells of a day, if it may still come in time."""
        telling = next((each for each in self.reports if each.tells_of(due)), None)
        if telling is None or self.on > telling.latest:
            return None
        is_in = self.heard is not None and self.heard >= telling.until
        return None if is_in else telling.latest


def lit_days(days: Sequence[DueDay], accounts: Sequence[Account], watch: Watch) -> tuple[DueDay, ...]:
    """The due days of a measure, by what those who decide have reported, the earliest first."""
    return (lit_once(days[0], accounts, watch),) if len(days) == 1 else lit_turns(days, accounts, watch)


def lit_once(due: DueDay, accounts: Sequence[Account], watch: Watch) -> DueDay:
    """The single due day of a measure: it is done when the latest account says so.

    When it was done, the first of the accounts that have said so without a break tells.
    """
    first = _first_done(accounts)
    return watch.lit(due) if first is None else _done(due, first)


def lit_turns(days: Sequence[DueDay], accounts: Sequence[Account], watch: Watch) -> tuple[DueDay, ...]:
    """Several due days, each a turn of its own: it is done when an account of its own time says so.

    An account is of the time of every turn that is due within its period. Where none is, and the account before it did
    not say done already, it is about the turn before, done late, if that was missed; else about the next one (a report on
    February may say that the first quarter's turn is done already).
    """
    done: dict[date, Account] = {}
    is_repeated = False
    for account in accounts:
        is_done = account.entry.state == "done"
        if is_done:
            for day in _turns_of(account, [due.day for due in days], done, is_repeated=is_repeated):
                done.setdefault(day, account)
        is_repeated = is_done
    return tuple(_done(due, done[due.day]) if due.day in done else watch.lit(due) for due in days)


def _turns_of(
    account: Account, days: Sequence[date], done: Iterable[date], *, is_repeated: bool
) -> list[date]:
    within = [day for day in days if account.begin <= day <= account.end]
    if within or is_repeated:
        return within
    before = [day for day in days if day < account.begin][-1:]
    missed = [day for day in before if day not in done]
    return missed or [day for day in days if day > account.end][:1]


def _done(due: DueDay, account: Account) -> DueDay:
    light: Light = "done_late" if account.begin > due.day else "done"
    return replace(due, light=light, done_by=account.known_by)


def _first_done(accounts: Sequence[Account]) -> Account | None:
    first = None
    for account in reversed(accounts):
        if account.entry.state != "done":
            break
        first = account
    return first
