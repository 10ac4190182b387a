"""Changing a YAML file without touching anything else: comments, order, quoting, line ends stay as they are.

Changes are made at places in the text, never by dumping data. What comes out is read again, and is refused unless
exactly the wanted change has happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from fzjs.workspace.document import Document, Path
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.written import write_entries, write_flow, write_item, write_scalar


class InsertionError(Exception):
    """The file cannot be changed safely; the message, in Chinese, says why."""


class Amendment:
    """Changes to one file, gathered and then made all at once.

    Of one mapping all new entries, and of one list all new items, must be added in one call.
    """

    def __init__(self, document: Document) -> None:
        if document.data is None or document.is_mended:
            raise InsertionError(f"{document.path} 有读取时的问题，先用 fzjs validate 检查并改好")
        self._document = document
        self._edits: list[Edit] = []
        self._wanted: Any = deepcopy(document.data)

    def set_scalar(self, path: Path, value: Any) -> None:
        """Put a scalar in place of the one at a path."""
        document = self._document
        extent = document.extent(path)
        if extent is None or isinstance(at_path(document.data, path), dict | list):
            raise InsertionError(f"{document.path} 的 {path[-1]} 的写法不能自动修改，请手工修改")
        start, end = extent
        written = write_scalar(value, flow=self._in_flow(path))
        old = document.text[start:end]
        if old[:1] in ("|", ">"):
            head = old.partition("\n")[0]
            if "#" in head:
                raise InsertionError(f"{document.path} 的 {path[-1]} 后面有注释，不能自动修改，请手工修改")
            written += self._newline() if old.endswith("\n") else ""
        self._edits.append(Edit(start, end, written))
        at_path(self._wanted, path[:-1])[path[-1]] = value

    def add_entries(self, mapping: Path, entries: Mapping[str, Any], *, after: str | None = None) -> None:
        """Add entries to a mapping, behind the one named, else behind all that it has. An empty list that is there already is filled."""
        record = at_path(self._document.data, mapping)
        for key in [
            key for key, value in entries.items() if record and key in record and isinstance(value, list)
        ]:
            if record[key] != []:
                line = self._document.position((*mapping, key)).line
                raise InsertionError(
                    f"{self._document.path} 第 {line} 行的 {key} 不是列表，请先删去或者改好这一行"
                )
            self.add_items((*mapping, key), entries[key])
            entries = {name: value for name, value in entries.items() if name != key}
        if not entries:
            return
        extent = self._document.extent(mapping) if mapping else None
        if not record:
            raise InsertionError(f"{self._document.path} 里有一处空的内容，不能自动修改，请手工修改")
        if extent is not None:
            self._insert_in_flow(extent, write_flow(dict(entries))[1:-1], len(record))
        else:
            start = self._document.offset((*mapping, next(iter(record))), key=True)
            assert start is not None  # a key that is there has a place
            indent = " " * (self._document.position_at(start).column - 1)
            end = self._end((*mapping, after if after is not None and after in record else list(record)[-1]))
            self._insert_line(end, self._newline().join(write_entries(entries, indent)))
        at_path(self._wanted, mapping).update(deepcopy(dict(entries)))

    def add_items(self, sequence: Path, items: Sequence[Any]) -> None:
        """Add items to a list, behind those that it has."""
        known = at_path(self._document.data, sequence)
        extent = self._document.extent(sequence)
        if extent is not None:
            self._insert_in_flow(extent, write_flow(list(items))[1:-1], len(known))
        else:
            lines = [line for item in items for line in write_item(item, self._indent_of(sequence))]
            self._insert_line(self._end((*sequence, len(known) - 1)), self._newline().join(lines))
        at_path(self._wanted, sequence).extend(deepcopy(list(items)))

    def text(self, limits: Limits) -> str:
        """The file's new text. Raises `InsertionError` where it would not read as wanted."""
        text = EditedText(self._document.text, self._edits).text
        read = read_text(text.encode("utf-8"), self._document.path, limits)
        codes = Counter(problem.code for problem in read.problems)
        before = Counter(
            problem.code for problem in self._document.problems
        )  # a byte order mark is gone by now
        if codes - before or read.data != self._wanted:
            raise InsertionError(f"{self._document.path} 的写法（如锚点 & 和别名 *）不能自动修改，请手工添加")
        return text

    def _in_flow(self, path: Path) -> bool:
        """Whether the value at a path stands within brackets or braces."""
        return any(self._document.extent(path[:length]) is not None for length in range(1, len(path)))

    def _indent_of(self, collection: Path) -> str:
        """The blanks before the keys or dashes of a block collection."""
        start = self._document.offset(collection)
        assert start is not None  # a block collection that is there has a place
        return " " * (self._document.position_at(start).column - 1)

    def _insert_in_flow(self, extent: tuple[int, int], entry: str, count: int) -> None:
        """Put an entry behind the last one of a flow collection; a closing comma, if there is one, is used."""
        text = self._document.text
        inside = text[extent[0] + 1 : extent[1] - 1]
        if "#" in inside and "\n" in inside:
            raise InsertionError(f"{self._document.path} 的列表里有注释，不能自动修改，请手工添加")
        place = extent[0] + 1 + len(inside.rstrip())
        comma = count and not inside.rstrip().endswith(",")
        self._insert(place, f", {entry}" if comma else f" {entry}" if count else entry)

    def _end(self, path: Path) -> int:
        """The offset behind the last character of the value at a path, block collections included."""
        extent = self._document.extent(path)
        if extent is not None:
            return extent[1]
        value = at_path(self._document.data, path)
        steps = list(value) if isinstance(value, dict) else range(len(value))
        return max(self._end((*path, step)) for step in steps)

    def _insert_line(self, end: int, line: str) -> None:
        """Put lines behind the line on which a value ends (with its comment)."""
        text = self._document.text
        if end and text[end - 1] == "\n":  # a block text ends with its last line break
            self._insert(end, line + self._newline())
            return
        stop = text.find("\n", end)
        if stop < 0:
            self._insert(len(text), self._newline() + line)
        else:
            self._insert(stop + 1, line + self._newline())

    def _insert(self, place: int, text: str) -> None:
        self._edits.append(Edit(place, place, text))

    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self._document.text else "\n"


def at_path(value: Any, path: Path) -> Any:
    """The part of some data at a path that it has."""
    for step in path:
        value = value[step]
    return value
