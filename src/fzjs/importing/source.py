"""A document as read, whatever file it came from: paragraphs and tables in order, each with its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace


class UnreadableError(Exception):
    """The file cannot be imported; the message, in Chinese, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line with its printed number in front, if it has one."""

    text: str
    line: int
    """Line of a text file, or the ordinal of the paragraph in a document, from 1."""
    level: int = 0
    """The level of a heading by its style (Word's 标题 1, <h2>), 0 for none."""
    is_link: bool = False
    """Whether all of it is a link, as in the navigation of a web page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; merged cells repeat their content in every place that they cover."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    covered: frozenset[tuple[int, int]] = frozenset()
    """Places (row, column, from 0) that only repeat a merged cell, as far as the format tells."""
    sheet: str = ""
    """The name of the sheet, where a workbook has several."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds."""

    name: str
    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[str, ...] = ()
    """What the reader had to leave aside (pictures, comments), in Chinese."""


def cleaned(source: Source) -> Source:
    """The source without characters that nobody sees: controls, zero widths, marks of direction."""
    blocks = [_clean(block) for block in source.blocks]
    return replace(source, blocks=tuple(block for block in blocks if isinstance(block, Table) or block.text))


def clean_text(text: str) -> str:
    """`text` without invisible characters; line separators become line breaks."""
    if text.isprintable():
        return text
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _INVISIBLE)


_INVISIBLE = frozenset(["Cc", "Cf", "Cs", "Cn"])


def _clean(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return replace(block, text=clean_text(block.text).strip())
    return replace(block, rows=tuple(tuple(clean_text(cell).strip() for cell in row) for row in block.rows))
