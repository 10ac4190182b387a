"""Charts as characters: for terminals, text files and code blocks of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from unicodedata import east_asian_width

from fzjs.rendering.charts.data import Bar, BarChart, Chart, LineChart, Timeline
from fzjs.rendering.charts.scale import number

_FILLS = "█▓▒░·"
"""One for each series, so that they can be told apart without colours."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
_WIDEST_LABEL = 28
_NARROWEST = 12
"""Columns that bars have at least."""


def as_text(chart: Chart, width: int = 78) -> str:
    """The chart in rows of at most `width` columns, if labels and notes leave room; a Chinese character takes two."""
    rows = {BarChart: _bars, LineChart: _lines, Timeline: _timeline}[type(chart)](chart, width)  # type: ignore[operator]
    return "\n".join(row.rstrip() for row in (chart.title, *rows))


def _bars(chart: BarChart, width: int) -> Iterator[str]:
    label_width = _label_width([bar.label for bar in chart.bars])
    notes = [[_note(chart, bar, lane) for lane in range(len(chart.series))] for bar in chart.bars]
    told = [
        " ".join(filter(None, row)) if chart.stacked else max(row, key=columns, default="") for row in notes
    ]
    room = max(width - label_width - max(map(columns, told), default=0) - 3, _NARROWEST)
    largest = _largest(chart)
    for bar, row in zip(chart.bars, notes, strict=True):
        label = padded(shortened(bar.label, label_width), label_width)
        if chart.stacked:
            yield f"{label} {padded(_stack(bar, largest, room), room)} {' '.join(filter(None, row))}"
            continue
        for lane, value in enumerate(bar.values):
            drawn = "" if value is None else _bar(value / largest * room, _FILLS[lane % len(_FILLS)], room)
            yield f"{label if lane == 0 else ' ' * label_width} {padded(drawn, room)} {row[lane]}"
    if len(chart.series) > 1:
        names = (f"{_FILLS[place % len(_FILLS)]} {each.name}" for place, each in enumerate(chart.series))
        yield f"图例：{'　'.join(names)}"
    if chart.wanted is not None:
        yield chart.wanted_label or f"目标 {number(chart.wanted)}{chart.unit}"


def _note(chart: BarChart, bar: Bar, lane: int) -> str:
    if lane < len(bar.notes):
        return bar.notes[lane]
    value = bar.values[lane]
    if chart.stacked:
        return f"{chart.series[lane].name}{number(value)}" if value else ""
    return "无数据" if value is None else f"{number(value)}{chart.unit}"


def _largest(chart: BarChart) -> Decimal:
    rows = [[value for value in bar.values if value is not None] for bar in chart.bars]
    ends = [sum(row, Decimal(0)) if chart.stacked else max(row, default=Decimal(0)) for row in rows]
    return max([*ends, chart.maximum or Decimal(0), chart.wanted or Decimal(0)]) or Decimal(1)


def _bar(length: Decimal, fill: str, room: int) -> str:
    """A bar so many columns long; of the solid fill to an eighth of a column."""
    length = min(length, Decimal(room))
    whole = int(length)
    if fill != _FILLS[0]:
        return fill * int(length.to_integral_value())
    return fill * whole + _EIGHTHS[int((length - whole) * 8)].strip()


def _stack(bar: Bar, largest: Decimal, room: int) -> str:
    """Parts in one row; every part that is there has a column, and the row is as long as its sum."""
    drawn, before = "", Decimal(0)
    for lane, value in enumerate(bar.values):
        if value:
            before += value
            end = int((before / largest * room).to_integral_value())
            drawn += _FILLS[lane % len(_FILLS)] * max(end - len(drawn), 1)
    return drawn[:room]


def _lines(chart: LineChart, _: int) -> Iterator[str]:
    """A table: a chart of lines in characters says less than its values do."""
    cells = [["", *chart.positions]]
    for line in chart.lines:
        values = ("—" if value is None else f"{number(value)}{chart.unit}" for value in line.values)
        cells.append([line.name, *values])
    widths = [max(columns(row[place]) for row in cells) for place in range(len(cells[0]))]
    for row in cells:
        yield "  ".join(padded(cell, size) for cell, size in zip(row, widths, strict=True))


def _timeline(chart: Timeline, width: int) -> Iterator[str]:
    label_width = _label_width([row.label for row in chart.rows])
    room = max(width - label_width - 1, _NARROWEST)
    length = max((chart.last - chart.first).days, 1)

    def column(day: date) -> int:
        return min(max((day - chart.first).days * (room - 1) // length, 0), room - 1)

    yield f"{' ' * label_width} {chart.first.isoformat()}{chart.last.isoformat():>{max(room - 10, 11)}}"
    for row in chart.rows:
        drawn = ["·"] * room
        for span in row.spans:
            if span.last >= chart.first and span.first <= chart.last:
                for place in range(column(span.first), column(span.last) + 1):
                    drawn[place] = "━"
        for moment in row.moments:
            if chart.first <= moment.day <= chart.last:
                drawn[column(moment.day)] = "●"
        yield f"{padded(shortened(row.label, label_width), label_width)} {''.join(drawn)}"


def _label_width(labels: Sequence[str]) -> int:
    return min(max(map(columns, labels), default=0), _WIDEST_LABEL)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, width: int) -> str:
    """The text with spaces up to so many columns."""
    return text + " " * (width - columns(text))


def shortened(text: str, width: int) -> str:
    """The text, cut with … where it is wider."""
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[:-1]
    return f"{text}…"
