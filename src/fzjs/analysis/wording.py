"""What changed between two texts, in runs that a reader takes for words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from fzjs.language.folding import fold_text

_SHORTEST_KEPT = 2
"""A shorter run that stayed between two changes is no word of its own: 不少于2次 → 不少于3次 is one change."""


class Piece(NamedTuple):
    """A run of characters that stayed, went or came."""

    change: Literal["same", "gone", "new"]
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order; the pieces that stayed are as in the new text.

    Differences of width, spaces and script are none.
    """
    old, new = _tokens(before), _tokens(after)
    old_keys, new_keys = [fold_text(token) for token in old], [fold_text(token) for token in new]
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[new_start:new_end])))
            continue
        if old_end > old_start:
            pieces.append(Piece("gone", "".join(old[old_start:old_end])))
        if new_end > new_start:
            pieces.append(Piece("new", "".join(new[new_start:new_end])))
    return tuple(_merged(pieces))


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring changes as one where only a scrap lies between them."""
    merged: list[Piece] = []
    gone = new = ""
    for place, piece in enumerate(pieces):
        between = 0 < place < len(pieces) - 1
        is_scrap = piece.change == "same" and between and len(piece.text) < _SHORTEST_KEPT
        if piece.change == "gone" or is_scrap:
            gone += piece.text
        if piece.change == "new" or is_scrap:
            new += piece.text
        if piece.change == "same" and not is_scrap:
            merged += _changed(gone, new)
            gone = new = ""
            merged.append(piece)
    return merged + _changed(gone, new)


def _changed(gone: str, new: str) -> list[Piece]:
    if fold_text(gone) == fold_text(new):
        return [Piece("same", new)] if new else []
    return [piece for piece in (Piece("gone", gone), Piece("new", new)) if piece.text]


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９.．%％]+|[A-Za-z]+|.", re.DOTALL)


def _tokens(text: str) -> list[str]:
    """Numbers and Latin words whole, everything else character by character."""
    return _token_pattern().findall(text)
