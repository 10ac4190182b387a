"""A new assessment, filled from progress reports where they hold the figure, each with where it comes from.

A figure is taken only where there is no doubt: an indicator's own measure, the latest report of the year, one
result whose name is the indicator's (法治专题讲座 for 法治专题讲座次数), and a value that the method can score.
Whatever else the reports say of the measure is named beside the entry, for the author to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fzjs.analysis.assessment.answers import Source
from fzjs.analysis.assessment.scoring import source_at
from fzjs.checks.scoring.applying import applies, applying_at
from fzjs.checks.scoring.marks import marks_by_method
from fzjs.checks.scoring.values import reached_amount
from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_words
from fzjs.model.fields import link_parts
from fzjs.model.indicators import AssessmentEntry, Indicator, Indicators
from fzjs.model.report import Evidence, Report, ReportEntry, Result
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reported:
    """What one report says of one measure."""

    loaded: Loaded
    report: Report
    entry: ReportEntry
    place: int

    @property
    def source(self) -> Source:
        """Where the entry stands."""
        return source_at(self.loaded, ("entries", self.place))

    def source_of(self, result: int) -> Source:
        """Where one of its results stands."""
        return source_at(self.loaded, ("entries", self.place, "results", result))


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One indicator to be assessed."""

    indicator: Indicator
    value: str | None = None
    source: Source | None = None
    """Where the value comes from."""
    period: str = ""
    unit: str = ""
    evidence: tuple[Evidence, ...] = ()
    has_own_evidence: bool = False
    """Whether the evidence can only be of this figure: the report gives no other with it."""
    to_look_at: tuple[tuple[str, Source], ...] = ()
    """Reports on its measures that hold no figure for it: what they are and where they stand."""


def draft_entries(workspace: Workspace, system: Indicators, unit: str, year: int) -> list[DraftEntry]:
    """The measured indicators that apply to a unit, in the order of the system."""
    reported = _reported(workspace, system, unit, year)
    entries = []
    links: list[list[str]] = []
    """The measures of the headings on the way down, by level."""
    for path, indicator, level in system.walk():
        links[level - 1 :] = [indicator.measures or (links[level - 2] if level > 1 else [])]
        if not indicator.children and applies(applying_at(system, path), unit, workspace.registry):
            of_measures = [each for link in links[-1] for each in reported.get(link, ())]
            entries.append(_draft(indicator, of_measures))
    return entries


def _draft(indicator: Indicator, reports: Sequence[Reported]) -> DraftEntry:
    """The figure of the latest report that has one for the indicator, if that is sure."""
    for each in sorted(reports, key=lambda each: _end_of(each.report.period), reverse=True):
        found = [at for at, result in enumerate(each.entry.results) if _is_about(result, indicator)]
        if len(found) != 1:
            continue
        result = each.entry.results[found[0]]
        tried = AssessmentEntry(indicator=indicator.code, value=result.value)
        if not _suits(indicator, tried):
            continue
        return DraftEntry(
            indicator,
            result.value,
            each.source_of(found[0]),
            each.report.period,
            each.report.unit,
            tuple(each.entry.evidence),
            has_own_evidence=len(each.entry.results) == 1,
        )
    latest: dict[tuple[str, str], Reported] = {}
    for each in sorted(reports, key=lambda each: _end_of(each.report.period)):
        latest[each.entry.measure, each.report.unit] = each
    return DraftEntry(indicator, to_look_at=tuple(map(_look_at, latest.values())))


def _look_at(reported: Reported) -> tuple[str, Source]:
    report = reported.report
    return f"{report.unit} {report.period} 报措施 {reported.entry.measure}", reported.source


def _suits(indicator: Indicator, entry: AssessmentEntry) -> bool:
    """Whether the value is of the kind that the method measures; a method in words alone takes any."""
    method = indicator.method
    if method is None:
        return True
    amount = reached_amount(entry)
    is_share = amount is not None and amount.unit == "%"
    if method.type in ("ratio", "count") and is_share != (method.type == "ratio"):
        return False
    has_numbers = method.full_at is not None or method.per_step is not None or bool(method.grades)
    return marks_by_method(indicator, entry) is not None or not has_numbers


def _is_about(result: Result, indicator: Indicator) -> bool:
    """Whether a result bears the indicator's name, less what such names begin and end with."""
    if result.indicator is None:
        return False
    return _core(result.indicator) == _core(indicator.name)


def _core(name: str) -> str:
    core = fold_text(name)
    for ending in _words("indicator_endings"):
        core = core.removesuffix(ending)
    for beginning in _words("indicator_beginnings"):
        core = core.removeprefix(beginning)
    return core


@cache
def _words(table: str) -> tuple[str, ...]:
    return tuple(sorted(read_words(table), key=len, reverse=True))


def _reported(workspace: Workspace, system: Indicators, unit: str, year: int) -> dict[str, list[Reported]]:
    """What the year's reports say, by link (plan#measure); a registered unit's own, of a jurisdiction everybody's."""
    plans = {
        plan
        for _, indicator, _ in system.walk()
        for link in indicator.measures
        if (plan := link_parts(link)[0]) is not None
    }
    found: dict[str, list[Reported]] = {}
    for loaded, report in _reports(workspace):
        if report.plan not in plans or not report.period.startswith(str(year)):
            continue
        if workspace.registry.resolve(unit) is not None and not applies(
            [report.unit], unit, workspace.registry
        ):
            continue
        for place, entry in enumerate(report.entries):
            link = f"{report.plan}#{entry.measure}"
            found.setdefault(link, []).append(Reported(loaded, report, entry, place))
    return found


def _reports(workspace: Workspace) -> Iterator[tuple[Loaded, Report]]:
    for entry in workspace.entries:
        if entry.kind == "report":
            loaded = workspace.load(entry)
            if isinstance(loaded.model, Report):
                yield loaded, loaded.model


def _end_of(period: str) -> str:
    """The last month of a period; 2024-Q2 ends with 2024-06."""
    year, _, part = period.partition("-")
    return f"{year}-{int(part[1:]) * 3:02d}" if part.startswith("Q") else f"{year}-{part or '12'}"
