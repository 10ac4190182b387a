"""An indicator system as YAML text: short records on one line, doubts as comments above what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fzjs.importing.entry import Entry
from fzjs.workspace.written import write_flow, write_scalar

_WIDEST = 110


def write_indicators(system: Entry) -> str:
    """The YAML text of an indicator system."""
    lines: list[str] = []
    for key, value in system.items():
        if key == "indicators":
            lines += ["", "indicators:"]
            for indicator in value:
                lines += _indicator(indicator, "  ")
        else:
            lines += _pair(key, value, "")
    return "\n".join(lines) + "\n"


def _indicator(indicator: Entry, indent: str) -> Iterator[str]:
    for line, doubt in indicator.doubts:
        yield f"{indent}# 待核对：{' '.join(doubt.split())}（第 {line} 行）"
    first = True
    for key, value in indicator.items():
        lead = f"{indent}- " if first else f"{indent}  "
        first = False
        if key == "code":
            # 1.10 in quotes is a text; without them a number that loses its nought.
            yield f'{lead}code: "{value}"'
        elif key == "children":
            yield f"{lead}children:"
            for child in value:
                yield from _indicator(child, indent + "    ")
        else:
            lines = list(_pair(key, value, indent + "  "))
            yield lead + lines[0].lstrip()
            yield from lines[1:]


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value and _is_blockable(value):
        yield f"{indent}{key}: |-"
        yield from (f"{indent}  {line}" for line in value.split("\n"))
        return
    flow = f"{indent}{key}: {write_flow(value)}" if isinstance(value, Mapping | list) else None
    if flow is None:
        yield f"{indent}{key}: {write_scalar(value)}"
    elif len(flow) <= _WIDEST and "\\n" not in flow:
        yield flow
    elif isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for below, each in value.items():
            yield from _pair(below, each, indent + "  ")
    else:
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {write_flow(each)}" for each in value)


def _is_blockable(text: str) -> bool:
    lines = text.split("\n")
    return all(line and line == line.strip() and line.isprintable() for line in lines)
