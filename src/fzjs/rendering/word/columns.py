"""Columns of a table as wide as what stands in them: `{{ columns_by_content() }}` in a cell of its head.

Word has columns of fixed widths, or ones that it works out again on every screen. These are worked out once, so that
the table has as few rows of text as it can: a column that is empty is left out, the others get widths by their texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from lxml import etree
from markupsafe import Markup

from fzjs.rendering.word.widths import width

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = "fzjs-columns"
_CHARACTER = 248
"""Twips of a character of 小四 (12 pt), and what programs set wider than asked."""
_MARGINS = 180
"""Twips between the rules of a column that hold no text."""
_LONGEST = 8
"""Rows of text in a row of the table beyond which it may be split between pages; a page across has 26."""
_WEIGHT = 3
"""How much more long cells count than short ones; it is the longest cell that makes a row high."""


def columns_by_content() -> Markup:
    """The mark of a table whose columns are to be fitted."""
    return Markup(f"<?{_MARK}?>")


def marked_tables(root: Any) -> list[Any]:
    """The tables with a mark, which is taken out."""
    found = []
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target == _MARK:
            found += list(mark.iterancestors(f"{_W}tbl"))[:1]
            _take_out(mark)
    return found


def fit_columns(table: Any) -> None:
    """Leave out empty columns, set the widths of the others, and let rows be split that are high."""
    rows = table.findall(f"{_W}tr")
    grid = table.find(f"{_W}tblGrid")
    count = len(grid)
    whole = [row for row in rows if len(row.findall(f"{_W}tc")) == count]
    head = [row for row in whole if row.find(f"{_W}trPr/{_W}tblHeader") is not None]
    body = [row for row in whole if row not in head]
    if not head or not body:
        return
    texts = [[_paragraphs(cell) for cell in row.findall(f"{_W}tc")] for row in body]
    kept = [place for place in range(count) if any(any(cells[place]) for cells in texts)] or [0]
    texts = [[cells[place] for place in kept] for cells in texts]
    titles = [_paragraphs(head[0].findall(f"{_W}tc")[place]) for place in kept]
    room = sum(int(column.get(f"{_W}w")) for column in grid)
    widths = _widths(titles, texts, room)
    for row in rows:
        _set_row(row, kept, widths, count)
    for column in list(grid):
        grid.remove(column)
    grid.extend(grid.makeelement(f"{_W}gridCol", {f"{_W}w": str(each)}) for each in widths)
    for row, cells in zip(body, texts, strict=True):
        if _height(cells, widths) > _LONGEST:
            _let_split(row)


def _take_out(mark: Any) -> None:
    holder, before, tail = mark.getparent(), mark.getprevious(), mark.tail or ""
    mark.tail = None
    holder.remove(mark)
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        holder.text = (holder.text or "") + tail


def _paragraphs(cell: Any) -> list[str]:
    """The texts of a cell, rows that are broken by hand apart; empty ones left out."""
    found = [""]
    for paragraph in cell.iter(f"{_W}p"):
        for each in paragraph.iter(f"{_W}t", f"{_W}br"):
            if each.tag == f"{_W}br":
                found.append("")
            else:
                found[-1] += each.text or ""
        found.append("")
    return [text for text in found if text.strip()]


def _widths(titles: Sequence[list[str]], texts: Sequence[Sequence[list[str]]], room: int) -> list[int]:
    """Widths that share the room: by the lengths of the cells, none wider than its longest paragraph wants, none
    narrower than its title."""
    columns = range(len(titles))
    most = [
        max(_across(text) for cells in [*texts, titles] for text in cells[place] or [""]) for place in columns
    ]
    least = [max((_across(text) for text in title), default=_MARGINS) for title in titles]
    lengths = [
        sum(float(sum(map(width, cells[place]))) ** _WEIGHT for cells in texts) ** (1 / (_WEIGHT + 1))
        for place in columns
    ]
    shares = _shared(lengths, least, most, room)
    widths = [int(share) for share in shares]
    widths[shares.index(max(shares))] += room - sum(widths)
    return widths


def _shared(lengths: Sequence[float], least: Sequence[int], most: Sequence[int], room: int) -> list[float]:
    """The room parted as the lengths are, within bounds; what nobody wants goes to all alike."""

    def parted(scale: float) -> list[float]:
        return [
            min(max(scale * length, low), max(low, high))
            for length, low, high in zip(lengths, least, most, strict=True)
        ]

    scale = _largest(lambda tried: sum(parted(tried)) <= room, float(room))
    found = parted(scale)
    spare = (room - sum(found)) / len(found)
    return [each + spare for each in found]


def _largest(holds: Callable[[float], bool], most: float) -> float:
    low, high = 0.0, most
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _across(text: str) -> int:
    return ceil(width(text) * _CHARACTER) + _MARGINS


def _height(cells: Sequence[list[str]], widths: Sequence[int]) -> int:
    """Rows of text in the highest cell."""
    return max(
        sum(ceil(width(text) * _CHARACTER / max(across - _MARGINS, _CHARACTER)) for text in cell)
        for cell, across in zip(cells, widths, strict=True)
    )


def _set_row(row: Any, kept: Sequence[int], widths: Sequence[int], count: int) -> None:
    cells = row.findall(f"{_W}tc")
    if len(cells) != count:
        _set_span(cells, len(kept), sum(widths))
        return
    for place, cell in enumerate(cells):
        if place not in kept:
            row.remove(cell)
        else:
            cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(widths[kept.index(place)]))


def _set_span(cells: Sequence[Any], columns: int, across: int) -> None:
    """A row of one cell goes through all columns."""
    span = cells[0].find(f"{_W}tcPr/{_W}gridSpan")
    if len(cells) == 1 and span is not None:
        span.set(f"{_W}val", str(columns))
        cells[0].find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(across))


def _let_split(row: Any) -> None:
    properties = row.find(f"{_W}trPr")
    mark = properties.find(f"{_W}cantSplit") if properties is not None else None
    if mark is not None:
        properties.remove(mark)
        if not len(properties):
            row.remove(properties)
