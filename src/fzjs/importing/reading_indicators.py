"""A document with tables of indicators → an indicator system."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from fzjs.importing.blocks import as_paragraph, is_furniture, text_of
from fzjs.importing.entry import Entry
from fzjs.importing.indicator_columns import indicator_header, names_indicators, squared
from fzjs.importing.indicator_outline import with_outline_as_table
from fzjs.importing.indicator_pages import continues, is_continued, joined
from fzjs.importing.indicator_rows import gather
from fzjs.importing.indicator_title import find_title
from fzjs.importing.indicator_tree import Gathered, Row, sum_of, walk
from fzjs.importing.markers import read_marker
from fzjs.importing.scoring_rules import read_method
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.language.decimals import plain
from fzjs.language.folding import fold_text
from fzjs.language.unitlists import split_units

_EDITION = re.compile(r"(?:19|20)[0-9]{2}年?版|试行|征求意见稿|修订版")
_CODE = re.compile(r"[\w.\-]{1,20}")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?")


@dataclass(frozen=True, slots=True)
class ImportedIndicators:
    """What came of a document."""

    system: Entry
    """The fields of the indicator system in the order of the file."""
    counts: tuple[int, int, int]
    """Indicators of the first, second and third level."""
    doubts: tuple[tuple[int, str], ...]
    left_out: tuple[Paragraph, ...]
    """What stands in the document and nowhere in the system."""
    tables: tuple[Table, ...]
    settled: frozenset[tuple[int, int]] = frozenset()
    """Rows taken whole, as sections and sums: which table, which row."""


def is_indicator_table(source: Source) -> bool:
    """Whether a document is mostly tables whose headings speak of indicators."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    found = 0
    for table in tables:
        header = indicator_header(table)
        if header is not None and names_indicators(header) and _has_two_levels_or_points(header.roles):
            found += len(text_of(table))
    outside = sum(len(block.text) for block in source.blocks if isinstance(block, Paragraph))
    return found > outside


def read_indicators(source: Source) -> ImportedIndicators:
    """Read the tables of indicators in a document. Raises UnreadableError where there is none."""
    tables = _tables(source)
    if not tables and (outlined := with_outline_as_table(source)) is not None:
        source, tables = outlined, _tables(outlined)
    if not tables:
        raise UnreadableError(
            f"{source.name} 里没有指标表：表头要有“一级指标”“二级指标”等栏，或者“指标”和“分值”“评分标准”；"
            "没有表格的，要有“一、”“（一）”“1.”这样的分级序号"
        )
    gathered = gather([(found.heading, found.table) for found in tables])
    if not gathered.tops:
        raise UnreadableError(f"{source.name} 的指标表里没有指标")
    used = {id(block) for found in tables for block in found.blocks}
    title = find_title(source, gathered.titles)
    system = Entry(1)
    system |= _head(title.text, title.total, gathered)
    doubts = [(1, "没有找到标题，暂用文件名")] if not title.is_found else []
    doubts += gathered.doubts
    system["indicators"] = [_indicator(row, doubts) for row in _finished(gathered)]
    left_out = [
        as_paragraph(block)
        for block in source.blocks
        if id(block) not in used
        and block is not title.block
        and not is_furniture(block)
        and not (isinstance(block, Paragraph) and is_continued(block.text))
    ]
    left_out += [Paragraph(text, line) for line, text in gathered.left_out]
    left_out += [Paragraph(text, 1) for text in gathered.titles if text != title.line]
    levels = [row.level for row in walk(gathered.tops)]
    counts = (levels.count(1), levels.count(2), levels.count(3))
    return ImportedIndicators(
        system,
        counts,
        tuple(doubts),
        tuple(left_out),
        tuple(found.table for found in tables),
        frozenset(gathered.settled),
    )


class _Found(NamedTuple):
    heading: str
    """The numbered heading just before the table, or its sheet's name: its first level."""
    table: Table
    blocks: tuple[Paragraph | Table, ...]
    """The blocks that it was made of."""


def _tables(source: Source) -> list[_Found]:
    """The tables of indicators; what a page break has parted is one again."""
    found: list[_Found] = []
    before: Paragraph | None = None
    for block in source.blocks:
        if isinstance(block, Paragraph):
            before = None if is_continued(block.text) else block
            continue
        table = squared(block)
        if found and before is None and continues(found[-1].table, table):
            heading, above, blocks = found.pop()
            found.append(_Found(heading, joined(above, table), (*blocks, block)))
        elif (header := indicator_header(table)) is not None:
            needs = "level1" not in header.roles
            is_heading = before is not None and read_marker(before.text) is not None
            over = before if is_heading and (needs or header.has_room) else None
            called = over.text if over is not None else block.sheet if needs else ""
            found.append(_Found(called, table, (block,) if over is None else (block, over)))
        before = None
    return found


def _head(title: str, said: Decimal | None, gathered: Gathered) -> dict[str, Any]:
    year = _YEAR.search(fold_text(title))
    edition = _EDITION.search(title)
    head: dict[str, Any] = {
        "fzjs": 1,
        "kind": "indicators",
        "id": f"indicators-{year[1]}" if year else "indicators",
        "title": title,
    }
    if edition is not None:
        head["edition"] = edition[0]
    total = _total(gathered, said)
    if total is not None:
        head["total"] = _number(total)
    return head


def _total(gathered: Gathered, said: Decimal | None) -> Decimal | None:
    """What the table sums up to: by its last row, by the rows of its parts, by its title, by its first levels."""
    tops = [row.score for row in gathered.tops]
    if gathered.totals:
        *parts, last = gathered.totals
        together = sum(gathered.totals, Decimal(0))
        is_of_parts = bool(parts) and together in (sum_of(list(walk(gathered.tops))), said)
        return together if is_of_parts else last
    if said is not None:
        return said
    return None if not tops or None in tops else sum((each for each in tops if each is not None), Decimal(0))


def _finished(gathered: Gathered) -> list[Row]:
    """The tree with codes for all and weights in per cent."""
    taken = Counter(row.code for row in walk(gathered.tops))
    for row in walk(gathered.tops):
        if row.code and (taken[row.code] > 1 or _CODE.fullmatch(row.code) is None):
            row.doubts.append(
                f"原表的代码“{row.code}”{'重复' if taken[row.code] > 1 else '不能用'}，已重新编号"
            )
            row.code = ""
    _give_codes(gathered.tops, "", {row.code for row in walk(gathered.tops) if row.code})
    _in_per_cent(gathered.tops)
    return gathered.tops


def _give_codes(rows: Sequence[Row], above: str, taken: set[str]) -> None:
    """A code for those that have none: their place, or the next one that is free."""
    for place, row in enumerate(rows, 1):
        while not row.code:
            code = f"{above}.{place}" if above else str(place)
            if code not in taken:
                row.code = code
                taken.add(code)
            place += len(rows)
        _give_codes(row.children, row.code, taken)


def _in_per_cent(tops: Sequence[Row]) -> None:
    """Weights of one level that are all below 1 (0.15) are shares; the file writes per cents."""
    for level in {row.level for row in walk(tops)}:
        rows = [row for row in walk(tops) if row.level == level and row.weight is not None]
        weights = [row.weight for row in rows if row.weight is not None]
        if not weights or max(weights) > 1 or (len(weights) < 2 and sum(weights) != 1):
            continue
        for row in rows:
            if row.weight is not None:
                row.doubts.append(f"权重 {row.weight} 改写成百分比")
                row.weight *= 100


def _indicator(row: Row, doubts: list[tuple[int, str]]) -> Entry:
    entry = Entry(row.line)
    entry["code"] = row.code
    entry["name"] = row.name
    for key in ("weight", "score"):
        number: Decimal | None = getattr(row, key)
        if number is not None:
            entry[key] = _number(number)
    if not row.children:
        _add_method(row, entry)
    entry |= _texts(row)
    if row.children:
        entry["children"] = [_indicator(child, doubts) for child in row.children]
    for doubt in row.doubts:
        entry.doubt(doubt)
        doubts.append((row.line, doubt))
    return entry


def _add_method(row: Row, entry: Entry) -> None:
    rule = "\n".join(row.texts.get("rule", ()))
    if not rule:
        return
    method = read_method(row.name, rule, row.score)
    entry["method"] = method.fields
    if not method.is_sure:
        row.doubts.append(f"从文字看不出计分方式，暂写 {method.fields['type']}；请人工改，并补写要计算的数")
    elif not method.is_understood:
        row.doubts.append("计分规则没有全部读懂，数没有读成字段；请人工补写（full_at、per_step、grades 等）")


def _texts(row: Row) -> dict[str, Any]:
    """Evidence, units and what else the columns say; a heading's rule is a note, since only leaves are measured."""
    evidence = dict.fromkeys(part for text in row.texts.get("evidence", ()) for part in _items(text))
    units = dict.fromkeys(
        name for text in row.texts.get("responsible", ()) for name in split_units(text).names
    )
    noted = ("content", "method", "remark", *(("rule",) if row.children else ()))
    notes = [text for role in noted for text in row.texts.get(role, ())]
    found: dict[str, Any] = {}
    if evidence:
        found["evidence"] = list(evidence)
    if units:
        found["responsible"] = list(units)
    if notes:
        found["note"] = "\n".join(notes)
    return found


def _items(text: str) -> Iterator[str]:
    """The kinds of evidence in a cell: parted by marks or lines, less their numbers."""
    for part in re.split(r"[;；。\n]|、(?![^（(]*[)）])", text):
        marker = read_marker(part.strip())
        item = part.strip()[marker.end :].strip() if marker is not None else part.strip()
        if item:
            yield item


def _number(number: Decimal) -> int | float:
    text = plain(number)
    return float(text) if "." in text else int(text)


def _has_two_levels_or_points(roles: Sequence[str | None]) -> bool:
    levels = {role for role in roles if role is not None and role.startswith("level")}
    return len(levels) > 1 or bool({"score", "weight", "rule"} & set(roles))
