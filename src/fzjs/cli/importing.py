"""`fzjs import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError
from fzjs.cli.options import Force
from fzjs.model.kinds import PLAN_KINDS


def import_documents(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="文件…", help="文件：.docx .xlsx .html .txt .md .doc .wps；- 为标准输入"),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="文件", help="写进文件（几个文件时写文件夹）；不写则输出到屏幕"),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            metavar="种类", help="framework、annual、scheme 或 indicators（指标体系）；不写则按内容判断"
        ),
    ] = "",
    workspace: Annotated[
        Path | None,
        typer.Option(metavar="文件夹", help="按这个工作区的单位名录校验；没有名录则起草 units.yaml"),
    ] = None,
    force: Force = False,
) -> None:
    """把 Word、网页、表格、文本里的文件读成计划，把指标表读成指标体系。报告输出到标准错误：读到什么、哪里要核对、什么没有写入。

    例：fzjs import 工作要点.docx -o annual-2024.yaml；fzjs import 指标表.xlsx -o indicators.yaml
    """
    from fzjs.cli.imports import Importer

    if kind and kind not in (*PLAN_KINDS, "indicators"):
        raise CannotRunError(f"不能导入成 {kind}，可以写：framework、annual、scheme、indicators")
    if len(files) > 1 and out is None:
        raise CannotRunError("导入几个文件时要用 -o 指明写到哪个文件夹")
    importer = Importer(workspace, out, kind or None)
    drafts = [importer.read(path) for path in files]
    importer.write(drafts, force=force)
    for draft in drafts:
        print(draft.report, file=sys.stderr)
    told = importer.draft_units(drafts)
    if told:
        print(told, file=sys.stderr)
