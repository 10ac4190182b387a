"""A document as read, whatever file it came from: paragraphs and tables in order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds."""

    name: str
    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[str, ...] = ()
    """What the reader had to leave aside (pictures, comments), in Chinese."""
