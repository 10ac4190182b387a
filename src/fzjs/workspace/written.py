"""Values as YAML text: plain where every reader takes it as the same text, else in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from fzjs.workspace.scalars import CONSTANTS, is_disputed_number, resolve_number

_WIDEST_FLOW = 60
"""Characters that a mapping may have to be written on one line."""


def write_scalar(value: Any, *, flow: bool = False) -> str:
    """A value as YAML: plain where every reader takes it as the same text, else in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | date):
        return str(value)
    text = str(value)
    return text if _is_plain(text, flow=flow) else _quoted(text)


def write_flow(value: Any) -> str:
    """A value on one line: `{indicator: 讲座, value: 1次}`."""
    if isinstance(value, Mapping):
        pairs = (f"{write_scalar(key, flow=True)}: {write_flow(below)}" for key, below in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(write_flow, value))}]"
    return write_scalar(value, flow=True)


def write_entries(record: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping's entries; short mappings in lists stand on one line each."""
    for key, value in record.items():
        if isinstance(value, list) and value:
            yield f"{indent}{write_scalar(key)}:"
            for item in value:
                yield from write_item(item, indent + "  ")
        elif isinstance(value, Mapping | list):
            yield f"{indent}{write_scalar(key)}: {write_flow(value)}"
        else:
            yield f"{indent}{write_scalar(key)}: {write_scalar(value)}"


def write_item(item: Any, indent: str = "") -> Iterator[str]:
    """The lines of an item of a list, its dash at `indent`."""
    flow = write_flow(item)
    if not isinstance(item, Mapping) or (len(flow) <= _WIDEST_FLOW and _is_flat(item)):
        yield f"{indent}- {flow if isinstance(item, Mapping | list) else write_scalar(item)}"
        return
    lines = list(write_entries(item, indent + "  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _is_flat(record: Mapping[str, Any]) -> bool:
    return len(record) <= 2 and not any(isinstance(value, Mapping | list) for value in record.values())


def _is_plain(text: str, *, flow: bool) -> bool:
    if (
        text in CONSTANTS
        or not text.isprintable()
        or text != text.strip()
        or not isinstance(resolve_number(text), str)
        or is_disputed_number(text)
        or _misread().fullmatch(text)
    ):
        return False
    return (_plain_in_flow() if flow else _plain()).fullmatch(text) is not None


@cache
def _misread() -> re.Pattern[str]:
    """Texts to YAML 1.2, and to readers of YAML 1.1 truth values, times of day and days."""
    return re.compile(
        r"(?i:y|yes|n|no|on|off)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
        r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?"
    )


@cache
def _plain() -> re.Pattern[str]:
    return _plain_pattern("")


@cache
def _plain_in_flow() -> re.Pattern[str]:
    return _plain_pattern(r",\[\]{}?，：")


def _plain_pattern(forbidden: str) -> re.Pattern[str]:
    """Plain scalars: no indicator in front, no `: ` or ` #` inside; letters, digits and what prints."""
    first = rf"[^\s\-?:,\[\]{{}}#&*!|>'\"%@`~=<：，\ufeff\x00-\x1f\x7f-\x9f{forbidden}]"
    inner = rf"(?:[^\s:#\ufeff\x00-\x1f\x7f-\x9f\ud800-\udfff{forbidden}]|:(?=[^\s,\[\]{{}}])| (?=[^\s#])|(?<=[^\s])#)"
    return re.compile(rf"{first}{inner}*")


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(_ESCAPES.get(char) or (char if char.isprintable() else _escaped(char)) for char in text)
        + '"'
    )


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
