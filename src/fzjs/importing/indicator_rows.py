"""The rows of a table of indicators as a tree: one node for each cell that opens an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from fzjs.importing.indicator_cells import (
    is_heading,
    is_note,
    is_ordinal,
    is_share,
    is_total,
    number_in,
    read_name,
    text_across,
    text_alone,
)
from fzjs.importing.indicator_columns import (
    LEVELS,
    IndicatorHeader,
    indicator_header,
    is_header_again,
    is_score,
)
from fzjs.importing.indicator_tree import Gathered, Row, sum_of
from fzjs.importing.source import Table
from fzjs.importing.task_table import items_of
from fzjs.language.decimals import plain
from fzjs.language.folding import fold_text

_CALLED = {"score": "分值", "weight": "权重"}
_SUBTOTAL = "小计"


def gather(tables: Sequence[tuple[str, Table]]) -> Gathered:
    """Read tables one after the other; with each comes the heading before it, which opens a first level that it lacks."""
    gathered = Gathered()
    for place, (heading, table) in enumerate(tables):
        header = indicator_header(table)
        if header is not None:
            if header.has_room and (heading or any(_sections(table, header))):
                header = header.lowered()
            _TableReader(gathered, table, place, header, heading).read()
    _drop_empty_sections(gathered)
    return gathered


def _sections(table: Table, header: IndicatorHeader) -> Iterator[int]:
    """The rows that are headings over the rows below them."""
    for at in range(header.first, len(table.rows)):
        if is_total(table.rows[at]) or is_header_again(table.rows[at], header):
            continue
        if section_text(table, header, at) and not is_note(section_text(table, header, at)):
            yield at


def section_text(table: Table, header: IndicatorHeader, at: int) -> str:
    """The text of a row that is one text across the table, or stands alone before rows of its own."""
    if across := text_across(table, at):
        return across
    column, alone = text_alone(table, at)
    if not alone or (column and header.roles[column] in LEVELS) or not is_heading(alone):
        return alone if alone and is_note(alone) else ""
    is_opened_below = at + 1 < len(table.rows) and bool(table.rows[at + 1][column].strip())
    return alone if header.roles[column] not in LEVELS or (header.is_numbered and is_opened_below) else ""


def _drop_empty_sections(gathered: Gathered) -> None:
    """A section over rows that name their own first level says nothing that the system could hold."""
    for row in [row for row in gathered.tops if row.is_section and not row.children and not row.texts]:
        gathered.tops.remove(row)
        gathered.left_out.append((row.line, row.written))


@dataclass(slots=True)
class _TableReader:
    gathered: Gathered
    table: Table
    place: int
    header: IndicatorHeader
    heading: str
    open: list[Row] = field(default_factory=list)
    """The indicators that rows below belong to, from the first level on."""
    unsummed: list[Row] = field(default_factory=list)
    """What was opened since the last row that sums up."""

    def read(self) -> None:
        levels = sorted({role for role in self.header.roles if role in LEVELS})
        for at in range(self.header.top):
            said = " ".join(dict.fromkeys(cell.strip() for cell in self.table.rows[at] if cell.strip()))
            if said:
                self.gathered.titles.append(said)
        if "level1" not in levels and self.heading:
            self._open(self.heading, 1, 0)
        for at in range(self.header.first, len(self.table.rows)):
            row = self.table.rows[at]
            if not any(row) or is_header_again(row, self.header):
                continue
            if self._is_total(row, at) or self._is_section(at, levels):
                self.gathered.settled.add((self.place, at))
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
        for column, (role, text) in enumerate(zip(self.header.roles, row, strict=False)):
            text = text.strip()
            if not text or role in LEVELS or (at, column) in self.table.covered:
                continue
            if not self.open:
                self.gathered.left_out.append((self.table.line + at, text))
            elif role is not None and is_score(role):
                self._number(role, text, column, at)
            else:
                self._say(role, text, column, at)

    def _say(self, role: str | None, text: str, column: int, at: int) -> None:
        """What a cell says in words, to its indicator, or to those left out."""
        line = self.table.line + at
        if role == "serial":
            if not is_ordinal(text):
                self.gathered.left_out.append((line, text))
        elif role == "code":
            owner = self._coded(column) or self.open[-1]
            owner.code = owner.code or text
            if owner.code != text:
                self.gathered.left_out.append((line, text))
        elif role is None or role == "filled":
            where = self.header.headings[column] if column < len(self.header.headings) else ""
            self.gathered.left_out.append((line, f"{where}：{text}" if where else text))
        else:
            said = self._owner(column, at).texts.setdefault(role, [])
            if text not in said:
                said.append(text)

    def _coded(self, column: int) -> Row | None:
        """Whose code a cell is: of the level just right of it, where each level has a column for codes."""
        roles = self.header.roles
        beside = roles[column + 1] if roles.count("code") > 1 and column + 1 < len(roles) else None
        return self._at(LEVELS.index(beside) + 1) if beside in LEVELS else None

    def _number(self, role: str, text: str, column: int, at: int) -> None:
        number = number_in(text)
        owner = self._owner(column, at)
        role = "weight" if is_share(text) and role.startswith("score") else role.rstrip("123")
        if number is None:
            owner.texts.setdefault("rule", []).append(f"{self.header.headings[column]}：{text}")
            owner.doubts.append(f"“{text}”不是一个数，写进了计分规则")
            return
        known: Decimal | None = getattr(owner, role)
        called = _CALLED[role]
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
        role = roles[column] or ""
        if role[-1:].isdigit():
            return self._at(int(role[-1])) or self.open[-1]
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
        row = Row(name, self.table.line + at, level, at, at, code, score, weight, written=text)
        row.named = {role for role, number in (("score", score), ("weight", weight)) if number is not None}
        self.open = [above for above in self.open if above.level < level]
        (self.open[-1].children if self.open else self.gathered.tops).append(row)
        self.open.append(row)
        self.unsummed.append(row)

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
        """A row that sums up: the total of all, or of the rows above it, which is compared with them."""
        if not is_total(row):
            return False
        word, *said = [cell.strip() for cell in dict.fromkeys(row) if cell.strip()]
        number = number_in(said[0]) if len(said) == 1 else None
        line = self.table.line + at
        summed = sum_of(self.unsummed)
        if number is None and said:
            self.gathered.left_out.append((line, f"{word}：{'、'.join(said)}"))
        elif number is not None and fold_text(word).rstrip(":") != _SUBTOTAL:
            self.gathered.totals.append(number)
        elif number is not None and summed != number:
            told = "读到的没有分值" if summed is None else f"读到的合计是 {plain(summed)}"
            self.gathered.doubts.append((line, f"{word}写的是 {plain(number)}，上面各行{told}"))
        if number is not None:
            self.unsummed.clear()
        return True

    def _is_section(self, at: int, levels: Sequence[str]) -> bool:
        """A row with one text across all columns: a first level where no column is one, else a remark."""
        text = section_text(self.table, self.header, at)
        if not text:
            return False
        if not is_note(text) and ("level1" not in levels or is_heading(text)):
            self._open(text, 1, at)
            self.open[-1].is_section = True
        else:
            self.gathered.left_out.append((self.table.line + at, text))
        return True
