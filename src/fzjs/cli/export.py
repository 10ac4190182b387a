"""`fzjs export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.help import ChineseCommand, ChineseGroup
from fzjs.cli.options import CurrentPlan

export = typer.Typer(cls=ChineseGroup, rich_markup_mode=None)


@export.callback(invoke_without_command=True)
def choose(context: typer.Context) -> None:
    """把计划导出成别的程序用的文件：日历。

    例：fzjs export ics --unit 县司法局 -o 县司法局.ics
    """
    if context.invoked_subcommand is None:
        print(context.get_help())


@export.command("ics", cls=ChineseCommand)
def ics(
    plan: CurrentPlan = None,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="只要和这个单位有关的期限")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="日期", help="以这一天为准：已办完、已过去的不再提醒；默认今天")
    ] = None,
    remind: Annotated[
        str, typer.Option(metavar="天数", help="提前几天提醒，可写几个；写 0 为当天，写 无 为不提醒")
    ] = "7,1",
    implied: Annotated[bool, typer.Option("--implied", help="没有写期限的措施也列入，按计划期末")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件；不写则输出到屏幕")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖已有的文件，并接着它的版本号往下编，取消不再有的期限")
    ] = False,
) -> int:
    """期限、报送日和法定时限导出成日历文件，可导入手机、Outlook 等日历。

    改了计划再导出、再导入，日历里原来的那一条随着改，不会重复：用 -o 写到同一个文件，加 --force。
    例：fzjs export ics --unit 县司法局 -o 县司法局.ics；fzjs export ics annual-2024 --remind 30,7,1 -o 期限.ics
    """
    from fzjs.cli.calendars import Exporting, export_calendar

    return export_calendar(Exporting(plan, unit, on, remind, implied, out, force))
