"""Notes on where facts come from: each fact once, numbered in the order in which they are met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from fzjs.analysis.annual_report.told import Source, Told
from fzjs.rendering.annual_report.draft import Piece, facts_in

WAYS = {
    "written": "原文",
    "named": "单位",
    "day": "原文日期",
    "count": "计数",
    "worked_out": "推算",
    "given": "截止日期",
}
"""How facts come from their sources, in Chinese."""

MARK = "注"


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered fact."""

    number: int
    text: str
    way: str
    """Written, counted, worked out, given; of the last two how and why."""
    places: str
    """Files, each with the lines and columns, as `file:line:column`."""

    @property
    def lines(self) -> str:
        """The places with each file on a line of its own, and spaces at which its places may go to the next line.

        So neither a number nor a path is broken that finds room on a line.
        """
        return self.places.replace("；", "；\n").replace("、", "、 ")


@dataclass(slots=True)
class Notes:
    """The notes of one report."""

    told: dict[Told, int] = field(default_factory=dict)

    def mark(self, pieces: Iterable[Piece]) -> str:
        """The mark behind a paragraph: the numbers of the facts in it, [注3—5、9]; nothing without facts."""
        numbers = sorted({self.told.setdefault(fact, len(self.told) + 1) for fact in facts_in(pieces)})
        return f"[{MARK}{'、'.join(_runs(numbers))}]" if numbers else ""

    def rows(self) -> tuple[Note, ...]:
        """All notes in the order of their numbers."""
        return tuple(
            Note(number, fact.text, _way(fact), places_of(fact.sources)) for fact, number in self.told.items()
        )


def places_of(sources: Iterable[Source]) -> str:
    """`file:1:2、3:4；other:5:6`: a file once, its places in the order in which they were found."""
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        found.setdefault(source.file, {})[f"{source.line}:{source.column}"] = None
    return "；".join(f"{file}:{'、'.join(places)}" for file, places in found.items())


def _way(fact: Told) -> str:
    way = WAYS[fact.how]
    return f"{way}：{fact.by}" if fact.by else way


def _runs(numbers: list[int]) -> list[str]:
    """3, 4, 5, 9 as 3—5 and 9."""
    found = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        found.append(str(members[0]) if len(members) == 1 else f"{members[0]}—{members[-1]}")
    return found
