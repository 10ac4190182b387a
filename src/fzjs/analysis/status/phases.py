"""The phases of a scheme (步骤安排) on a day. Nobody reports on phases: only their days are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fzjs.analysis.status.answers import PhaseStatus
from fzjs.analysis.status.due import due_dates, written_deadlines
from fzjs.analysis.status.lights import Watch
from fzjs.checks.days import due_day, first_day
from fzjs.language.phrases import read_deadline
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Path, Phase, Plan
from fzjs.model.registry import Registry
from fzjs.model.units import Unit


def phases(
    plan: Plan, numbers: dict[Path, str], watch: Watch, calendar: WorkingDays
) -> Iterator[PhaseStatus]:
    """Every phase of a plan, its deadlines with all their days, its targets as written."""
    watch = replace(watch, missed="unknown")
    for index, phase in enumerate(plan.phases):
        path: Path = ("phases", index)
        deadlines = written_deadlines(phase.deadline, (*path, "deadline"), plan.phrase_year, plan.span)
        first, last = _extent(phase, plan.phrase_year)
        yield PhaseStatus(
            number=numbers.get(path, ""),
            title=phase.title,
            path=path,
            first=first,
            last=last,
            deadlines=deadlines,
            days=tuple(watch.lit(due) for due in due_dates(deadlines, calendar)),
            targets=tuple(
                each if isinstance(each, str) else f"{each.indicator}{each.value or ''}"
                for each in phase.targets
            ),
        )


def concerns(plan: Plan, unit: str | None, registry: Registry) -> bool:
    """Whether the phases of a plan are for a unit to see: for whoever asks about the whole plan, and for the office."""
    if unit is None:
        return True
    office = plan.organisation.office if plan.organisation is not None else None
    match = registry.resolve(office) if office else None
    return (
        match is not None and isinstance(match.holder, Unit) and registry.in_charge(match.holder).name == unit
    )


def _extent(phase: Phase, year: int | None) -> tuple[date | None, date | None]:
    begin, end = (
        read_deadline(_text(each), year) if each is not None else None for each in (phase.from_, phase.to)
    )
    last = getattr(begin, "end", None) if phase.to is None else due_day(end)
    return (first_day(begin) if begin is not None else None), last


def _text(phrase: str | date) -> str:
    return phrase if isinstance(phrase, str) else phrase.isoformat()
