"""Which files a workspace holds: found by the `kind:` that they state, never by name or place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fzjs.workspace.problems import Problem

SETTINGS_NAME = "fzjs.yaml"
SUFFIXES = (".yaml", ".yml")

_PAGE = 4_096
_SNIFFED_BYTES = 65_536
# Keys at the top of a file, also where the colon is full-width or the file starts with a byte order mark:
# a file that means to be a plan must be found, so that its mistake can be named.
_KIND = re.compile(
    rb"^(?:\xef\xbb\xbf)?[{ ]?[\"']?kind[\"']?[ \t]*(?::|\xef\xbc\x9a|\xa3\xba)[ \t]*[\"']?([^\s\"',#}]*)",
    re.MULTILINE,
)
_ID = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([^\s\"',#}]+)", re.MULTILINE)
_FZJS = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?fzjs[\"']?[ \t]*(?::|\xef\xbc\x9a|\xa3\xba)", re.MULTILINE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Entry(NamedTuple):
    """A file of the workspace, known by a glance at its beginning."""

    path: Path
    shown: str
    """The path as messages name it."""
    kind: str
    """What the file says it is; empty where that could not be seen."""
    id: str | None
    problem: Problem | None = None
    """Why the file cannot be read at all, if so."""


def find_workspaces(folder: Path) -> list[Path]:
    """The workspace folders at and below a folder, in order; hidden folders are passed over."""
    found = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if SETTINGS_NAME in files:
            found.append(Path(here))
    return found


def enclosing_workspace(path: Path) -> Path | None:
    """The nearest folder at or above a path that holds `fzjs.yaml`."""
    start = path if path.is_dir() else path.parent
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_NAME).is_file()), None)


def discover(root: Path, shown: str = "") -> Iterator[Entry]:
    """Every plan file below a folder, in the order of their paths.

    Links are followed as long as they stay inside the folder; a link that leads out or round in a circle,
    and a folder or file that cannot be read, come back as entries with a problem.
    """
    yield from _walk(root, shown, root.resolve(), frozenset())


def sniff(path: Path, shown: str) -> Entry | None:
    """Look at the beginning of a file; None for a file that does not claim to be one of ours."""
    try:
        head = _beginning(path)
    except OSError as error:
        return Entry(path, shown, "", None, unreadable(error))
    return sniff_bytes(head, path, shown)


def sniff_bytes(head: bytes, path: Path, shown: str) -> Entry | None:
    """What the beginning of a file says of it, as `sniff` does."""
    if head.startswith(_WIDE_MARKS):
        return Entry(path, shown, "", None)
    kind = _KIND.search(head)
    if kind is None and not _FZJS.search(head):
        return _sniff_flow(head, path, shown) if head.startswith(b"{") else None
    found_id = _ID.search(head)
    return Entry(
        path, shown, _text(kind.group(1)) if kind else "", _text(found_id.group(1)) if found_id else None
    )


def _sniff_flow(head: bytes, path: Path, shown: str) -> Entry | None:
    """The same of a file that is written like JSON, with its keys anywhere on a line."""
    keys = dict(re.findall(rb"[{,]\s*[\"']?(fzjs|kind|id)[\"']?\s*:\s*[\"']?([^\s\"',#}]+)", head)[::-1])
    if b"fzjs" not in keys:
        return None
    return Entry(path, shown, _text(keys.get(b"kind", b"")), _text(keys[b"id"]) if b"id" in keys else None)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file: a page, or more where the page does not show what the file is."""
    # A workspace of thousands of files is looked through at every start, so without layers of buffers.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        head = os.read(descriptor, _PAGE)
        if len(head) == _PAGE and not (_KIND.search(head) and _ID.search(head)):
            head += os.read(descriptor, _SNIFFED_BYTES)
    finally:
        os.close(descriptor)
    return head


def unreadable(error: OSError) -> Problem:
    """Why the operating system does not hand over a file."""
    reasons = {
        PermissionError: ("没有读取权限", "请检查文件权限（如 chmod u+r 文件）"),
        FileNotFoundError: ("文件不存在", "请检查路径；若是链接，请检查链接指向的文件"),
        IsADirectoryError: ("这是一个文件夹", "请指明其中的文件"),
    }
    reason, hint = reasons.get(type(error), (f"系统错误 {error.errno}", "请检查磁盘和文件权限"))
    return Problem("FZ015", 1, 1, f"无法读取：{reason}", hint)


def _walk(folder: Path, shown: str, root: Path, above: frozenset[Path]) -> Iterator[Entry]:
    real = folder.resolve()
    if real in above:
        yield Entry(folder, shown, "", None, _bad_link("链接绕回了上级文件夹", "请删除这个链接"))
        return
    if not real.is_relative_to(root):
        yield Entry(folder, shown, "", None, _bad_link("链接指向工作区之外", "请把文件放进工作区"))
        return
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        yield Entry(folder, shown, "", None, unreadable(error))
        return
    for child in children:
        if not child.name.startswith("."):
            below = f"{shown}/{child.name}" if shown else child.name
            yield from _look_at(child, below, root, above | {real})


def _look_at(child: os.DirEntry[str], shown: str, root: Path, above: frozenset[Path]) -> Iterator[Entry]:
    path = Path(child.path)
    try:
        is_folder = child.is_dir()
    except OSError as error:
        problem = (
            _bad_link("链接绕成一圈", "请删除或改正这个链接") if child.is_symlink() else unreadable(error)
        )
        yield Entry(path, shown, "", None, problem)
        return
    if is_folder:
        is_other_workspace = (path / SETTINGS_NAME).is_file() and path.resolve() not in above
        if not is_other_workspace:
            yield from _walk(path, shown, root, above)
    elif child.name.endswith(SUFFIXES) and _is_regular(child):
        entry = _linked_file(child, shown, root) if child.is_symlink() else sniff(path, shown)
        if entry is not None:
            yield entry


def _is_regular(child: os.DirEntry[str]) -> bool:
    """Whether there is a file to read; a pipe or socket of that name would make the program wait for ever."""
    return child.is_symlink() or child.is_file()


def _linked_file(child: os.DirEntry[str], shown: str, root: Path) -> Entry | None:
    path = Path(child.path)
    try:
        inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # RuntimeError: a circle of links, up to Python 3.12
        return Entry(path, shown, "", None, _bad_link("链接失效或绕成一圈", "请删除或改正这个链接"))
    if not inside:
        return Entry(path, shown, "", None, _bad_link("链接指向工作区之外", "请把文件放进工作区"))
    return sniff(path, shown) if path.is_file() else None


def _bad_link(message: str, hint: str) -> Problem:
    return Problem("FZ016", 1, 1, message, hint)


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
