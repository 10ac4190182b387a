"""A first register of units: every unit that a document names, with its likely other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from fzjs.importing.entry import Entry
from fzjs.importing.words import patterns, rows
from fzjs.language.folding import fold_text
from fzjs.workspace.written import write_scalar

_PREFIXES = "省市县区州旗"


def unit_names(plan: Entry) -> list[str]:
    """Every unit that a plan names in a role, once, in order."""
    return list(dict.fromkeys(_named(plan)))


def jurisdiction_of(title: str) -> str | None:
    """示例县 from 示例县2024年…工作要点; None where the title names no place."""
    folded = re.sub(r"^(?:关于(?:印发)?|[0-9]{4}年(?:度)?)+", "", fold_text(title))
    found = re.match(
        r"([\u4e00-\u9fff]{2,7}?(?:自治县|自治州|自治旗|县|市|区|州|旗|省)(?:[\u4e00-\u9fff]{2,4}?区(?=[0-9深]))?)",
        folded,
    )
    return found[1] if found else None


def write_units(names: Iterable[str], jurisdiction: str) -> str:
    """The text of a draft `units.yaml`."""
    units: dict[str, list[str]] = {}
    groups: list[str] = []
    known: dict[str, str] = {}
    for name in names:
        folded = fold_text(name)
        if patterns("unit_types", "group").match(folded):
            if folded not in map(fold_text, groups):
                groups.append(name)
            continue
        core = folded[1:] if folded[:1] in _PREFIXES and len(folded) > 3 else folded
        if core in known:
            held = units[known[core]]
            if folded != fold_text(known[core]) and name not in held:
                held.append(name)
            continue
        known[core] = name
        units[name] = []
    return "\n".join(_lines(units, groups, jurisdiction)) + "\n"


def _lines(units: dict[str, list[str]], groups: list[str], jurisdiction: str) -> Iterator[str]:
    yield "# 由导入的文件起草，请核对：每个单位的名称、别名和类别，统称包括哪些单位。"
    yield "fzjs: 1"
    yield "kind: units"
    yield f"jurisdiction: {write_scalar(jurisdiction)}"
    yield "units:" if units else "units: []"
    for name, aliases in units.items():
        main = (
            name
            if name[:1] in _PREFIXES or not aliases
            else next((each for each in aliases if each[:1] in _PREFIXES), name)
        )
        others = [each for each in (name, *aliases) if each != main]
        fields = [f"name: {write_scalar(main, flow=True)}"]
        if others:
            fields.append(f"aliases: [{', '.join(write_scalar(each, flow=True) for each in others)}]")
        if (kind := _type_of(main)) != "department":
            fields.append(f"type: {kind}")
        yield f"  - {{{', '.join(fields)}}}"
    if groups:
        yield "groups:"
    for name in groups:
        yield f"  - {{name: {write_scalar(name, flow=True)}, members: {{type: {_members_of(name)}}}}}"


def _type_of(name: str) -> str:
    folded = fold_text(name)
    return next(
        (
            key
            for key, _ in rows("unit_types")
            if key != "group" and patterns("unit_types", key).fullmatch(folded)
        ),
        "department",
    )


def _members_of(name: str) -> str:
    folded = fold_text(name)
    types = [
        kind
        for word, kind in (("乡", "township"), ("镇", "township"), ("街道", "subdistrict"))
        if word in folded
    ]
    types = list(dict.fromkeys(types)) or ["department"]
    return types[0] if len(types) == 1 else f"[{', '.join(types)}]"


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key in ("lead", "responsible", "support"):
                yield from below
            else:
                yield from _named(below)
    elif isinstance(value, list):
        for below in value:
            yield from _named(below)
