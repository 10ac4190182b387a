"""What a plan takes up of its framework: measure by measure, with every conflict, gap and orphan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fzjs.checks.alignment.conflicts import SHORTFALLS, Conflict
from fzjs.checks.alignment.coverage import due_of, reasons
from fzjs.checks.alignment.linking import conflicts_with, implementing, targets_of_links
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Registry

CoverageState = Literal["covered", "partly", "uncovered", "not_this_year", "past"]
"""`past`: due before the plan begins and taken up by an earlier plan, so that nothing is open."""


@dataclass(frozen=True, slots=True)
class Named:
    """A measure by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FrameworkMeasure:
    """One measure of the framework, and what the plan makes of it."""

    id: str
    name: str
    state: CoverageState
    taken_up_by: tuple[Named, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reason: str = ""
    """Why the plan leaves it out, if it says so."""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """One measure of the plan, and the framework measures that it implements; none: an orphan."""

    id: str
    name: str
    implements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkComparison:
    """A plan held against its framework."""

    plan: str
    plan_title: str
    framework: str
    framework_title: str
    rows: tuple[FrameworkMeasure, ...]
    measures: tuple[PlanMeasure, ...]

    @property
    def conflicts(self) -> list[Conflict]:
        """All conflicts, framework measure by framework measure."""
        return [conflict for row in self.rows for conflict in row.conflicts]

    @property
    def orphans(self) -> list[PlanMeasure]:
        """The plan's measures that implement nothing."""
        return [measure for measure in self.measures if not measure.implements]

    def counts(self) -> Counter[str]:
        """How often each state and each class of conflict occurs; `orphan` for measures without a link."""
        counts: Counter[str] = Counter(row.state for row in self.rows)
        counts.update(conflict.kind for conflict in self.conflicts)
        counts["orphan"] = len(self.orphans)
        return counts


def against_framework(
    plan: Plan, framework: Plan, registry: Registry, earlier: Iterable[Plan] = ()
) -> FrameworkComparison:
    """Hold a plan against a framework. `earlier` are plans of earlier years, which may have settled a measure."""
    links = implementing(plan, framework)
    conflicts: dict[str, list[Conflict]] = {}
    for conflict in conflicts_with(plan, framework, registry):
        conflicts.setdefault(conflict.framework, []).append(conflict)
    settled = {measure_id for other in earlier for measure_id in implementing(other, framework)}
    stated = reasons(plan)
    start = plan.span[0] if plan.span is not None else None
    rows = []
    for step in framework.duties():
        measure_id = step.measure.id
        taken = links.get(measure_id, [])
        if not step.goals and not taken:
            continue  # a requirement asks for no measure of its own
        due = due_of(framework, step)
        found = tuple(conflicts.get(measure_id, ()))
        if taken:
            state: CoverageState = "partly" if any(each.kind in SHORTFALLS for each in found) else "covered"
        elif measure_id in stated:
            state = "not_this_year"
        else:
            is_past = due is not None and start is not None and due < start and measure_id in settled
            state = "past" if is_past else "uncovered"
        rows.append(
            FrameworkMeasure(
                measure_id, step.measure.name, state, tuple(map(_named, taken)), found,
                "" if taken else stated.get(measure_id, ""), due,
            )
        )  # fmt: skip
    measures = tuple(
        PlanMeasure(step.measure.id, step.measure.name, tuple(targets_of_links(step, plan, framework)))
        for step in plan.duties()
        if step.goals or step.measure.implements
    )
    return FrameworkComparison(plan.id, plan.title, framework.id, framework.title, tuple(rows), measures)


def _named(step: Step) -> Named:
    return Named(step.measure.id, step.measure.name)
