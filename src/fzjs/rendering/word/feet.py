"""What ends a paper: the note on attachments, and who prints it when (GB/T 9704-2012, 7.3.4 and 7.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from fzjs.rendering.word.runs import JOINED, Line, Lines, Run
from fzjs.rendering.word.signatures import FIRST_BLANK, day_text
from fzjs.rendering.word.widths import width


def attachment_note(names: Sequence[str], label: str = "附件") -> Lines:
    """附件：1. …, one empty row under the text; rows that turn begin under the first character of the name.

    It stays on the page of the last text and of what follows.
    """
    if not names:
        return Lines()
    lines = [FIRST_BLANK]
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


def beside_text() -> Markup:
    """A mark in front of 版记: it does not stand on a page alone, the last paragraph of the text goes with it."""
    return Markup(f"<?{JOINED}?>")


def imprint_office(office: str, day: date | None) -> Run:
    """Who prints (7.4.3): narrowed a little where name and day would not stand in one row of 4号.

    A name that would have to be narrowed until nobody could read it turns, and the day stands at the end of its last
    row.
    """
    beside = width(day_text(day)) + 3 if day else 0.0
    wide = max(width(office), 1.0)
    scale = int(100 * (_IMPRINT_ROW - beside) / wide)
    if scale < _NARROWEST:
        scale = int(100 * (2 * _IMPRINT_ROW - beside - 1) / wide)
    return Run(office, scale=scale if scale < 100 else None)


_IMPRINT_ROW = 29.0
"""Characters of 4号 in a row with one free on both sides, less what programs set wider than asked."""
_NARROWEST = 75
"""Per cent of their width that characters may be narrowed to before a name rather turns."""
