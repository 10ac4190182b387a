"""All units side by side, in the order of the register; a ranking only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.assessment.answers import AssessedUnit, Assessing, UnitYear
from fzjs.analysis.assessment.ranking import Ranking, rankings
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.assessment.records import score_records
from fzjs.rendering.assessment.trajectory_tables import trajectory_lines, trajectory_tables
from fzjs.rendering.assessment.unit_page import verdict_of
from fzjs.rendering.assessment.wording import bar, number, rules_of, share, shown
from fzjs.rendering.page import Cell, Page, Table, row, table


def overview_page(
    assessing: Assessing, *, rank: bool = False, year: int | None = None, with_records: bool = True
) -> Page:
    """The page of a workspace's assessments and trajectories; what it says of these first is of the year asked for.

    `with_records` tells whether every indicator of every assessment is wanted as well, a row for each.
    """
    found = rankings(assessing.units) if rank else ()
    tables = [*trajectory_tables(assessing.trajectories)]
    tables += map(_ranking, found) if rank else [_results(assessing.units)]
    years = sorted({about.year for about in assessing.units})
    period = f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年" if years else ""
    lines = tuple(_lines(assessing, rank=rank, year=year))
    kept = tuple(each for each in tables if each.rows)
    records = score_records(assessing.units if with_records else (), found)
    return Page(f"{period}评估", lines, kept, records)


def _lines(assessing: Assessing, *, rank: bool, year: int | None) -> Iterator[str]:
    units = {about.unit for about in assessing.units}
    assessments = sum(len(about.assessments) for about in assessing.units)
    yield f"{len(units)} 个单位，{assessments} 份评估"
    for trajectory in assessing.trajectories:
        yield from trajectory_lines(trajectory, year)
    for left in assessing.left_out:
        yield f"{left.file}：{left.reason}"
    if rank:
        yield "只在同一方的评估之间排名：取各单位都有的、最独立的一方；没有都有的，各方分别排"
    elif len(units) > 1:
        yield "单位按名录的先后排列，不是排名"
    yield from rules_of(each for about in assessing.units for each in about.assessments)


def _results(units: tuple[UnitYear, ...]) -> Table:
    columns = (
        "单位", "年度", "评估", "得分", "计分满分", "折算得分", "得分率", "", "标准", "无此类事项", "没有评",
    )  # fmt: skip
    rows = []
    for about in units:
        for place, each in enumerate(about.assessments):
            root = each.root
            reached = (
                f"{root.tally.met}/{root.tally.counted} 项"
                if root.reached is None
                else shown(root.reached, each.places)
            )
            rows.append(
                row(
                    "" if place else about.unit,
                    "" if place else str(about.year),
                    ASSESSORS[each.by],
                    reached,
                    number(root.counted),
                    number(each.points),
                    share(root.share),
                    bar(root.share),
                    _verdict(each),
                    _count(root.tally.no_cases),
                    _count(root.tally.missing),
                )
            )
    return table("评估结果", columns, rows)


def _ranking(ranking: Ranking) -> Table:
    rows = [
        row(str(place), each.unit, number(each.points), share(each.root.share), bar(each.root.share),
            verdict_of(each), _count(each.root.tally.missing))
        for place, each in ((found.place, found.assessed) for found in ranking.places)
    ]  # fmt: skip
    columns = ("名次", "单位", "折算得分", "得分率", "", "标准", "没有评")
    scope = "" if ranking.is_complete else "，只有一部分单位有"
    title = f"{ranking.year}年排名（{ranking.title}，{ASSESSORS[ranking.by]}{scope}）"
    return table(title, columns, rows)


def _verdict(assessed: AssessedUnit) -> Cell:
    told = verdict_of(assessed)
    if assessed.verdict is None:
        return Cell(told)
    return Cell(told, "good" if assessed.verdict.is_reached else "bad")


def _count(number_of: int) -> str:
    return str(number_of) if number_of else ""
