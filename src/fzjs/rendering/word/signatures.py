"""Signature and day of a paper (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from fzjs.rendering.word.runs import Line, Lines, Run, Tab
from fzjs.rendering.word.titles import title_lines
from fzjs.rendering.word.widths import width

ROW = 28.0
"""Characters of body text in a row."""
_DAY_RIGHT = 4.0
"""Characters between a day with a seal and the right edge (7.3.5.1)."""
_WIDEST, _TURNED = 27.0, 20.0
"""A name wider than the first turns, in rows of the second at most."""
_WIDEST_SEAT = 13.3
"""A name wider than this signs in a row of its own where several offices sign."""
_SEAL = 7.7
"""The width of a seal of 42 mm with a gap."""
_ROWS_FOR_SEAL = 4
"""Empty rows between names, so that seals above each other do not touch."""
_DAY_STYLE, _NAME_STYLE, _EMPTY = "成文日期", "署名", "空行"
_BLANK = Line((), _EMPTY, keep=True)
FIRST_BLANK = Line((), _EMPTY, keep=True, joined=True)
"""No signature stands on a page without text (7.3.5.5)."""


def day_text(day: date | str) -> str:
    """2024年4月2日: Arabic numerals, no leading zeros (7.3.5.4). A text stands for a day that is not settled yet."""
    if isinstance(day, str):
        return day
    return f"{day.year}年{day.month}月{day.day}日"


def signature(
    issuers: Sequence[str],
    day: date,
    sealed: bool = True,
    note: str | None = None,
    pitch: float | None = None,
) -> Lines:
    """The names of the issuers and the day, with the empty rows above and 附注 below; all of it stays on one page.

    With seals the day ends four characters from the right, the names are centred over it, and there is room for seals
    of 42 mm. Without, the name ends two characters from the right and the day begins two right of where the name does.
    `pitch`: the height of the rows in points where they stand closer than usual (7.3.5.4).
    """
    names_and_day = (_sealed if sealed else _unsealed)(issuers, day_text(day))
    signed = [FIRST_BLANK, *([_BLANK] if sealed else []), *names_and_day]
    if note:
        signed[-1] = replace(signed[-1], keep=True)
        signed.append(Line((Run(f"（{note}）"),), "附注"))
    return Lines(signed if pitch is None else (replace(line, row=pitch) for line in signed))


def _unsealed(issuers: Sequence[str], day: str) -> list[Line]:
    """Names begin below each other; the longest ends two characters from the right."""
    rows = [row for name in issuers for row in _turned(name)]
    day_width = width(day)
    longest = max(map(width, rows), default=0.0)
    start = max(ROW - 2 - longest if longest >= day_width else ROW - 4 - day_width, 0)
    names = [Line((Run(row),), _NAME_STYLE, left=start, align="left", keep=True) for row in rows]
    if longest >= day_width:
        return [*names, Line((Run(day),), _DAY_STYLE, left=start + 2, align="left")]
    return [*names, _at_the_right(day, _DAY_STYLE, 2)]


def _sealed(issuers: Sequence[str], day: str) -> list[Line]:
    """Names in rows with room for a seal each; the last one stands over the day, which it moves in if it is long."""
    rows = [[_turned(name) for name in names] for names in _seated(issuers, _columns(issuers, day))]
    centre = ROW - _DAY_RIGHT - width(day) / 2
    lines: list[Line] = []
    for place, seats in enumerate(rows):
        is_last = place == len(rows) - 1
        if len(seats) == 1 and (is_last or _is_wide(seats[0])):
            at = min(centre, ROW - max(map(width, seats[0])) / 2)
            lines += [_at_the_right(row, _NAME_STYLE, ROW - at - width(row) / 2) for row in seats[0]]
            centre = at if is_last else centre
        else:
            columns = _columns(issuers, day)
            lines.append(_beside([seat[0] for seat in seats], columns[-len(seats) :] if is_last else columns))
        lines += [] if is_last else [_BLANK] * _ROWS_FOR_SEAL
    return [*lines, _at_the_right(day, _DAY_STYLE, ROW - centre - width(day) / 2)]


def _columns(issuers: Sequence[str], day: str) -> list[float]:
    """The middles of three, two or one columns of names, the last over the day; characters from the left."""
    seats = [width(name) for name in issuers if width(name) <= _WIDEST_SEAT]
    last, longest = ROW - _DAY_RIGHT - width(day) / 2, max(seats, default=0.0)
    for across in (3, 2):
        step = min((last - longest / 2) / (across - 1), ROW / across)
        is_square = across == 3 and len(issuers) == 4
        if len(seats) >= across and not is_square and step >= max(longest + 0.4, _SEAL):
            return [last - step * (across - 1 - place) for place in range(across)]
    return [last]


def _seated(issuers: Sequence[str], columns: Sequence[float]) -> Iterator[list[str]]:
    """The names row by row, in their order."""
    row: list[str] = []
    for name in issuers:
        if row and (len(row) == len(columns) or width(name) > _WIDEST_SEAT or width(row[0]) > _WIDEST_SEAT):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def _is_wide(rows: Sequence[str]) -> bool:
    return len(rows) > 1 or width(rows[0]) > _WIDEST_SEAT


def _turned(name: str) -> list[str]:
    """A name in one row, or in as many as it needs, broken between words."""
    return [name] if width(name) <= _WIDEST else title_lines(name, row=_TURNED)


def _beside(names: Sequence[str], columns: Sequence[float]) -> Line:
    stops: tuple[Tab, ...] = tuple(("center", at) for at in columns[: len(names)])
    text = "".join(f"\t{name}" for name in names)
    return Line((Run(text),), _NAME_STYLE, tabs=stops, align="left", keep=True)


def _at_the_right(text: str, style: str, right: float) -> Line:
    return Line((Run(text),), style, right=max(right, 0), align="right", keep=style != _DAY_STYLE)
