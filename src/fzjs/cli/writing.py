"""Writing files so that none is ever half written or silently replaced."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fzjs.cli.exits import CannotRunError, reason
from fzjs.workspace.replacing import replace_file


def write_file(path: Path, text: str | bytes, *, force: bool = False) -> None:
    """Write a text beside its place and move it there; refuses to replace a file unless forced."""
    if not force and path.exists():
        raise CannotRunError(f"{path} 已经有了，没有覆盖。要覆盖请加 --force")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode() if isinstance(text, str) else text)
    except OSError as error:
        raise CannotRunError(f"无法写入 {path}：{reason(error)}") from None


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write generated files, replacing older ones of the same names."""
    for name, text in texts.items():
        write_file(folder / name, text, force=True)
