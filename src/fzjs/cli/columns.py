"""Rows in the terminal: in columns where there is room, on two lines each where there is not. Nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_GAP = 2
_INDENT = 4
_LEAST_READABLE = 24
"""Twelve Chinese characters: what a measure is called can still be read in lines of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """How a column gives way. `least` is how narrow its lines may become (0: they stay whole)."""

    least: int = 0
    leads: bool = False
    """Whether it stands on the first line where each row takes two."""


_WHOLE = Column()
_COLUMNS = {
    "状态": Column(leads=True),
    "序号": Column(leads=True),
    "单位": Column(leads=True),
    "阶段": Column(_LEAST_READABLE, leads=True),
    "措施": Column(_LEAST_READABLE, leads=True),
    "目标": Column(_LEAST_READABLE, leads=True),
    "事项": Column(_LEAST_READABLE, leads=True),
    "牵头单位": Column(14),
    "角色": Column(12),
    "期限": Column(18),
    "进展": Column(18),
    "说明": Column(14),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that is laid out when the room is known. `counts` are names of columns of numbers."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Text]]
    counts: frozenset[str] = frozenset()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lines as wide as there is room for."""
        widths = _widths(self._wanted(), self._least(), options.max_width)
        lines = self._in_columns(widths) if widths else self._in_two_lines(options.max_width)
        for line in lines:
            line.rstrip()
            line.no_wrap = True
            yield line

    def _wanted(self) -> list[int]:
        return [
            max([cell_len(name), *(cell_len(line.plain) for row in self.rows for line in _lines(row[place]))])
            for place, name in enumerate(self.columns)
        ]

    def _least(self) -> list[int]:
        return [
            min(wanted, max(_COLUMNS.get(name, _WHOLE).least or wanted, cell_len(name)))
            for name, wanted in zip(self.columns, self._wanted(), strict=True)
        ]

    def _in_columns(self, widths: Sequence[int]) -> Iterator[Text]:
        yield self._line([Text(name, "dim") for name in self.columns], widths)
        for row in self.rows:
            cells = [list(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
            for place in range(max(map(len, cells))):
                yield self._line([each[place] if place < len(each) else Text() for each in cells], widths)

    def _line(self, cells: Sequence[Text], widths: Sequence[int]) -> Text:
        line = Text()
        for name, cell, width in zip(self.columns, cells, widths, strict=True):
            room = " " * (width - cell_len(cell.plain))
            line.append_text(Text.assemble(room, cell) if name in self.counts else Text.assemble(cell, room))
            line.append(" " * _GAP)
        return line

    def _in_two_lines(self, width: int) -> Iterator[Text]:
        leading = [place for place, name in enumerate(self.columns) if _COLUMNS.get(name, _WHOLE).leads]
        main = next((place for place in leading if _COLUMNS[self.columns[place]].least), leading[-1])
        marks = [place for place in leading if place != main]
        margins = [max(cell_len(row[place].plain) for row in self.rows) for place in marks]
        for row in self.rows:
            first = Text()
            for place, margin in zip(marks, margins, strict=True):
                first.append_text(row[place]).append(" " * (margin - cell_len(row[place].plain) + _GAP))
            yield from _hanging(first, row[main], width)
            rest = [
                Text.assemble((f"{name} " if name else "", "dim"), row[place])
                for place, name in enumerate(self.columns)
                if place not in leading and row[place].plain.strip(" ·")
            ]
            for line in _folded(Text(" " * _GAP).join(rest), width - _INDENT):
                yield Text.assemble(" " * _INDENT, line)


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, broken where Chinese may be broken."""

    texts: Iterable[str | Text]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lines as wide as there is room for."""
        for text in self.texts:
            for line in _folded(Text(text) if isinstance(text, str) else text, options.max_width):
                line.no_wrap = True
                yield line


def _widths(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The width of each column; none where they do not fit in. The one that lacks most is given more first."""
    spare = room - sum(least) - _GAP * (len(least) - 1)
    if spare < 0:
        return []
    widths = list(least)
    while spare and widths != list(wanted):
        lacking = [want - width for want, width in zip(wanted, widths, strict=True)]
        widths[lacking.index(max(lacking))] += 1
        spare -= 1
    return widths


def _hanging(first: Text, main: Text, width: int) -> Iterator[Text]:
    """What leads a row and then the text that matters most, below it where there is little room beside it."""
    margin = cell_len(first.plain)
    if width - margin < min(_LEAST_READABLE, cell_len(main.plain)):
        if first.plain:
            yield first
        first, margin = Text(" " * _INDENT), _INDENT
    for place, line in enumerate(_wrapped(main, width - margin)):
        yield Text.assemble(first if place == 0 else " " * margin, line)


def _lines(cell: Text) -> list[Text]:
    """A cell's own lines: what is said of different units, or beside the matter, begins a line."""
    ends = [found.end() for found in re.finditer("；|）(?=（)", cell.plain)]
    return list(cell.divide([end for end in ends if end < len(cell.plain)])) if ends else [cell]


def _wrapped(cell: Text, width: int) -> Iterator[Text]:
    for line in _lines(cell):
        yield from _folded(line, width)


def _folded(text: Text, width: int) -> Iterator[Text]:
    """A text in lines, broken before any character that may begin one, within a number or a word only if it must."""
    for piece in text.divide(_breaks(text.plain, width)):
        piece.rstrip()
        yield piece


def _breaks(text: str, width: int) -> list[int]:
    breaks: list[int] = []
    used, place = 0, 0
    for token in re.findall(r"[（《“]*(?:[!-~]+|.)[，。；：、）》”？]*|.", text):
        for piece in chop_cells(token, max(width, 2)):
            needed = cell_len(piece)
            if used and used + cell_len(piece.rstrip()) > width:
                breaks.append(place)
                used = 0
            used += needed
            place += len(piece)
    return breaks
