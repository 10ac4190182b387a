"""`fzjs render`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError
from fzjs.cli.writing import write_file

_FORMATS = ("text",)


def render(
    plan: Annotated[str, typer.Argument(metavar="计划", help="计划文件；- 或不写为标准输入")] = "-",
    format: Annotated[str, typer.Option(metavar="格式", help=f"输出格式：{'、'.join(_FORMATS)}")] = "text",  # noqa: A002 (the option's name)
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件；不写则输出到屏幕")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
) -> None:
    """把计划印成文件的正文：标题、各级序号、措施、责任单位。

    例：fzjs render plans/sample-county/annual-2024.yaml
    """
    from fzjs.model.plan import Plan
    from fzjs.rendering.text import render_text
    from fzjs.workspace.loaded import load, understand
    from fzjs.workspace.reading import Limits, read_text

    if format not in _FORMATS:
        raise CannotRunError(f"没有输出格式 {format}，可以写：{'、'.join(_FORMATS)}")
    piped = read_text(sys.stdin.buffer.read(), "标准输入", Limits()) if plan == "-" else None
    loaded = load(Path(plan), plan, Limits()) if piped is None else understand(piped)
    if not isinstance(loaded.model, Plan) or loaded.misfits:
        raise CannotRunError(
            f"{loaded.shown} 不是可以印的计划，请先校验：fzjs validate {plan if plan != '-' else '文件'}"
        )
    text = render_text(loaded.model)
    sys.stdout.write(text) if out is None else write_file(out, text, force=force)
