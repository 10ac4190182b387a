"""Changes made to a text before it is parsed, and the way back to the places in the text as written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `replacement` in place of the characters from `start` up to `end` (offsets in characters)."""

    start: int
    end: int
    replacement: str


class EditedText:
    """A text with edits applied, which knows where each of its characters was in the original."""

    __slots__ = ("_origins", "_places", "text")

    def __init__(self, original: str, edits: Iterable[Edit]) -> None:
        pieces: list[str] = []
        places = [0]
        origins = [0]
        done = length = 0
        for edit in sorted(edits):
            if edit.start < done:  # two findings on the same characters: the first one settles them
                continue
            kept = original[done : edit.start]
            pieces += (kept, edit.replacement)
            length += len(kept)
            places += (length, length + len(edit.replacement))
            origins += (edit.start, edit.end)
            length += len(edit.replacement)
            done = edit.end
        pieces.append(original[done:])
        self.text = "".join(pieces)
        self._places = places
        self._origins = origins

    def origin(self, offset: int) -> int:
        """The offset in the original of the character at `offset` of the edited text.

        Where a replacement is longer than what it replaces, its surplus belongs to the end of it.
        """
        step = bisect_right(self._places, offset) - 1
        origin = self._origins[step] + offset - self._places[step]
        if step + 1 < len(self._origins):
            return min(origin, self._origins[step + 1])
        return origin
