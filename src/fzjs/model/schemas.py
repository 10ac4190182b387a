"""JSON Schemas (draft 2020-12) of the files, generated from the models: for editors and other validators."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from fzjs.model.field_order import written_order
from fzjs.model.field_tables import records
from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of

SCHEMAS: dict[str, str] = {
    "workspace": "workspace",
    "units": "units",
    "plan": "annual",
    "indicators": "indicators",
    "report": "report",
    "assessment": "assessment",
    "holidays": "holidays",
    "file": "",
}
"""Name of a schema → a kind of file that it describes; `file` describes every kind."""


def schema(name: str) -> dict[str, Any]:
    """The schema of this name. Raises KeyError for a name not in `SCHEMAS`."""
    kind = SCHEMAS[name]
    described = _described(kind) if kind else _any_file()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_tidy(described)}


def schema_text(name: str) -> str:
    """The schema as indented JSON, Chinese as it is."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _described(kind: str) -> dict[str, Any]:
    model = model_of(kind)
    described = TypeAdapter(model).json_schema(by_alias=True)
    known = {record.__name__: record for record in records(model)}
    for name, definition in described.get("$defs", {}).items():
        _put_in_order(definition, known[name])
    _put_in_order(described, model)
    return described


def _any_file() -> dict[str, Any]:
    """What any one file may be: its `kind` says which schema holds, so that an error is told of that one alone."""
    definitions: dict[str, Any] = {}
    choices = []
    for model in dict.fromkeys(model_of(kind) for kind in KINDS):
        kinds = [kind for kind in KINDS if model_of(kind) is model]
        described = _described(kinds[0])
        definitions |= described.pop("$defs", {})
        definitions[model.__name__] = described
        choices.append(
            {
                "if": {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{model.__name__}"},
            }
        )
    names = "；".join(f"{kind}：{name}" for kind, (_, _, name) in KINDS.items())
    kind_field = {"title": "文件种类", "description": names, "enum": list(KINDS)}
    return {
        "$defs": definitions,
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": kind_field},
        "allOf": choices,
    }


def _put_in_order(described: dict[str, Any], record: type[Record]) -> None:
    names = [record.model_fields[name].alias or name for name in written_order(record)]
    described["properties"] = {name: described["properties"][name] for name in names}


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
