"""The order in which an author writes the fields of a record, for tables and schemas.

Python puts inherited fields first; an author writes what a measure is before who does it.
"""

from __future__ import annotations

from fzjs.model.fields import Record

_INHERITED_BEHIND: dict[str, str] = {
    "Plan": "preamble",
    "Goal": "statement",
    "Measure": "implements",
    "Phase": "text",
}
"""Name of a record that inherits fields → its own field behind which they are written."""


def written_order(record: type[Record]) -> list[str]:
    """The names of a record's fields (as Python calls them) in the order in which an author writes them."""
    names = list(record.model_fields)
    behind = _INHERITED_BEHIND.get(record.__name__)
    if behind is None:
        return names
    own = [name for name in names if name in record.__annotations__]
    place = own.index(behind) + 1
    return [*own[:place], *(name for name in names if name not in own), *own[place:]]
