"""Bar charts as Vega specifications."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzjs.rendering.charts.data import Bar, BarChart
from fzjs.rendering.charts.drawing import (
    LEGEND_HEIGHT,
    TITLE_HEIGHT,
    WIDTH,
    Spec,
    boxes,
    legend,
    page,
    plates,
    rules,
    texts,
)
from fzjs.rendering.charts.ink import DARK, GRID, fill, ink_of, shortened, width_of
from fzjs.rendering.charts.scale import number, steps

_THICK = 16
_GAP = 10
_WIDEST_LABEL = 260
_AXIS_HEIGHT = 22
_WANTED_HEIGHT = 14


def bar_spec(chart: BarChart) -> Spec:
    """The chart, ready to be drawn."""
    layout = _Layout(chart)
    notes = list(layout.notes())
    marks = [*layout.legend(), *layout.grid(), *layout.wanted(), boxes(layout.boxes())]
    marks += [texts(layout.labels(), align="right"), plates(notes), texts(notes)]
    return page(chart.title, layout.height, marks)


class _Layout:
    """Where everything of one chart stands, in pixels."""

    def __init__(self, chart: BarChart) -> None:
        self.chart = chart
        self.inks = [ink_of(series.tone, place) for place, series in enumerate(chart.series)]
        widest = max((width_of(bar.label) for bar in chart.bars), default=0)
        self.left = min(widest, _WIDEST_LABEL) + 10
        note = max((width_of(text) for bar in chart.bars for text in self._notes_of(bar)), default=0)
        self.right = WIDTH - 12 - min(note, 200)
        self.ticks = steps(self._largest(), whole=self._is_counted())
        self.top = TITLE_HEIGHT + (LEGEND_HEIGHT if len(chart.series) > 1 else 0)
        self.top += _WANTED_HEIGHT if chart.wanted_label else 0
        lanes = 1 if chart.stacked else max(len(chart.series), 1)
        self.row = lanes * _THICK + _GAP
        self.bottom = self.top + self.row * len(chart.bars)
        self.height = self.bottom + _AXIS_HEIGHT

    def x(self, value: Decimal) -> float:
        """The place of a value on the axis; what is beyond its end stands at its end."""
        share = float(min(max(value, Decimal(0)), self.ticks[-1]) / self.ticks[-1])
        return round(self.left + share * (self.right - self.left), 2)

    def legend(self) -> list[Spec]:
        names = [series.name for series in self.chart.series]
        return legend(list(zip(names, self.inks, strict=True)), TITLE_HEIGHT + 8) if len(names) > 1 else []

    def grid(self) -> list[Spec]:
        lines = [
            {"x": self.x(tick), "x2": self.x(tick), "y": self.top, "y2": self.bottom} for tick in self.ticks
        ]
        names = [
            {
                "x": self.x(tick),
                "y": self.bottom + 12,
                "text": number(tick) + (self.chart.unit if place else ""),
            }
            for place, tick in enumerate(self.ticks)
        ]
        return [rules(lines, GRID), texts(names, size=11, align="center")]

    def boxes(self) -> Iterator[Spec]:
        for place, bar in enumerate(self.chart.bars):
            before = Decimal(0)
            for lane, value in enumerate(bar.values):
                if not value:
                    continue
                start, end = self.x(before), self.x(before + value)
                told = f"{bar.label}，{self.chart.series[lane].name}：{number(value)}{self.chart.unit}"
                yield {
                    "x": start, "y": self._y(place, lane), "width": end - start, "height": _THICK,
                    "fill": fill(self.inks[lane]), "told": told, "key": bar.key,
                }  # fmt: skip
                before += value if self.chart.stacked else 0

    def labels(self) -> Iterator[Spec]:
        for place, bar in enumerate(self.chart.bars):
            middle = self.top + self.row * (place + 0.5)
            yield {
                "x": self.left - 8,
                "y": middle,
                "text": shortened(bar.label, _WIDEST_LABEL),
                "key": bar.key,
            }

    def notes(self) -> Iterator[Spec]:
        for place, bar in enumerate(self.chart.bars):
            for lane, text in enumerate(self._notes_of(bar)):
                reached = (
                    sum(filter(None, bar.values), Decimal(0)) if self.chart.stacked else bar.values[lane]
                )
                y = self._y(place, lane) + _THICK / 2 + 1
                yield {"x": self.x(reached or Decimal(0)) + 6, "y": y, "text": text, "key": bar.key}

    def wanted(self) -> Iterator[Spec]:
        if self.chart.wanted is None:
            return
        x = self.x(self.chart.wanted)
        yield rules([{"x": x, "x2": x, "y": self.top - 4, "y2": self.bottom}], DARK, dash=(6, 3), width=1.5)
        if self.chart.wanted_label:
            yield texts([{"x": x, "y": self.top - 12, "text": self.chart.wanted_label}], align="right")

    def _y(self, place: int, lane: int) -> float:
        return self.top + self.row * place + _GAP / 2 + (0 if self.chart.stacked else lane * _THICK)

    def _notes_of(self, bar: Bar) -> tuple[str, ...]:
        if self.chart.stacked:
            return (bar.notes[0] if bar.notes else _parts(self.chart, bar),)
        if bar.notes:
            return bar.notes
        return tuple("无数据" if each is None else number(each) + self.chart.unit for each in bar.values)

    def _is_counted(self) -> bool:
        values = (value for bar in self.chart.bars for value in bar.values if value is not None)
        return all(value == value.to_integral_value() for value in values)

    def _largest(self) -> Decimal:
        if self.chart.maximum is not None:
            return self.chart.maximum
        sums = [sum(filter(None, bar.values), Decimal(0)) for bar in self.chart.bars]
        singles = [value for bar in self.chart.bars for value in bar.values if value is not None]
        return max([*(sums if self.chart.stacked else singles), self.chart.wanted or Decimal(0)])


def _parts(chart: BarChart, bar: Bar) -> str:
    """The parts of a stacked bar in words, so that it can be read without its colours."""
    named = zip(chart.series, bar.values, strict=True)
    return "，".join(f"{series.name}{number(value)}" for series, value in named if value)
