"""Writing files so that none is ever half written or silently replaced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fzjs.cli.exits import CannotRunError, reason


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text beside its place and move it there; refuses to replace a file unless forced."""
    if not force and path.exists():
        raise CannotRunError(f"{path} 已经有了，没有覆盖。要覆盖请加 --force")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        raise CannotRunError(f"无法写入 {path}：{reason(error)}") from None


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write generated files, replacing older ones of the same names."""
    for name, text in texts.items():
        write_file(folder / name, text, force=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
