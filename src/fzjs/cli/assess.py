"""`fzjs assess`: assessments against indicator systems."""

from __future__ import annotations

from typing import Annotated

import typer

from fzjs.cli.help import ChineseCommand, ChineseGroup
from fzjs.cli.options import AnswerFormat, Force, OnlyWorkspace, Out

assess = typer.Typer(cls=ChineseGroup, no_args_is_help=False, rich_markup_mode=None)

_Year = Annotated[int | None, typer.Option(min=1949, max=2999, metavar="年份", help="年度")]


@assess.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    unit: Annotated[
        str | None, typer.Option(metavar="单位", help="只看一个单位：得分明细、缺口、几方差异、与上年相比")
    ] = None,
    year: _Year = None,
    indicators: Annotated[str | None, typer.Option(metavar="编号", help="只看按这个指标体系评的")] = None,
    rank: Annotated[
        bool, typer.Option("--rank", help="按得分率排名，只在同一方的评估之间排；不写则按单位名录的先后")
    ] = False,
    workspace: OnlyWorkspace = None,
    form: AnswerFormat = None,
    out: Out = None,
    force: Force = False,
) -> int:
    """对照指标体系的评估：得分、缺口、几方差异、与上年相比、谁达标；逐年达标的方案是否跟上计划。

    例：fzjs assess --workspace plans/sample-city；fzjs assess --unit 示例县 --workspace plans/sample-county
    """
    if context.invoked_subcommand is not None:
        return 0
    from fzjs.cli import assessing

    return assessing.show(assessing.Asked(unit, year, indicators, rank, workspace, form, out, force))


@assess.command("new", cls=ChineseCommand)
def new(
    unit: Annotated[str, typer.Option(metavar="单位", help="被评估的单位，或本行政区")],
    year: _Year = None,
    by: Annotated[
        str,
        typer.Option(metavar="方式", help="self（自评）、superior（上级评估）、third_party（第三方评估）"),
    ] = "self",
    indicators: Annotated[
        str | None, typer.Option(metavar="编号", help="指标体系的编号；工作区里只有一个时可不写")
    ] = None,
    workspace: OnlyWorkspace = None,
    out: Out = None,
    force: Force = False,
) -> int:
    """新建一份评估：列出适用的末级指标，报告里有数的填上，并注明出处（文件:行）。

    例：fzjs assess new --unit 示例县 --year 2024 --workspace plans/sample-county -o 自评.yaml
    """
    from fzjs.cli import assessment_drafts

    asked = assessment_drafts.Asked(unit, year, by, indicators, workspace, out, force)
    return assessment_drafts.write(asked)
