"""Line charts as Vega specifications."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzjs.rendering.charts.data import Line, LineChart
from fzjs.rendering.charts.drawing import TITLE_HEIGHT, WIDTH, Spec, page, plates, points, rules, texts
from fzjs.rendering.charts.ink import DARK, GRID, PLAIN, Ink, width_of
from fzjs.rendering.charts.scale import number, steps

_HEIGHT = 240
_TOP = TITLE_HEIGHT + 14
_LEFT = 56
_AXIS_HEIGHT = 26
_LINE_OF_TEXT = 16


def line_spec(chart: LineChart) -> Spec:
    """The chart, ready to be drawn."""
    layout = _Layout(chart)
    marks = [*layout.grid()]
    for line, ink in layout.inked:
        dash = (6, 4) if line.planned else ()
        marks.append(rules(layout.strokes(line), ink.line or ink.colour, dash=dash, width=2))
    marks += [points(layout.points()), texts(layout.values(), size=11, align="center")]
    names = list(layout.names())
    return page(chart.title, _TOP + _HEIGHT + _AXIS_HEIGHT, [*marks, plates(names), texts(names)])


class _Layout:
    """Where everything of one chart stands, in pixels."""

    def __init__(self, chart: LineChart) -> None:
        self.chart = chart
        # White is no colour for a line.
        inks = [ink for ink in PLAIN if ink.colour != "#FFFFFF"]
        self.inked: list[tuple[Line, Ink]] = [
            (line, inks[place % len(inks)]) for place, line in enumerate(chart.lines)
        ]
        values = [value for line in chart.lines for value in line.values if value is not None]
        largest = chart.maximum if chart.maximum is not None else max(values, default=Decimal(1))
        self.ticks = steps(largest, chart.minimum)
        self.right = WIDTH - 24 - max((width_of(line.name) for line in chart.lines), default=0)

    def x(self, place: int) -> float:
        count = len(self.chart.positions)
        return round(_LEFT + (place + 0.5) * (self.right - _LEFT) / max(count, 1), 2)

    def y(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        share = float((min(max(value, low), high) - low) / (high - low))
        return round(_TOP + _HEIGHT * (1 - share), 2)

    def grid(self) -> list[Spec]:
        lines = [{"x": _LEFT, "x2": self.right, "y": self.y(tick), "y2": self.y(tick)} for tick in self.ticks]
        sizes = [
            {"x": _LEFT - 8, "y": self.y(tick), "text": number(tick) + self.chart.unit} for tick in self.ticks
        ]
        names = [
            {"x": self.x(place), "y": _TOP + _HEIGHT + 16, "text": name}
            for place, name in enumerate(self.chart.positions)
        ]
        return [
            rules(lines, GRID),
            rules(lines[:1], DARK),
            texts(sizes, size=11, align="right"),
            texts(names, align="center"),
        ]

    def strokes(self, line: Line) -> Iterator[Spec]:
        """The pieces of a line, from each value to the next one if there is no gap between them."""
        for place, (before, after) in enumerate(zip(line.values, line.values[1:], strict=False)):
            if before is not None and after is not None:
                yield {"x": self.x(place), "y": self.y(before), "x2": self.x(place + 1), "y2": self.y(after)}

    def points(self) -> Iterator[Spec]:
        for line, ink in self.inked:
            for place, value in enumerate(line.values):
                if value is not None:
                    told = f"{line.name}，{self.chart.positions[place]}：{number(value)}{self.chart.unit}"
                    colour = "#FFFFFF" if line.planned else (ink.line or ink.colour)
                    yield {
                        "x": self.x(place),
                        "y": self.y(value),
                        "shape": ink.shape,
                        "colour": colour,
                        "told": told,
                    }

    def values(self) -> Iterator[Spec]:
        """The numbers: of the highest line above its point, of the lowest below, of others where there is room."""
        for place in range(len(self.chart.positions)):
            here = sorted(
                {line.values[place] for line in self.chart.lines} - {None}, key=lambda each: -(each or 0)
            )
            taken: list[float] = []
            for rank, value in enumerate(here):
                assert value is not None
                below = rank == len(here) - 1 and rank > 0
                y = self.y(value) + (_LINE_OF_TEXT if below else -_LINE_OF_TEXT + 2)
                if below or all(abs(y - other) >= _LINE_OF_TEXT for other in taken):
                    taken.append(y)
                    yield {"x": self.x(place), "y": y, "text": number(value) + self.chart.unit}

    def names(self) -> Iterator[Spec]:
        """Each line's name beside its last point, pushed apart where lines end close together."""
        ends = []
        for line in self.chart.lines:
            last = max((place for place, value in enumerate(line.values) if value is not None), default=None)
            if last is not None:
                ends.append((self.y(line.values[last] or Decimal(0)), self.x(last), line.name))
        before = float("-inf")
        for y, x, name in sorted(ends):
            before = max(y, before + _LINE_OF_TEXT)
            yield {"x": x + 12, "y": before, "text": name}
