"""Lists of paths, as other programs write them (`git diff --name-only`, `find`)."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from fzjs.cli.exits import CannotRunError
from fzjs.workspace.discovery import unreadable


def listed_paths(name: str) -> list[str]:
    """The paths in a file, or in standard input for `-`, one a line; what does not exist any more is left out.

    A list of changes also names files that were deleted, and git writes a name that is not ASCII between
    quotes with its bytes in octal.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CannotRunError(f"无法读取 {name}：{unreadable(error).message}") from None
    try:
        lines = [_unquoted(line.strip()) for line in data.decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        raise CannotRunError(f"{name} 不是 UTF-8 编码，请另存为 UTF-8") from None
    named = [line for line in lines if line]
    gone = [path for path in named if not os.path.lexists(path)]
    if gone:
        print(f"fzjs：跳过不存在的文件：{'、'.join(gone)}", file=sys.stderr)
    return [path for path in named if path not in set(gone)]


def _unquoted(line: str) -> str:
    if len(line) < 2 or line[0] != '"' or line[-1] != '"':
        return line
    raw = line[1:-1].encode("utf-8")
    raw = re.sub(rb"\\([0-7]{3}|.)", lambda escape: _byte(escape[1]), raw)
    return raw.decode("utf-8", "surrogateescape")


def _byte(escape: bytes) -> bytes:
    if len(escape) == 3:
        return bytes([int(escape, 8) & 255])
    return {b"n": b"\n", b"t": b"\t"}.get(escape, escape)
