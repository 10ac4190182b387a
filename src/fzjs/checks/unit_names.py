"""Why a text is not the name of a unit in the register, and what to write instead."""

from __future__ import annotations

from typing import Any, NamedTuple

from fzjs.checks.nearness import either, quoted
from fzjs.checks.scope import PlanScope, Scope
from fzjs.checks.unit_lists import ROLES, WrittenUnits
from fzjs.language.unitlists import split_units
from fzjs.model.plan import Path
from fzjs.model.registry import Match, Registry
from fzjs.model.units import Group
from fzjs.workspace.document import Document


def unknown_names(scope: Scope[Any]) -> frozenset[Path]:
    """Where a file names units that are not in the register: what is wrong there the rules on units say."""
    if not scope.registry:
        return frozenset()
    if isinstance(scope, PlanScope):
        return frozenset(
            path
            for units in scope.unit_lists
            for index, match in enumerate(units.matches)
            if match is None
            for path in (units.item(index), units.path)  # the list itself, where it is written as one text
        )
    unit = getattr(scope.model, "unit", None)
    is_unknown = isinstance(unit, str) and scope.registry.resolve(unit) is None
    return frozenset([("unit",)]) if is_unknown else frozenset()


_MARKS_AROUND = "【】［］[]〔〕〖〗「」『』“”‘’\"'《》〈〉。，；、：！？,.;:!? "


class Misnomer(NamedTuple):
    """What is wrong with a name, and what to write."""

    message: str
    hint: str


def misnomer(name: str, registry: Registry, *, suggest: bool = True) -> Misnomer:
    """Why an unknown name is unknown. Without `suggest` no names are compared, which takes its time."""
    bare = name.strip(_MARKS_AROUND)
    if bare != name and registry.resolve(bare) is not None:
        return Misnomer(f"单位名称“{bare}”前后有多余的标点：{name}", f"去掉标点，只写 {bare}")
    written = split_units(name)
    if len(written.names) > 1:
        items = "、".join(written.names[:4])
        return Misnomer(
            f"{quoted(name)}把几个单位写成了一个", f"每个单位单独写一项：[{items.replace('、', ', ')}]"
        )
    if written.remark is not None and written.names:
        return Misnomer(
            f"{quoted(name)}带有附言“{written.remark}”，不是一个单位的名称",
            f"只写单位名称“{written.names[0]}”；附言写进措施的正文",
        )
    known = registry.nearest(name) if suggest else []
    register = "把它登记到单位名录里（units 或 groups）"
    if known:
        hint = f"您要写的是不是{either(known)}？如果确有这个单位，{register}"
    else:
        hint = f"改成单位名录里的名称；如果确有这个单位，{register}"
    return Misnomer(f"{quoted(name)}不在单位名录里", hint)


def instead_of(match: Match, registry: Registry) -> str:
    """What to write instead of a name that is out of use, as a hint."""
    holder = match.holder
    if isinstance(holder, Group) or match.how == "former":
        return f"改写现在的名称“{holder.name}”"
    present = registry.in_charge(holder)
    if present is holder:
        return "改写承接其职责的单位，并在单位名录里写明承接单位（successor）"
    return f"改写承接其职责的“{present.name}”"


def place_of(document: Document, units: WrittenUnits, index: int) -> tuple[Path, tuple[int, int] | None]:
    """The path of one name, and its span where the list is written as one text (县审改办、司法局)."""
    path = units.item(index)
    if units.role not in ROLES:
        return path, None
    written = text_of(document, units)
    return (path, None) if written is None else (units.path, split_units(written).spans[index])


def text_of(document: Document, units: WrittenUnits) -> str | None:
    """The text of a list that is written as one text; None for a real list."""
    value: Any = document.data
    for step in units.path:
        value = value[step]
    return value if isinstance(value, str) else None
