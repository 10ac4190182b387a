"""What a rule is given: one file that fits its model, and the workspace around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from fzjs.checks.date_drift import Drifted, drifted_dates
from fzjs.checks.days import due_day, first_day
from fzjs.checks.prose import Prose
from fzjs.checks.quantity_drift import Compared, compared_quantities
from fzjs.checks.statements import OpenText, Stated, open_texts, stated, subject_of
from fzjs.checks.unit_lists import WrittenUnits, units_in
from fzjs.checks.weak_mentions import find_complete
from fzjs.language.phrases import Deadline, Target, Unparsed, read_deadline, read_target
from fzjs.language.prose import Mention, find_dates, find_quantities
from fzjs.model.fields import Record
from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.plan import Attributed, Goal, Measure, Measurement, Path, Phase, Plan, Step
from fzjs.model.registry import Registry
from fzjs.workspace.document import Document
from fzjs.workspace.workspace import Workspace

if TYPE_CHECKING:
    from fzjs.checks.alignment.conflicts import Conflict

ModelT = TypeVar("ModelT", bound=Record)


@dataclass(frozen=True)
class Scope(Generic[ModelT]):
    """One file in its workspace, on a day. `on` is the day that the user asks about."""

    model: ModelT
    kind: str
    document: Document
    workspace: Workspace
    on: date

    @property
    def registry(self) -> Registry:
        """The units of the workspace; empty where it has no register."""
        return self.workspace.registry

    @cached_property
    def prose(self) -> Prose:
        """Every text that a reader would see (not ids, file names and such), joined by line breaks."""
        return Prose(self.document.data)

    def subject_at(self, path: Path) -> str | None:
        """The id of the innermost measure, requirement or other record below the top that holds a place."""
        found = None
        value: Any = self.document.data
        for step in path:
            value = value[step]
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                found = value["id"]
        return found


class Duty(NamedTuple):
    """A measure or requirement on its way through the rules."""

    path: Path
    measure: Measure
    goals: tuple[Goal, ...]
    units: Attributed


class WrittenDeadline(NamedTuple):
    """A deadline phrase, where it stands, and how it is read."""

    path: Path
    subject: str
    reading: Deadline | Unparsed


class WrittenTarget(NamedTuple):
    """A target phrase, where it stands, what it measures, and how it is read."""

    path: Path
    subject: str
    indicator: str | None
    reading: Target | Unparsed
    year: int | None = None
    """The year of a value in a trajectory."""


class WrittenPhase(NamedTuple):
    """A phase, where it stands, and the days it covers as far as they can be told."""

    path: Path
    phase: Phase
    start: date | None
    end: date | None
    bounds: tuple[WrittenDeadline, ...]
    """`from` and `to` as written, those that are given."""


class PlanScope(Scope[Plan]):
    """A plan in its workspace, with its duties, deadlines and targets laid out for the rules."""

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """First and last day of the plan; None where it states neither, or states them the wrong way round."""
        span = self.model.span
        return span if span is not None and span[0] <= span[1] else None

    @cached_property
    def duties(self) -> list[Duty]:
        """Measures and requirements with the units that they have after inheritance."""
        return [Duty(*step, self.model.attribution(step)) for step in self.model.duties()]

    @cached_property
    def unit_lists(self) -> list[WrittenUnits]:
        """Every list of units as written, each name with what it stands for in the register."""
        return list(units_in(self.model, self.registry))

    @cached_property
    def deadlines(self) -> list[WrittenDeadline]:
        """Every deadline of measures, requirements and phases. ISO dates are read as such."""
        year = self.model.phrase_year
        return [
            WrittenDeadline(place, subject, read_deadline(phrase, year))
            for path, subject, phrases in self._phrases()
            for place, phrase in self._each(path, phrases)
        ]

    @cached_property
    def targets(self) -> list[WrittenTarget]:
        """Every target of measures, requirements and phases, trajectories value by value."""
        found: list[WrittenTarget] = []
        for path, holder in self.holders():
            subject = subject_of(holder)
            for index, target in enumerate(holder.targets):
                found += written_targets((*path, "targets", index), subject, target)
        return found

    @cached_property
    def phases(self) -> list[WrittenPhase]:
        """The phases with their days: `from: 2023年5月` begins on 1 May, `to: 2023年5月` ends on 31 May."""
        year = self.model.phrase_year
        return [_written_phase(index, phase, year) for index, phase in enumerate(self.model.phases)]

    @cached_property
    def open_texts(self) -> list[OpenText]:
        """The texts that may state quantities and dates."""
        return list(open_texts(self.holders()))

    @cached_property
    def stated_quantities(self) -> list[Stated]:
        """The quantities that texts state, where the fields do not simply repeat them."""

        def find(text: str, holder: Measure | Phase) -> list[Mention]:
            found = find_quantities(text, weak=bool(holder.targets))
            return found + find_complete(text) if holder.targets and "全部" in text else found

        return list(stated(self.open_texts, find))

    @cached_property
    def stated_dates(self) -> list[Stated]:
        """The dates that texts state, where the fields do not simply repeat them."""
        year = self.model.phrase_year

        def find(text: str, holder: Measure | Phase) -> list[Mention]:
            return find_dates(text, year, weak=len(holder.deadline) == 1)

        return list(stated(self.open_texts, find))

    @cached_property
    def compared_quantities(self) -> list[Compared]:
        """Quantities in texts that the targets lack, contradict or say otherwise."""
        return list(compared_quantities(self))

    @cached_property
    def drifted_dates(self) -> list[Drifted]:
        """Dates in texts that the deadlines lack or contradict."""
        return list(drifted_dates(self))

    @cached_property
    def framework(self) -> Plan | None:
        """The framework that the plan implements, if it names one that is in order."""
        named = self.model.framework
        found = None if named is None or named == self.model.id else self.workspace.find(named, Plan)
        return found if found is not None and found.kind == "framework" else None

    @cached_property
    def taken_up(self) -> dict[str, list[Step]]:
        """The measures that implement each measure of the framework, by its id."""
        if self.framework is None:
            return {}
        from fzjs.checks.alignment.linking import implementing  # only a plan with a framework needs it

        return implementing(self.model, self.framework)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Where the plan and its framework differ, link by link."""
        if self.framework is None or not self.taken_up:
            return []
        from fzjs.checks.alignment.linking import conflicts_with

        return conflicts_with(self.model, self.framework, self.registry, self.taken_up)

    def holders(self) -> Iterator[tuple[Path, Measure | Phase]]:
        """Everything that may have deadlines and targets: measures, requirements, phases."""
        for duty in self.duties:
            yield duty.path, duty.measure
        for index, phase in enumerate(self.model.phases):
            yield ("phases", index), phase

    def _phrases(self) -> Iterator[tuple[Path, str, list[str]]]:
        for path, holder in self.holders():
            if holder.deadline:
                yield (
                    (*path, "deadline"),
                    subject_of(holder),
                    [_as_text(phrase) for phrase in holder.deadline],
                )
            if isinstance(holder, Measure) and holder.reporting is not None:
                yield (*path, "reporting", "due"), subject_of(holder), [_as_text(holder.reporting.due)]

    def _each(self, path: Path, phrases: list[str]) -> list[tuple[Path, str]]:
        """The phrases of a list, or the one that stands there without a list, each with its own path."""
        if len(phrases) == 1 and not isinstance(_value_at(self.document.data, path), list):
            return [(path, phrases[0])]
        return [((*path, index), phrase) for index, phrase in enumerate(phrases)]


def scope_of(kind: str) -> type[Scope[Any]]:
    """The scope that rules on this kind of file expect."""
    if kind in PLAN_KINDS:
        return PlanScope
    if kind == "report":
        from fzjs.checks.reporting.scope import ReportScope

        return ReportScope
    if kind == "assessment":
        from fzjs.checks.evidence_files import EvidenceScope

        return EvidenceScope
    return Scope


def _as_text(phrase: str | date) -> str:
    return phrase if isinstance(phrase, str) else phrase.isoformat()


def _value_at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _written_phase(index: int, phase: Phase, year: int | None) -> WrittenPhase:
    path: Path = ("phases", index)
    bounds = [
        None
        if phrase is None
        else WrittenDeadline((*path, key), phase.title, read_deadline(_as_text(phrase), year))
        for key, phrase in (("from", phase.from_), ("to", phase.to))
    ]
    begin, finish = (None if bound is None else bound.reading for bound in bounds)
    end = getattr(begin, "end", None) if phase.to is None else due_day(finish)
    return WrittenPhase(path, phase, first_day(begin), end, tuple(bound for bound in bounds if bound))


def written_targets(path: Path, subject: str, target: str | Measurement) -> list[WrittenTarget]:
    if isinstance(target, str):
        reading = read_target(target)
        return [WrittenTarget(path, subject, getattr(reading, "indicator", None), reading)]
    name, value, trajectory = target.indicator, target.value, target.trajectory
    found = []
    if value is not None:
        found.append(WrittenTarget((*path, "value"), subject, name, read_target(value)))
    for year, value in trajectory.items() if trajectory else ():
        found.append(WrittenTarget((*path, "trajectory", year), subject, name, read_target(value), year))
    return found
