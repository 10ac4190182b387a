"""Deadline phrases → days: recurrences expanded within the plan, several dates, spans, the plan's end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fzjs.analysis.status.answers import DueDay, DueKind, WrittenDeadline
from fzjs.language.occurrences import occurrences
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Path

Span = tuple[date, date]

_KINDS: dict[str, DueKind] = {"by": "day", "span": "span", "recurring": "recurring"}


def written_deadlines(
    phrases: Iterable[str | date],
    path: Path,
    year: int | None,
    span: Span | None,
    begins: date | None = None,
) -> tuple[WrittenDeadline, ...]:
    """Deadlines as written, each with all its due days.

    `year` is what a phrase without one means. Recurrences are expanded from the first to the last day of `span`, without
    one they have no days; turns before `begins`, when the plan was not there yet, are left out.
    """
    written = [phrase if isinstance(phrase, str) else phrase.isoformat() for phrase in phrases]
    return tuple(_written(text, (*path, index), year, span, begins) for index, text in enumerate(written))


def due_dates(deadlines: Iterable[WrittenDeadline], calendar: WorkingDays) -> tuple[DueDay, ...]:
    """Every day by which something is due, in order, each day once; without lights."""
    found: dict[date, DueDay] = {}
    for each in deadlines:
        for day in each.days:
            kind = _KINDS[each.type]
            found.setdefault(day, DueDay(day, kind, each.text, calendar.last_before(day)))
    return tuple(found[day] for day in sorted(found))


def implied_due(plan_end: date, calendar: WorkingDays) -> DueDay:
    """The end of the plan, for a measure that states no deadline."""
    return DueDay(plan_end, "implied", "计划期末（措施未写期限）", calendar.last_before(plan_end))


def _written(
    text: str, path: Path, year: int | None, span: Span | None, begins: date | None
) -> WrittenDeadline:
    reading = read_deadline(text, year)
    if not isinstance(reading, Deadline):
        return WrittenDeadline(text, "unread", path)
    days: tuple[date, ...] = ()
    if reading.type == "by" and reading.date is not None:
        days = tuple(sorted(set(reading.dates or (reading.date,))))
    elif reading.type == "span" and reading.end is not None:
        days = (reading.end,)
    elif reading.rrule is not None and span is not None:
        days = tuple(day for day in occurrences(reading.rrule, *span) if begins is None or day >= begins)
    return WrittenDeadline(text, reading.type, path, days, reading.rrule, reading.start)
