"""A new assessment, filled from progress reports where they hold the figure, each with where it comes from.

A figure is taken only where there is no doubt: an indicator's own measure, whoever decides how that measure stands, one
result whose name is the indicator's (法治专题讲座 for 法治专题讲座次数), and a value that the method can score.
Whatever else the reports say of the measure is named beside the entry, for the author to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fzjs.analysis.assessment.answers import Source
from fzjs.analysis.assessment.reported import Figure, LinkedReports, linked_measures
from fzjs.analysis.status.progress import Account
from fzjs.checks.scoring.applying import applies, applying_at
from fzjs.checks.scoring.marks import marks_by_method
from fzjs.checks.scoring.values import reached_amount
from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_words
from fzjs.model.indicators import AssessmentEntry, Indicator, Indicators
from fzjs.model.report import Evidence, Result
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One indicator to be assessed."""

    indicator: Indicator
    value: str | None = None
    source: Source | None = None
    """Where the value comes from."""
    period: str = ""
    unit: str = ""
    is_sum: bool = False
    """Whether the value sums up what several reports call additions; the source is the last of them."""
    evidence: tuple[Evidence, ...] = ()
    has_own_evidence: bool = False
    """Whether the evidence can only be of this figure: the report gives no other with it."""
    to_look_at: tuple[tuple[str, Source], ...] = ()
    """Reports on its measures that hold no figure for it: what they are and where they stand."""


def draft_entries(workspace: Workspace, system: Indicators, unit: str, year: int) -> list[DraftEntry]:
    """The measured indicators that apply to a unit, in the order of the system."""
    reports = LinkedReports(workspace, unit, year)
    links = dict(linked_measures(system))
    return [
        _draft(indicator, links[indicator.code], reports)
        for path, indicator, _ in system.walk()
        if not indicator.children and applies(applying_at(system, path), unit, workspace.registry)
    ]


def _draft(indicator: Indicator, links: Sequence[str], reports: LinkedReports) -> DraftEntry:
    """The figure of the measure reported on last, if that is sure."""
    figures = [reports.figure(link, lambda result: _is_about(result, indicator)) for link in links]
    sure = [figure for figure in figures if figure is not None and _suits(indicator, figure)]
    if sure:
        return _filled(indicator, max(sure, key=lambda figure: figure.account.end))
    latest: dict[tuple[str, str], Account] = {}
    for account in (account for link in links for account in reports.accounts(link)):
        latest[account.entry.measure, account.unit] = account
    to_look_at = tuple(
        (f"{each.unit} {each.period} 报措施 {each.entry.measure}", reports.at(each))
        for each in latest.values()
    )
    return DraftEntry(indicator, to_look_at=to_look_at)


def _filled(indicator: Indicator, figure: Figure) -> DraftEntry:
    account = figure.account
    return DraftEntry(
        indicator,
        figure.value,
        figure.source,
        account.period,
        account.unit,
        figure.is_sum,
        tuple(account.entry.evidence),
        has_own_evidence=figure.is_only_result,
    )


def _suits(indicator: Indicator, figure: Figure) -> bool:
    """Whether the value is of the kind that the method measures; a method in words alone takes any."""
    method, entry = indicator.method, AssessmentEntry(indicator=indicator.code, value=figure.value)
    if method is None:
        return True
    if method.type in ("ratio", "count"):
        amount = reached_amount(entry)
        if amount is None or (amount.unit == "%") != (method.type == "ratio"):
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
