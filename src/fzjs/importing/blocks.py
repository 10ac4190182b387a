"""What blocks of a source say and look like: their text, and whether they are of a sort that tables describe."""

from __future__ import annotations

from fzjs.importing.source import Paragraph, Table
from fzjs.importing.words import patterns
from fzjs.language.folding import fold_text


def matches(block: Paragraph | Table, table: str, key: str) -> bool:
    """Whether a paragraph as a whole is what the patterns of a table describe."""
    return isinstance(block, Paragraph) and patterns(table, key).fullmatch(fold_text(block.text)) is not None


def is_furniture(block: Paragraph | Table) -> bool:
    """Whether a line is of the page, not of the document."""
    return matches(block, "furniture", "line")


def text_of(block: Paragraph | Table) -> str:
    """A paragraph's text; the cells of a table, a row a line."""
    return block.text if isinstance(block, Paragraph) else "\n".join("\t".join(row) for row in block.rows)


def as_paragraph(block: Paragraph | Table) -> Paragraph:
    """A block as one paragraph, for telling of it."""
    return block if isinstance(block, Paragraph) else Paragraph(text_of(block), block.line)
