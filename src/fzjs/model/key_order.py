"""The order in which a record's keys are written: that of the model, so that all plans read alike."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from fzjs.model.fields import Record
from fzjs.model.plan import Attribution

UNITS_AFTER: dict[str, str] = {"Plan": "preamble", "Goal": "statement", "Measure": "text", "Phase": "text"}
"""Record → the key behind which it is told who does it. The models inherit these keys, before all of their own."""


@cache
def keys_in_order(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record as a file writes them, in the order in which a reader wants them."""
    keys = [field.alias or name for name, field in record.model_fields.items()]
    before = UNITS_AFTER.get(record.__name__)
    if before is None:
        return tuple(keys)
    units = [name for name in Attribution.model_fields if name in keys]
    own = [key for key in keys if key not in units]
    place = own.index(before) + 1
    return (*own[:place], *units, *own[place:])


@cache
def record_below(record: type[Record], key: str) -> type[Record] | None:
    """The record that a key of a record holds: alone, in a list or as one of several forms."""
    fields = {field.alias or name: field for name, field in record.model_fields.items()}
    return _record_in(fields[key].annotation) if key in fields else None


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part)) is not None), None)
