"""Writing files so that none is ever half written or silently replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from fzjs.cli.exits import CannotRunError, reason
from fzjs.model.kinds import KINDS
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
        if (lost := _kind_lost(path, data)) is not None:
            raise CannotRunError(f"{path} 是{lost}，没有覆盖，加 --force 也不行。请换一个文件名")
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise CannotRunError(f"无法写入 {path}：{reason(error)}") from None


def _kind_lost(path: Path, data: bytes) -> str | None:
    """What would be lost, in Chinese, if other contents took the place of a file of a workspace: a plan, a register.

    A file of the same kind may replace it; so may a better spelling of a kind that does not exist.
    """
    if path.suffix.lower() not in _YAML or not path.is_file():
        return None
    with path.open("rb") as file:
        there = _kind(file.read(_LONGEST_HEAD))
    new = _kind(data[:_LONGEST_HEAD])
    if there is None or new == there or (new is not None and there not in KINDS):
        return None
    return KINDS[there][2] if there in KINDS else "工作区里的文件"


def _kind(head: bytes) -> str | None:
    """What stands behind `kind:`; None where no line begins with it. Other encodings than UTF-8 do not matter here."""
    plain = head.replace(b"\0", b"").decode("utf-8", "replace")
    found = re.search(
        r"^[\ufeff\ufffd{ ]*['\"]?kind['\"]?\s*(?::|：|\ufffd)\s*['\"]?([^\s'\"#,}]*)", plain, re.MULTILINE
    )
    return None if found is None else found[1]


_YAML = (".yaml", ".yml")
_LONGEST_HEAD = 1_000_000


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
