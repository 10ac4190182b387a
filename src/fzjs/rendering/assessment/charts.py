"""Pictures of assessments: the score of each first-level indicator, and a trajectory against its plan."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import Trajectory, UnitYear
from fzjs.language.decimals import rounded
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.charts.data import Bar, BarChart, Line, LineChart, Series

_PLACES = 1


def score_chart(about: UnitYear) -> BarChart:
    """The share of each first-level indicator that was reached, a bar for each assessor."""
    by_code = [{node.code: node for node in each.root.children} for each in about.assessments]
    bars = tuple(
        Bar(
            f"{node.code} {node.name}",
            tuple(_per_cent(nodes[node.code].share if node.code in nodes else None) for nodes in by_code),
        )
        for node in about.leading.root.children
    )
    series = tuple(Series(ASSESSORS[each.by]) for each in about.assessments)
    return BarChart(f"{about.unit}{about.year}年一级指标得分率", series, bars, "%", maximum=Decimal(100))


def trajectory_chart(trajectory: Trajectory) -> LineChart:
    """The share of units that reach the standard against the plan; years without assessments have no figure."""
    planned = tuple(_per_cent(year.planned) for year in trajectory.years)
    reached = tuple(_per_cent(year.share) if year.assessed else None for year in trajectory.years)
    return LineChart(
        f"{trajectory.standard}单位的比例",
        tuple(f"{year.year}年" for year in trajectory.years),
        (Line("计划", planned, planned=True), Line("实际", reached)),
        "%",
        maximum=Decimal(100),
    )


def _per_cent(share: Fraction | None) -> Decimal | None:
    return None if share is None else rounded(share * 100, _PLACES)
