"""`fzjs validate`."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError
from fzjs.cli.validation import FORMATS, Request
from fzjs.cli.validation import validate as run


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="路径…", help="计划文件或文件夹；不写则为当前文件夹下的所有工作区"),
    ] = None,
    files_from: Annotated[
        str, typer.Option(metavar="文件", help="从文件读取路径，每行一个；- 为标准输入")
    ] = "",
    format: Annotated[str, typer.Option(metavar="格式", help=f"输出格式：{'、'.join(FORMATS)}")] = "text",  # noqa: A002 (the option's name)
    select: Annotated[
        list[str] | None, typer.Option(metavar="规则", help="只用这些规则，如 FZ2、FZ301；可重复")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="规则", help="不用这些规则；可重复")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算失败（退出码 1）")] = False,
    on: Annotated[str, typer.Option(metavar="日期", help="按这一天判断，如 2024-06-30；默认今天")] = "",
    jobs: Annotated[int, typer.Option(min=0, metavar="个数", help="同时使用的进程数；0 为处理器个数")] = 0,
) -> int:
    """校验计划文件：结构、单位、期限、目标、引用、用语。

    例：fzjs validate plans/sample-county
    """
    if format not in FORMATS:
        raise CannotRunError(f"没有输出格式 {format}，可以写：{'、'.join(FORMATS)}")
    codes = [
        tuple(code for item in items or () for code in re.split("[,，、 ]", item) if code)
        for items in (select, ignore)
    ]
    return run(Request(tuple(paths or ()), files_from, format, codes[0], codes[1], strict, on, jobs))
