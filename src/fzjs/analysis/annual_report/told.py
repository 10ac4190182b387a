"""Facts that know where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fzjs.model.plan import Path
from fzjs.workspace.document import Document
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.pruning import PrunedDocument
from fzjs.workspace.workspace import Workspace

How = Literal["written", "named", "day", "count", "worked_out", "given"]
"""How a fact comes from its sources.

`written`     it stands there as it is told
`named`       a unit that stands there, by its present name in the register
`day`         a day, month or year that stands there in ISO form
`count`       it is the number of its sources
`worked_out`  reckoned from all of them, by the rule that `by` tells
`given`       chosen by whoever asks, or laid down by the tool, for the reason in `by`; it has no source in a file
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a file, line and column counted from 1."""

    file: str
    """As messages name it."""
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words or figures, and where it comes from."""

    text: str
    how: How
    sources: tuple[Source, ...]
    by: str = ""
    """Of what is worked out, how; of what is given, why; in Chinese."""

    def __str__(self) -> str:
        return self.text


class Sources:
    """Finds where facts stand. Each file is read once."""

    def __init__(self, workspace: Workspace, plan: Loaded) -> None:
        self._entries = {entry.shown: entry for entry in workspace.entries}
        self._workspace = workspace
        self._documents: dict[str, Document | PrunedDocument] = {plan.shown: plan.pruned or plan.document}

    def at(self, file: str, path: Path) -> Source:
        """The place of a value."""
        position = self._document(file).position(path)
        return Source(file, position.line, position.column)

    def written(self, file: str, path: Path, text: str) -> Told:
        """A text that stands in a file."""
        return Told(text, "written", (self.at(file, path),))

    def named(self, file: str, path: Path, name: str) -> Told:
        """A unit that a file names, by its present name."""
        return Told(name, "named", (self.at(file, path),))

    def day(self, file: str, path: Path, text: str) -> Told:
        """A day, month or year that stands in a file, put into Chinese."""
        return Told(text, "day", (self.at(file, path),))

    def _document(self, file: str) -> Document | PrunedDocument:
        if file not in self._documents:
            loaded = self._workspace.load(self._entries[file])
            self._documents[file] = loaded.pruned or loaded.document
        return self._documents[file]


def counted(places: Iterable[Source]) -> Told:
    """How many places there are."""
    sources = tuple(places)
    return Told(str(len(sources)), "count", sources)


def worked_out(text: str, by: str, *grounds: Told) -> Told:
    """A fact reckoned from others."""
    sources = dict.fromkeys(source for ground in grounds for source in ground.sources)
    return Told(text, "worked_out", tuple(sources), by)


def given(text: str, by: str = "") -> Told:
    """What stands in no file, and why it is so."""
    return Told(text, "given", (), by)


def day_in_words(day: date) -> str:
    """2024年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def period_in_words(period: str) -> str:
    """`2024-06` as 2024年6月, `2024-Q2` as 2024年第2季度, `2024` as 2024年."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return f"{year}年第{part[1]}季度"
    return f"{year}年{int(part)}月" if part else f"{year}年"
