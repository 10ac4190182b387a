"""What is known of assessments, as data. Points are exact decimals, shares exact fractions; nothing is a float.

An indicator's `full` is what it is worth of the system's total. What has no cases and what does not apply to the
unit leaves the sums altogether: it counts neither as reached nor as full. What nobody has scored counts as full
and not as reached. The share is reached ÷ counted, and the standardised score (折算得分) is that share of the total,
rounded half up to the places that the system lays down where it is shown. Nothing is rounded before it is summed up
or held against a standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from fzjs.language.decimals import rounded
from fzjs.model.cohort import Assessor

ScoreState = Literal["scored", "no_cases", "missing", "not_applicable"]
GapKind = Literal["no_measure", "no_evidence", "not_assessed"]
OnTrack = Literal["reached", "behind", "open"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: the file as the user names it, and the line."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measured indicators (末级指标) there are below a node, by what became of them."""

    leaves: int = 0
    scored: int = 0
    met: int = 0
    """Those that got full marks, or are said to be met."""
    no_cases: int = 0
    missing: int = 0
    not_applicable: int = 0

    @property
    def counted(self) -> int:
        """Those that count: with cases and applicable."""
        return self.leaves - self.no_cases - self.not_applicable


@dataclass(frozen=True, slots=True)
class ScoreNode:
    """An indicator with what was reached of it. The root of a tree stands for the whole system."""

    code: str
    name: str
    level: int
    """0 for the whole system, 1 to 3 for indicators."""
    weight: Decimal | None
    """Per cent of the node above, as stated."""
    full: Decimal | None
    """Points of the system's total; None in editions with neither weights nor scores."""
    counted: Decimal | None
    """What of `full` counts: without indicators that have no cases or do not apply."""
    reached: Decimal | None
    """Points reached, as far as a decimal can tell; None where `full` is."""
    state: ScoreState
    tally: Tally
    marks: Decimal | None = None
    """Of a leaf: its marks on its own scale, which is its score, or 100 where it only has a weight."""
    is_worked_out: bool = False
    """Whether the marks were worked out from the value by the method, and not stated."""
    value: str | None = None
    """Of a leaf: the value as it was stated; numerator/denominator where only these were."""
    remark: str | None = None
    evidence: int = 0
    source: Source | None = None
    """Where the assessment has its entry."""
    children: tuple[ScoreNode, ...] = ()
    exact: Fraction | None = None
    """Points reached, exactly, also where they have no end as a decimal (2/3 of 10); sums and shares are of these."""

    @property
    def share(self) -> Fraction | None:
        """Reached of what counts, 0 to 1; of editions without scores, the share of counted leaves that is met."""
        if self.counted is None or self.exact is None:
            return Fraction(self.tally.met, self.tally.counted) if self.tally.counted else None
        return self.exact / Fraction(self.counted) if self.counted else None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A stated score that the stated value does not give by the indicator's method."""

    code: str
    name: str
    value: str
    stated: Decimal
    worked_out: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a standard asks for, what was found, and whether that is enough."""

    name: str
    """In Chinese: 折算得分, 达到要求的比例, 一级指标“1”得分率, 必达指标“2.1”."""
    asked: str
    found: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an assessment reaches the standard, and by what."""

    standard: str
    is_reached: bool
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class AssessedUnit:
    """One assessment, worked out: one unit, one year, one assessor."""

    id: str
    unit: str
    year: int
    by: Assessor
    assessor: str | None
    assessed: date | None
    """The day of the assessment."""
    system: str
    system_title: str
    total: Decimal | None
    """The full score of the whole system; None in editions with neither weights nor scores."""
    places: int
    root: ScoreNode
    verdict: Verdict | None
    """None where neither the system nor a scheme states a standard."""
    contradictions: tuple[Contradiction, ...]
    unknown: tuple[str, ...]
    """Codes of entries that the system does not have."""
    limited: tuple[str, ...]
    """Codes of indicators whose stated score lies outside of 0 to full, and counts as 0 or as full."""
    source: Source

    @property
    def points(self) -> Decimal | None:
        """The score out of the total (折算得分): what has no cases or does not apply is left out on both sides."""
        share = self.root.share
        if self.total is None or share is None:
            return None
        return rounded(share * Fraction(self.total), self.places)


@dataclass(frozen=True, slots=True)
class ReportedEvidence:
    """Evidence that a report on an indicator's measure holds, and the assessment does not."""

    unit: str
    period: str
    evidence: str
    """What it is: 正式文件《…》."""
    source: Source


@dataclass(frozen=True, slots=True)
class Gap:
    """What an indicator lacks: a measure that works for it, registered evidence, or a score."""

    kind: GapKind
    code: str
    name: str
    wanted: tuple[str, ...]
    """The evidence that the system asks for, or nothing."""
    source: Source
    reported: tuple[ReportedEvidence, ...] = ()
    """Where evidence is missing: what the year's reports on its measures have registered."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An indicator on which assessors do not agree; marks on the indicator's own scale, None without a score."""

    code: str
    name: str
    marks: dict[Assessor, Decimal | None]
    states: dict[Assessor, ScoreState]
    spread: Decimal | None
    """Points of the total between the highest and the lowest; None where not all have scored it."""


@dataclass(frozen=True, slots=True)
class YearChange:
    """An indicator against the year before, both by the same assessor and in per cent of what counted."""

    code: str
    name: str
    level: int
    before: Fraction | None
    now: Fraction | None
    is_new: bool = False
    """Whether last year's system did not have it under this code and name."""

    @property
    def by(self) -> Fraction | None:
        """How much more is reached now, as a share; None where either year has nothing that counts."""
        return None if self.before is None or self.now is None else self.now - self.before


@dataclass(frozen=True, slots=True)
class UnitYear:
    """Everything about one unit in one year."""

    unit: str
    year: int
    assessments: tuple[AssessedUnit, ...]
    """The more independent first: third party, superior, self."""
    gaps: tuple[Gap, ...]
    differences: tuple[Difference, ...]
    compared: tuple[AssessedUnit, AssessedUnit] | None
    """This year's assessment and last year's by the same sort of assessor, which `changes` hold together."""
    changes: tuple[YearChange, ...]

    @property
    def leading(self) -> AssessedUnit:
        """The most independent assessment."""
        return self.assessments[0]


@dataclass(frozen=True, slots=True)
class CohortUnit:
    """One unit of a cohort in one year."""

    unit: str
    is_reached: bool
    assessed: int | None
    """The year of the assessment that counts; earlier than the year asked for where none was made since, None for none."""
    by: Assessor | None = None
    points: Decimal | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class CohortYear:
    """A year of a trajectory: what was planned and what is."""

    year: int
    planned: Fraction
    """Share of the cohort, 0 to 1."""
    size: int
    wanted: int
    """Units that make up the planned share: the next whole number."""
    assessed: int
    """Units with an assessment of this very year."""
    carried: int
    """Units that count as reaching the standard by an assessment of an earlier year."""
    reached: int
    state: OnTrack
    """`open`: nobody has been assessed this year, so that nothing can be said."""
    units: tuple[CohortUnit, ...]
    source: Source

    @property
    def share(self) -> Fraction:
        """Reached of the whole cohort."""
        return Fraction(self.reached, self.size) if self.size else Fraction(0)

    @property
    def needed(self) -> int:
        """Units that are still needed for the planned share."""
        return max(0, self.wanted - self.reached)


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The share of a scheme's units that reach the standard, year by year."""

    scheme: str
    title: str
    indicator: str
    standard: str
    systems: tuple[str, ...]
    years: tuple[CohortYear, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be used as a whole, and why, in Chinese."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assessing:
    """The answer to `fzjs assess`: units in the order of the register, and the schemes that have a cohort."""

    units: tuple[UnitYear, ...]
    trajectories: tuple[Trajectory, ...]
    left_out: tuple[LeftOut, ...]
