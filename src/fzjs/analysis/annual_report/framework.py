"""The year held against the framework: what no plan took up, what fell short, what the next year is to bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fzjs.analysis.annual_report.answers import FrameworkFact, FrameworkFacts
from fzjs.analysis.annual_report.told import Sources, Told, counted
from fzjs.analysis.coverage import FrameworkMeasure, against_framework
from fzjs.checks.alignment.coverage import due_of
from fzjs.checks.alignment.linking import implementing
from fzjs.model.fields import link_parts
from fzjs.model.plan import Measurement, Path, Plan, Step
from fzjs.model.registry import Registry

_OF_TIME: frozenset[str] = frozenset(["deadline_later", "deadline_missing"])
"""Conflicts that are about deadlines, not about targets."""


@dataclass(frozen=True, slots=True)
class YearsFramework:
    """A framework, the year's plan, and the plans of other years."""

    framework: Plan
    file: str
    plan: Plan
    plan_file: str
    others: tuple[Plan, ...]
    """Plans of earlier years that implement the framework."""
    registry: Registry
    sources: Sources

    def facts(self, year: int, years: tuple[Told, ...]) -> FrameworkFacts:
        """What is to be said of the framework in the report on a year; `years` are those of the plans."""
        compared = against_framework(self.plan, self.framework, self.registry, self.others)
        rows = {row.id: row for row in compared.rows}
        steps = list(self.framework.measures())
        touched = {
            measure for plan in (self.plan, *self.others) for measure in implementing(plan, self.framework)
        }
        untouched = [
            step
            for step in steps
            if step.measure.id not in touched and rows[step.measure.id].state != "not_this_year"
        ]
        left_out = [
            step for step in steps if rows[step.measure.id].state == "uncovered" and step not in untouched
        ]
        taken_up = [step for step in steps if rows[step.measure.id].taken_up_by]
        return FrameworkFacts(
            title=self.sources.written(self.file, ("title",), self.framework.title),
            measures=counted(self.sources.at(self.file, step.path) for step in steps),
            years=years,
            taken_up=counted(self.sources.at(self.file, step.path) for step in taken_up)
            if taken_up
            else None,
            untouched=tuple(self._fact(step) for step in untouched),
            left_out=tuple(self._fact(step) for step in left_out),
            fell_short=tuple(self._short(steps, rows)),
            postponed=tuple(self._postponed(steps)),
            next_targets=tuple(self._next_targets(steps, year + 1)),
            next_due=tuple(self._next_due(steps, year + 1)),
        )

    def _fact(self, step: Step, *said: Told) -> FrameworkFact:
        key = "title" if step.measure.title else "text"
        title = self.sources.written(self.file, (*step.path, key), step.measure.name)
        return FrameworkFact(step.measure.id, title, said)

    def _short(self, steps: list[Step], rows: dict[str, FrameworkMeasure]) -> Iterator[FrameworkFact]:
        """Measures that the plan takes up with less than the framework wants, and what that is."""
        for step in steps:
            row = rows[step.measure.id]
            if row.state == "partly":
                kinds = {conflict.kind for conflict in row.conflicts}
                said = [] if kinds <= _OF_TIME else list(self._wanted(step))
                yield self._fact(step, *said, *(self._deadlines(step) if kinds & _OF_TIME else ()))

    def _wanted(self, step: Step) -> Iterator[Told]:
        """The targets that the framework sets a measure for the year, as written."""
        year = self.plan.year or 0
        for place, target in enumerate(step.measure.targets):
            path = (*step.path, "targets", place)
            if not isinstance(target, Measurement):
                yield self.sources.written(self.file, path, target)
            elif target.value is not None:
                yield self._value(path, target.indicator, "value", target.value)
            elif target.trajectory and year in target.trajectory:
                yield self._yearly(path, target.indicator, year, target.trajectory[year])

    def _deadlines(self, step: Step) -> Iterator[Told]:
        for phrase in step.measure.deadline:
            yield self.sources.written(self.file, (*step.path, "deadline"), str(phrase))

    def _postponed(self, steps: list[Step]) -> Iterator[FrameworkFact]:
        by_id = {step.measure.id: step for step in steps}
        for place, postponed in enumerate(self.plan.not_this_year):
            step = by_id.get(link_parts(postponed.measure)[1])
            if step is not None:
                path = ("not_this_year", place, "reason")
                yield self._fact(step, self.sources.written(self.plan_file, path, postponed.reason))

    def _next_targets(self, steps: list[Step], year: int) -> Iterator[FrameworkFact]:
        for step in steps:
            said = [
                self._yearly((*step.path, "targets", place), target.indicator, year, target.trajectory[year])
                for place, target in enumerate(step.measure.targets)
                if isinstance(target, Measurement) and target.trajectory and year in target.trajectory
            ]
            if said:
                yield self._fact(step, *said)

    def _next_due(self, steps: list[Step], year: int) -> Iterator[FrameworkFact]:
        for step in steps:
            due = due_of(self.framework, step)
            if due is not None and due.year == year:
                yield self._fact(step, *self._deadlines(step))

    def _value(self, path: Path, indicator: str, key: str, value: str) -> Told:
        places = (self.sources.at(self.file, (*path, "indicator")), self.sources.at(self.file, (*path, key)))
        return Told(f"{indicator}{value}", "written", places)

    def _yearly(self, path: Path, indicator: str, year: int, value: str) -> Told:
        places = (
            self.sources.at(self.file, (*path, "indicator")),
            self.sources.at(self.file, (*path, "trajectory", year)),
        )
        return Told(f"{indicator}{value}", "written", places)
