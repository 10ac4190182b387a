"""Texts whose lines were broken at a fixed width (copied from a PDF or a mail): their paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.importing.markers import read_marker

_FEWEST_LINES = 12
_NARROWEST, _WIDEST = 18, 80
_BLANKS = (" ", "\t", "\u3000", "\u00a0")
_ENDS = ("。", "；", ";", "：", ":", "！", "？", "）", ")", "〕", "]")


def joined_lines(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines with their numbers, those that a fixed width has broken joined; other texts line by line."""
    width = _fixed_width([line.strip() for line in lines if line.strip()])
    found: list[tuple[int, str]] = []
    is_open = False
    for number, line in enumerate(lines, 1):
        text = line.strip()
        goes_on = is_open and text and not line.startswith(_BLANKS) and read_marker(text) is None
        if goes_on:
            found[-1] = (found[-1][0], found[-1][1] + text)
        else:
            found.append((number, line))
        is_open = width > 0 and len(text) >= width - 2
    return found


def _fixed_width(texts: list[str]) -> int:
    """The width at which lines were broken; 0 where they are paragraphs."""
    if len(texts) < _FEWEST_LINES:
        return 0
    width = sorted(map(len, texts))[len(texts) * 9 // 10]
    full = [text for text in texts if abs(len(text) - width) <= 2]
    broken = [text for text in full if not text.endswith(_ENDS)]
    is_fixed = (
        max(map(len, texts)) <= width + 2
        and len(full) * 5 >= len(texts) * 2
        and len(broken) * 5 >= len(full) * 3
    )
    return width if _NARROWEST <= width <= _WIDEST and is_fixed else 0
