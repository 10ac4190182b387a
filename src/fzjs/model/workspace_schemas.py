"""Schemas that know a workspace's own names, so that an editor offers 县司法局 where a unit is meant."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fzjs.model.schemas import schema

UNIT_KEYS = frozenset(["lead", "responsible", "support", "office", "unit", "host", "successor"])
"""Keys of every kind of file that hold the name of a unit or a list of them."""

ID_KEYS: dict[str, tuple[str, ...]] = {
    "framework": ("framework",),
    "plan": ("framework", "annual", "scheme"),
    "current": ("framework", "annual", "scheme"),
    "indicators": ("indicators",),
}
"""Keys that hold the id of another file → the kinds of files that it may be."""


def workspace_schema_text(name: str, units: Iterable[str], ids: Mapping[str, Iterable[str]]) -> str:
    """The schema of this name with the units' names and the files' ids (by kind) as suggestions.

    They are suggested, not required: a name may also be written in another way that the register understands. Raises
    KeyError for a name not in `fzjs.model.schemas.SCHEMAS`.
    """
    suggestions = {key: sorted(set(units)) for key in UNIT_KEYS}
    for key, kinds in ID_KEYS.items():
        suggestions[key] = sorted({file_id for kind in kinds for file_id in ids.get(kind, ())})
    return json.dumps(_suggesting(schema(name), suggestions), ensure_ascii=False, indent=2) + "\n"


def _suggesting(node: Any, suggestions: Mapping[str, list[str]]) -> Any:
    if isinstance(node, list):
        return [_suggesting(item, suggestions) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _suggesting(value, suggestions) for key, value in node.items()}
    properties = made.get("properties")
    if isinstance(properties, dict):
        for key, names in suggestions.items():
            if names and isinstance(properties.get(key), dict):
                properties[key] = _with_names(properties[key], names)
    return made


def _with_names(described: Any, names: list[str]) -> Any:
    """The description of a value, with the names beside every text that it may be."""
    if isinstance(described, list):
        return [_with_names(item, names) for item in described]
    if not isinstance(described, dict):
        return described
    if described.get("type") == "string":
        about = {key: described[key] for key in ("title", "description", "default") if key in described}
        text = {key: value for key, value in described.items() if key not in about}
        return {**about, "anyOf": [{"enum": names}, text]}
    return {
        key: _with_names(value, names) if key in ("anyOf", "items", "oneOf") else value
        for key, value in described.items()
    }
