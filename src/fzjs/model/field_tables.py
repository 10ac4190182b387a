"""The fields of every kind of file as Markdown tables, from the titles and descriptions in the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from fzjs.model.field_order import written_order
from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of

_FORMS: dict[str, str] = {
    "str": "文字",
    "int": "整数",
    "bool": "true 或 false",
    "date": "日期",
    "Decimal": "数字",
}
"""Python type → what an author writes."""


def field_reference() -> str:
    """Every kind of file with its records and their fields, in Chinese."""
    parts = ["# 字段一览", "由模型生成（`make fresh`）。带 * 的必填；写法为“下级”的，字段在后面同名的表里。"]
    for model in dict.fromkeys(model_of(kind) for kind in KINDS):
        kinds = [(kind, name) for kind, (_, _, name) in KINDS.items() if model_of(kind) is model]
        parts.append(f"## {'、'.join(f'{name}（`{kind}`）' for kind, name in kinds)}")
        names = records(model)
        for record, name in names.items():
            if record is not model:
                parts.append(f"### {name}")
            parts.append(_table(record, names))
    return "\n\n".join(parts) + "\n"


def records(model: type[Record]) -> dict[type[Record], str]:
    """A model and the records in its fields, in the order in which a reader meets them, by their Chinese names."""
    found: dict[type[Record], list[str]] = {model: []}
    waiting = [model]
    while waiting:
        record = waiting.pop(0)
        for field in (record.model_fields[name] for name in written_order(record)):
            for below in _records_in(field.annotation):
                if below not in found:
                    found[below] = []
                    waiting.append(below)
                if field.title and field.title not in found[below]:
                    found[below].append(field.title)
    return {record: "、".join(titles) for record, titles in found.items()}


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _table(record: type[Record], names: dict[type[Record], str]) -> str:
    rows = ["| 键 | 名称 | 写法 | 说明 |", "|---|---|---|---|"]
    for name in written_order(record):
        field = record.model_fields[name]
        required = " *" if field.is_required() else ""
        cells = (
            f"`{field.alias or name}`{required}",
            field.title or "",
            _form(field, names),
            field.description or "",
        )
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows)


def _form(field: FieldInfo, names: dict[type[Record], str]) -> str:
    form = " 或 ".join(dict.fromkeys(_forms_of(field.annotation, names)))
    return f"{form}，或一段文字" if form.startswith("列表") and _may_be_text(field) else form


def _may_be_text(field: FieldInfo) -> bool:
    """Whether a text may stand where the model has a list."""
    schemas = [part.json_schema for part in field.metadata if isinstance(part, WithJsonSchema)]
    return any(form.get("type") == "string" for each in schemas if each for form in each.get("anyOf", ()))


def _forms_of(annotation: Any, names: dict[type[Record], str]) -> Iterator[str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is list:
        yield f"列表：{' 或 '.join(dict.fromkeys(_forms_of(arguments[0], names)))}"
    elif origin is dict:
        key = "年份" if arguments[0] is int else "编号"
        yield f"{{{key}: {' 或 '.join(_forms_of(arguments[1], names))}}}"
    elif origin is Literal:
        yield "、".join(f"`{choice}`" for choice in arguments)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield f"下级“{names[annotation]}”"
    elif arguments:
        for part in arguments[:1] if hasattr(annotation, "__metadata__") else arguments:
            yield from _forms_of(part, names)
    elif annotation is not type(None):
        yield _FORMS.get(getattr(annotation, "__name__", ""), "文字")
