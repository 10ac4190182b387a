"""The rows of a table of indicators as a tree: one node for each cell that opens an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from fzjs.importing.indicator_columns import LEVELS, IndicatorHeader, indicator_header, is_header_again
from fzjs.importing.markers import read_marker
from fzjs.importing.source import Table
from fzjs.importing.task_table import items_of
from fzjs.language.folding import fold_text

_SCORE_BEHIND = re.compile(
    r"[(（\[【]\s*(?:共|满分|分值|计|总分|权重)?[:：]?\s*([0-9]+(?:\.[0-9]+)?)\s*分\s*[)）\]】]\s*$"
)
_WEIGHT_BEHIND = re.compile(
    r"[(（\[【][^()（）]{0,8}?(?:权重|占|比重)?[^()（）0-9]{0,8}([0-9]+(?:\.[0-9]+)?)\s*[%％]\s*[)）\]】]\s*$"
)
_FEWEST_ACROSS = 4
"""Where nobody tells which cells are merged, a text in so many columns of a row is one across all of them."""
_TOTALS = ("合计", "总计", "总分", "满分", "共计", "小计")
_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,3}){1,2}(?=[^0-9.]|$)")


@dataclass(slots=True)
class Row:
    """An indicator on its way from the table to the file."""

    name: str
    line: int
    level: int
    first: int
    """The row of the table that opens it, counted over the whole document."""
    last: int
    code: str = ""
    score: Decimal | None = None
    weight: Decimal | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)
    """What the other columns say: rule, evidence, responsible, method, content, remark."""
    children: list[Row] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """`score`, `weight`: what the name itself says, as in 组织领导（20分）."""


@dataclass(slots=True)
class Gathered:
    """All tables of a document together."""

    tops: list[Row] = field(default_factory=list)
    total: Decimal | None = None
    left_out: list[tuple[int, str]] = field(default_factory=list)
    """What no indicator takes: line, and what stands there."""


def gather(tables: Sequence[tuple[str, Table]]) -> Gathered:
    """Read tables one after the other; with each comes the heading before it, which opens a first level that it lacks."""
    gathered = Gathered()
    for heading, table in tables:
        header = indicator_header(table)
        if header is not None:
            _TableReader(gathered, table, header, heading).read()
    return gathered


@dataclass(slots=True)
class _TableReader:
    gathered: Gathered
    table: Table
    header: IndicatorHeader
    heading: str
    open: list[Row] = field(default_factory=list)
    """The indicators that rows below belong to, from the first level on."""

    def read(self) -> None:
        levels = sorted({role for role in self.header.roles if role in LEVELS})
        if "level1" not in levels and self.heading:
            self._open(self.heading, 1, 0)
        for at in range(self.header.first, len(self.table.rows)):
            row = self.table.rows[at]
            if not any(row) or is_header_again(row, self.header):
                continue
            if self._is_total(row, at) or self._is_section(row, at, levels):
                continue
            self._levels(row, at)
            self._other(row, at)

    def _levels(self, row: Sequence[str], at: int) -> None:
        for column, role in enumerate(self.header.roles):
            if role not in LEVELS:
                continue
            level = LEVELS.index(role) + 1
            text = row[column].strip() if column < len(row) else ""
            if not text or self._repeats(at, column):
                self._extend(level, at)
                continue
            current = self._at(level)
            if current is not None and current.last >= at - 1 and self._same_as_above(at, column, level):
                self._extend(level, at)
                continue
            for item in items_of(text):
                self._open(item, level, at)

    def _other(self, row: Sequence[str], at: int) -> None:
        deepest = self.open[-1] if self.open else None
        codes = ""
        for column, (role, text) in enumerate(zip(self.header.roles, row, strict=False)):
            text = text.strip()
            if not text or role in LEVELS or role == "serial" or (at, column) in self.table.covered:
                continue
            if deepest is None:
                self.gathered.left_out.append((self.table.line + at, text))
            elif role == "code":
                codes = text
            elif role in ("score", "weight"):
                self._number(role, text, column, at)
            elif role is None or role == "filled":
                where = self.header.headings[column] if column < len(self.header.headings) else ""
                self.gathered.left_out.append((self.table.line + at, f"{where}：{text}" if where else text))
            else:
                said = self._owner(column, at).texts.setdefault(role, [])
                if text not in said:
                    said.append(text)
        if codes and deepest is not None and not deepest.code:
            deepest.code = codes

    def _number(self, role: str, text: str, column: int, at: int) -> None:
        number = number_in(text)
        owner = self._owner(column, at)
        if number is None:
            owner.texts.setdefault("rule", []).append(f"{self.header.headings[column]}：{text}")
            owner.doubts.append(f"“{text}”不是一个数，写进了计分规则")
            return
        known: Decimal | None = getattr(owner, role)
        called = "分值" if role == "score" else "权重"
        if known is None:
            setattr(owner, role, number)
        elif role in owner.named:
            if known != number:
                owner.doubts.append(f"名称里的{called}是 {known}，{called}一栏是 {number}，取后者")
                setattr(owner, role, number)
        elif known != number or self.table.covered:
            # Several rows of one indicator, each with its own rule: the parts of its score.
            setattr(owner, role, known + number)
            owner.doubts.append(f"几行的{called}相加：{known}＋{number}")
        else:
            owner.doubts.append(f"两行的{called}都是 {number}，只算一次")

    def _owner(self, column: int, at: int) -> Row:
        """Whose a cell is: of the level just left of a score among levels, else the deepest that it does not outlast."""
        roles = self.header.roles
        before = [role for role in roles[:column] if role in LEVELS]
        after = [role for role in roles[column + 1 :] if role in LEVELS]
        if before and after and roles[column] in ("score", "weight"):
            owner = self._at(LEVELS.index(before[-1]) + 1)
            return owner or self.open[-1]
        last = at
        while (last + 1, column) in self.table.covered:
            last += 1
        if last == at:
            return self.open[-1]
        for row in reversed(self.open):
            if self._lasts(row, last):
                return row
        return self.open[0]

    def _lasts(self, row: Row, last: int) -> bool:
        """Whether an indicator's own cell goes on to a row."""
        column = next(
            (at for at, role in enumerate(self.header.roles) if role == LEVELS[row.level - 1]), None
        )
        if column is None:
            return True
        end = row.first
        while end + 1 < len(self.table.rows) and (
            (end + 1, column) in self.table.covered or not self.table.rows[end + 1][column].strip()
        ):
            end += 1
        return end >= last

    def _open(self, text: str, level: int, at: int) -> None:
        name, score, weight, code = read_name(text)
        row = Row(name, self.table.line + at, level, at, at, code, score, weight)
        row.named = {role for role, number in (("score", score), ("weight", weight)) if number is not None}
        self.open = [above for above in self.open if above.level < level]
        (self.open[-1].children if self.open else self.gathered.tops).append(row)
        self.open.append(row)

    def _at(self, level: int) -> Row | None:
        return next((row for row in self.open if row.level == level), None)

    def _extend(self, level: int, at: int) -> None:
        current = self._at(level)
        if current is not None:
            current.last = at

    def _repeats(self, at: int, column: int) -> bool:
        return (at, column) in self.table.covered

    def _same_as_above(self, at: int, column: int, level: int) -> bool:
        """Whether a cell says again what the one above says, in a table whose cells are not merged."""
        above = self.table.rows[at - 1]
        same = column < len(above) and above[column].strip() == self.table.rows[at][column].strip()
        return same and at > self.header.first and self._at(level) is not None

    def _is_total(self, row: Sequence[str], at: int) -> bool:
        if not is_total(row):
            return False
        word, *said = [cell.strip() for cell in dict.fromkeys(row) if cell.strip()]
        number = number_in(said[0]) if len(said) == 1 else None
        if number is not None and fold_text(word).rstrip(":") != "小计":
            self.gathered.total = number
        elif said:
            self.gathered.left_out.append((self.table.line + at, f"{word}：{'、'.join(said)}"))
        return True

    def _is_section(self, row: Sequence[str], at: int, levels: Sequence[str]) -> bool:
        """A row with one text across all columns: a first level where no column is one, else a remark."""
        said = {cell.strip() for cell in row if cell.strip()}
        is_merged = all((at, column) in self.table.covered for column in range(1, len(row)))
        if len(said) != 1 or not (is_merged or (not self.table.covered and len(row) >= _FEWEST_ACROSS)):
            return False
        if not all(cell.strip() for cell in row):
            return False
        text = said.pop()
        if "level1" not in levels or (read_marker(text) is not None and _SCORE_BEHIND.search(text)):
            self._open(text, 1, at)
        else:
            self.gathered.left_out.append((self.table.line + at, text))
        return True


def is_total(row: Sequence[str]) -> bool:
    """Whether a row sums up the ones above it."""
    first = next((cell for cell in row if cell.strip()), "")
    return fold_text(first).rstrip(":") in _TOTALS


def read_name(written: str) -> tuple[str, Decimal | None, Decimal | None, str]:
    """一、组织领导（20分） → name, score, weight, and a code such as 1.2.3 where it is written in front."""
    text = " ".join(written.split()).rstrip(";；。")
    score = weight = None
    if (found := _SCORE_BEHIND.search(text)) is not None and found.start():
        score, text = Decimal(found[1]), text[: found.start()].strip()
    elif (found := _WEIGHT_BEHIND.search(text)) is not None and found.start():
        weight, text = Decimal(found[1]), text[: found.start()].strip()
    code = ""
    if (dotted := _DOTTED.match(text)) is not None:
        code, text = dotted[0], text[dotted.end() :].lstrip(" .．、:：")
    else:
        marker = read_marker(text)
        if marker is not None and text[marker.end :].strip():
            text = text[marker.end :].strip()
    return text or written.strip(), score, weight, code


def number_in(text: str) -> Decimal | None:
    """A cell of scores or weights as a number: 5, 5分, 15%, 0.15 stays what it is."""
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*(?:分|%)?", fold_text(text))
    return None if found is None else Decimal(found[1])


def walk(rows: Sequence[Row]) -> Iterator[Row]:
    """All indicators in reading order."""
    for row in rows:
        yield row
        yield from walk(row.children)
