"""Indicators written as an outline (一、… （一）… 1.…), or one cell of a table per line, as a table of three levels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from fzjs.importing.indicator_cells import is_ordinal
from fzjs.importing.indicator_columns import LEVELS, is_score, role_of
from fzjs.importing.markers import read_marker
from fzjs.importing.source import Paragraph, Source, Table

_HEADER = ("一级指标", "二级指标", "三级指标", "指标内容", "责任单位")
_CONTENT, _UNITS = 3, 4
_FIRST = ("han", "chapter")
"""The numbers that an outline begins with: 一、 or 第一部分."""
_FEWEST = 3
"""So many indicators make a system; fewer numbered lines may be anything."""


def with_outline_as_table(source: Source) -> Source | None:
    """The source with its numbered lines as one table; None where they are no outline of two levels or more."""
    outline = _Outline()
    for at, block in enumerate(source.blocks):
        if isinstance(block, Table):
            return None
        outline.read(block, _next_text(source.blocks, at))
    if len(outline.forms) < 2 or len(outline.rows) < _FEWEST:
        return None
    first = min(outline.rows)
    rows = [outline.rows.get(line, ("",) * len(_HEADER)) for line in range(first, max(outline.rows) + 1)]
    return replace(source, blocks=(*outline.before, Table((_HEADER, *rows), first - 1)))


@dataclass(slots=True)
class _Outline:
    forms: list[str] = field(default_factory=list)
    """The forms of numbers, from the first level down."""
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    before: list[Paragraph] = field(default_factory=list)
    """What stands before the first indicator; headings of columns are left out."""
    awaits: str = ""
    """A number that stood on a line of its own, whose indicator is the next line."""

    def read(self, block: Paragraph, following: str) -> None:
        text = block.text.strip()
        if self.forms and is_ordinal(text) and text.isdigit() and following:
            self.awaits = text
            return
        if self.awaits:
            self._add(block, "number alone", text)
            self.awaits = ""
            return
        marker = read_marker(text)
        if marker is not None and (self.forms or marker.family in _FIRST):
            self._add(block, marker.family, text)
        elif self.forms:
            units = _units_line().fullmatch(text)
            self._put(block.line, {_CONTENT: text} if units is None else {_UNITS: units[1]})
        elif not _is_heading_of_column(text):
            self.before.append(block)

    def _add(self, block: Paragraph, form: str, text: str) -> None:
        if form not in self.forms:
            self.forms.append(form)
        level = min(self.forms.index(form), _CONTENT)
        run_in = _run_in().fullmatch(text)
        said = {level: text} if run_in is None else {level: run_in[1], _CONTENT: run_in[2]}
        self._put(block.line, {_CONTENT: text} if level == _CONTENT else said)

    def _put(self, line: int, said: Mapping[int, str]) -> None:
        """A row of its own for each line; lines that stand where another was read go below it."""
        place = max(line, max(self.rows, default=0) + 1)
        self.rows[place] = tuple(said.get(at, "") for at in range(len(_HEADER)))


@cache
def _run_in() -> re.Pattern[str]:
    """A short heading with its text behind it: 1.健全决策机制。制定…"""
    return re.compile(r"([^。；;]{2,30}。)([^。].{9,})", re.DOTALL)


@cache
def _units_line() -> re.Pattern[str]:
    return re.compile(r"[（(]?(?:牵头|责任|配合|主责|承办|负责)(?:单位|部门)[:：](.+?)[）)]?", re.DOTALL)


def _is_heading_of_column(text: str) -> bool:
    role = role_of(text)
    return role in LEVELS or role in ("level", "serial", "rule") or is_score(role)


def _next_text(blocks: Sequence[Paragraph | Table], at: int) -> str:
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(following, Paragraph) or re.fullmatch("[0-9]+", following.text.strip()):
        return ""
    return "" if read_marker(following.text) is not None else following.text
