"""What `annual_facts` answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from fzjs.analysis.annual_report.told import Source, Told
from fzjs.analysis.status.answers import Light, State

Verdict = Literal["reached", "missed", "unknown"]


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """A target of the year's plan, and what was reached of it."""

    indicator: Told | None
    wanted: Told
    """As written: 不少于2次; the whole phrase where no indicator is told apart."""
    reached: Told | None
    verdict: Verdict
    share: Decimal | None
    """Reached of wanted, 1 being all of it; None for what has no two numbers to compare."""
    place: Source


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """The latest that one unit has reported on a measure."""

    unit: Told
    period: Told
    state: State
    note: Told | None
    place: Source


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """A piece of registered evidence: what it is called, and its document number."""

    title: Told
    number: Told | None


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure of the year's plan and all that is registered of it."""

    id: str
    title: Told
    leads: tuple[Told, ...]
    state: State | None
    """What the deciding report says; None where nobody who decides has reported."""
    light: Light
    due: Told | None
    """The day that it was due by, where it is overdue or was late."""
    accounts: tuple[AccountFacts, ...]
    """The deciding unit's first."""
    targets: tuple[TargetFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    place: Source
    """The measure in the plan."""
    is_of_principals: bool = False
    """Whether its words are about the duties of the principals (第一责任人、述法)."""

    @property
    def is_done(self) -> bool:
        """Whether the deciding report says so."""
        return self.state == "done"


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal of the year's plan with its measures, those of goals below it included."""

    title: Told
    measures: tuple[MeasureFacts, ...]


@dataclass(frozen=True, slots=True)
class LapseFacts:
    """Lapses of one kind in one period: which units, and where each shows."""

    period: Told
    units: tuple[Told, ...]
    measures: tuple[tuple[Told, ...], ...]
    """For each unit the measures concerned; none where a lapse is about a whole report."""


@dataclass(frozen=True, slots=True)
class ReportingFacts:
    """How units have reported over the year, by periods that anybody has reported on."""

    reports: Told | None
    """How many reports were taken into account; None where there are none."""
    last: Told | None
    """The last period with reports."""
    missing: tuple[LapseFacts, ...] = ()
    late: tuple[LapseFacts, ...] = ()
    left_out: tuple[LapseFacts, ...] = ()
    unproven: tuple[Told, ...] = ()
    """Names of measures reported done without evidence."""
    is_silent_since: bool = False
    """Whether nobody has reported on anything after the last period, though at least a month of the year has passed."""


@dataclass(frozen=True, slots=True)
class FrameworkFact:
    """A measure of the framework and what is to be said of it."""

    id: str
    title: Told
    said: tuple[Told, ...] = ()
    """Reason, deadline or target values, as written."""


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """The year's plan held against its framework."""

    title: Told
    measures: Told
    years: tuple[Told, ...]
    """The years whose plans are registered, up to this one; only of these can anything be said."""
    taken_up: Told | None
    """How many measures of the framework the year takes up; None for none."""
    untouched: tuple[FrameworkFact, ...] = ()
    """Measures that none of these years has taken up."""
    left_out: tuple[FrameworkFact, ...] = ()
    """Measures that this year leaves out without a word, although they are open; untouched ones are not repeated."""
    fell_short: tuple[FrameworkFact, ...] = ()
    """Measures whose targets or deadlines the year's plan lowers, with what the framework wants."""
    postponed: tuple[FrameworkFact, ...] = ()
    """Measures that the year leaves out on purpose, with the reason."""
    next_targets: tuple[FrameworkFact, ...] = ()
    """Values of trajectories for the next year."""
    next_due: tuple[FrameworkFact, ...] = ()
    """Measures due in the next year, with the deadline as written."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A first-level indicator."""

    name: Told
    full: Decimal
    reached: Decimal | None
    full_told: Told
    reached_told: Told | None


@dataclass(frozen=True, slots=True)
class LostPoints:
    """A measured indicator that did not get full marks, or that takes points from the others."""

    name: Told
    full: Told | None
    """None for one that only takes from the others."""
    marks: Told
    remark: Told | None


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """One assessment of the jurisdiction in the year."""

    system: Told
    by: Literal["self", "superior", "third_party"]
    assessor: Told | None
    assessed: Told | None
    points: Told | None
    total: Told | None
    parts: tuple[ScorePart, ...]
    lost: tuple[LostPoints, ...]
    no_cases: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TrajectoryFacts:
    """A value that the framework wants year by year, with what reports of each year's plan say was reached."""

    indicator: Told
    years: tuple[int, ...]
    wanted: tuple[Decimal | None, ...]
    reached: tuple[Decimal | None, ...]
    unit: str
    grounds: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class CohortFacts:
    """A scheme's cohort in the year: how many of its units reach the standard, and how many should."""

    scheme: Told
    standard: str
    planned: Told
    """The share planned for the year, 50%."""
    size: Told
    """Units of the cohort."""
    reached: Told | None
    """Units that reach the standard; None for none."""
    needed: Told | None
    """Units that are still needed; None for none."""
    years: tuple[int, ...]
    shares: tuple[tuple[Fraction, Fraction | None], ...]
    """For each year the planned share and what was reached; None where nobody was assessed."""


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The next year's plan, where the workspace has it."""

    title: Told
    number: Told | None
    goals: tuple[Told, ...]
    measures: Told


@dataclass(frozen=True, slots=True)
class AnnualFacts:
    """All that is registered of one year of a jurisdiction."""

    year: int
    on: date
    on_told: Told
    """The day, and why it is this one."""
    jurisdiction: Told | None
    superior: Told | None
    """The nearest superior jurisdiction."""
    issuer: Told | None
    """The government, as issuer of the framework or the plan."""
    year_told: Told
    plan_title: Told
    plan_number: Told | None
    goals: tuple[GoalFacts, ...]
    requirements: tuple[MeasureFacts, ...]
    reporting: ReportingFacts
    framework: FrameworkFacts | None
    scores: tuple[ScoreFacts, ...]
    """The more independent first."""
    trajectories: tuple[TrajectoryFacts, ...]
    cohorts: tuple[CohortFacts, ...]
    next_plan: NextPlan | None
    notes: tuple[str, ...] = ()
    """What could not be taken into account, in Chinese."""

    @property
    def measures(self) -> tuple[MeasureFacts, ...]:
        """The measures of all goals."""
        return tuple(measure for goal in self.goals for measure in goal.measures)
