"""Assessments of the jurisdiction in the year: points, first-level indicators, where points were lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.annual_report.answers import LostPoints, ScoreFacts, ScorePart
from fzjs.analysis.annual_report.told import Source, Sources, Told, day_in_words
from fzjs.analysis.assessment.answers import AssessedUnit, Assessing, ScoreNode
from fzjs.checks.scoring.assessed_units import unit_name
from fzjs.checks.scoring.marks import is_only_deducted, scale_of
from fzjs.language.decimals import plain, rounded
from fzjs.model.indicators import Assessment, Indicator, Indicators
from fzjs.model.plan import Path
from fzjs.workspace.discovery import Entry
from fzjs.workspace.workspace import Workspace

_SUM = "各末级指标得分相加，四舍五入"
_STANDARDISED = "各末级指标得分之和除以应计分值，乘以总分；没有发生、不适用的事项两边都不计"


def score_facts(
    workspace: Workspace, assessing: Assessing, unit: str, year: int, sources: Sources
) -> tuple[ScoreFacts, ...]:
    """The assessments of a unit in a year, the more independent first. The unit is called by any name that it has."""
    name = unit_name(unit, workspace.registry)
    return tuple(
        facts
        for each in assessing.units
        if each.unit == name and each.year == year
        for assessed in each.assessments
        for facts in _facts(workspace, assessed, sources)
    )


def _facts(workspace: Workspace, assessed: AssessedUnit, sources: Sources) -> Iterator[ScoreFacts]:
    file = assessed.source.file
    entry = next(each for each in workspace.entries if each.shown == file)
    system_entry = next(
        (each for each in workspace.by_id.get(assessed.system, ()) if each.kind == "indicators"), None
    )
    assessment = workspace.load(entry).model
    if isinstance(assessment, Assessment) and system_entry is not None:
        system = workspace.load(system_entry).model
        if isinstance(system, Indicators):
            yield _Scored(assessed, assessment, entry, system, system_entry, sources).facts()


@dataclass(frozen=True, slots=True)
class _Scored:
    assessed: AssessedUnit
    assessment: Assessment
    entry: Entry
    system: Indicators
    system_entry: Entry
    sources: Sources

    def facts(self) -> ScoreFacts:
        here = self.entry.shown
        assessor, assessed = self.assessment.assessor, self.assessment.assessed
        leaves = list(_leaves(self.assessed.root))
        return ScoreFacts(
            system=self.sources.written(self.system_entry.shown, ("title",), self.system.title),
            by=self.assessed.by,
            assessor=self.sources.written(here, ("assessor",), assessor) if assessor else None,
            assessed=self.sources.day(here, ("assessed",), day_in_words(assessed)) if assessed else None,
            points=self._points(leaves),
            total=self._total(leaves),
            parts=tuple(filter(None, map(self._part, self.assessed.root.children))),
            lost=tuple(filter(None, map(self._lost, leaves))),
            no_cases=tuple(self._name(leaf.code) for leaf in leaves if leaf.state == "no_cases"),
        )

    def _points(self, leaves: list[ScoreNode]) -> Told | None:
        if self.assessed.points is None:
            return None
        return Told(plain(self.assessed.points), "worked_out", tuple(self._entries(leaves)), _STANDARDISED)

    def _total(self, leaves: list[ScoreNode]) -> Told | None:
        total = self.assessed.total
        if total is None:
            return None
        if self.system.total == total:
            return self.sources.written(self.system_entry.shown, ("total",), plain(total))
        places = tuple(self._indicator_at(leaf.code) for leaf in leaves)
        return Told(plain(total), "worked_out", places, "各指标分值相加")

    def _part(self, node: ScoreNode) -> ScorePart | None:
        if node.full is None:
            return None
        leaves = list(_leaves(node))
        counted = node.counted if node.counted is not None else node.full
        reached = None
        if node.reached is not None and node.tally.scored:
            places = tuple(self._entries(leaves))
            reached = Told(self._shown(node.reached), "worked_out", places, _SUM)
        full = self._full(node, leaves)
        points = None if reached is None else Decimal(reached.text)
        return ScorePart(self._name(node.code), counted, points, full, reached)

    def _shown(self, points: Decimal) -> str:
        """Points rounded half up to the places of the system, as every page shows them."""
        return plain(rounded(Fraction(points), self.system.places))

    def _full(self, node: ScoreNode, leaves: list[ScoreNode]) -> Told:
        """What of an indicator's score counts."""
        assert node.full is not None
        counted = node.counted if node.counted is not None else node.full
        path, indicator = self._indicator(node.code)
        if indicator.score == counted:
            return self.sources.written(self.system_entry.shown, (*path, "score"), plain(counted))
        places = tuple(self._indicator_at(leaf.code) for leaf in leaves)
        by = "应计的末级指标分值相加；没有发生、不适用的事项不计"
        return Told(plain(counted), "worked_out", (*places, *self._entries(leaves)), by)

    def _lost(self, leaf: ScoreNode) -> LostPoints | None:
        path, indicator = self._indicator(leaf.code)
        full = Decimal(0) if is_only_deducted(indicator) else scale_of(indicator)
        if leaf.state != "scored" or leaf.marks is None or leaf.marks >= full:
            return None
        place = self._entry_of(leaf.code)
        if place is None:
            return None
        entry = self.assessment.entries[place]
        here = self.entry.shown
        if entry.score is not None and not leaf.is_worked_out:
            marks = self.sources.written(here, ("entries", place, "score"), plain(abs(leaf.marks)))
        else:
            source = self.sources.at(here, ("entries", place))
            told = self._shown(abs(leaf.marks))
            marks = Told(told, "worked_out", (source,), "按计分方法由实际值算出，四舍五入")
        remark = entry.remark and self.sources.written(here, ("entries", place, "remark"), entry.remark)
        return LostPoints(self._name(leaf.code), self._full_marks(path, indicator), marks, remark or None)

    def _full_marks(self, path: Path, indicator: Indicator) -> Told | None:
        """What an indicator can get at most; nothing for one that only takes from the others."""
        if is_only_deducted(indicator):
            return None
        here = self.system_entry.shown
        if indicator.score is not None:
            return self.sources.written(here, (*path, "score"), plain(indicator.score))
        by = "只有权重的指标按百分制计分"
        return Told(plain(scale_of(indicator)), "worked_out", (self.sources.at(here, path),), by)

    def _name(self, code: str) -> Told:
        path, indicator = self._indicator(code)
        return self.sources.written(self.system_entry.shown, (*path, "name"), indicator.name)

    def _indicator(self, code: str) -> tuple[Path, Indicator]:
        return next((path, each) for path, each, _ in self.system.walk() if each.code == code)

    def _indicator_at(self, code: str) -> Source:
        return self.sources.at(self.system_entry.shown, self._indicator(code)[0])

    def _entry_of(self, code: str) -> int | None:
        entries = enumerate(self.assessment.entries)
        return next((place for place, entry in entries if entry.indicator == code), None)

    def _entries(self, leaves: list[ScoreNode]) -> Iterator[Source]:
        for leaf in leaves:
            place = self._entry_of(leaf.code)
            if place is not None:
                yield self.sources.at(self.entry.shown, ("entries", place))


def _leaves(node: ScoreNode) -> Iterator[ScoreNode]:
    if not node.children:
        yield node
    for below in node.children:
        yield from _leaves(below)
