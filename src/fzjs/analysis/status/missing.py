"""What a unit has not handed in: reports, entries, evidence, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fzjs.analysis.reporting_days import ReportingDay
from fzjs.analysis.status.answers import MeasureStatus
from fzjs.analysis.status.lacking import Lacking
from fzjs.analysis.status.progress import Account, Progress
from fzjs.checks.reporting.owed import OWED_ROLES
from fzjs.checks.reporting.periods import days_of


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit, the measures it has to report on by its own name or as a member of a group, and what it has reported."""

    unit: str
    measures: tuple[MeasureStatus, ...]
    progress: Progress

    @classmethod
    def of(cls, unit: str, measures: Iterable[MeasureStatus], progress: Progress) -> Owing:
        """What a unit owes by the measures that concern it."""
        owed = (each for each in measures if each.tie is not None and each.tie.role in OWED_ROLES)
        return cls(unit, tuple(owed), progress)

    def owes(self, day: date) -> list[str]:
        """The ids of the measures that it has to report on after a day: those it has not told to be done for good."""
        return [each.id for each in self.measures if not self._is_done_before(each, day)]

    def lacking(self, days: Sequence[ReportingDay], on: date) -> Lacking:
        """What is missing on a day; reports on time that is not over yet, or that may still come in time, are not."""
        undated = [file for file, unit in self.progress.undated if unit == self.unit]
        return Lacking(
            reports=tuple(self._reports(days, on)),
            undated=tuple(undated),
            entries=tuple(self._entries()) if days else (),
            evidence=tuple(self._unproven()),
            figures=tuple(self._without_figures()),
        )

    def _reports(self, days: Sequence[ReportingDay], on: date) -> Iterator[tuple[str, date]]:
        handed_in = self.progress.by_unit.get(self.unit, [])
        for each in days:
            begin, end = days_of(each.first)[0], each.until
            is_told = any(report.end >= end and report.begin <= end for report in handed_in)
            if each.latest < on and not is_told and self.owes(begin):
                period = each.last if each.first == each.last else f"{each.first}—{each.last}"
                yield period, each.latest

    def _entries(self) -> Iterator[str]:
        handed_in = self.progress.by_unit.get(self.unit)
        if handed_in:
            latest = handed_in[-1]
            yield from (each for each in self.owes(latest.begin) if each not in latest.measures)

    def _unproven(self) -> Iterator[str]:
        for measure in self.measures:
            accounts = self._accounts(measure.id)
            if (
                accounts
                and accounts[-1].entry.state == "done"
                and not any(a.entry.evidence for a in accounts)
            ):
                yield measure.id

    def _without_figures(self) -> Iterator[str]:
        for measure in self.measures:
            accounts = self._accounts(measure.id)
            wanted = any(target.wanted is not None for target in measure.targets)
            if wanted and accounts and not any(account.entry.results for account in accounts):
                yield measure.id

    def _is_done_before(self, measure: MeasureStatus, day: date) -> bool:
        told = [account for account in self._accounts(measure.id) if account.end < day]
        return len(measure.days) <= 1 and bool(told) and told[-1].entry.state == "done"

    def _accounts(self, measure: str) -> list[Account]:
        return [account for account in self.progress.of(measure) if account.unit == self.unit]
