"""`fzjs trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from fzjs.cli.options import AnswerFormat, Force, Out


def trace(
    framework: Annotated[
        str | None, typer.Argument(metavar="规划", help="规划文件或编号；默认为工作区里唯一的规划")
    ] = None,
    holes_only: Annotated[bool, typer.Option("--holes-only", help="只列有空缺的规划措施")] = False,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="只列这个单位牵头或负责的规划措施")] = None,
    suggest: Annotated[
        str | None, typer.Option(metavar="计划", help="为没有对应规划的措施查找相近的规划措施")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="与 --suggest 同用：逐项询问，把选定的写进文件")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="与 --write 同用：不询问，采用得分够高的第一个建议")
    ] = False,
    least: Annotated[float, typer.Option("--least", metavar="得分", help="与 --yes 同用：最低得分")] = 0.35,
    accept: Annotated[
        str | None, typer.Option(metavar="计划", help="记下所对应规划措施现在的校验码，规划改了就会提示")
    ] = None,
    form: AnswerFormat = None,
    out: Out = None,
    force: Force = False,
    fail_on: Annotated[
        str, typer.Option(metavar="类别", help="出现这些类别时退出码为 1：uncovered、partly、untouched")
    ] = "",
) -> int:
    """规划措施逐年落实情况；查找和核对对应关系。

    例：fzjs trace；fzjs trace --holes-only；fzjs trace --suggest annual-2024 --write；fzjs trace --accept annual-2024
    """
    from fzjs.cli import linking, tracing

    output = tracing.Output(form, out, force)
    if accept is not None:
        return linking.accept(accept, framework)
    if suggest is not None:
        choice = linking.Choice(write=write or yes, ask=not yes, least=least)
        return linking.suggest_links(suggest, framework, choice, output)
    asked = tracing.Tracing(framework, holes_only, unit, fail_on, output)
    return tracing.show(asked)
