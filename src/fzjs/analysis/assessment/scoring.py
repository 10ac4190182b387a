"""One assessment worked out: the tree of scores, what contradicts its own values, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import (
    AssessedUnit,
    Contradiction,
    ScoreNode,
    ScoreState,
    Source,
    Tally,
)
from fzjs.analysis.assessment.leaves import ZERO, Marked, mark, points_of, value_of
from fzjs.analysis.assessment.standards import judge
from fzjs.checks.scoring.applying import applies
from fzjs.checks.scoring.assessed_units import unit_name
from fzjs.checks.scoring.marks import agree, marks_by_method, rounded_marks
from fzjs.language.decimals import exact_decimal, nearly
from fzjs.model.cohort import Standard
from fzjs.model.indicators import Assessment, AssessmentEntry, Indicator, Indicators
from fzjs.model.plan import Path
from fzjs.model.registry import Registry
from fzjs.workspace.loaded import Loaded


def work_out(
    loaded: Loaded, system: Indicators, registry: Registry, standard: Standard | None = None
) -> AssessedUnit:
    """Work out an assessment. `standard` takes the place of the system's own."""
    assessment = loaded.model
    assert isinstance(assessment, Assessment)
    scorer = _Scorer(loaded, assessment, system, registry)
    root = scorer.tree()
    known = {indicator.code for _, indicator, _ in system.walk()}
    used = standard or system.standard
    return AssessedUnit(
        id=assessment.id,
        unit=unit_name(assessment.unit, registry),
        year=assessment.year,
        by=assessment.by,
        assessor=assessment.assessor,
        assessed=assessment.assessed,
        system=system.id,
        system_title=system.title,
        total=root.full,
        places=system.places,
        root=root,
        verdict=None if used is None else judge(used, root, system.places),
        contradictions=tuple(scorer.contradictions),
        unknown=tuple(entry.indicator for entry in assessment.entries if entry.indicator not in known),
        limited=tuple(scorer.limited),
        source=source_at(loaded, ("unit",)),
    )


def source_at(loaded: Loaded, path: Path, *, key: bool = False) -> Source:
    """Where a value of a file stands."""
    return Source(loaded.shown, loaded.document.position(path, key=key).line)


def has_points(system: Indicators) -> bool:
    """Whether an edition gives scores or weights at all; national ones give neither."""
    return any(
        indicator.score is not None or indicator.weight is not None for _, indicator, _ in system.walk()
    )


def stated_total(system: Indicators) -> Fraction | None:
    """The full score as stated; 100 where the first level has weights; None where it follows from the scores."""
    if system.total is not None:
        return Fraction(system.total)
    return Fraction(100) if any(top.weight is not None for top in system.indicators) else None


@dataclass(slots=True)
class _Scorer:
    loaded: Loaded
    assessment: Assessment
    system: Indicators
    registry: Registry
    contradictions: list[Contradiction] = field(default_factory=list)
    limited: list[str] = field(default_factory=list)
    _places: dict[str, int] = field(init=False, default_factory=dict)
    _has_points: bool = field(init=False, default=False)

    def tree(self) -> ScoreNode:
        self._has_points = has_points(self.system)
        for index, entry in enumerate(self.assessment.entries):
            # The first of two entries for one indicator counts; a rule says that there are two.
            self._places.setdefault(entry.indicator, index)
        total = stated_total(self.system) if self._has_points else None
        children = tuple(self._node(each, total, [], 1) for each in self.system.indicators)
        if self._has_points and total is None:
            total = sum((Fraction(child.full or 0) for child in children), ZERO)
        return _heading("", self.system.title, 0, None, total, children)

    def _node(
        self, indicator: Indicator, above: Fraction | None, applying: list[str], level: int
    ) -> ScoreNode:
        full = self._full(indicator, above)
        applying = indicator.applies_to or applying
        if not indicator.children:
            return self._leaf(indicator, full, applying, level)
        children = tuple(self._node(each, full, applying, level + 1) for each in indicator.children)
        return _heading(indicator.code, indicator.name, level, indicator.weight, full, children)

    def _full(self, indicator: Indicator, above: Fraction | None) -> Fraction | None:
        if not self._has_points:
            return None
        if indicator.score is not None:
            return Fraction(indicator.score)
        if indicator.weight is not None and above is not None:
            return above * Fraction(indicator.weight) / 100
        # Stated below, or an indicator that only adds to the others or takes from them.
        return sum((self._full(each, None) or ZERO for each in indicator.children), ZERO)

    def _leaf(
        self, indicator: Indicator, full: Fraction | None, applying: list[str], level: int
    ) -> ScoreNode:
        place = self._places.get(indicator.code)
        entry = None if place is None else self.assessment.entries[place]
        source = None if place is None else source_at(self.loaded, ("entries", place))
        if not applies(applying, self.assessment.unit, self.registry):
            marked = Marked("not_applicable")
        else:
            marked = mark(indicator, entry, self.system.places, has_points=self._has_points)
            if entry is not None and source is not None and marked.state == "scored":
                self._compare(indicator, entry, source)
        if marked.is_limited:
            self.limited.append(indicator.code)
        counts, worth = marked.state in ("scored", "missing"), _decimal(full)
        points = ZERO if marked.exact is None or full is None else points_of(indicator, marked.exact, full)
        return ScoreNode(
            code=indicator.code,
            name=indicator.name,
            level=level,
            weight=indicator.weight,
            full=worth,
            counted=worth if counts or worth is None else Decimal(0),
            reached=None if full is None else nearly(points),
            exact=None if full is None else points,
            state=marked.state,
            tally=_tally_of(marked),
            marks=marked.marks,
            is_worked_out=marked.is_worked_out,
            value=value_of(entry),
            remark=entry.remark if entry is not None else None,
            evidence=len(entry.evidence) if entry is not None else 0,
            source=source,
        )

    def _compare(self, indicator: Indicator, entry: AssessmentEntry, source: Source) -> None:
        if entry.score is None or not self._has_points:
            return
        worked_out = marks_by_method(indicator, entry)
        if worked_out is not None and not agree(entry.score, worked_out, self.system.places):
            told = value_of(entry) or "没有写实际值"
            marks = rounded_marks(worked_out, self.system.places)
            self.contradictions.append(
                Contradiction(indicator.code, indicator.name, told, entry.score, marks, source)
            )


def _heading(
    code: str,
    name: str,
    level: int,
    weight: Decimal | None,
    full: Fraction | None,
    children: tuple[ScoreNode, ...],
) -> ScoreNode:
    below = [child.tally for child in children]
    tally = Tally(
        leaves=sum(each.leaves for each in below),
        scored=sum(each.scored for each in below),
        met=sum(each.met for each in below),
        no_cases=sum(each.no_cases for each in below),
        missing=sum(each.missing for each in below),
        not_applicable=sum(each.not_applicable for each in below),
    )
    counted = sum((Fraction(child.counted or 0) for child in children), ZERO)
    # What only takes from the others cannot take more than there is.
    reached = max(ZERO, sum((child.exact or ZERO for child in children), ZERO))
    has_none = full is None
    return ScoreNode(
        code=code,
        name=name,
        level=level,
        weight=weight,
        full=_decimal(full),
        counted=None if has_none else exact_decimal(counted),
        reached=None if has_none else nearly(reached),
        exact=None if has_none else reached,
        state=_state_of(tally),
        tally=tally,
        children=children,
    )


def _state_of(tally: Tally) -> ScoreState:
    if tally.scored:
        return "scored"
    if tally.missing or not tally.leaves:
        return "missing"
    return "no_cases" if tally.no_cases else "not_applicable"


def _tally_of(marked: Marked) -> Tally:
    return Tally(
        leaves=1,
        scored=marked.state == "scored",
        met=marked.state == "scored" and marked.is_met,
        no_cases=marked.state == "no_cases",
        missing=marked.state == "missing",
        not_applicable=marked.state == "not_applicable",
    )


def _decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else exact_decimal(number)
