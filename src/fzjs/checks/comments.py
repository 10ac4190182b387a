"""Comments that suppress findings: `# fzjs: ignore[FZ203] 理由`.

A comment at the end of a line speaks for that line and for the lines below it that are indented further,
so that one on the first line of a measure speaks for the whole measure, and one beside `text: |` for the
whole text. A comment on a line of its own speaks for the line below it in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from fzjs.workspace.document import Document, Position

_MARKER = re.compile(r"#[ \t]*fzjs[ \t]*[:：]?[ \t]*ignore(?![\w-])([^\r\n]*)", re.IGNORECASE)
_CODES = re.compile(r"[ \t]*\[[ \t]*([^\[\]]*?)[ \t]*\](.*)")
_WELL_FORMED = re.compile(r"#[ \t]*fzjs:[ \t]*ignore\[")
_ANY_BRACKETS = re.compile(r"[ \t]*[\[【〔［(（]?([A-Za-z0-9 \t,，、;；]*)[\]】〕］)）]?[ \t]*(.*)")
_SEPARATORS = re.compile(r"[ \t,，、;；]+")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment that suppresses findings."""

    offset: int
    """Of its `#` in the text."""
    length: int
    codes: tuple[tuple[str, int], ...]
    """Codes or beginnings of codes, each with its offset."""
    reason: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Miswritten:
    """A comment that was meant to suppress findings, but is not written so that it can."""

    offset: int
    length: int
    corrected: str


def suppressing_comments(document: Document) -> Iterator[Ignore | Miswritten]:
    """The comments of a file that suppress findings or were meant to, in the order of the file."""
    outline: _Outline | None = None
    for found in _markers(document):
        comment = found.group().rstrip()
        codes = _codes_in(found)
        if codes is None:
            yield Miswritten(found.start(), len(comment), _corrected(found.group(1)))
            continue
        outline = outline or _Outline(document)
        first, last = outline.lines_meant(document.position_at(found.start()))
        reason = comment[comment.index("]") + 1 :].strip(" \t：:，,—-")
        yield Ignore(found.start(), len(comment), codes, reason, first, last)


def _markers(document: Document) -> Iterator[re.Match[str]]:
    """Markers in true comments: a `#` inside a text is part of the text."""
    extents: list[tuple[int, int]] | None = None
    for found in _MARKER.finditer(document.text):
        before = document.text[found.start() - 1 : found.start()]
        if before not in ("", " ", "\t", "\n", "\r"):
            continue
        extents = document.scalar_extents() if extents is None else extents
        if not _is_in_scalar(found.start(), extents, document.text):
            yield found


def _is_in_scalar(offset: int, extents: list[tuple[int, int]], text: str) -> bool:
    index = bisect_right(extents, (offset, len(text))) - 1
    if index < 0:
        return False
    start, end = extents[index]
    if (
        start <= offset < end and text[start] in "|>"
    ):  # beside the header of a block text there may be a comment
        return "\n" in text[start:offset]
    return start <= offset < end


def _codes_in(found: re.Match[str]) -> tuple[tuple[str, int], ...] | None:
    """The codes of a well-formed comment with their offsets."""
    inside = _CODES.match(found.group(1))
    if inside is None or not inside.group(1) or not _WELL_FORMED.match(found.group()):
        return None
    begin = found.start(1) + inside.start(1)
    codes = []
    for code in re.finditer(r"[^,]+", inside.group(1)):
        written = code.group().strip()
        if not written or _SEPARATORS.search(written):
            return None
        indent = len(code.group()) - len(code.group().lstrip())
        codes.append((written, begin + code.start() + indent))
    return tuple(codes)


def _corrected(rest: str) -> str:
    """The comment as it ought to be written, as far as one can see what was meant."""
    parts = _ANY_BRACKETS.match(rest)
    codes = [code for code in _SEPARATORS.split(parts.group(1) if parts else "") if code]
    reason = parts.group(2).strip() if parts and codes else ""
    return f"# fzjs: ignore[{', '.join(codes).upper() or 'FZ302'}] {reason or '理由'}"


class _Outline:
    """Which lines of a file say something, and how far the lines below each of them belong to it."""

    def __init__(self, document: Document) -> None:
        count = document.position_at(len(document.text)).line
        self._lines = ["", *(document.line_text(number) for number in range(1, count + 1))]
        self._next = [0] * (count + 2)
        self._last = list(range(count + 2))
        following = 0
        for number in range(count, 0, -1):
            self._next[number] = following
            if self._says(number):
                self._last[number] = self._end(number)
                following = number

    def lines_meant(self, place: Position) -> tuple[int, int]:
        """First and last line that a comment at this place speaks for."""
        alone = not self._lines[place.line][: place.column - 1].strip()
        first = self._next[place.line] or place.line if alone else place.line
        return first, self._last[first]

    def _end(self, number: int) -> int:
        following = self._next[number]
        while following and self._belongs(following, number):
            following = self._next[self._last[following]]
        return following - 1 if following else len(self._lines) - 1

    def _belongs(self, below: int, number: int) -> bool:
        if self._indent(below) == self._indent(number):
            # The items of a list may stand as far left as the key that they belong to.
            return self._is_item(below) and not self._is_item(number)
        return self._indent(below) > self._indent(number)

    def _says(self, number: int) -> bool:
        written = self._lines[number].lstrip()
        return bool(written) and not written.startswith("#")

    def _is_item(self, number: int) -> bool:
        return f"{self._lines[number].lstrip()} ".startswith("- ")

    def _indent(self, number: int) -> int:
        line = self._lines[number]
        return len(line) - len(line.lstrip(" "))
