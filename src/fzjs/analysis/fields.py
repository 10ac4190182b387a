"""What changed in a plan's own fields: title, notice, prose, phases, leading group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fzjs.analysis.change import Change
from fzjs.language.folding import fold_text
from fzjs.model.fields import Record
from fzjs.model.plan import Plan

_NOT_COMPARED = frozenset(
    ["fzjs", "kind", "id", "goals", "requirements", "style", "lead", "responsible", "support"]
)
"""What is compared measure by measure, and what says nothing of the plan's content."""

_NAMED_BY = ("title", "measure", "name")
"""The fields that tell records of a list apart."""


def field_changes(old: Plan, new: Plan) -> Iterator[Change]:
    """Every change of a field, by the Chinese names of the fields; parts of lists are told apart by their titles."""
    before, after = dict(_parts(old)), dict(_parts(new))
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, ""), after.get(name, "")
        if fold_text(was) != fold_text(now):
            field, _, about = name.partition("／")
            yield Change.of_texts("field", "", field, about, was, now)


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    for name, field in type(plan).model_fields.items():
        if name not in _NOT_COMPARED:
            yield from _flat(getattr(plan, name), field.title or name)


def _flat(value: Any, called: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            yield from _flat(
                _unusual(getattr(value, name), field.default), f"{called}／{field.title or name}"
            )
    elif isinstance(value, list) and any(isinstance(item, Record) for item in value):
        for index, item in enumerate(value):
            name = next((str(getattr(item, key)) for key in _NAMED_BY if hasattr(item, key)), str(index + 1))
            yield from _flat(item, f"{called}／{fold_text(name)}")
    elif isinstance(value, list):
        if value:
            yield called, "、".join(map(_as_text, value))
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _flat(below, f"{called}／{key}")
    elif value is not None:
        yield called, _as_text(value)


def _unusual(value: Any, usual: Any) -> Any:
    """A switch says something of a plan only where it is not as it is without being written."""
    return None if isinstance(value, bool) and value is usual else value


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)
