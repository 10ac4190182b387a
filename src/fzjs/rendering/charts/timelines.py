"""Time lines as Vega specifications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fzjs.rendering.charts.data import Moment, Span, Timeline, TimelineRow
from fzjs.rendering.charts.drawing import (
    LEGEND_HEIGHT,
    TITLE_HEIGHT,
    WIDTH,
    Spec,
    boxes,
    legend,
    page,
    plates,
    points,
    rules,
    texts,
)
from fzjs.rendering.charts.ink import DARK, GRID, fill, ink_of, shortened, width_of

_ROW = 24
_AXIS_HEIGHT = 34
_RIGHT = WIDTH - 66
_WIDEST_LABEL = 230
_NARROWEST_MONTH = 34
_BEYOND = 14
"""From a point to what is printed beside it."""


def timeline_spec(chart: Timeline) -> Spec:
    """The chart, ready to be drawn."""
    layout = _Layout(chart)
    days = list(layout.days())
    marks = [
        *layout.legend(),
        *layout.axis(),
        boxes(layout.spans()),
        *layout.today(),
        points(layout.points()),
    ]
    marks += [texts(layout.labels(), align="right"), plates(days, size=11), texts(days, size=11)]
    return page(chart.title, layout.bottom + 8, marks)


class _Layout:
    """Where everything of one chart stands, in pixels."""

    def __init__(self, chart: Timeline) -> None:
        self.chart = chart
        self.left = min(max((width_of(row.label) for row in chart.rows), default=0), _WIDEST_LABEL) + 14
        self.top = TITLE_HEIGHT + _AXIS_HEIGHT + (LEGEND_HEIGHT if chart.tones else 0)
        self.bottom = self.top + _ROW * len(chart.rows)
        self.length = max((chart.last - chart.first).days, 1)

    def x(self, day: date) -> float:
        return round(self.left + (day - self.chart.first).days / self.length * (_RIGHT - self.left), 2)

    def in_words(self, day: date) -> str:
        """A day with its year where that is not the one the picture begins with."""
        year = "" if day.year == self.chart.first.year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日"

    def span_in_words(self, span: Span) -> str:
        """From when to when."""
        return f"{self.in_words(span.first)}—{self.in_words(span.last)}"

    def y(self, place: int) -> float:
        return self.top + _ROW * (place + 0.5)

    def legend(self) -> list[Spec]:
        entries = [(series.name, ink_of(series.tone)) for series in self.chart.tones]
        return legend(entries, TITLE_HEIGHT + 8, as_points=True) if entries else []

    def axis(self) -> list[Spec]:
        """Lines at the beginning of months, as many as there is room for their names."""
        lines, names = [], []
        every = self._months_between_names()
        for place, month in enumerate(_months(self.chart.first, self.chart.last)):
            x = self.x(month)
            if (month.month - 1) % every == 0 or not place:
                lines.append({"x": x, "x2": x, "y": self.top - 4, "y2": self.bottom})
                if every < 12:
                    names.append({"x": x, "y": self.top - 13, "text": f"{month.month}月"})
                if month.month == 1 or not place:
                    names.append({"x": x, "y": self.top - 28, "text": f"{month.year}年"})
        across = [
            {"x": self.left, "x2": _RIGHT, "y": self.y(place), "y2": self.y(place)}
            for place in range(len(self.chart.rows))
        ]
        return [rules(lines, GRID), rules(across, GRID, dash=(1, 3)), texts(names, size=11)]

    def spans(self) -> Iterator[Spec]:
        for place, row in enumerate(self.chart.rows):
            for span in row.spans:
                first, last = max(span.first, self.chart.first), min(span.last, self.chart.last)
                if first > last:
                    continue
                told = f"{row.label}：{span.label or self.span_in_words(span)}"
                yield {
                    "x": self.x(first), "y": self.y(place) - 6, "width": max(self.x(last) - self.x(first), 3),
                    "height": 12, "fill": fill(ink_of(span.tone)), "told": told, "key": row.key,
                }  # fmt: skip

    def points(self) -> Iterator[Spec]:
        for place, row in enumerate(self.chart.rows):
            for moment in self._shown(row.moments):
                ink = ink_of(moment.tone)
                told = f"{row.label}：{moment.label or self.in_words(moment.day)}"
                yield {
                    "x": self.x(moment.day), "y": self.y(place), "shape": ink.shape, "colour": ink.colour,
                    "told": told, "key": row.key,
                }  # fmt: skip

    def labels(self) -> Iterator[Spec]:
        for place, row in enumerate(self.chart.rows):
            text = shortened(row.label, _WIDEST_LABEL)
            yield {"x": self.left - 10, "y": self.y(place), "text": text, "key": row.key}

    def days(self) -> Iterator[Spec]:
        """What is printed beside points and spans, where the next thing in the row leaves room for it."""
        for place, row in enumerate(self.chart.rows):
            things = sorted(self._things(row))
            for number, (_, x, text) in enumerate(things, 1):
                after = things[number][0] if number < len(things) else WIDTH + 20
                if x + _BEYOND + width_of(text, 11) <= after - 6:
                    yield {"x": x + 9, "y": self.y(place), "text": text, "key": row.key}

    def _things(self, row: TimelineRow) -> Iterator[tuple[float, float, str]]:
        """Where each point and span of a row begins and ends, and what is said of it."""
        for moment in self._shown(row.moments):
            x = self.x(moment.day)
            yield x, x, moment.label or self.in_words(moment.day)
        for span in row.spans:
            if span.last >= self.chart.first and span.first <= self.chart.last:
                first, last = max(span.first, self.chart.first), min(span.last, self.chart.last)
                yield self.x(first), self.x(last), span.label or self.span_in_words(span)

    def today(self) -> Iterator[Spec]:
        day = self.chart.today
        if day is not None and self.chart.first <= day <= self.chart.last:
            x = self.x(day)
            yield rules(
                [{"x": x, "x2": x, "y": self.top - 6, "y2": self.bottom}], DARK, dash=(6, 3), width=1.5
            )

    def _shown(self, moments: tuple[Moment, ...]) -> list[Moment]:
        return [each for each in moments if self.chart.first <= each.day <= self.chart.last]

    def _months_between_names(self) -> int:
        month = (_RIGHT - self.left) / self.length * 30.4
        return next((every for every in (1, 2, 3, 6, 12) if month * every >= _NARROWEST_MONTH), 12)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    if month < first:
        month = _next_month(month)
    while month <= last:
        yield month
        month = _next_month(month)


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
