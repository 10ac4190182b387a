"""An indicator system on its way from tables to the file: indicators, sums, what no indicator takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True)
class Row:
    """An indicator on its way from the table to the file."""

    name: str
    line: int
    level: int
    first: int
    """The row of the table that opens it, counted over the whole document."""
    last: int
    code: str = ""
    score: Decimal | None = None
    weight: Decimal | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)
    """What the other columns say: rule, evidence, responsible, method, content, remark."""
    children: list[Row] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    written: str = ""
    """Its cell as it stands."""
    is_section: bool = False
    """Whether it is a row across the table."""
    named: set[str] = field(default_factory=set)
    """`score`, `weight`: what the name itself says, as in 组织领导（20分）."""


@dataclass(slots=True)
class Gathered:
    """All tables of a document together."""

    tops: list[Row] = field(default_factory=list)
    totals: list[Decimal] = field(default_factory=list)
    """What rows such as 合计 say, in order."""
    doubts: list[tuple[int, str]] = field(default_factory=list)
    """Sums that are not those of the rows above them."""
    settled: set[tuple[int, int]] = field(default_factory=set)
    """Rows that were taken whole, as sections, sums or titles: which table, which row."""
    titles: list[str] = field(default_factory=list)
    """Lines above the headings of a table."""
    left_out: list[tuple[int, str]] = field(default_factory=list)
    """What no indicator takes: line, and what stands there."""


def sum_of(rows: Sequence[Row]) -> Decimal | None:
    """What the scores of rows add up to, each counted at its lowest level; None where none has one."""
    lowest = [row.score for row in rows if not row.children and row.score is not None]
    own = lowest or [row.score for row in rows if row.score is not None]
    return sum(own, Decimal(0)) if own else None


def walk(rows: Sequence[Row]) -> Iterator[Row]:
    """All indicators in reading order."""
    for row in rows:
        yield row
        yield from walk(row.children)
