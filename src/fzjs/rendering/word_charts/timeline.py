"""Time lines as stacked bars: an invisible bar up to each day or stretch of days, then a visible one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from fzjs.rendering.charts.data import Look, Moment, Span, Timeline, TimelineRow
from fzjs.rendering.charts.ink import width_of
from fzjs.rendering.word_charts.plot import Axis, Plot, PlotSeries, fill_of

_DAYS = Decimal("30.4375")
"""The mean month of four years. All months are drawn as wide as this, so that every tick is the first of one."""
_MIDDLE = 15
"""Ticks are dated in the middle of their month: a mean month drifts from the calendar by a few days at most."""
_POINT = Decimal("0.008")
"""How much of the axis a single day takes."""
_EM = Decimal("0.0019")
"""How much of the axis a pixel of a label takes."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of a workbook."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A visible bar, in months from the first month of the axis."""

    start: Decimal
    length: Decimal
    tone: Look
    label: str


@dataclass(frozen=True, slots=True)
class _Gap:
    """An invisible bar, in months, and the label that stands in it."""

    length: Decimal
    label: str = ""
    label_place: str = "inBase"


def timeline_plot(chart: Timeline, rows: Sequence[TimelineRow], title: str) -> Plot:
    """The rows as stacked bars over months, and under them a row that says what the tones mean."""
    months = _months(chart, chart.last + timedelta(days=1))
    whole = Decimal(max(int(months) + (months != int(months)), 1))
    laid_out = [list(_pieces(chart, row, whole)) for row in rows]
    names = [row.label for row in rows]
    if chart.tones:
        laid_out.append(list(_legend(chart, whole)))
        names.append("图例")
    if chart.today is not None:
        title = f"{title}（截至{chart.today.year}年{chart.today.month}月{chart.today.day}日）"
    series = tuple(_series(laid_out, whole, _origin(chart)))
    return Plot("bar", title, tuple(names), series, _axis(chart, whole), stacked=True)


def _legend(chart: Timeline, whole: Decimal) -> Iterator[_Piece]:
    # Programs disagree on how entries of a legend are left out, so that gaps would show in theirs.
    for place, each in enumerate(chart.tones):
        yield _Piece(whole * place / len(chart.tones), whole * _POINT * 2, each.tone, each.name)


def _axis(chart: Timeline, whole: Decimal) -> Axis:
    start = _origin(chart)
    if whole <= 12 and chart.first.year == chart.last.year:
        months, form = 1, 'm"月"'
    elif whole <= 36:
        months, form = 3, 'yyyy"年"m"月"'
    else:
        months, form = 12, 'yyyy"年"'
    return Axis(start, start + whole * _DAYS, months * _DAYS, form)


def _series(rows: list[list[_Piece]], whole: Decimal, origin: Decimal) -> Iterator[PlotSeries]:
    """For each place in the rows a gap and, for every tone that stands there, a bar; the last gap holds labels."""
    deepest = max((len(row) for row in rows), default=0)
    for place in range(deepest + 1):
        yield _gaps(rows, place, whole, origin)
        for tone in dict.fromkeys(row[place].tone for row in rows if place < len(row)):
            here = [row[place] if place < len(row) and row[place].tone == tone else None for row in rows]
            lengths = tuple(_serial(piece.length) if piece else Decimal(0) for piece in here)
            labels = tuple(
                piece.label if piece and _needed(piece, whole) < piece.length else "" for piece in here
            )
            yield PlotSeries("时间", lengths, labels, fill_of(tone), places=("ctr",) * len(rows))


def _gaps(rows: list[list[_Piece]], place: int, whole: Decimal, origin: Decimal) -> PlotSeries:
    """What holds the bars of a place away from the ones before; it bears the label of a bar beside it."""
    gaps = [_gaps_of(row, whole) for row in rows]
    here = [each[place] if place < len(each) else _Gap(Decimal(0)) for each in gaps]
    values = tuple(_serial(gap.length) + (origin if place == 0 else 0) for gap in here)
    return PlotSeries(
        "间隔", values, tuple(gap.label for gap in here), places=tuple(gap.label_place for gap in here)
    )


def _gaps_of(row: list[_Piece], whole: Decimal) -> list[_Gap]:
    """The gaps before, between and behind the bars of a row. A label that does not fit into its bar stands behind it,
    else before it."""
    ends = [Decimal(0), *(piece.start + piece.length for piece in row)]
    starts = [*(piece.start for piece in row), whole]
    gaps = [_Gap(max(start - end, Decimal(0))) for end, start in zip(ends, starts, strict=True)]
    for place, piece in enumerate(row):
        needed = _needed(piece, whole)
        if needed < piece.length:
            continue
        if gaps[place + 1].length > needed:
            gaps[place + 1] = _Gap(gaps[place + 1].length, piece.label, "inBase")
        elif gaps[place].length > needed and not gaps[place].label:
            gaps[place] = _Gap(gaps[place].length, piece.label, "inEnd")
    return gaps


def _needed(piece: _Piece, whole: Decimal) -> Decimal:
    """How long a bar or a gap must be for a label."""
    return whole * _EM * Decimal(width_of(piece.label))


def _serial(months: Decimal) -> Decimal:
    return (months * _DAYS).quantize(Decimal("0.01"))


def _pieces(chart: Timeline, row: TimelineRow, whole: Decimal) -> Iterator[_Piece]:
    """The moments and stretches of a row that lie on the axis, in order, none over another."""
    least = whole * _POINT
    end = Decimal(0)
    things: list[Span | Moment] = [*row.spans, *row.moments]
    for thing in sorted(things, key=_first_day):
        first, last = (thing.first, thing.last) if isinstance(thing, Span) else (thing.day, thing.day)
        first, last = max(first, chart.first), min(last, chart.last)
        if first > last:
            continue
        start = max(min(_months(chart, first), whole - least), end)
        length = max(_months(chart, last) - start, least)
        yield _Piece(start, length, thing.tone, thing.label or _in_words(thing, chart))
        end = start + length


def _first_day(thing: Span | Moment) -> date:
    return thing.first if isinstance(thing, Span) else thing.day


def _in_words(thing: Span | Moment, chart: Timeline) -> str:
    """The day or days, with the year where the axis has several."""
    several = chart.first.year != chart.last.year
    days = (thing.day,) if isinstance(thing, Moment) else (thing.first, thing.last)
    return "—".join(f"{f'{day.year}年' if several else ''}{day.month}月{day.day}日" for day in days)


def _months(chart: Timeline, day: date) -> Decimal:
    """Months from the first of the axis' first month to a day, a day being its share of its own month."""
    whole = (day.year - chart.first.year) * 12 + day.month - chart.first.month
    return whole + (Decimal(day.day - 1) / monthrange(day.year, day.month)[1]).quantize(Decimal("0.0001"))


def _origin(chart: Timeline) -> Decimal:
    return Decimal((chart.first.replace(day=1) - _EPOCH).days + _MIDDLE)
