"""Pieces of Vega specifications that all charts share. Positions are pixels that Python has worked out; Vega is left
nothing to measure, since it would measure with whatever fonts a machine has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fzjs.rendering.charts.ink import DARK, FONT_SIZE, FONTS, Ink, fill, width_of

Spec = dict[str, Any]

WIDTH = 720
TITLE_HEIGHT = 30
LEGEND_HEIGHT = 24
_SWATCH = 12
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not have; half a character, moreover, would end the whole process inside Vega."""


def page(title: str, height: float, marks: Sequence[Spec]) -> Spec:
    """A whole drawing: the title at the top left, and marks at their places."""
    title = plain(title)
    heading = texts([{"x": 0, "y": 14, "text": title}], size=15, weight="bold")
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "description": title,
        "width": WIDTH,
        "height": height,
        "padding": 4,
        "autosize": "none",
        "background": None,
        "config": {"text": {"font": FONTS}},
        "marks": [heading, *marks],
    }


def plain(text: str) -> str:
    """The text without characters that cannot be drawn."""
    return _NO_TEXT.sub("", text)


def texts(rows: Iterable[Mapping[str, Any]], *, size: int = FONT_SIZE, weight: str = "normal", align: str = "left",
          baseline: str = "middle") -> Spec:  # fmt: skip
    """Texts at their places: rows of `x`, `y`, `text` and, if they lead somewhere, `key`."""
    return _marks("text", rows, {
        "text": _field("text"), "fill": _value(DARK), "fontSize": _value(size), "font": _value(FONTS),
        "fontWeight": _value(weight), "align": _value(align), "baseline": _value(baseline),
    })  # fmt: skip


def plates(rows: Iterable[Mapping[str, Any]], *, size: int = FONT_SIZE) -> Spec:
    """White plates behind the texts of these rows, so that no line runs through them."""
    plated = (
        {
            "x": row["x"] - 2,
            "y": row["y"] - size / 2,
            "width": width_of(row["text"], size) + 4,
            "height": size,
        }
        for row in rows
    )
    return _marks(
        "rect", plated, {"width": _field("width"), "height": _field("height"), "fill": _value("#FFFFFF")}
    )


def rules(
    rows: Iterable[Mapping[str, Any]], colour: str, *, dash: Sequence[int] = (), width: float = 1
) -> Spec:
    """Straight lines: rows of `x`, `y`, `x2`, `y2`."""
    return _marks("rule", rows, {
        "x2": _field("x2"), "y2": _field("y2"), "stroke": _value(colour), "strokeWidth": _value(width),
        "strokeDash": _value(list(dash)),
    })  # fmt: skip


def boxes(rows: Iterable[Mapping[str, Any]]) -> Spec:
    """Bars: rows of `x`, `y`, `width`, `height`, `fill`, `told` (what a reader of the page hears) and `key`."""
    return _marks("rect", rows, {
        "width": _field("width"), "height": _field("height"), "fill": _field("fill"),
        "stroke": _value(DARK), "strokeWidth": _value(0.8),
    })  # fmt: skip


def points(rows: Iterable[Mapping[str, Any]]) -> Spec:
    """Points: rows of `x`, `y`, `shape`, `colour`, `told` and `key`."""
    return _marks("symbol", rows, {
        "shape": _field("shape"), "fill": _field("colour"), "size": _value(90),
        "stroke": _value(DARK), "strokeWidth": _value(1),
    })  # fmt: skip


def legend(entries: Sequence[tuple[str, Ink]], y: float, *, as_points: bool = False) -> list[Spec]:
    """One line of swatches (or points) with their names."""
    swatches, names = [], []
    x = 0.0
    for name, ink in entries:
        if as_points:
            swatches.append({"x": x + 6, "y": y, "shape": ink.shape, "colour": ink.colour})
        else:
            swatches.append({"x": x, "y": y - 6, "width": _SWATCH, "height": _SWATCH, "fill": fill(ink)})
        names.append({"x": x + _SWATCH + 6, "y": y, "text": name})
        x += _SWATCH + 6 + width_of(name) + 18
    return [points(swatches) if as_points else boxes(swatches), texts(names)]


def _marks(kind: str, rows: Iterable[Mapping[str, Any]], more: Mapping[str, Any]) -> Spec:
    values = [
        {name: plain(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in rows
    ]
    for row in values:
        if row.get("key"):
            row["href"] = f"#{row['key']}"
    encoding: Spec = {"x": _field("x"), "y": _field("y"), **more}
    if any("href" in row for row in values):
        encoding["href"] = _field("href")
    if any("told" in row for row in values):
        encoding["description"] = _field("told")
    # A group of its own holds the rows, so that no data set needs a name.
    return {
        "type": "group",
        "data": [{"name": "rows", "values": values}],
        "marks": [{"type": kind, "from": {"data": "rows"}, "encode": {"enter": encoding}}],
    }


def _field(name: str) -> Spec:
    return {"field": name}


def _value(value: Any) -> Spec:
    return {"value": value}
