"""The pictures of the report: measures by goal, targets, score by first-level indicator, trajectories."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.annual_report.answers import (
    AnnualFacts,
    CohortFacts,
    ScoreFacts,
    TargetFacts,
    TrajectoryFacts,
)
from fzjs.language.decimals import rounded
from fzjs.language.standing import Script, in_script
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.annual_report.achievements import STATES
from fzjs.rendering.charts.data import Bar, BarChart, Chart, Line, LineChart, Look, Series

_LOOKS: dict[str | None, Look] = {
    "done": "good",
    "in_progress": "partly",
    "blocked": "bad",
    "not_started": "unclear",
    None: "faint",
}
_CENT = Decimal(100)
_PLACES_OF_TARGETS, _PLACES_OF_COHORTS = 1, 2
_MOST_SHOWN = Decimal(150)
"""Per cent at which a bar ends, however much more was reached; beside it stands what was."""


def pictures(facts: AnnualFacts, script: Script = "simplified") -> dict[str, Chart]:
    """Every picture that there is anything to show in, by its name, in the order of the report."""
    found: dict[str, Chart | None] = {
        "chart_progress": _progress(facts, script),
        "chart_targets": _targets(facts, script),
        "chart_scores": _scores(facts.scores[0], script) if facts.scores else None,
    }
    for place, trajectory in enumerate(facts.trajectories, 1):
        found[f"chart_trajectory_{place}"] = _trajectory(trajectory, script)
    for place, cohort in enumerate(facts.cohorts, 1):
        found[f"chart_cohort_{place}"] = _cohort(cohort, script)
    return {name: chart for name, chart in found.items() if chart is not None}


def _progress(facts: AnnualFacts, script: Script) -> BarChart | None:
    """How many measures of each goal are done, in progress, blocked, not started, without a report."""
    counts = [Counter(measure.state for measure in goal.measures) for goal in facts.goals]
    states = [state for state in STATES if any(count[state] for count in counts)]  # type: ignore[index]
    if not counts:
        return None
    bars = tuple(
        Bar(goal.title.text, tuple(Decimal(count[state]) for state in states))  # type: ignore[index]
        for goal, count in zip(facts.goals, counts, strict=True)
    )
    series = tuple(Series(in_script(STATES[state], script), _LOOKS[state]) for state in states)
    return BarChart(
        in_script("各项目标的措施进展", script), series, bars, in_script("项", script), stacked=True
    )


def _targets(facts: AnnualFacts, script: Script) -> BarChart | None:
    """What was reached of every target that has two numbers to compare, in per cent of what is wanted."""
    shown = [
        (measure, target)
        for measure in facts.measures
        for target in measure.targets
        if target.share is not None and target.reached is not None
    ]
    if not shown:
        return None
    names = Counter(_name(target) for _, target in shown)
    bars = tuple(
        Bar(
            _name(target) if names[_name(target)] == 1 else f"{measure.title}：{_name(target)}",
            (min(rounded(Fraction(target.share or 0) * 100, _PLACES_OF_TARGETS), _MOST_SHOWN),),
            (f"{target.reached}／{target.wanted}" if target.indicator else str(target.reached),),
        )
        for measure, target in shown
    )
    title = in_script("量化目标完成情况", script)
    series = (Series(in_script("完成值占目标值", script)),)
    wanted = in_script("完成值／目标值，100%为达到", script)
    return BarChart(title, series, bars, "%", wanted=_CENT, wanted_label=wanted)


def _name(target: TargetFacts) -> str:
    return str(target.indicator or target.wanted)


def _scores(score: ScoreFacts, script: Script) -> BarChart | None:
    bars = tuple(Bar(part.name.text, (part.reached, part.full)) for part in score.parts)
    if not bars:
        return None
    title = f"{in_script('一级指标得分', script)}（{in_script(ASSESSORS[score.by], script)}）"
    series = (Series(in_script("得分", script)), Series(in_script("应得分", script), "faint"))
    return BarChart(title, series, bars, "分")


def _trajectory(trajectory: TrajectoryFacts, script: Script) -> LineChart:
    lines = (
        Line(in_script("规划目标", script), trajectory.wanted, planned=True),
        Line(in_script("报告完成", script), trajectory.reached),
    )
    years = tuple(f"{year}年" for year in trajectory.years)
    maximum = _CENT if trajectory.unit == "%" else None
    return LineChart(trajectory.indicator.text, years, lines, trajectory.unit, maximum=maximum)


def _cohort(cohort: CohortFacts, script: Script) -> LineChart:
    planned = tuple(_percent(share) for share, _ in cohort.shares)
    reached = tuple(None if share is None else _percent(share) for _, share in cohort.shares)
    lines = (
        Line(in_script("规划比例", script), planned, planned=True),
        Line(in_script("达标比例", script), reached),
    )
    title = f"{cohort.scheme}：{in_script('达标单位比例', script)}"
    return LineChart(title, tuple(f"{year}年" for year in cohort.years), lines, "%", maximum=_CENT)


def _percent(share: Fraction) -> Decimal:
    return rounded(share * 100, _PLACES_OF_COHORTS)
