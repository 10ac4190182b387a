"""A line that does not stand under the others of its level: how far in it is, and how far it ought to be."""

from __future__ import annotations

import re

from fzjs.workspace.flaws import Flaw
from fzjs.workspace.flow_slips import KEY

_ENTRY = re.compile(rf"( *)((?:- +)*)(?:{KEY}[ \t]*:(?=\s|$)|-(?=\s|$)|(?<=- ).)")
_MOST_OFF = 3
_MOST_LINES = 2_000


def misaligned(text: str, offset: int) -> Flaw | None:
    """The indentation of the line with this offset as a flaw; None where it is not what is wrong.

    The levels that are open here are those of the lines above, up to the first that is not indented.
    """
    start = text.rfind("\n", 0, offset) + 1
    line = _ENTRY.match(text, start)
    if line is None:
        return None
    indent, is_item = len(line[1]), text.startswith("-", line.end(1))
    nearest = min(_levels(text[:start], is_item), key=lambda level: abs(level - indent), default=indent)
    if not 0 < abs(nearest - indent) <= _MOST_OFF:
        return None
    wanted = f"应为 {nearest} 格" if nearest else "应顶格写"
    message = f"本行缩进 {indent} 格，{wanted}" if indent else f"本行没有缩进，{wanted}"
    hint = "同一级的键、同一个列表各项的“-”左端对齐；如果这是上一行文字的续行，再多缩进两格"
    return Flaw("FZ003", start, message, hint, indent)


def _levels(above: str, of_items: bool) -> list[int]:
    """The columns of the keys, or of the dashes, to which a line below could belong, nearest line first."""
    found: list[int] = []
    innermost = 1_000
    for line in reversed(above.splitlines()[-_MOST_LINES:]):
        entry = _ENTRY.match(line)
        if entry is None or len(entry[1]) >= innermost:
            continue
        columns = [len(entry[1]) + at for at, mark in enumerate(entry[2]) if mark == "-"]
        key = len(entry[1]) + len(entry[2])
        found += columns if of_items else [key] if key < innermost else []
        innermost = min(innermost, len(entry[1]))
        if not innermost:
            break
    return found
