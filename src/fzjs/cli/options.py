"""Options that several commands have: what each is called and what `--help` says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.answers import FORMATS

AnswerFormat = Annotated[
    str | None, typer.Option("--format", metavar="格式", help=f"输出格式：{'、'.join(FORMATS)}")
]
"""The format of an answer that is shown on the screen or written into a file."""
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件")]
CurrentPlan = Annotated[
    str | None, typer.Argument(metavar="计划", help="计划文件或编号；默认为工作区的当前计划")
]
OnlyWorkspace = Annotated[
    Path | None, typer.Option(metavar="文件夹", help="工作区；不写则为当前文件夹所在或其下唯一的工作区")
]
"""A workspace; else the one around the current folder, or the only one below it."""
