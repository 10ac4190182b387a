"""Writing into a YAML file without touching anything else: comments, order, quoting, line ends stay as they are.

Changes are made at places in the text, never by dumping data. What comes out is read again, and is refused unless
exactly the wanted change has happened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from fzjs.workspace.document import Document, Path
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.reading import Limits, read_text

_BEFORE = ("support", "responsible", "lead", "text", "title", "id")
"""The keys of a measure that its links stand behind; the first that is there counts."""


class InsertionError(Exception):
    """The file cannot be changed safely; the message, in Chinese, says why."""


class Insertion:
    """Changes to one file, gathered and then made all at once."""

    def __init__(self, document: Document) -> None:
        if document.data is None or document.is_mended:
            raise InsertionError(f"{document.path} 有读取时的问题，先用 fzjs validate 检查并改好")
        self._document = document
        self._edits: list[Edit] = []
        self._wanted: Any = deepcopy(document.data)

    def add_links(self, measure: Path, links: Sequence[str]) -> None:
        """Add ids to a measure's `implements`, which is created where it is missing."""
        record = _at(self._wanted, measure)
        known = record.get("implements")
        new = [link for link in dict.fromkeys(links) if link not in (known or ())]
        if not new:
            return
        record["implements"] = [*(known or ()), *new]
        if known is None:
            self._add_entry(measure, f"implements: [{', '.join(map(_quoted, new))}]")
        elif isinstance(known, list):
            self._add_items((*measure, "implements"), len(known), new)
        else:
            raise InsertionError(f"{self._document.path} 的 implements 不是列表，先改成列表")

    def set_accepted(self, measure: Path, fingerprints: Mapping[str, str]) -> None:
        """Set fingerprints in a measure's `accepted`, which is created where it is missing."""
        record = _at(self._wanted, measure)
        known = record.get("accepted")
        if known is None:
            entries = ", ".join(f"{_quoted(link)}: {_quoted(mark)}" for link, mark in fingerprints.items())
            self._add_entry(measure, f"accepted: {{{entries}}}", behind="implements")
        elif not isinstance(known, dict):
            raise InsertionError(f"{self._document.path} 的 accepted 不是“编号: 校验码”，先改好")
        else:
            for link, mark in fingerprints.items():
                self._set_mark((*measure, "accepted"), link, mark, known)
        record["accepted"] = {**(known or {}), **fingerprints}

    def text(self, limits: Limits) -> str:
        """The file's new text. Raises `InsertionError` where it would not read as wanted."""
        text = EditedText(self._document.text, self._edits).text
        read = read_text(text.encode("utf-8"), self._document.path, limits)
        codes = [problem.code for problem in read.problems]
        before = [problem.code for problem in self._document.problems]
        if codes != before or read.data != self._wanted:
            raise InsertionError(f"{self._document.path} 的写法（如锚点 & 和别名 *）不能自动修改，请手工添加")
        return text

    def _add_entry(self, mapping: Path, entry: str, behind: str = "") -> None:
        document = self._document
        record = _at(document.data, mapping)
        key = next((name for name in (behind, *_BEFORE) if name in record), None)
        start = document.offset(mapping)
        if key is None or start is None:
            raise InsertionError(f"{document.path} 里有一项措施没有编号和名称，不能添加对应关系")
        end = self._end((*mapping, key))
        if document.text[start] == "{":
            self._insert(end, f", {entry}")
        else:
            self._insert_line(end, " " * (document.position_at(start).column - 1) + entry)

    def _add_items(self, sequence: Path, count: int, items: Sequence[str]) -> None:
        extent = self._document.extent(sequence)
        if extent is not None:
            self._insert_in_flow(extent, ", ".join(map(_quoted, items)), count)
            return
        start = self._document.offset(sequence)
        assert start is not None  # a block list that is there has a place
        indent = " " * (self._document.position_at(start).column - 1)
        lines = self._newline().join(f"{indent}- {_quoted(item)}" for item in items)
        self._insert_line(self._end((*sequence, count - 1)), lines)

    def _set_mark(self, mapping: Path, link: str, mark: str, known: Mapping[str, Any]) -> None:
        if link in known:
            extent = self._document.extent((*mapping, link))
            if extent is None:
                raise InsertionError(f"{self._document.path} 的核对记录写法不能自动修改，请删去后重新核对")
            self._edits.append(Edit(*extent, _quoted(mark)))
            return
        entry = f"{_quoted(link)}: {_quoted(mark)}"
        extent = self._document.extent(mapping)
        if extent is not None:
            self._insert_in_flow(extent, entry, len(known))
            return
        start = self._document.offset(mapping)
        assert start is not None  # as above
        indent = " " * (self._document.position_at(start).column - 1)
        self._insert_line(self._end((*mapping, list(known)[-1])), indent + entry)

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
        value = _at(self._document.data, path)
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


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
