"""Whether the first page shows text, as it must (GB/T 9704-2012, 7.3.2 and 7.3.3), worked out in rows."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from fzjs.rendering.word.feet import signature
from fzjs.rendering.word.heads import mark_rows
from fzjs.rendering.word.runs import Line, Lines, Run
from fzjs.rendering.word.titles import TITLE_POINTS, title_lines
from fzjs.rendering.word.widths import width

_ROWS, _CELLS = 22.0, 28.0
_OVER_TITLE = 3 + 2 + 1.3 + 2
"""Rows at the top, under the mark, the number with its rule, under the rule."""
_TITLE_ROW = TITLE_POINTS / 28.95
_IMPRINT_CELLS, _IMPRINT_ROWS = 25.0, 29
"""Characters of 4号 in a row of 版记 behind 主送：, and the rows of 主送 and 抄送 that a page has room for."""
_NOT_AT_THE_START = "，。、；：？！）》〉」』】〕”’"
_NOT_AT_THE_END = "（《〈「『【〔“‘"


@pass_context
def addressees_fit(paper: Context) -> bool:
    """Whether the addressees leave a row of text on the first page; if not they move into 版记 (7.3.2).

    So many that 版记 would not fit on a page stay where they are.
    """
    copies = "，".join(_of(paper, "copies_to"))
    in_imprint = ceil(width(_of(paper, "addressee_line")) / _IMPRINT_CELLS) + ceil(
        width(copies) / _IMPRINT_CELLS
    )
    return _rows_over_text(paper) + 1 <= _ROWS or in_imprint > _IMPRINT_ROWS


@pass_context
def parted_text(paper: Context) -> Lines:
    """A text of one paragraph whose signature goes to the second page, in two parts; else nothing.

    A signature needs text on its page, and so does the first page: the last row of the text goes with the signature.
    Where the row ends is worked out; programs differ by less than a character, which is spread over the row.
    """
    paragraphs = _of(paper, "paragraphs")
    if len(paragraphs) != 1 or paragraphs[0].heading:
        return Lines()
    rows = list(broken_rows(paragraphs[0].text))
    foot = len(signature(_of(paper, "issuers"), _of(paper, "day"), _of(paper, "sealed"), _of(paper, "note")))
    attached = _of(paper, "attachments")
    foot += len(attached) + 1 if attached else 0
    if len(rows) < 2 or _rows_over_text(paper) + len(rows) + foot + _DOUBT <= _ROWS:
        return Lines()
    return Lines([
        Line((Run("".join(rows[:-1])),), "公文正文", align="distribute"),
        Line((Run(rows[-1]),), "公文正文", first=0),
    ])  # fmt: skip


_DOUBT = 0.2
"""Rows by which the height of the head may be wrong."""


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


def _of(paper: Context, name: str) -> Any:
    """A value of the paper; one that is not there is an error as soon as it is looked at."""
    return paper.resolve(name)


def _allowed_break(text: str, start: int, end: int) -> int:
    for place in range(end, start, -1):
        before, after = text[place - 1], text[place]
        within = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not (within or after in _NOT_AT_THE_START or before in _NOT_AT_THE_END):
            return place
    return end


def _rows_over_text(paper: Context) -> float:
    issuers, signers = _of(paper, "issuers"), _of(paper, "signers")
    head = _OVER_TITLE + mark_rows(issuers, _of(paper, "mark")) + max(ceil(len(signers) / 2) - 1, 0)
    titles = len(title_lines(_of(paper, "title"), issuers)) * _TITLE_ROW
    return head + titles + 1 + len(list(broken_rows(_of(paper, "addressee_line"), indent=0)))
