"""What a scheme's cohort means: its units in a year, and the share of them that is planned for each year."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from fzjs.checks.scoring.values import condition_in
from fzjs.model.cohort import Cohort
from fzjs.model.plan import Measurement, Path, Plan


class PlannedShare(NamedTuple):
    """The share of the cohort, 0 to 1, that is to reach the standard in a year, and where that is written."""

    year: int
    share: Fraction
    indicator: str
    path: Path


def planned_shares(plan: Plan, cohort: Cohort) -> list[PlannedShare]:
    """The trajectory that a cohort names, year by year; empty where the plan has none that can be read."""
    found = trajectory_of(plan, cohort)
    if found is None:
        return []
    path, target = found
    shares = []
    for year, value in sorted((target.trajectory or {}).items()):
        condition = condition_in(value)
        if condition is not None and condition.amount.unit == "%" and not condition.is_at_most:
            place = (*path, "trajectory", year)
            shares.append(PlannedShare(year, condition.amount.number / 100, target.indicator, place))
    return shares


def trajectory_of(plan: Plan, cohort: Cohort) -> tuple[Path, Measurement] | None:
    """The target with values for each year that a cohort names, and its path."""
    for step in plan.duties():
        if step.measure.id != cohort.measure:
            continue
        for index, target in enumerate(step.measure.targets):
            if (
                isinstance(target, Measurement)
                and target.trajectory
                and cohort.target in (None, target.indicator)
            ):
                return (*step.path, "targets", index), target
    return None


def wanted_units(share: Fraction, size: int) -> int:
    """The fewest units that make up a share of so many: half of 35 are 18."""
    return ceil(share * size)
