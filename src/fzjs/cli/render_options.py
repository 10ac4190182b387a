"""The options of `fzjs render`: what each is called and what `--help` says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PlanName = Annotated[
    str | None,
    typer.Argument(
        metavar="计划", help="计划文件、编号或工作区的文件夹；- 为标准输入；不写为工作区的当前计划"
    ),
]
IsNotice = Annotated[bool, typer.Option("--notice", help="印发通知，同 --template notice")]
PaperName = Annotated[
    str | None, typer.Option("--template", metavar="文种", help="印什么，见 --list；不写为计划正文")
]
FormatName = Annotated[
    str | None,
    typer.Option("--format", metavar="格式", help="docx、md、text、pdf、xlsx；不写按 -o 的后缀，再按文种"),
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件，或者写进已有的文件夹")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="名称=值", help="改这一次的设置，可写几次，如 --set 成文日期=2024-04-22"),
]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="单位", help="给哪个单位")]
Period = Annotated[str | None, typer.Option("--period", metavar="报告期", help="2024-05、2024-Q2 或 2024")]
Day = Annotated[str | None, typer.Option("--on", metavar="日期", help="截至哪一天；不写为今天")]
EachUnit = Annotated[bool, typer.Option("--each-unit", help="每个单位一份，写进 -o 的文件夹")]
Everything = Annotated[bool, typer.Option("--all", help="工作区的每份计划、每个文种都印，写进 -o 的文件夹")]
Listing = Annotated[
    bool, typer.Option("--list", help="列出文种：要什么、能印成哪些格式；加 --template 列模板能用的名称")
]
TemplateToCheck = Annotated[
    Path | None, typer.Option("--check", metavar="模板", help="检查改过的模板（.docx、.j2）")
]
CopyTemplate = Annotated[
    bool, typer.Option("--copy-template", help="把程序自带的模板抄进工作区的 templates/，以便修改")
]
