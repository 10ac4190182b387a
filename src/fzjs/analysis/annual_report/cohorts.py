"""The share of a scheme's units that reach the standard in the year, against the planned share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzjs.analysis.annual_report.answers import CohortFacts
from fzjs.analysis.annual_report.told import Source, Sources, Told, counted
from fzjs.analysis.assessment.answers import CohortYear, Trajectory
from fzjs.analysis.assessment.answers import Source as Line
from fzjs.analysis.assessment.standards import per_cent


def cohort_facts(trajectories: Iterable[Trajectory], year: int, sources: Sources) -> Iterator[CohortFacts]:
    """Every scheme with a cohort that plans a share for the year and of which somebody was assessed in it."""
    for trajectory in trajectories:
        of_year = next((each for each in trajectory.years if each.year == year), None)
        if of_year is not None and of_year.state != "open":
            yield _facts(trajectory, of_year, sources)


def _facts(trajectory: Trajectory, of_year: CohortYear, sources: Sources) -> CohortFacts:
    scheme = trajectory.source.file
    planned = Told(per_cent(of_year.planned), "worked_out", (_at(of_year.source),), "方案的逐年达标比例")
    members = (_at(trajectory.source),)
    assessed = [_at(unit.source) for unit in of_year.units if unit.is_reached and unit.source is not None]
    by = "规划比例乘以单位数（取整到下一个），减去已经达到的"
    needed = Told(str(of_year.needed), "worked_out", (*planned.sources, *members, *assessed), by)
    return CohortFacts(
        scheme=sources.written(scheme, ("title",), trajectory.title),
        standard=trajectory.standard,
        planned=planned,
        size=Told(str(of_year.size), "worked_out", members, "达标范围（cohort）里的单位数"),
        reached=counted(assessed) if assessed else None,
        needed=needed if of_year.needed else None,
        years=tuple(each.year for each in trajectory.years),
        shares=tuple(
            (each.planned, None if each.state == "open" or each.year > of_year.year else each.share)
            for each in trajectory.years
        ),
    )


def _at(line: Line) -> Source:
    return Source(line.file, line.line, 1)
