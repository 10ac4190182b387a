"""One file as read: its data, and where in the file each part of the data was written."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from fzjs.workspace.problems import Problem

if TYPE_CHECKING:
    from fzjs.workspace.edits import EditedText

Key: TypeAlias = "str | int"
Path: TypeAlias = "tuple[str | int, ...]"
Scalar: TypeAlias = "str | int | float | bool | datetime.date | None"
Value: TypeAlias = "Scalar | list[Value] | dict[str | int, Value]"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text. Lines and columns count from 1; a column is one character."""

    line: int
    column: int


class Places:
    """Where a document's nodes begin: what construction notes down beside the data.

    `starts` holds one offset (in characters of the parsed text) for every node in the order of the
    file: a mapping, then its first key, that key's value, and so on; an alias is one node. `skips`
    names the nodes that did not reach the data, such as the second of two equal keys: ordinal of the
    first one left out → ordinal of the next one kept. `aliases` are the ordinals of the alias nodes,
    `incomplete` those of the mappings with an entry whose key could not be kept.
    """

    __slots__ = ("aliases", "incomplete", "skips", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.skips: dict[int, int] = {}
        self.aliases: set[int] = set()
        self.incomplete: set[int] = set()

    def note_ordinals(self, node: Value, ordinal: int, ordinals: dict[int, dict[Key, int]]) -> int:
        """Walk data beside `starts`; returns the ordinal of the node that follows `node`.

        Fills `ordinals` with the ordinal of each item's or entry's value by the identity of the collection
        that holds it. An entry's key has the ordinal before its value's.
        """
        if not isinstance(node, (dict, list)) or ordinal in self.aliases:
            return ordinal + 1
        is_mapping = isinstance(node, dict)
        children = ordinals[id(node)] = {}
        ordinal += 1
        for step, value in node.items() if isinstance(node, dict) else enumerate(node):
            if self.skips:
                ordinal = self._next_kept(ordinal)
            ordinal += is_mapping
            children[step] = ordinal
            if type(value) is dict or type(value) is list:
                ordinal = self.note_ordinals(value, ordinal, ordinals)
            else:
                ordinal += 1
        return self._next_kept(ordinal)

    def _next_kept(self, ordinal: int) -> int:
        while ordinal in self.skips:
            ordinal = self.skips[ordinal]
        return ordinal


class Document:
    """A file's text, the plain data in it, what is wrong with it, and the way from data to places.

    `path` is the file as shown to the user; `text` what it holds, decoded; `data` the top mapping, or
    None where none could be built; `problems` are in the order of the file. Positions are worked out
    when first asked for: most files are clean, and then nobody asks.
    """

    __slots__ = ("_edited", "_ends", "_lines", "_ordinals", "_places", "data", "path", "problems", "text")

    def __init__(
        self,
        path: str,
        text: str,
        data: dict[str | int, Value] | None,
        problems: tuple[Problem, ...],
        places: Places | None = None,
        edited: EditedText | None = None,
    ) -> None:
        self.path = path
        self.text = text
        self.data = data
        self.problems = problems
        self._places = places or Places()
        self._edited = edited
        self._lines: list[int] | None = None
        self._ordinals: dict[int, dict[Key, int]] | None = None
        self._ends: list[int | None] | None = None

    def __repr__(self) -> str:
        return f"Document({self.path!r}, {len(self.text)} characters, {len(self.problems)} problems)"

    @property
    def is_mended(self) -> bool:
        """Whether slips had to be mended before the text could be read, so that the data is not quite the text's."""
        return self._edited is not None

    @property
    def is_unread(self) -> bool:
        """Whether there was nothing to read: no file, no permission, too large a file."""
        return self.data is None and not self.text

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at this data path begins, or with `key=True` where its key does.

        For a path that the data does not have: the key of its nearest ancestor that exists (an item of
        a list has no key, then the item itself), and at the very top the document's first character.
        """
        if self.data is None:
            return Position(1, 1)
        ordinal, _ = self._find(path, key=key)
        return self._position_at(self._places.starts[ordinal])

    def end(self, path: Path, *, key: bool = False) -> Position | None:
        """The place after the last character of this key, scalar or flow collection as written.

        None for a path that the data does not have and for block collections, which end nowhere in
        particular.
        """
        extent = self._extent(path, key=key)
        return None if extent is None else self.position_at(extent[1])

    def extent(self, path: Path) -> tuple[int, int] | None:
        """The offsets in `text` of the first character of the value here and of the one after its last.

        None for block collections and for a path that the data does not have.
        """
        return self._extent(path, key=False)

    def raw_scalar(self, path: Path) -> str:
        """The scalar at this path as the file has it (`1.10`, with its quotes if any); else an empty text."""
        extent = self._extent(path, key=False)
        return "" if extent is None else self.text[extent[0] : extent[1]]

    def offset(self, path: Path, *, key: bool = False) -> int | None:
        """The offset in `text` of the value (or key) at this path; None for a path that the data does not have."""
        if self.data is None:
            return None
        ordinal, complete = self._find(path, key=key)
        return self._original(self._places.starts[ordinal]) if complete else None

    def extent(self, path: Path) -> tuple[int, int] | None:
        """The offsets in `text` of a scalar's or flow collection's first character and of the one after its last.

        None for a path that the data does not have and for block collections.
        """
        return self._extent(path, key=False)

    def is_alias(self, path: Path) -> bool:
        """Whether an alias (`*name`) stands at this path."""
        ordinal, complete = self._find(path, key=False)
        return complete and ordinal in self._places.aliases

    def incomplete(self) -> list[Path]:
        """The paths of the mappings that have more in the file than in the data, such as `<<`."""
        return list(self._incomplete(self.data, ())) if self._places.incomplete else []

    def region(self, path: Path) -> tuple[Position, Position]:
        """Where the value at this path begins, and where what follows it does."""
        ordinal, _ = self._find(path, key=False)
        node: Any = self.data
        for step in path:
            node = node[step]
        after = self._places.note_ordinals(node, ordinal, {})
        starts = self._places.starts
        end = self._original(starts[after]) if after < len(starts) else len(self.text)
        return self._position_at(starts[ordinal]), self.position_at(end)

    def scalar_extents(self) -> list[tuple[int, int]]:
        """The offsets in `text` of every scalar as written: its first character, and the one after its last."""
        from fzjs.workspace.extents import scalar_extents  # a second pass, only where a comment may suppress

        extents = scalar_extents(self.text if self._edited is None else self._edited.text)
        return [(self._original(start), self._original(end)) for start, end in extents]

    def line_text(self, line: int, begin: int = 0, length: int | None = None) -> str:
        """The text of a line (counted from 1) without its line break, or `length` characters of it from `begin`.

        Empty beyond the end.
        """
        starts = self._line_starts()
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.text)
        start = min(starts[line - 1] + begin, end)
        return self.text[start : end if length is None else min(end, start + length)].rstrip("\r\n")

    def position_at(self, offset: int) -> Position:
        """The line and column of the character at this offset of `text`."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def _incomplete(self, node: Value, path: Path) -> Iterator[Path]:
        if isinstance(node, dict) and self._find(path, key=False)[0] in self._places.incomplete:
            yield path
        if isinstance(node, dict | list):
            for step, value in node.items() if isinstance(node, dict) else enumerate(node):
                yield from self._incomplete(value, (*path, step))

    def _position_at(self, offset: int) -> Position:
        return self.position_at(self._original(offset))

    def _original(self, offset: int) -> int:
        return offset if self._edited is None else self._edited.origin(offset)

    def _line_starts(self) -> list[int]:
        if self._lines is None:
            self._lines = line_starts(self.text)
        return self._lines

    def _find(self, path: Path, *, key: bool) -> tuple[int, bool]:
        """The ordinal of the node at `path`, and whether the whole path exists."""
        if self._ordinals is None:
            self._ordinals = {}
            if self.data is not None:
                self._places.note_ordinals(self.data, 0, self._ordinals)
        node: Value = self.data
        ordinal = 0
        in_mapping = False
        for step in path:
            children = self._ordinals.get(id(node))
            step = step if children is None or step in children else other_spelling(step)
            if children is None or step not in children:
                return ordinal - in_mapping, False
            ordinal = children[step]
            in_mapping = isinstance(node, dict)
            node = node[step]  # type: ignore[index]
        return ordinal - (key and in_mapping), True

    def _extent(self, path: Path, *, key: bool) -> tuple[int, int] | None:
        """The offsets in `text` of the first character of this node and of the one after its last."""
        if self.data is None:
            return None
        ordinal, complete = self._find(path, key=key)
        if not complete:
            return None
        if self._ends is None:
            from fzjs.workspace.extents import written_ends  # a second pass, only where a finding asks

            self._ends = written_ends(self.text if self._edited is None else self._edited.text)
        end = self._ends[ordinal]
        return None if end is None else (self._original(self._places.starts[ordinal]), self._original(end))


def line_starts(text: str) -> list[int]:
    """The offset of every line's first character. Lines end at LF, CR LF or a lone CR, as in YAML."""
    if "\r" in text:
        return [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    starts = [0]
    offset = text.find("\n") + 1
    while offset:
        starts.append(offset)
        offset = text.find("\n", offset) + 1
    return starts


def other_spelling(step: Key) -> Key:
    """The same step as a number or a text: a year is a number in the data and may be a text in a validator's path."""
    if isinstance(step, int):
        return str(step)
    return int(step) if step.isascii() and step.isdigit() and len(step) < 10 else step
