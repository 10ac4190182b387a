"""What has room on the first page (GB/T 9704-2012, 7.3.2, 7.3.3 and 7.3.5), worked out in rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.word.heads import PITCH, mark_rows
from fzjs.rendering.word.runs import Line, Lines, Run
from fzjs.rendering.word.signatures import signature
from fzjs.rendering.word.titles import TITLE_POINTS, title_lines
from fzjs.rendering.word.widths import width

ROWS, _CELLS = 22.0, 28.0
_OVER_TITLE = 3 + 2 + 1.3 + 2
"""Rows at the top, under the mark, the number with its rule, under the rule."""
_TITLE_ROW = TITLE_POINTS / PITCH
_IMPRINT_CELLS, _IMPRINT_ROWS = 25.0, 29
"""Characters of 4号 in a row of 版记 behind 主送：, and the rows of 主送 and 抄送 that a page has room for."""
_DOUBT = 0.2
"""Rows by which the height of the head may be wrong."""
_MOST_MISSING, _CLOSEST = 2.5, 24.0
"""Rows that closer rows make up for, and how close they may stand in points: seals of 42 mm need five of them."""
_TORN = 6.0
"""A last row of fewer characters does not go to the next page alone."""
_NOT_AT_THE_START = "，。、；：？！）》〉」』】〕”’"
_NOT_AT_THE_END = "（《〈「『【〔“‘"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands on the first page of a notice, as far as it takes room."""

    title: str
    issuers: tuple[str, ...]
    mark: str | None
    signers: tuple[str, ...]
    addressee_line: str
    copies_to: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    attachments: tuple[str, ...]
    day: date
    sealed: bool
    note: str | None

    @classmethod
    def of(cls, value: Callable[[str], Any]) -> FirstPage:
        """`value` gives what a paper has under a name."""
        return cls(*(value(name) for name in cls.__slots__))

    def over_text(self) -> float:
        """Rows over the text without the addressees, the empty one over them among these."""
        head = _OVER_TITLE + mark_rows(self.issuers, self.mark) + max(ceil(len(self.signers) / 2) - 1, 0)
        return head + len(title_lines(self.title, self.issuers)) * _TITLE_ROW + 1

    def addressees_fit(self) -> bool:
        """Whether the addressees leave a row of text on the page; if not they move into 版记 (7.3.2).

        So many that 版记 would not fit on a page stay where they are.
        """
        in_imprint = ceil(width(self.addressee_line) / _IMPRINT_CELLS)
        in_imprint += ceil(width("，".join(self.copies_to)) / _IMPRINT_CELLS)
        return self.over_text() + self._addressee_rows() + 1 <= ROWS or in_imprint > _IMPRINT_ROWS

    def foot(self) -> int:
        """Rows under the text: the note on attachments, the signature, the day, 附注."""
        attached = len(self.attachments) + 1 if self.attachments else 0
        return attached + len(signature(self.issuers, self.day, self.sealed, self.note))

    def text_rows(self) -> list[str] | None:
        """The rows of a text without headings; None for another one."""
        if not self.paragraphs or any(paragraph.heading for paragraph in self.paragraphs):
            return None
        return [row for paragraph in self.paragraphs for row in broken_rows(paragraph.text)]

    def closer_rows(self) -> float | None:
        """The height in points of rows that stand closer, so that the signature does not go to the next page for one
        or two rows (7.3.5.4); None where they need not, or where that would not help."""
        rows = self.text_rows()
        if rows is None:
            return None
        adjustable = len(rows) + self.foot()
        missing = self._over_with_addressees() + adjustable + _DOUBT - ROWS
        pitch = PITCH * (1 - missing / adjustable)
        return pitch if 0 < missing <= _MOST_MISSING and pitch >= _CLOSEST else None

    def parted_text(self) -> Lines:
        """The text where it does not stand as usual, else nothing: with closer rows, or in two parts, of which the
        second goes with the signature to the next page. Each page needs text, and programs keep a paragraph whole."""
        pitch, rows = self.closer_rows(), self.text_rows()
        if pitch is not None:
            return Lines(Line((Run(paragraph.text),), "公文正文", row=pitch) for paragraph in self.paragraphs)
        if rows is None or len(self.paragraphs) > 1 or len(rows) < 2:
            return Lines()
        if self._over_with_addressees() + len(rows) + self.foot() + _DOUBT <= ROWS:
            return Lines()
        first, second = _parted(rows)
        return Lines([
            Line((Run(first),), "公文正文"),
            Line((Run(second),), "公文正文", first=0),
        ])  # fmt: skip

    def _over_with_addressees(self) -> float:
        return self.over_text() + (self._addressee_rows() if self.addressees_fit() else 0)

    def _addressee_rows(self) -> int:
        return len(list(broken_rows(self.addressee_line, indent=0)))


@pass_context
def addressees_fit(paper: Context) -> bool:
    """`FirstPage.addressees_fit` of the paper that is printed."""
    return FirstPage.of(paper.resolve).addressees_fit()


@pass_context
def closer_rows(paper: Context) -> float | None:
    """`FirstPage.closer_rows` of the paper that is printed."""
    return FirstPage.of(paper.resolve).closer_rows()


@pass_context
def parted_text(paper: Context) -> Lines:
    """`FirstPage.parted_text` of the paper that is printed."""
    return FirstPage.of(paper.resolve).parted_text()


def _parted(rows: list[str]) -> tuple[str, str]:
    """A text in two parts: the last row goes to the second, or the last two where the last is short.

    The last row of the first part is a character short, so that it does not turn where digits are a little wider.
    """
    moved = 2 if len(rows) > 2 and width(rows[-1]) < _TORN else 1
    kept = "".join(rows[:-moved])
    last = len(kept) - len(rows[-moved - 1])
    end = _allowed_break("".join(rows), last, len(kept) - 1)
    text = "".join(rows)
    return text[:end], text[end:]


def broken_rows(text: str, indent: float = 2.0) -> Iterator[str]:
    """The rows of a paragraph of body text, broken as Chinese text is: no row begins with a mark that closes."""
    room = _CELLS - indent
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and width(text[start : end + 1]) <= room:
            end += 1
        if end < len(text):
            end = _allowed_break(text, start, max(end, start + 1))
        yield text[start:end]
        start, room = end, _CELLS


def _allowed_break(text: str, start: int, end: int) -> int:
    for place in range(end, start, -1):
        before, after = text[place - 1], text[place]
        within = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not (within or after in _NOT_AT_THE_START or before in _NOT_AT_THE_END):
            return place
    return end
