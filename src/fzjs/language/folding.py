"""Folding: one spelling for text that differs only in width, spaces, punctuation or script.

Every character folds to one character or to nothing, so that places in the folded text can be traced back.
Folding is for comparing and reading, never for printing: it is lossy (後 and 后 fold alike).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fzjs.language.wordtables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_GONE = "\0"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u3164"
_INVISIBLE = "\0\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the place in the original text, `source`.

    `offsets` has one more entry than `text`: the length of the original.
    """

    text: str
    offsets: Sequence[int]
    source: str

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` came from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def as_written(self, start: int, end: int) -> str:
        """The original of `text[start:end]`."""
        first, last = self.original_span(start, end)
        return self.source[first:last]

    def without(self, *places: int) -> Folded:
        """The same text with the characters at `places` left out."""
        kept = [place for place in range(len(self.text)) if place not in places]
        text = "".join([self.text[place] for place in kept])
        return Folded(text, (*(self.offsets[place] for place in kept), self.offsets[-1]), self.source)


def fold_text(text: str) -> str:
    """`text` in simplified characters and half-width forms, without spaces; never longer than `text`.

    A space between two digits stays (as one plain space): 6 10日 is not 610日.
    """
    folded = text.translate(_characters())
    if _GONE in folded:
        folded = folded.replace(_GONE, "")
    if " " not in folded:
        return folded
    return "".join([folded[place] for place in _kept(folded)])


def fold_in_place(text: str) -> str:
    """`text` with every character folded at its place: as long as `text`, spaces and invisible signs kept as signs."""
    return text.translate(_characters())


def fold(text: str) -> Folded:
    """As `fold_text`, with the way back to the original places."""
    folded = text.translate(_characters())
    if " " not in folded and _GONE not in folded:
        return Folded(folded, range(len(text) + 1), text)
    seen = [place for place, char in enumerate(folded) if char != _GONE]
    visible = "".join([folded[place] for place in seen])
    kept = _kept(visible)
    return Folded(
        "".join([visible[place] for place in kept]), (*(seen[place] for place in kept), len(text)), text
    )


def _kept(text: str) -> list[int]:
    """The places that stay when spaces go: all but spaces, and one space where digits stand on both sides."""
    kept: list[int] = []
    gap = -1
    for place, char in enumerate(text):
        if char == " ":
            if gap < 0:
                gap = place
            continue
        if gap >= 0:
            if kept and text[kept[-1]] in _DIGITS and char in _DIGITS:
                kept.append(gap)
            gap = -1
        kept.append(place)
    return kept


@functools.cache
def _characters() -> dict[int, str]:
    table: dict[int, str] = {}
    for written, simplified in read_table("characters"):
        table.update(zip(map(ord, written), simplified, strict=True))
    # The full-width forms of ASCII stand in the same order, at a fixed distance.
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    for written, folded in read_table("punctuation"):
        table.update(dict.fromkeys(map(ord, written), folded))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(range(0x2000, 0x200B), " "))
    table.update(dict.fromkeys(map(ord, _INVISIBLE), _GONE))
    return table
