"""Bodies without line breaks, as download sites show them: one line that holds the whole document."""

from __future__ import annotations

import re
from dataclasses import replace

from fzjs.importing.markers import read_marker
from fzjs.importing.source import Paragraph, Source, Table

_SHARE = 0.6
_LONG = 800


def with_lines(source: Source) -> Source:
    """The source with its one long line broken up; any other source as it is."""
    total = sum(len(block.text) for block in source.blocks if isinstance(block, Paragraph))
    blocks: list[Paragraph | Table] = []
    for block in source.blocks:
        is_body = isinstance(block, Paragraph) and len(block.text) > max(_LONG, total * _SHARE)
        if is_body and isinstance(block, Paragraph):
            blocks += [Paragraph(piece, block.line) for piece in _pieces(block.text)]
        else:
            blocks.append(block)
    return Source(source.name, tuple(_mended(blocks)), source.remarks)


def _mended(blocks: list[Paragraph | Table]) -> list[Paragraph | Table]:
    """Lists that a line break has parted behind 、 made whole."""
    mended: list[Paragraph | Table] = []
    for block in blocks:
        last = mended[-1] if mended else None
        is_open = (
            isinstance(last, Paragraph) and last.text.endswith("、") and read_marker(last.text + "。") is None
        )
        if (
            is_open
            and isinstance(last, Paragraph)
            and isinstance(block, Paragraph)
            and read_marker(block.text) is None
        ):
            mended[-1] = replace(last, text=last.text + block.text)
        else:
            mended.append(block)
    return mended


def _pieces(text: str) -> list[str]:
    """Lines again: where blanks stand, the line breaks were; else before numbers that go on."""
    pieces: list[str] = []
    for piece in re.split(r"[ \u3000\t]+", text):
        glued = pieces and (_is_only_marker(pieces[-1]) or piece[:1] in ":：,，。；;、)）")
        if glued:
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return [line for piece in pieces for line in _before_numbers(piece)]


def _is_only_marker(piece: str) -> bool:
    marker = read_marker(piece)
    return marker is not None and marker.end == len(piece)


def _before_numbers(piece: str) -> list[str]:
    """Broken before 一、 二、 and （一） （二） that follow a full stop and go on from one another."""
    lines, start, last = [], 0, {"han": 0, "han-bracket": 0}
    for place in range(len(piece)):
        if place and piece[place - 1] not in "。；;":
            continue
        marker = read_marker(piece[place : place + 24])
        if marker is None or marker.family not in last:
            continue
        if marker.value == last[marker.family] + 1 or (place == 0 or marker.value == 1):
            if place > start:
                lines.append(piece[start:place])
                start = place
            last[marker.family] = marker.value
    return [*lines, piece[start:]]
