"""What a filled sheet says, each value with the cell that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from fzjs.analysis.reporting.layout import EvidenceColumn, Label, MeasureColumn

ValueT = TypeVar("ValueT")


class Refusal(NamedTuple):
    """Something in a sheet that does not fit: where, what is wrong, what to do instead (Chinese, no closing mark)."""

    cell: str
    """The cell's address, as `H9`; of a range `A9:A10`."""
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Placed(Generic[ValueT]):
    """A value and the address of its cell."""

    value: ValueT
    cell: str


Written = str | Decimal
"""A text, or a number that stands alone (a percentage is a text: `94%`)."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A row of the table of measures; columns that are empty are missing."""

    cells: dict[MeasureColumn, Placed[Written]]
    addresses: dict[MeasureColumn, str]
    """The address of every column of the row, empty or not."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row of the table of evidence; columns that are empty are missing."""

    cells: dict[EvidenceColumn, Placed[Written]]
    addresses: dict[EvidenceColumn, str]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet as read. With refusals it must not be taken over."""

    name: str
    """The file."""
    head: dict[Label, Placed[Written | date]]
    title: Placed[str] | None = None
    """What stands in the first cell that holds anything."""
    about: Placed[str] | None = None
    """What stands beside the plan's id: the plan's title and whose it is."""
    texts: tuple[Placed[str], ...] = ()
    """What else stands above the tables."""
    measures: tuple[MeasureRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know, though nothing is wrong."""
    made: FilledSheet | None = None
    """The form as it was made; None where the sheet does not keep it."""


def as_in_a_cell(text: str) -> str:
    """A text as it comes back from a cell: plain line breaks, no spaces at the ends of lines, nothing invisible."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(char for char in plain if char.isprintable() or char in "\n\t\u3000\u00a0")
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()
