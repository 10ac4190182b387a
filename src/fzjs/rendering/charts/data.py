"""Charts as data: what is to be seen, not how it is drawn.

Numbers are exact decimals and None is "no figure", which is not nought. Tones are the ones of tables; whoever draws
shows each by colour and by shape or pattern, since colours are lost in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from fzjs.rendering.page import Tone

Look = Tone | Literal["late", "unclear"]
"""A tone of tables, or one of two that only charts keep apart: done but late, and not to be told."""


@dataclass(frozen=True, slots=True)
class Series:
    """What one colour stands for: 已完成, 县司法局, 自评."""

    name: str
    tone: Look = ""
    """With a tone the series is drawn as that tone is everywhere; without one it takes the next free colour."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: a unit, an indicator, a target."""

    label: str
    values: tuple[Decimal | None, ...]
    """One for each series of the chart."""
    notes: tuple[str, ...] = ()
    """What is printed beside each value instead of the bare number (3次／5次); empty: the numbers."""
    key: str = ""
    """The id of what the bar stands for; in a page the bar leads to the element with this id."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, beside each other or, where parts make a whole, in one row."""

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    unit: str = ""
    """The unit of measure of all values: 项, 分, %."""
    stacked: bool = False
    maximum: Decimal | None = None
    """Where the axis ends (100 for shares); None: at the largest value."""
    wanted: Decimal | None = None
    """A value to be reached, drawn as a line across all bars."""
    wanted_label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line chart, with a value for each position; None leaves a gap."""

    name: str
    values: tuple[Decimal | None, ...]
    planned: bool = False
    """A plan rather than what happened: drawn broken, with hollow points."""


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values over years or periods: a trajectory against its plan."""

    title: str
    positions: tuple[str, ...]
    """What is printed under the axis: 2021年, 2022年."""
    lines: tuple[Line, ...]
    unit: str = ""
    minimum: Decimal = Decimal(0)
    maximum: Decimal | None = None
    """Where the axis ends; None: at the largest value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on a time line."""

    day: date
    tone: Look = ""
    label: str = ""
    """What is printed beside it where there is room; empty: the day (6月30日)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days on a time line, first and last day included."""

    first: date
    last: date
    tone: Look = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row of a time line: a measure, a phase."""

    label: str
    moments: tuple[Moment, ...] = ()
    spans: tuple[Span, ...] = ()
    key: str = ""
    """As in `Bar`."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days and stretches of days in rows; what lies outside `first` to `last` is not drawn."""

    title: str
    first: date
    last: date
    rows: tuple[TimelineRow, ...]
    today: date | None = None
    """The day that the answer is of, drawn as a line across all rows."""
    tones: tuple[Series, ...] = ()
    """The legend: what each tone means here."""


Chart = BarChart | LineChart | Timeline
