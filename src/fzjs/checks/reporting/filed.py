"""The reports that have been filed on a plan, as far as others are compared with them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fzjs.checks.reporting.owed import unit_key
from fzjs.checks.reporting.periods import days_of
from fzjs.language.folding import fold_text
from fzjs.model.registry import Registry
from fzjs.model.report import Evidence, Report, ReportEntry


class Told(NamedTuple):
    """What a report says of one measure."""

    place: int
    """Which entry of the report it is, counted from 0."""
    measure: str
    state: str
    note: str
    """The note without spaces and marks, for comparing; empty where there is none."""
    results: tuple[tuple[str, str], ...]
    """What was measured (as it folds; empty where it is not said) and the value as written."""
    evidence: tuple[tuple[str, ...], ...]
    """What each piece of evidence is known by; empty for one that nothing is known by."""


class Filed(NamedTuple):
    """One report."""

    shown: str
    """Its file as messages name it."""
    unit: str
    """The unit's key (see `unit_key`)."""
    period: str
    begin: date
    end: date
    submitted: date | None
    told: tuple[Told, ...]

    def of(self, measure: str) -> Told | None:
        """What it says of a measure."""
        return next((told for told in self.told if told.measure == measure), None)


def filed(report: Report, shown: str, registry: Registry) -> Filed:
    """A report as others see it."""
    told = tuple(_told(index, entry) for index, entry in enumerate(report.entries))
    unit = unit_key(report.unit, registry)
    return Filed(shown, unit, report.period, *days_of(report.period), report.submitted, told)


def evidence_keys(evidence: Evidence) -> tuple[str, ...]:
    """What a piece of evidence is known by: its hash, file, number and address.

    The address of a column of a website is left out: what stands there changes.
    """
    keys = [f"sha256:{evidence.sha256}"] if evidence.sha256 else []
    keys += [f"file:{evidence.file}"] if evidence.file else []
    keys += [f"number:{plain(evidence.number)}"] if evidence.number else []
    if evidence.url and not evidence.url.endswith(_COLUMNS):
        keys.append(f"url:{evidence.url}")
    return tuple(keys)


def plain(text: str) -> str:
    """A text as it folds, without marks: what is left when only the words and figures count."""
    return "".join(filter(str.isalnum, fold_text(text)))


_COLUMNS = ("/", "/index.html", "/index.htm", "/index.shtml", "/index.jsp")


def _told(index: int, entry: ReportEntry) -> Told:
    return Told(
        index,
        entry.measure,
        entry.state,
        plain(entry.note or ""),
        tuple((fold_text(result.indicator or ""), result.value) for result in entry.results),
        tuple(evidence_keys(evidence) for evidence in entry.evidence),
    )
