"""A small time line for the terminal: the plan's months or years, how much is due in each, and the day asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from fzjs.analysis.status.answers import MeasureStatus, PlanStatus
from fzjs.language.dates import last_day

_MONTH_WIDTH, _YEAR_WIDTH = 6, 12
_MOST_MONTHS, _MOST_YEARS = 15, 8
_LABEL = "  到期  "


class _Cell(NamedTuple):
    """A month or year on the axis."""

    name: str
    first: date
    last: date


def timeline(status: PlanStatus, measures: Sequence[MeasureStatus]) -> Text | None:
    """How many due days fall into each month (or year), and where the day asked about is.

    None for a plan without a span, or with more years than a line has room for.
    """
    cells = _cells(status.span)
    if not cells or not measures:
        return None
    width = _YEAR_WIDTH if cells[0].name.endswith("年") else _MONTH_WIDTH
    margin = " " * cell_len(_LABEL)
    counts, names = Text(_LABEL), Text(margin)
    for cell in cells:
        due = [day for each in measures for day in each.days if cell.first <= day.day <= cell.last]
        missed = any(day.light == "overdue" for day in due)
        told = _padded(str(len(due)) if due else "·", width)
        counts.append(told, "bold red" if missed else "bold" if due else "dim")
        names.append(_padded(cell.name, width), "dim")
    axis = Text(margin + f"┬{'─' * (width - 1)}" * len(cells), "dim")
    return Text("\n").join([counts, axis, names, _pointer(status.on, cells, width, margin)])


def _cells(span: tuple[date, date] | None) -> list[_Cell]:
    """Months where they all have room; January is called by its year where there are two years; else years."""
    if span is None or span[0] > span[1] or span[1].year - span[0].year >= _MOST_YEARS:
        return []
    first, last = span
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(numbers) > _MOST_MONTHS:
        years = range(first.year, last.year + 1)
        return [_Cell(f"{year}年", date(year, 1, 1), date(year, 12, 31)) for year in years]
    found = []
    for number in numbers:
        year, month = number // 12, number % 12 + 1
        name = f"{year}" if month == 1 and first.year != last.year else f"{month}月"
        found.append(_Cell(name, date(year, month, 1), last_day(year, month)))
    return found


def _pointer(on: date, cells: Sequence[_Cell], width: int, margin: str) -> Text:
    told = f"{on.year}年{on.month}月{on.day}日"
    if on < cells[0].first:
        return Text(f"{margin}◀ {told}（计划期之前）")
    if on > cells[-1].last:
        room = len(cells) * width
        text = f"{told}（计划期之后） ▶"
        return Text(margin + " " * max(0, room - cell_len(text)) + text)
    index = next(place for place, cell in enumerate(cells) if on <= cell.last)
    cell = cells[index]
    share = (on - cell.first).days / ((cell.last - cell.first).days + 1)
    place = index * width + int(share * width)
    beyond = place + 2 + cell_len(told) > len(cells) * width
    return Text(
        margin + (" " * (place - cell_len(told) - 1) + f"{told} ▲" if beyond else " " * place + f"▲ {told}")
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
