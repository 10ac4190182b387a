"""`fzjs validate`."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from fzjs.checks.reporters import FORMATS
from fzjs.cli.exits import CannotRunError


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
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="文件", help="把报告写进文件；屏幕上仍显示 text 格式")
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="先把有把握的问题改好，再校验")] = False,
    baseline: Annotated[str, typer.Option(metavar="文件", help="不报这个基线文件里已有的问题")] = "",
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="把现有的问题写进基线文件（与 --baseline 合用）")
    ] = False,
    changed_since: Annotated[
        str,
        typer.Option(metavar="版本", help="只查 git 某版本以后改过的文件，和引用它们的文件，如 origin/main"),
    ] = "",
    shard: Annotated[str, typer.Option(metavar="K/N", help="把文件分成 N 份，只查第 K 份，如 2/4")] = "",
    no_cache: Annotated[bool, typer.Option("--no-cache", help="不用缓存，也不写缓存")] = False,
    cache_dir: Annotated[
        str, typer.Option(metavar="文件夹", help="缓存放在哪里；默认在工作区的 .fzjs-cache")
    ] = "",
) -> int:
    """校验计划文件：结构、单位、期限、目标、引用、用语。

    例：fzjs validate plans/sample-county
    """
    from fzjs.cli.validation import Request
    from fzjs.cli.validation import validate as run

    if format not in FORMATS:
        raise CannotRunError(f"没有输出格式 {format}，可以写：{'、'.join(FORMATS)}")
    if write_baseline and not baseline:
        raise CannotRunError("--write-baseline 要和 --baseline 文件 一起用")
    if write_baseline and (changed_since or shard):
        raise CannotRunError("--write-baseline 要查全部文件，不能和 --changed-since、--shard 一起用")
    chosen, left_out = (
        tuple(code for item in items or () for code in re.split("[,，、 ]", item) if code)
        for items in (select, ignore)
    )
    return run(
        Request(
            paths=tuple(paths or ()),
            files_from=files_from,
            format=format,
            select=chosen,
            ignore=left_out,
            strict=strict,
            on=on,
            jobs=jobs,
            fix=fix,
            baseline=baseline,
            write_baseline=write_baseline,
            changed_since=changed_since,
            shard=shard,
            cache=not no_cache,
            cache_dir=cache_dir,
            out=out,
        )
    )
