"""What has been reported on a plan up to a day, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from fzjs.checks.report_index import heads
from fzjs.checks.reporting.owed import unit_key
from fzjs.checks.reporting.periods import days_of
from fzjs.model.plan import Path
from fzjs.model.report import Report, ReportEntry
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.many import load_models
from fzjs.workspace.workspace import Workspace


class Account(NamedTuple):
    """What one report says of one measure."""

    unit: str
    """The present name in the register of whoever reported."""
    period: str
    begin: date
    """The first day of the report's period."""
    end: date
    submitted: date
    entry: ReportEntry
    file: str
    path: Path

    @property
    def known_by(self) -> date:
        """The last day on which what it says can have come about: no later than it was handed in."""
        return min(self.end, self.submitted)


class HandedIn(NamedTuple):
    """A report that a unit has handed in."""

    period: str
    begin: date
    end: date
    file: str
    measures: frozenset[str]
    """The ids of the measures that it speaks of."""


@dataclass(slots=True)
class Progress:
    """The reports on a plan, those handed in by the day."""

    by_measure: dict[str, list[Account]] = field(default_factory=dict)
    """Accounts of each measure, the earliest first, by the ends of their periods."""
    by_unit: dict[str, list[HandedIn]] = field(default_factory=dict)
    """The reports of each unit, the earliest first."""
    reports: int = 0
    latest: tuple[date, str] | None = None
    """The last day of the latest period reported on, and the period."""
    undated: list[tuple[str, str]] = field(default_factory=list)
    """Files and units of reports that do not say when they were handed in, on periods that are over."""
    unread: list[str] = field(default_factory=list)
    """Files that could not be read as reports."""
    misfits: list[str] = field(default_factory=list)
    """Places (file:line) in reports of what does not fit, and was left out."""

    @property
    def latest_period(self) -> str | None:
        """The period that ends last; None without reports."""
        return None if self.latest is None else self.latest[1]

    @property
    def drafts(self) -> list[str]:
        """Files of reports that do not say when they were handed in."""
        return [file for file, _ in self.undated]

    def of(self, measure: str) -> list[Account]:
        """The accounts of a measure, the earliest first."""
        return self.by_measure.get(measure, [])

    def heard(self, unit: str) -> date | None:
        """The last day that the reports of a unit are about; None where it has not reported."""
        handed_in = self.by_unit.get(unit)
        return handed_in[-1].end if handed_in else None


def progress(workspace: Workspace, plan: str, on: date) -> Progress:
    """All that reports handed in by the end of the day `on` say of the plan with this id."""
    found = Progress()
    for report, file in _reports(workspace, plan, on, found):
        if report.submitted is not None and report.submitted <= on:
            found.reports += 1
            period = (days_of(report.period)[1], report.period)
            found.latest = period if found.latest is None else max(found.latest, period)
            _add(found, report, report.submitted, file, unit_key(report.unit, workspace.registry))
    for accounts in found.by_measure.values():
        accounts.sort(key=lambda each: (each.end, each.submitted, each.begin, each.file))
    for handed_in in found.by_unit.values():
        handed_in.sort(key=lambda each: (each.end, each.begin, each.file))
    return found


def _reports(workspace: Workspace, plan: str, on: date, found: Progress) -> Iterator[tuple[Report, str]]:
    # A file whose beginning does not show the plan may still be about it.
    entries = [entry for entry, (about, _, _) in heads(workspace) if about in (plan, "")]
    for entry, read in zip(entries, load_models(workspace, entries), strict=True):
        model = read.model if isinstance(read, Loaded) else read
        if not isinstance(model, Report):
            found.unread.append(entry.shown)
        elif model.plan == plan:
            begin, end = days_of(model.period)
            left_out = [error["loc"] for error in read.misfits] if isinstance(read, Loaded) else []
            if begin <= on and isinstance(read, Loaded):
                found.misfits += [f"{entry.shown}:{read.document.position(path).line}" for path in left_out]
            if end < on and model.submitted is None and not any(path[0] == "submitted" for path in left_out):
                found.undated.append((entry.shown, unit_key(model.unit, workspace.registry)))
            yield model, entry.shown


def _add(found: Progress, report: Report, submitted: date, file: str, unit: str) -> None:
    begin, end = days_of(report.period)
    for index, entry in enumerate(report.entries):
        account = Account(
            unit, report.period, begin, end, submitted, entry, file, ("entries", index)
        )  # fmt: skip
        found.by_measure.setdefault(entry.measure, []).append(account)
    measures = frozenset(entry.measure for entry in report.entries)
    found.by_unit.setdefault(unit, []).append(HandedIn(report.period, begin, end, file, measures))
