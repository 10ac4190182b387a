"""What DrawingML can draw: every kind of chart laid out as bars or lines over categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from fzjs.rendering.charts.data import Bar, BarChart, Chart, LineChart, Look, Timeline
from fzjs.rendering.charts.ink import ink_of
from fzjs.rendering.charts.scale import number, steps

USUAL_ROOM = 20
"""Rows of print that a chart may take of a page, whose type area has 22: its caption stands there too."""

_HEAD, _BAR, _AIR, _ROW = 3, 11, 9, 29
"""Rows of print for title and axis; points for each bar and between bars; points of a row of print."""

_PATTERNS: dict[Look, str] = {"partly": "wdUpDiag", "bad": "diagCross", "late": "vert", "unclear": "pct10"}
_PLAIN_PATTERNS = ("", "wdUpDiag", "", "wdDnDiag", "horz", "vert")
_NOT_IN_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "plus")


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is filled: a colour, and lines over it (a DrawingML preset) that black-and-white print keeps."""

    colour: str
    """Six hexadecimal digits."""
    pattern: str = ""
    line: str = "000000"


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One series; values, labels and categories run in parallel."""

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...] = ()
    """The text beside each value; an empty one is not shown."""
    fill: Fill | None = None
    """None: invisible, only there to hold the next one away from the axis."""
    marker: str = ""
    """The shape of the points of a line."""
    dashed: bool = False
    places: tuple[str, ...] = ()
    """Where each label stands: `outEnd`, `inBase`, `inEnd`, `ctr`, `t` or `b`, as DrawingML calls it; none: where the program likes."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The value axis."""

    least: Decimal
    most: Decimal
    step: Decimal
    number_format: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as DrawingML knows it."""

    kind: Literal["bar", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    axis: Axis
    stacked: bool = False
    legend: bool = False
    """Whether the names of the series are shown."""

    @property
    def rows(self) -> int:
        """How many rows of print of the page it takes (28.95 points each)."""
        if self.kind == "line":
            return 9
        lanes = 1 if self.stacked else len(self.series)
        return min(_HEAD + self.legend + (len(self.categories) * (_BAR * lanes + _AIR)) // _ROW, USUAL_ROOM)

    @property
    def description(self) -> str:
        """What the chart shows, in words, for those who cannot see it."""
        told = [
            f"{category}：{'，'.join(parts)}"
            for place, category in enumerate(self.categories)
            if (parts := list(_told(self, place)))
        ]
        return f"{self.title}。{'；'.join(told)}"


def plots(chart: Chart, room: int = USUAL_ROOM) -> Iterator[Plot]:
    """The chart, in several plots where it has more bars than find room in so many rows of print."""
    for plot in _plots(chart, room):
        yield replace(
            plot,
            title=_printable(plot.title),
            categories=tuple(map(_printable, plot.categories)),
            series=tuple(_printable_series(series) for series in plot.series),
        )


def _plots(chart: Chart, room: int) -> Iterator[Plot]:
    if isinstance(chart, LineChart):
        yield _lines(chart)
    elif isinstance(chart, Timeline):
        from fzjs.rendering.word_charts.timeline import timeline_plot

        most = _most_bars(room - 1, 1)
        for place in range(0, len(chart.rows), most):
            yield timeline_plot(chart, chart.rows[place : place + most], _continued(chart.title, place))
    else:
        most = _most_bars(room, 1 if chart.stacked else len(chart.series))
        for place in range(0, len(chart.bars), most):
            yield _bars(chart, chart.bars[place : place + most], _continued(chart.title, place))


def _most_bars(room: int, lanes: int) -> int:
    """How many groups of so many bars find room beside title, axis and legend."""
    return max((room - _HEAD - 1) * _ROW // (_BAR * lanes + _AIR), 1)


def fill_of(tone: Look, place: int = 0) -> Fill:
    """The fill of a tone; without one, of the series in this place. Hues are those of the drawn charts, lighter:
    official papers are printed in black, and labels stand on the bars."""
    ink = ink_of(tone, place)
    pattern = _PATTERNS.get(tone, "") if tone else _PLAIN_PATTERNS[place % len(_PLAIN_PATTERNS)]
    return Fill(_lighter(ink.colour), pattern, (ink.line or "#000000").lstrip("#"))


def _lighter(colour: str) -> str:
    """Half way from #RRGGBB to white, without the mark."""
    return "".join(f"{(int(colour[place : place + 2], 16) + 255) // 2:02X}" for place in (1, 3, 5))


def _printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return re.sub(_NOT_IN_XML, "", text)


def _printable_series(series: PlotSeries) -> PlotSeries:
    return replace(series, name=_printable(series.name), labels=tuple(map(_printable, series.labels)))


def _continued(title: str, place: int) -> str:
    return f"{title}（续）" if place else title


def _bars(chart: BarChart, bars: tuple[Bar, ...], title: str) -> Plot:
    notes = [bar.notes or tuple(_note(value, chart) for value in bar.values) for bar in bars]
    series = tuple(
        PlotSeries(
            each.name,
            tuple(bar.values[lane] for bar in bars),
            tuple(row[lane] if lane < len(row) else "" for row in notes),
            fill_of(each.tone, lane),
            places=() if chart.stacked else ("outEnd",) * len(bars),
        )
        for lane, each in enumerate(chart.series)
    )
    if chart.wanted is not None:
        title = f"{title}（{chart.wanted_label or f'目标{number(chart.wanted)}{chart.unit}'}）"
    ticks = steps(_largest(chart))
    axis = Axis(Decimal(0), ticks[-1], ticks[1] - ticks[0], _number_format(chart.unit))
    labels = tuple(_label(bar, chart) for bar in bars)
    return Plot("bar", title, labels, series, axis, chart.stacked, legend=len(series) > 1)


def _label(bar: Bar, chart: BarChart) -> str:
    """A bar's label; what has no figure is told there, for there is no bar to stand beside."""
    if chart.stacked:
        return bar.label
    lacking = [place for place, value in enumerate(bar.values) if value is None]
    told = [
        (bar.notes[place] if bar.notes else "")
        or f"{chart.series[place].name if len(bar.values) > 1 else ''}无数据"
        for place in lacking
    ]
    return f"{bar.label}（{'，'.join(told)}）" if told else bar.label


def _note(value: Decimal | None, chart: BarChart) -> str:
    if value is None or (chart.stacked and not value):
        return ""
    return f"{number(value)}{chart.unit}"


def _largest(chart: BarChart) -> Decimal:
    if chart.maximum is not None:
        return chart.maximum
    rows = [[value for value in bar.values if value is not None] for bar in chart.bars]
    ends = [sum(row, Decimal(0)) if chart.stacked else max(row, default=Decimal(0)) for row in rows]
    return max([*ends, chart.wanted or Decimal(0)])


def _lines(chart: LineChart) -> Plot:
    series = tuple(_line(place, chart) for place in range(len(chart.lines)))
    values = [value for line in chart.lines for value in line.values if value is not None]
    largest = chart.maximum if chart.maximum is not None else max(values, default=Decimal(0))
    ticks = steps(largest, chart.minimum)
    axis = Axis(chart.minimum, ticks[-1], ticks[1] - ticks[0], _number_format(chart.unit))
    return Plot("line", chart.title, chart.positions, series, axis, legend=len(series) > 1)


def _line(place: int, chart: LineChart) -> PlotSeries:
    line = chart.lines[place]
    labels = tuple("" if value is None else f"{number(value)}{chart.unit}" for value in line.values)
    places = tuple("t" if _is_highest(chart, place, point) else "b" for point in range(len(line.values)))
    fill = Fill("FFFFFF" if line.planned else "000000")
    return PlotSeries(
        line.name, line.values, labels, fill, _MARKERS[place % len(_MARKERS)], line.planned, places
    )


def _is_highest(chart: LineChart, place: int, point: int) -> bool:
    """Whether no other line lies above this one at a point, so that there is room above it."""
    known = [
        (line.values[point], -each) for each, line in enumerate(chart.lines) if line.values[point] is not None
    ]
    return not known or max(known)[1] == -place


def _number_format(unit: str) -> str:
    named = _printable(unit).replace('"', "")
    return f'General"{named}"' if named else "General"


def _told(plot: Plot, place: int) -> Iterator[str]:
    for series in plot.series:
        label = series.labels[place] if place < len(series.labels) else ""
        if label:
            yield f"{series.name} {label}" if plot.legend else label
