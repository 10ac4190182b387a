"""Items run into one paragraph: 1.深化改革。（1）…（甲局负责）（2）…（乙局负责）."""

from __future__ import annotations

from fzjs.importing.attribution import read_brackets
from fzjs.importing.markers import Marker, read_marker
from fzjs.importing.titles import is_heading


def split_run_in(text: str) -> tuple[str, list[tuple[Marker, str]]]:
    """The heading and the items behind it, each with its number; no items where a list is part of the text.

    Items are known by their attributions: a list in a measure's text says nowhere who does which of its points.
    """
    places = _places(text)
    if len(places) < 2 or not is_heading(text[: places[0]]):
        return text, []
    pieces = [text[start:end] for start, end in zip(places, [*places[1:], len(text)], strict=True)]
    items = [(marker, piece) for piece in pieces if (marker := read_marker(piece)) is not None]
    if len(items) < len(pieces) or not all(read_brackets(piece) for piece in pieces):
        return text, []
    return text[: places[0]], items


def _places(text: str) -> list[int]:
    """Where （1）, （2） … follow one another, the first behind a heading."""
    places: list[int] = []
    for place, char in enumerate(text):
        if char not in "（(①②③④⑤⑥⑦⑧⑨⑩":
            continue
        marker = read_marker(text[place : place + 24])
        is_next = (
            marker is not None
            and marker.family in ("arabic-bracket", "circled")
            and marker.value == len(places) + 1
        )
        if is_next and place > 0 and text[place - 1] in "。；;：:)）〕":
            places.append(place)
    return places
