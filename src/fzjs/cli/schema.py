"""`fzjs schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError


def schema(
    name: Annotated[
        str, typer.Argument(metavar="名称", help="plan、units、report 等；不写则为全部合一的 file")
    ] = "file",
    fields: Annotated[bool, typer.Option("--fields", help="输出全部字段的一览表（Markdown）")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="文件夹", help="把每种文件的 JSON Schema 写进文件夹")
    ] = None,
) -> None:
    """输出 JSON Schema，供编辑器补全和提示。

    例：fzjs schema --out schemas
    """
    from fzjs.model.schemas import SCHEMAS, schema_text

    if fields:
        from fzjs.model.field_tables import field_reference

        print(field_reference(), end="")
        return
    if out is not None:
        from fzjs.cli.writing import write_folder

        write_folder(out, {f"{each}.schema.json": schema_text(each) for each in SCHEMAS})
        return
    if name not in SCHEMAS:
        raise CannotRunError(f"没有 {name} 的 JSON Schema，可以写：{'、'.join(SCHEMAS)}")
    print(schema_text(name), end="")
