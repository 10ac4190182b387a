"""`fzjs new`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError
from fzjs.cli.options import Force
from fzjs.cli.writing import write_file, write_folder
from fzjs.model.kinds import KINDS


def new(
    kind: Annotated[str, typer.Argument(metavar="种类", help=f"{'、'.join(KINDS)}")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="新工作区的文件夹（种类为 workspace 时）")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件；不写则输出到屏幕")
    ] = None,
    jurisdiction: Annotated[
        str, typer.Option(metavar="行政区", help="县、市、区的名称；不写则取所在工作区的，没有则为示例县")
    ] = "",
    year: Annotated[
        int | None, typer.Option(min=1949, max=2999, metavar="年份", help="年度，默认今年")
    ] = None,
    force: Force = False,
) -> None:
    """新建文件骨架，或新建一个工作区。

    例：fzjs new workspace 示例县 --jurisdiction 示例县；fzjs new annual -o annual.yaml
    """
    from fzjs.rendering.skeletons import Naming, new_workspace, skeleton

    if kind not in KINDS:
        raise CannotRunError(f"没有文件种类 {kind}，可以写：{'、'.join(KINDS)}")
    if folder is not None and kind != "workspace":
        raise CannotRunError(f"要写进文件请用 -o：fzjs new {kind} -o {folder}")
    year = date.today().year if year is None else year
    naming = Naming(_checked(jurisdiction or _jurisdiction_of(out)), year)
    if folder is None:
        text = skeleton(kind, naming)
        print(text, end="") if out is None else write_file(out, text, force=force)
        return
    from fzjs.model.schemas import SCHEMAS, schema_text

    for name, text in new_workspace(naming).items():
        write_file(folder / name, text, force=force)
    write_folder(folder / "schemas", {f"{name}.schema.json": schema_text(name) for name in SCHEMAS})
    print(f"已新建工作区 {folder}。校验：fzjs validate {folder}")


def _jurisdiction_of(out: Path | None) -> str:
    """The jurisdiction of the workspace that the new file goes into; outside any, the made-up 示例县."""
    from fzjs.workspace.discovery import enclosing_workspace
    from fzjs.workspace.workspace import Workspace

    root = enclosing_workspace((out.parent if out is not None else Path()).absolute())
    settings = Workspace(root).settings if root is not None else None
    return settings.jurisdiction if settings is not None else "示例县"


def _checked(jurisdiction: str) -> str:
    if len(jurisdiction) < 2 or not all("\u4e00" <= character <= "\u9fff" for character in jurisdiction):
        raise CannotRunError(f"行政区名称 {jurisdiction} 不对，请写汉字全称，如 示例县")
    return jurisdiction
