"""JSON Schemas (draft 2020-12) of the files, generated from the models: for editors and other validators."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from fzjs.model.kinds import any_file, model_of

SCHEMAS: dict[str, str] = {
    "workspace": "workspace",
    "units": "units",
    "plan": "annual",
    "indicators": "indicators",
    "report": "report",
    "assessment": "assessment",
    "file": "",
}
"""Name of a schema → a kind of file that it describes; `file` describes every kind."""


def schema(name: str) -> dict[str, Any]:
    """The schema of this name. Raises KeyError for a name not in `SCHEMAS`."""
    kind = SCHEMAS[name]
    described = TypeAdapter(model_of(kind) if kind else any_file()).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_tidy(described)}


def schema_text(name: str) -> str:
    """The schema as indented JSON, Chinese as it is."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _tidy(node: Any) -> Any:
    """Leave out what only Python cares for: empty defaults, and developers' docstrings as descriptions.

    A class's docstring would be shown by editors instead of the Chinese description of the field.
    """
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    tidied = {
        key: _tidy(value) for key, value in node.items() if not (key == "default" and value in (None, [], {}))
    }
    if "properties" in tidied and isinstance(tidied.get("title"), str):
        tidied.pop("description", None)
        tidied.pop("title", None)
    return tidied
