"""`fzjs schema`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError


def schema(
    name: Annotated[
        str, typer.Argument(metavar="名称", help="plan、units、report 等；不写则为全部合一的 file")
    ] = "file",
    fields: Annotated[bool, typer.Option("--fields", help="输出全部字段的一览表（Markdown）")] = False,
    workspace: Annotated[
        Path | None,
        typer.Option(metavar="文件夹", help="加上这个工作区的单位名称和文件编号，供编辑器补全"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="文件夹", help="把每种文件的 JSON Schema 写进文件夹")
    ] = None,
) -> None:
    """输出 JSON Schema，供编辑器补全和提示。

    例：fzjs schema --out schemas；fzjs schema --workspace . --out schemas
    """
    from fzjs.model.schemas import SCHEMAS, schema_text

    text_of = schema_text if workspace is None else _text_for(workspace)
    if fields:
        from fzjs.model.field_tables import field_reference

        print(field_reference(), end="")
        return
    if out is not None:
        from fzjs.cli.writing import write_folder

        write_folder(out, {f"{each}.schema.json": text_of(each) for each in SCHEMAS})
        return
    if name not in SCHEMAS:
        raise CannotRunError(f"没有 {name} 的 JSON Schema，可以写：{'、'.join(SCHEMAS)}")
    print(text_of(name), end="")


def _text_for(folder: Path) -> Callable[[str], str]:
    from fzjs.model.workspace_schemas import workspace_schema_text
    from fzjs.workspace.workspace import Workspace

    if not folder.is_dir():
        raise CannotRunError(f"没有文件夹 {folder}")
    workspace = Workspace(folder, str(folder))
    register = workspace.registry
    if not register:
        raise CannotRunError(f"{folder} 里没有单位名录（kind: units）")
    names = [unit.name for unit in register.units if not unit.until]
    names += [group.name for group in register.groups]
    ids = {kind: workspace.ids(kind) for kind in {entry.kind for entry in workspace.entries}}
    return lambda each: workspace_schema_text(each, names, ids)
