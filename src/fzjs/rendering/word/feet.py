"""What ends a paper's text: note on attachments, signature and day (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fzjs.rendering.word.runs import Line, Lines, Run, Tab
from fzjs.rendering.word.widths import width

ROW = 28.0
"""Characters of body text in a row."""
_DAY_STYLE, _NAME_STYLE, _EMPTY = "成文日期", "署名", "空行"
_BLANK = Line((), _EMPTY, keep=True)
_FIRST_BLANK = Line((), _EMPTY, keep=True, joined=True)
"""No signature stands on a page without text (7.3.5.5)."""


def day_text(day: date | str) -> str:
    """2024年4月2日: Arabic numerals, no leading zeros (7.3.5.4). A text stands for a day that is not settled yet."""
    if isinstance(day, str):
        return day
    return f"{day.year}年{day.month}月{day.day}日"


def signature(issuers: Sequence[str], day: date, sealed: bool = True, note: str | None = None) -> Lines:
    """The names of the issuers and the day, with the empty rows above and 附注 below; all of it stays on one page.

    With seals the day ends four characters from the right, the names are centred over it, and there is room for seals
    of 42 mm. Without, the name ends two characters from the right and the day begins two right of where the name does.
    """
    if not sealed:
        signed = [_FIRST_BLANK, *_unsealed(issuers, day_text(day))]
    elif len(issuers) < 2:
        signed = [_FIRST_BLANK, _BLANK, *_sealed(issuers, day_text(day))]
    else:
        signed = [_FIRST_BLANK, _BLANK, *_sealed_jointly(issuers, day_text(day))]
    if note:
        signed[-1] = replace(signed[-1], keep=True)
        signed.append(Line((Run(f"（{note}）"),), "附注"))
    return Lines(signed)


def _unsealed(issuers: Sequence[str], day: str) -> list[Line]:
    """Names begin below each other; the longest ends two characters from the right."""
    day_width = width(day)
    longest = max(map(width, issuers), default=0.0)
    start = max(ROW - 2 - longest if longest >= day_width else ROW - 4 - day_width, 0)
    names = [Line((Run(name),), _NAME_STYLE, left=start, align="left", keep=True) for name in issuers]
    if longest >= day_width:
        return [*names, Line((Run(day),), _DAY_STYLE, left=start + 2, align="left")]
    return [*names, _at_the_right(day, _DAY_STYLE, 2)]


def _sealed(issuers: Sequence[str], day: str) -> list[Line]:
    day_right, day_width = 4.0, width(day)
    lines = []
    for name in issuers:
        over = max((width(name) - day_width) / 2 - day_right, 0)
        day_right += over
        lines.append(_at_the_right(name, _NAME_STYLE, day_right + (day_width - width(name)) / 2))
    return [*lines, _at_the_right(day, _DAY_STYLE, day_right)]


def _sealed_jointly(issuers: Sequence[str], day: str) -> list[Line]:
    """Names in rows of two or three with room for a seal each; the last one stands over the day."""
    longest = max(map(width, issuers))
    across = 3 if longest <= 8.5 and len(issuers) != 4 else 2 if longest <= 13 else 1
    across = min(across, len(issuers))
    room = ROW / across
    lines: list[Line] = []
    rows = [issuers[start : start + across] for start in range(0, len(issuers), across)]
    for place, names in enumerate(rows):
        # The last office stands at the right, over the day.
        first = across - len(names) if place == len(rows) - 1 else 0
        stops: tuple[Tab, ...] = tuple(("center", room * (first + at + 0.5)) for at in range(len(names)))
        text = "".join(f"\t{name}" for name in names)
        lines.append(Line((Run(text),), _NAME_STYLE, tabs=stops, align="left", keep=True))
        if place < len(rows) - 1:
            lines += [_BLANK] * 4
    day_centre = room * (across - 0.5)
    return [*lines, Line((Run(f"\t{day}"),), _DAY_STYLE, tabs=(("center", day_centre),), align="left")]


def _at_the_right(text: str, style: str, right: float) -> Line:
    return Line((Run(text),), style, right=max(right, 0), align="right", keep=style != _DAY_STYLE)


def attachment_note(names: Sequence[str], label: str = "附件") -> Lines:
    """附件：1. …, one empty row under the text; rows that turn begin under the first character of the name.

    It stays on the page of the last text and of what follows.
    """
    if not names:
        return Lines()
    lines = [_FIRST_BLANK]
    start = 2 + width(label) + 1
    if len(names) == 1:
        lines.append(Line((Run(f"{label}：{names[0]}"),), "附件说明", left=start, first=2 - start, keep=True))
        return Lines(lines)
    name_start = start + (1.5 if len(names) < 10 else 2.0)
    for place, name in enumerate(names, 1):
        lead = f"{label}：" if place == 1 else ""
        first = (2 if place == 1 else start) - name_start
        run = Run(f"{lead}{place}.\t{name}")
        lines.append(
            Line((run,), "附件说明", left=name_start, first=first, tabs=(("left", name_start),), keep=True)
        )
    return Lines(lines)


def imprint_office(office: str, day: date | None) -> Run:
    """Who prints, narrowed where name and day would not stand in one row of 4号 (7.4.3)."""
    room = _IMPRINT_ROW - (width(day_text(day)) + 3 if day else 0)
    scale = int(100 * room / max(width(office), 1))
    return Run(office, scale=scale if scale < 100 else None)


_IMPRINT_ROW = 29.0
"""Characters of 4号 in a row with one free on both sides, less what programs set wider than asked."""
