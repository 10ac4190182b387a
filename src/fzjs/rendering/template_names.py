"""The names that templates may print: what each paper offers, what kind of value it is, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fzjs.language.wordtables import read_table

_TABLES = Path(__file__).parent / "tables"
_PLAIN = ("文字", "数", "日期", "是否", "其他")


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of value a name stands for."""

    name: str
    """文字, 数, 日期, 是否, 其他, or the name of a record, such as 段落."""
    is_list: bool = False

    @property
    def shown(self) -> str:
        """As the table writes it: 段落*."""
        return self.name + ("*" if self.is_list else "")

    @property
    def is_record(self) -> bool:
        """Whether it has names of its own, all of them known."""
        return not self.is_list and self.name not in _PLAIN

    @property
    def item(self) -> Kind:
        """What the list holds."""
        return Kind(self.name)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the kind of its value, and what it means in Chinese."""

    name: str
    kind: Kind
    meaning: str


@cache
def names_of(where: str) -> dict[str, Name]:
    """The names of a paper (`notice`) or of a record (`段落`), in the order of the table."""
    return {
        name: Name(name, Kind(kind.removesuffix("*"), kind.endswith("*")), meaning)
        for places, name, kind, meaning in read_table("template_names", _TABLES)
        if where in places.split(",")
    }


def records_in(where: str) -> list[str]:
    """The records that a paper's names lead to, each after the one that leads to it."""
    found: list[str] = []
    waiting = [where]
    while waiting:
        for each in names_of(waiting.pop(0)).values():
            if each.kind.item.is_record and each.kind.name not in found:
                found.append(each.kind.name)
                waiting.append(each.kind.name)
    return found
