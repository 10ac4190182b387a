"""`fzjs status`."""

from __future__ import annotations

from typing import Annotated

import typer

from fzjs.cli.options import AnswerFormat, CurrentPlan, Force, Out


def status(
    plan: CurrentPlan = None,
    unit: Annotated[
        str | None, typer.Option(metavar="单位", help="只看一个单位：写名称、别名或曾用名都可以")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="日期", help="看到哪一天，如 2024-06-15；默认今天")
    ] = None,
    role: Annotated[
        str,
        typer.Option(
            metavar="角色",
            help="与 --unit 同用，可写几个：lead 牵头、responsible 责任、support 配合",
        ),
    ] = "",
    due: Annotated[str, typer.Option(metavar="天数", help="多少天以内到期算临近期限，如 30d、4w")] = "30d",
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help="每个单位一行：任务量和在办、临期、超期项数")
    ] = False,
    sort: Annotated[
        str,
        typer.Option(
            metavar="次序",
            help="措施：light 急的在前（默认）、plan 照计划、due 按期限；单位：registry 照名录（默认）、pinyin 按拼音、"
            "own 任务多的在前、overdue 超期多的在前",
        ),
    ] = "",
    form: AnswerFormat = None,
    out: Out = None,
    force: Force = False,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="类别", help="有这些措施时退出码为 1：overdue、due_soon、unknown、done_late、blocked"
        ),
    ] = "",
) -> int:
    """一份计划、一个单位到某一天的进展：还有哪些要做、什么时候到期、做到什么程度。

    依据计划里的期限、目标和那一天以前报送的月报；牵头单位的报告为准。
    例：fzjs status；fzjs status --unit 县司法局；fzjs status --by-unit；fzjs status --on 2024-06-15 --fail-on overdue
    """
    from fzjs.cli import statuses

    output = statuses.Output(form, out, force)
    asked = statuses.Asked(plan, unit, on, role, due, by_unit, sort, fail_on, output)
    return statuses.show(asked)
