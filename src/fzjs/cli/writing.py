"""Writing files so that none is ever half written or silently replaced."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fzjs.cli.exits import CannotRunError, reason
from fzjs.workspace.replacing import replace_file


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text beside its place and move it there; refuses to replace a file unless forced."""
    write_bytes(path, text.encode("utf-8", "replace"), force=force)


def write_bytes(path: Path, data: bytes, *, force: bool = False) -> None:
    """As `write_file`, for what is no text."""
    try:
        if (
            path.exists() and not path.is_file()
        ):  # a folder, or a device, which must not be replaced by a file
            raise CannotRunError(f"{path} 不是普通文件，没有写。请换一个文件名")
        if path.exists() and not force:
            raise CannotRunError(f"{path} 已经有了，没有覆盖。要覆盖请加 --force")
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise CannotRunError(f"无法写入 {path}：{reason(error)}") from None


def rewrite_file(path: Path, before: str, text: str) -> None:
    """Put a file's new text in place of the old one, unless it is no UTF-8 or has changed since `before` was read."""
    mark = b"\xef\xbb\xbf"
    try:
        written = path.read_bytes()
    except OSError as error:
        raise CannotRunError(f"无法读取 {path}：{reason(error)}") from None
    body = written.removeprefix(mark)
    if body != before.removeprefix("\ufeff").encode("utf-8", "replace"):
        raise CannotRunError(f"{path} 不是 UTF-8 编码，或者刚刚被别的程序改动，没有写")
    kept = mark if written.startswith(mark) else b""
    write_bytes(path, kept + text.removeprefix("\ufeff").encode("utf-8"), force=True)


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write generated files, replacing older ones of the same names."""
    for name, text in texts.items():
        write_file(folder / name, text, force=True)
