"""Each date that a text states and no deadline says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fzjs.checks.agreement import dates_agree, days_of
from fzjs.checks.days import due_day, first_day, with_annual_report
from fzjs.checks.statements import Stated
from fzjs.checks.weak_mentions import contradicts_deadline
from fzjs.language.phrases import Deadline
from fzjs.language.prose import Mention
from fzjs.model.plan import Path

if TYPE_CHECKING:
    from fzjs.checks.scope import PlanScope

PROCEDURE = ("收到", "受理", "接到", "送达", "签收", "申请", "举报", "投诉", "立案", "到账")
"""Events that begin a case: what is due after them is part of the procedure, not of the plan."""


class Drifted(NamedTuple):
    """A date in a text that no deadline says, and the deadline that it contradicts, if there is one."""

    stated: Stated
    mention: Mention
    reading: Deadline
    rival: Deadline | None
    kept: list[Deadline]
    """All deadlines of the measure, requirement or phase."""


def drifted_dates(scope: PlanScope) -> Iterator[Drifted]:
    """The dates in the texts of a plan that bind and that no deadline says."""
    if not scope.stated_dates:
        return
    kept_of = _kept(scope)
    for stated in scope.stated_dates:
        kept = kept_of.get(stated.path, [])
        days = {day for deadline in kept for day in days_of(deadline)} | _other_days(scope, stated.path)
        dated = [
            (mention, mention.reading)
            for mention in stated.mentions
            if mention.certain and isinstance(mention.reading, Deadline)
        ]
        if not dated:
            yield from _drifted_weakly(scope, stated, kept, days)
        left = [(mention, reading) for mention, reading in dated if not _is_kept(reading, kept, days)]
        free = [
            deadline
            for deadline in kept
            if all(dates_agree(reading, deadline) != "same" for _, reading in dated)
        ]
        told: list[Deadline] = []
        for mention, reading in left:
            if any(dates_agree(reading, earlier) == "same" for earlier in told):
                continue
            told.append(reading)
            rival = _rival(reading, free) if len(left) == 1 else None
            if rival is not None or _is_commitment(scope, reading):
                yield Drifted(stated, mention, reading, rival, kept)


def _drifted_weakly(
    scope: PlanScope, stated: Stated, kept: list[Deadline], days: set[date]
) -> Iterator[Drifted]:
    """The one day on which a text has its measure completed, where the one deadline is another."""
    once = [deadline for deadline in kept if deadline.rrule is None]
    if len(stated.mentions) != 1 or len(once) != 1:
        return
    mention, reading = stated.mentions[0], stated.mentions[0].reading
    if (
        not isinstance(reading, Deadline)
        or _is_kept(reading, kept, days)
        or not _is_commitment(scope, reading)
    ):
        return
    if contradicts_deadline(stated.text, mention, once[0]):
        yield Drifted(stated, mention, reading, once[0], kept)


def _kept(scope: PlanScope) -> dict[Path, list[Deadline]]:
    """The deadlines of each measure, requirement and phase, those of reporting with them."""
    found: dict[Path, list[Deadline]] = {}
    for written in scope.deadlines:
        if isinstance(written.reading, Deadline):
            field = "reporting" if "reporting" in written.path else "deadline"
            found.setdefault(written.path[: written.path.index(field)], []).append(written.reading)
    return found


def _other_days(scope: PlanScope, path: Path) -> set[date]:
    """Days that other fields of the same measure or phase carry: years of trajectories, ends of the phase."""
    days = {
        date(written.year, 12, 31)
        for written in scope.targets
        if written.year is not None and written.path[: len(path)] == path
    }
    for phase in scope.phases:
        if phase.path == path:
            days |= {day for day in (phase.start, phase.end) if day is not None}
    return days


def _is_kept(reading: Deadline, kept: list[Deadline], days: set[date]) -> bool:
    stated_days = days_of(reading)
    if stated_days and stated_days <= days:
        return True
    return any(dates_agree(reading, deadline) == "same" for deadline in kept)


def _rival(reading: Deadline, free: list[Deadline]) -> Deadline | None:
    """The only other deadline, where one of the two must be wrong.

    A date in the text before the deadline may be a first step of the work; then it is only lacking. A year
    much later is a vision (到2035年).
    """
    if len(free) != 1 or dates_agree(reading, free[0]) != "differs":
        return None
    stated, kept = days_of(reading), days_of(free[0])
    if not stated or not kept:
        return free[0]
    day, deadline = max(stated), max(kept)
    is_last_year = (day.year + 1, day.month, day.day) == (deadline.year, deadline.month, deadline.day)
    is_later = deadline < day and day.year <= deadline.year + 1
    return free[0] if is_last_year or is_later else None


def _is_commitment(scope: PlanScope, reading: Deadline) -> bool:
    """Whether a date in a text binds: not the past, not a vision, not the whole plan, not 收到之日起5日内."""
    if reading.type == "recurring":
        return True
    if reading.type == "relative":
        return reading.anchor is not None and not any(word in reading.anchor for word in PROCEDURE)
    first, due = first_day(reading), due_day(reading)
    if first is None or due is None:
        return False
    if scope.span is None:
        return True
    start, end = scope.span
    return start <= due <= with_annual_report(end) and not (first <= start and end <= due)
