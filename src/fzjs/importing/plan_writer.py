"""A plan as YAML text: keys in the order of the language, doubts as comments, quotes only where YAML needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fzjs.importing.entry import Entry
from fzjs.workspace.written import write_scalar

_ORDER = (
    "holds", "fzjs", "kind", "id", "title", "year", "period", "from", "to", "notice", "preamble", "statement", "text",
    "name", "head", "deputies", "members", "office", "lead", "responsible", "support", "deadline", "targets", "reporting",
    "count", "printed", "general", "goals", "measures", "phases", "organisation", "requirements", "closing",
    "attachments", "parts", "style",
)  # fmt: skip
_SPACED = frozenset(["notice", "preamble", "general", "goals", "phases", "organisation", "requirements", "closing",
                     "attachments", "parts", "style"])  # fmt: skip
_FLOW = frozenset(["indicator", "trajectory"])
_WIDEST_FLOW = 100


def write_plan(plan: Entry) -> str:
    """The YAML text of a plan."""
    lines: list[str] = []
    for key in _sorted(plan):
        if key in _SPACED:
            lines.append("")
        lines += _pair(key, plan[key], "")
        if key in plan.comments:
            lines[-1] += f"  # {plan.comments[key]}"
    return "\n".join(lines) + "\n"


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    written = write_scalar(key)
    if isinstance(value, dict):
        yield from _doubts(value, indent)
        flow = (
            _flow(value, len(indent) + len(written) + 2)
            if key in ("period", "trajectory", "printed")
            else None
        )
        if flow is not None:
            yield f"{indent}{written}: {flow}"
        else:
            yield f"{indent}{written}:"
            yield from _mapping(value, indent + "  ")
    elif isinstance(value, list):
        flow = _flow(value, len(indent) + len(written) + 2)
        if flow is not None:
            yield f"{indent}{written}: {flow}"
        else:
            yield f"{indent}{written}:"
            for item in value:
                yield from _item(item, indent + "  ")
    elif isinstance(value, str) and "\n" in value and _is_blockable(value):
        yield f"{indent}{written}: |-"
        yield from (f"{indent}  {line}" for line in value.split("\n"))
    else:
        yield f"{indent}{written}: {write_scalar(value)}"


def _doubts(value: Any, indent: str) -> Iterator[str]:
    """What has to be looked at, as comments above the part that it is about."""
    if isinstance(value, Entry):
        yield from (f"{indent}# 待核对：{doubt}（第 {line} 行）" for line, doubt in value.doubts)


def _mapping(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key in _sorted(value):
        yield from _pair(key, value[key], indent)


def _item(item: Any, indent: str) -> Iterator[str]:
    yield from _doubts(item, indent)
    if not isinstance(item, dict):
        yield f"{indent}- {write_scalar(item)}"
        return
    flow = _flow(item, len(indent) + 2) if set(item) & _FLOW else None
    if flow is not None:
        yield f"{indent}- {flow}"
        return
    lines = list(_mapping(item, indent + "  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _flow(value: Any, column: int) -> str | None:
    """A collection on one line, where it is short and holds no long texts."""
    written = _in_flow(value)
    return written if written is not None and column + 2 * len(written) <= 2 * _WIDEST_FLOW + column else None


def _in_flow(value: Any) -> str | None:
    if isinstance(value, dict):
        parts = [(write_scalar(key, flow=True), _in_flow(below)) for key, below in value.items()]
        return (
            None
            if any(below is None for _, below in parts)
            else "{" + ", ".join(f"{key}: {below}" for key, below in parts) + "}"
        )
    if isinstance(value, list):
        parts_in_list = [_in_flow(below) for below in value if not isinstance(below, Entry)]
        if len(parts_in_list) < len(value) or any(
            part is None or part.startswith("{") for part in parts_in_list
        ):
            return None
        return "[" + ", ".join(part for part in parts_in_list if part is not None) + "]"
    return None if isinstance(value, str) and "\n" in value else write_scalar(value, flow=True)


def _sorted(value: Mapping[str, Any]) -> list[str]:
    """Known keys in the order of the language, others where they stand."""
    if not isinstance(value, Entry):
        return list(value)
    return sorted(value, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))


def _is_blockable(text: str) -> bool:
    """Whether a text can stand as a literal block: no line begins with a blank, none is odd."""
    lines = text.split("\n")
    return (
        all(line == line.strip() for line in lines)
        and bool(lines[0])
        and bool(lines[-1])
        and text.replace("\n", "").isprintable()
    )
