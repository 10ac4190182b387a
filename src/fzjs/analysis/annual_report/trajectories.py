"""What the framework wants year by year, and what reports on each year's plan say was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from fzjs.analysis.annual_report.answers import TrajectoryFacts
from fzjs.analysis.annual_report.told import Sources
from fzjs.analysis.status.answers import PlanStatus, TargetStatus
from fzjs.checks.alignment.linking import targets_of_links
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target, read_target
from fzjs.model.plan import Measurement, Path, Plan, Step

Standing = tuple[Plan, PlanStatus]
"""A year's plan, and how it stood on the day of the report."""


def trajectory_facts(
    framework: Plan, file: str, years: Mapping[int, Standing], sources: Sources
) -> Iterator[TrajectoryFacts]:
    """Every trajectory of the framework of which any year's reports state a value."""
    for step in framework.measures():
        for place, target in enumerate(step.measure.targets):
            if isinstance(target, Measurement) and target.trajectory:
                path = (*step.path, "targets", place)
                facts = _facts(step, target, path, file, years, sources, framework)
                if facts is not None:
                    yield facts


def _facts(
    step: Step,
    target: Measurement,
    path: Path,
    file: str,
    years: Mapping[int, Standing],
    sources: Sources,
    framework: Plan,
) -> TrajectoryFacts | None:
    assert target.trajectory is not None
    readings = {year: read_target(text) for year, text in target.trajectory.items()}
    wanted = {year: reading for year, reading in readings.items() if isinstance(reading, Target)}
    reached: dict[int, Decimal] = {}
    grounds = [
        sources.written(file, (*path, "trajectory", year), text) for year, text in target.trajectory.items()
    ]
    for year, standing in years.items():
        status = _status_of(step, target.indicator, standing, framework)
        if status is not None and status.reached is not None and status.file is not None:
            reached[year] = status.reached
            told = sources.written(status.file, (*status.source, "value"), status.reached_text or "")
            grounds.append(told)
    if not reached:
        return None
    shown = tuple(sorted({*wanted, *reached}))
    unit = next((reading.unit or "" for reading in wanted.values()), "")
    return TrajectoryFacts(
        sources.written(file, (*path, "indicator"), target.indicator),
        shown,
        tuple(wanted[year].value if year in wanted else None for year in shown),
        tuple(reached.get(year) for year in shown),
        unit,
        tuple(grounds),
    )


def _status_of(step: Step, indicator: str, standing: Standing, framework: Plan) -> TargetStatus | None:
    """The target of the year's plan that measures the same, in a measure that implements the framework's."""
    plan, status = standing
    linked = {
        each.measure.id
        for each in plan.duties()
        if step.measure.id in targets_of_links(each, plan, framework)
    }
    wanted = fold_text(indicator)
    for measure in status.measures:
        for target in measure.targets if measure.id in linked else ():
            if target.indicator and fold_text(target.indicator) == wanted:
                return target
    return None
