"""What `fzjs assess` does with a workspace's assessments, apart from its options."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.assessment.answers import Assessing, UnitYear
from fzjs.analysis.assessment.overview import assess
from fzjs.analysis.assessment.ranking import rankings
from fzjs.checks.nearness import either, nearest
from fzjs.checks.unit_names import misnomer
from fzjs.cli.answers import form_of, give
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import workspace_in, workspaces_here
from fzjs.cli.writing import write_file
from fzjs.rendering.assessment.data import as_json
from fzjs.rendering.assessment.overview_page import overview_page
from fzjs.rendering.assessment.unit_page import unit_page
from fzjs.rendering.page import Page
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call."""

    unit: str | None = None
    year: int | None = None
    indicators: str | None = None
    rank: bool = False
    workspace: Path | None = None
    form: str | None = None
    out: Path | None = None
    force: bool = False


def show(asked: Asked) -> int:
    """Give the assessments of a workspace, or everything about one unit in one year."""
    if asked.rank and asked.unit is not None:
        raise CannotRunError("排名要看全部单位：--rank 不和 --unit 一起写")
    form = form_of(asked.form, asked.out)
    workspace = the_workspace(asked.workspace, "assessment")
    assessing = assess(workspace, unit=asked.unit, year=asked.year, system=asked.indicators)
    if not assessing.units:
        _refuse(asked, workspace)
    if asked.unit is not None:
        assessing = Assessing((_the_one(assessing.units),), (), assessing.left_out)
        page = unit_page(assessing.units[0], assessing.left_out)
    else:
        with_records = form in ("csv", "xlsx")  # tens of thousands of rows that other formats do not show
        page = overview_page(assessing, rank=asked.rank, year=asked.year, with_records=with_records)
    if form == "html":
        _give_html(page, assessing, asked)
    else:
        ranked = rankings(assessing.units) if asked.rank else None
        give(page, lambda: as_json(assessing, ranked), form, asked.out, force=asked.force)
    return CLEAN


def _the_one(units: tuple[UnitYear, ...]) -> UnitYear:
    """The unit's latest year; where it was assessed by several systems in it, somebody has to choose."""
    latest = [about for about in units if about.year == units[-1].year]
    if len(latest) > 1:
        systems = "、".join(about.leading.system for about in latest)
        raise CannotRunError(
            f"{latest[0].unit}{latest[0].year}年按几套指标体系评过，用 --indicators 写明是哪一套：{systems}"
        )
    return latest[0]


def the_workspace(folder: Path | None, kind: str) -> Workspace:
    """The workspace of `--workspace`; without it the only one at hand that has files of a kind."""
    if folder is not None:
        return workspace_in(folder)
    workspaces = workspaces_here()
    if not workspaces:
        raise CannotRunError("这里没有工作区（fzjs.yaml）。进入工作区的文件夹，或者用 --workspace 写明")
    having = [each for each in workspaces if any(entry.kind == kind for entry in each.entries)]
    if len(having) == 1:
        return having[0]
    if not having:
        called = {"assessment": "评估（kind: assessment）", "indicators": "指标体系（kind: indicators）"}[
            kind
        ]
        raise CannotRunError(f"这里的工作区里没有{called}。用 --workspace 写明工作区的文件夹")
    paths = "、".join(str(each.root) for each in having)
    raise CannotRunError(f"这里有几个工作区，用 --workspace 写明是哪一个：{paths}")


def _refuse(asked: Asked, workspace: Workspace) -> None:
    everything = assess(workspace)
    known = list(dict.fromkeys(about.unit for about in everything.units))
    if not known:
        raise CannotRunError("工作区里没有可以计算的评估。新建用 fzjs assess new --unit 单位 --year 年份")
    if asked.unit is not None and asked.unit not in known:
        if workspace.registry and workspace.registry.resolve(asked.unit) is None:
            wrong = misnomer(asked.unit, workspace.registry)
            near = nearest(asked.unit, known)
            told = f"您要写的是不是{either(near)}？" if near else wrong.hint
            raise CannotRunError(f"{wrong.message}。{told}")
        years = "" if asked.year is None else f"{asked.year}年"
        raise CannotRunError(f"没有{asked.unit}{years}的评估。有评估的单位：{'、'.join(known[:8])}")
    systems = list(dict.fromkeys(about.leading.system for about in everything.units))
    if asked.indicators is not None and asked.indicators not in systems:
        raise CannotRunError(f"没有按 {asked.indicators} 评的。评过的指标体系：{'、'.join(systems)}")
    of_unit = [about.year for about in everything.units if asked.unit in (None, about.unit)]
    years_known = "、".join(map(str, sorted(set(of_unit))))
    raise CannotRunError(f"没有{asked.year}年的评估。有评估的年份：{years_known}")


def _give_html(page: Page, assessing: Assessing, asked: Asked) -> None:
    from fzjs.rendering.formats import as_html

    text = as_html(page, _pictures(assessing, is_unit=asked.unit is not None))
    if asked.out is None:
        sys.stdout.write(text)
    else:
        write_file(asked.out, text, force=asked.force)


def _pictures(assessing: Assessing, *, is_unit: bool) -> list[str]:
    from fzjs.rendering.assessment.charts import score_chart, trajectory_chart
    from fzjs.rendering.charts.svg import as_svg

    try:
        if is_unit:
            return [as_svg(score_chart(assessing.units[0]))]
        return [as_svg(trajectory_chart(each)) for each in assessing.trajectories]
    except ModuleNotFoundError as error:
        if error.name != "vl_convert":
            raise
        print("fzjs：没有安装画图的库，网页里没有图：pip install 'fzjs[charts]'", file=sys.stderr)
        return []
