"""A part of a plan on its way from the document to the file."""

from __future__ import annotations

from typing import Any

from fzjs.importing.markers import Marker


class Entry(dict[str, Any]):
    """The fields of a goal, measure, section or phase, and how the document printed it."""

    def __init__(self, line: int, marker: Marker | None = None, mark: str | None = None) -> None:
        super().__init__()
        self.line = line
        self.marker = marker
        """Its number; None where it has none."""
        self.mark = mark
        """What stands between title and text; None where the item has no title of its own."""
        self.assignment: str | None = None
        """The words that attribute it."""
        self.comments: dict[str, str] = {}
        """What is written behind a key's value, as a comment."""
        self.doubts: list[tuple[int, str]] = []
        """What a person has to look at: line of the source, and why, in Chinese."""

    def doubt(self, message: str) -> None:
        """Note what is unsure about this part."""
        self.doubts.append((self.line, message))
