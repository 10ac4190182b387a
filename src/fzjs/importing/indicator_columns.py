"""What the columns of a table of indicators hold, by headings of one or two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from fzjs.importing.source import Table
from fzjs.importing.words import key_of
from fzjs.language.folding import fold_text

LEVELS = ("level1", "level2", "level3")
_HEADER_ROWS = 5
"""A header stands among so many first rows, below a title that is a row of the table."""


@dataclass(frozen=True, slots=True)
class IndicatorHeader:
    """The header of a table of indicators."""

    roles: tuple[str | None, ...]
    """One for each column: level1 to level3, score, rule …; None for a heading that says nothing known."""
    first: int
    """The first row below the header."""
    headings: tuple[str, ...]
    top: int = 0
    """The first row of the header; rows above it are a title."""
    is_numbered: bool = False
    """Whether the columns do not say of which level they are, and count from left to right."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The rows of the header as they stand."""

    def lowered(self) -> IndicatorHeader:
        """The header of a table whose first levels stand above its columns: each column is one level further down."""
        below = dict(pairwise(LEVELS))
        return replace(
            self, roles=tuple(below.get(role or "", role) for role in self.roles), is_numbered=False
        )

    @property
    def has_room(self) -> bool:
        """Whether a level fits in above the columns."""
        return self.is_numbered and LEVELS[-1] not in self.roles


def indicator_header(table: Table) -> IndicatorHeader | None:
    """The header, if this is a table of indicators: levels, and how they score or a second level."""
    table = squared(table)
    for at, row in enumerate(table.rows[:_HEADER_ROWS]):
        for rows in (2, 1):
            if at + rows > len(table.rows) or (rows == 2 and len(set(filter(None, row))) < 2):
                continue  # a title over the headings is none of them
            headings = row if rows == 1 else _joined(row, table.rows[at + 1])
            roles = _roles(headings)
            if roles is None or (rows == 2 and not _is_second_header(row, table.rows[at + 1])):
                continue
            is_numbered = not any(role_of(heading) in LEVELS for heading in headings)
            written = table.rows[at : at + rows]
            return IndicatorHeader(tuple(roles), at + rows, tuple(headings), at, is_numbered, written)
    return None


def squared(table: Table) -> Table:
    """The table with rows of one length: files may leave the last cells of a row out."""
    width = max(map(len, table.rows), default=0)
    if all(len(row) == width for row in table.rows):
        return table
    return replace(table, rows=tuple((*row, *[""] * (width - len(row))) for row in table.rows))


def names_indicators(header: IndicatorHeader) -> bool:
    """Whether nothing else can be meant: the headings speak of indicators, or of points and how they are given."""
    has_points = bool({"score", "weight"} & set(header.roles))
    return any("指标" in heading for heading in header.headings) or (has_points and "rule" in header.roles)


def is_header_again(row: Sequence[str], header: IndicatorHeader) -> bool:
    """Whether a row repeats the header, as on a new page."""
    keys = [_key(cell) for cell in row]
    return any(keys == [_key(cell) for cell in above] for above in (header.headings, *header.rows))


def is_score(role: str | None) -> bool:
    """Whether a column holds scores or weights, of the deepest level or of one that it names."""
    return role is not None and role.rstrip("123") in ("score", "weight")


@cache
def role_of(heading: str) -> str | None:
    """What a column holds by its heading; None for no known one."""
    return _words().get(_key(heading))


@cache
def _words() -> dict[str, str]:
    return {_key(word): role for word, role in key_of("indicator_columns").items()}


def _key(heading: str) -> str:
    folded = re.sub(r"\([^()]*\)", "", fold_text(heading))
    return re.sub(r"[\s/、,:()]", "", folded)


def _roles(headings: Sequence[str]) -> list[str | None] | None:
    roles = [role_of(heading) for heading in headings]
    named = [role for role, heading in zip(roles, headings, strict=True) if role]
    known = set(named)
    levels = known & set(LEVELS)
    if not levels and "level" not in known:
        return None
    scores = "rule" in known or any(map(is_score, known))
    if not scores and len(levels) < 2:
        return None
    return _numbered(roles, headings) if not levels else roles


def _numbered(roles: list[str | None], headings: Sequence[str]) -> list[str | None]:
    """Columns that do not say of which level they are, from left to right; a merged heading is one column each."""
    found: list[str | None] = []
    count = 0
    for role, heading in zip(roles, headings, strict=True):
        if role == "level" and heading:
            found.append(LEVELS[count] if count < len(LEVELS) else "content")
            count += 1
        else:
            found.append(role)
    return found


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headings as one: the lower one where it says something of its own."""
    return [below if below and below != above else above for above, below in zip(upper, lower, strict=True)]


def _is_second_header(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the second row is headings too: one or two words that say more than those above."""
    own = [below for above, below in zip(upper, lower, strict=True) if below and below != above]
    return bool(own) and all(role_of(heading) is not None for heading in own)
