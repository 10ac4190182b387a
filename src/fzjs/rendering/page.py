"""An answer laid out for reading: a title, a few lines, tables. Every format is made from this one shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fzjs.analysis.wording import Piece

Tone = Literal["", "good", "partly", "bad", "faint"]


class Cell(NamedTuple):
    """What stands in one place of a table."""

    text: str
    tone: Tone = ""
    pieces: tuple[Piece, ...] = ()
    """The text in pieces, where some of it is to stand out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `folded` ones are details: a comment shows them closed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: `tables` for people, `records` (one flat table) for other programs."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    records: Table


def row(*cells: str | Cell) -> tuple[Cell, ...]:
    """One row; plain texts become cells without a tone."""
    return tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)


def table(
    title: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], *, folded: bool = False
) -> Table:
    """A table from its rows."""
    return Table(title, tuple(columns), tuple(rows), folded)
