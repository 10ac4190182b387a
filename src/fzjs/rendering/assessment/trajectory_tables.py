"""How many units reach the standard year by year against the plan, as tables and in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.analysis.assessment.answers import CohortUnit, CohortYear, Trajectory
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.assessment.wording import ON_TRACK, bar, number, place, share
from fzjs.rendering.page import Cell, Table, row, table


def trajectory_tables(trajectories: Sequence[Trajectory]) -> Iterator[Table]:
    """For every scheme the years, and the units with how they stand each year."""
    for trajectory in trajectories:
        columns = (
            "年度",
            "计划",
            "应达",
            "已达",
            "其中沿用",
            "当年评估",
            "实际",
            "",
            "还差",
            "状态",
            "计划出处",
        )
        rows = [_year(each) for each in trajectory.years]
        yield table(f"《{trajectory.title}》逐年{trajectory.standard}（┃为计划）", columns, rows)
        yield _units(trajectory)


def trajectory_lines(trajectory: Trajectory, upto: int | None = None) -> Iterator[str]:
    """What the latest assessed year (of those up to a year) says, and what the next one still needs."""
    title = f"《{trajectory.title}》"
    assessed = [year for year in trajectory.years if year.assessed and (upto is None or year.year <= upto)]
    if not assessed:
        yield f"{title}：各单位尚未评估"
        return
    last = assessed[-1]
    told = f"{title}：{last.year}年 {last.size} 个单位中 {last.reached} 个{trajectory.standard}（{share(last.share)}）"
    plan = f"计划 {share(last.planned)}，应有 {last.wanted} 个"
    needed = f"，还差 {last.needed} 个" if last.needed else ""
    yield f"{told}；{plan}，{ON_TRACK[last.state].name}{needed}"
    after = next((year for year in trajectory.years if year.year > last.year), None)
    if after is not None and after.needed:
        yield f"{after.year}年应有 {after.wanted} 个，在现有基础上还要增加 {after.needed} 个"
    if any(year.carried for year in assessed):
        yield "当年没有评估的单位，沿用最近一次的结论"


def _year(year: CohortYear) -> tuple[Cell, ...]:
    term = ON_TRACK[year.state]
    return row(
        f"{year.year}年",
        share(year.planned),
        str(year.wanted),
        str(year.reached),
        str(year.carried) if year.carried else "",
        f"{year.assessed}/{year.size}",
        share(year.share),
        bar(year.share, year.planned),
        str(year.needed) if year.needed else "",
        Cell(term.name, term.tone),
        place(year.source),
    )


def _units(trajectory: Trajectory) -> Table:
    """A row for each unit that anybody has assessed; the others are counted."""
    years = [year for year in trajectory.years if year.assessed]
    by_unit: dict[str, dict[int, CohortUnit]] = {}
    for year in years:
        for unit in year.units:
            by_unit.setdefault(unit.unit, {})[year.year] = unit
    rows = [
        row(name, *(_unit(of_year.get(year.year), year.year) for year in years))
        for name, of_year in by_unit.items()
        if any(unit.assessed for unit in of_year.values())
    ]
    never = len(by_unit) - len(rows)
    title = f"达标范围内的单位{f'（另有 {never} 个没有评估过）' if never else ''}"
    return table(title, ("单位", *(f"{year.year}年" for year in years)), rows, folded=True)


def _unit(unit: CohortUnit | None, year: int) -> Cell:
    if unit is None or unit.assessed is None:
        return Cell("—", "faint")
    told = "● " if unit.is_reached else "○ "
    told += number(unit.points)
    if unit.assessed != year:
        told += f"（{unit.assessed}年）"
    elif unit.by != "third_party" and unit.by is not None:
        told += f"（{ASSESSORS[unit.by]}）"
    return Cell(told, "good" if unit.is_reached else "bad")
