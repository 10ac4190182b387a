"""How wide a text is set, in characters: 1 for a Han character or full-width mark, half of it for a digit."""

from __future__ import annotations

from functools import cache
from unicodedata import combining, east_asian_width

_FULL = "“”‘’…—·〔〕"
"""Marks that Unicode calls ambiguous; East Asian fonts give them a whole cell."""
_GAP = 0.22
"""Word puts a quarter of a character between Han and Latin (autoSpaceDE, autoSpaceDN); LibreOffice a little less."""


def width(text: str) -> float:
    """The width of a text in one row, in characters of its own size."""
    total, before = 0.0, ""
    for char in text:
        total += _of(char)
        if before and ((_han(before) and _narrow(char)) or (_narrow(before) and _han(char))):
            total += _GAP
        before = char
    return total


@cache
def _of(char: str) -> float:
    if combining(char):
        return 0.0
    return 1.0 if char in _FULL or east_asian_width(char) in "WF" else 0.5


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def _narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()
