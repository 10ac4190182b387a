"""Tables of indicators that page breaks have parted: which go on, and one table out of two."""

from __future__ import annotations

import re

from fzjs.importing.columns import column_roles
from fzjs.importing.indicator_columns import indicator_header
from fzjs.importing.source import Table


def is_continued(text: str) -> bool:
    """Whether a line between two tables only says that the table goes on, or is a page number."""
    return (
        re.fullmatch(r"[（(]?(?:续|接|续上|接上)[上前]?[页表].{0,8}|[-—]?\s*[0-9]{1,3}\s*[-—]?", text.strip())
        is not None
    )


def continues(table: Table, other: Table) -> bool:
    """Whether a table of as many columns goes on with the one before it: under the same headings, or under none."""
    header, again = indicator_header(table), indicator_header(other)
    if header is None or table.sheet != other.sheet or len(table.rows[0]) != len(other.rows[0]):
        return False
    if again is not None:
        return again.headings == header.headings and again.top == 0
    return all(column_roles(row) is None for row in other.rows[:1])


def joined(table: Table, other: Table) -> Table:
    """Both tables as one; places keep what they cover."""
    offset = len(table.rows)
    covered = table.covered | {(row + offset, column) for row, column in other.covered}
    return Table((*table.rows, *other.rows), table.line, frozenset(covered), table.sheet)
