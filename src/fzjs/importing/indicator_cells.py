"""What single cells and rows of a table of indicators say: names with scores behind them, numbers, sums, sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from fzjs.importing.markers import read_marker
from fzjs.importing.source import Table
from fzjs.language.folding import fold_text

_SCORE_BEHIND = re.compile(
    r"(?:[(（\[【〔]\s*(?:共|满分|分值|计|总分|权重|共计|本项|合计)?(?:为|:|：)?\s*(?P<bracketed>[0-9]+(?:\.[0-9]+)?)\s*分\s*[)）\]】〕]"
    r"|\s(?:计|共)?(?P<bare>[0-9]+(?:\.[0-9]+)?)\s*分)\s*$"
)
_WEIGHT_BEHIND = re.compile(
    r"[(（\[【][^()（）]{0,8}?(?:权重|占|比重)?[^()（）0-9]{0,8}([0-9]+(?:\.[0-9]+)?)\s*[%％]\s*[)）\]】]\s*$"
)
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_FEWEST_ACROSS = 4
"""Where nobody tells which cells are merged, a text in so many columns of a row is one across all of them."""
_TOTALS = ("合计", "总计", "总分", "满分", "共计", "小计", "合计得分", "总得分", "分值合计", "合计分值")
_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,3}){1,2}(?=[^0-9.]|$)")
_NOTE = re.compile(
    r"[(（\[【]?(?:备?注|说明|备注|填表说明|填报单位|填报人|单位|审核人|联系人|考核单位|被考核单位)[)）\]】]?\s*[0-9]?\s*[:：]"
)
_ORDINAL = re.compile(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|\(?[0-9一二三四五六七八九十]{1,3}\)|[0-9]{1,3}[.、]|[①-⑳])"
)


class Name(NamedTuple):
    """A cell of a level taken apart."""

    name: str
    score: Decimal | None
    weight: Decimal | None
    code: str


def read_name(written: str) -> Name:
    """一、组织领导（20分） → name, score, weight, and a code such as 1.2.3 where it is written in front."""
    text = " ".join(written.split()).rstrip(";；。")
    score = weight = None
    digits = text.translate(_WIDE)
    if (found := _SCORE_BEHIND.search(digits)) is not None and found.start():
        score, text = Decimal(found["bracketed"] or found["bare"]), text[: found.start()].strip()
    elif (found := _WEIGHT_BEHIND.search(digits)) is not None and found.start():
        weight, text = Decimal(found[1]), text[: found.start()].strip()
    code = ""
    if (dotted := _DOTTED.match(text)) is not None:
        code, text = dotted[0], text[dotted.end() :].lstrip(" .．、:：")
    else:
        marker = read_marker(text)
        if marker is not None and text[marker.end :].strip():
            text = text[marker.end :].strip()
    return Name(text or written.strip(), score, weight, code)


def number_in(text: str) -> Decimal | None:
    """A cell of scores or weights as a number: 5, 5分, +5, 15%, 0.15 stays what it is."""
    found = re.fullmatch(r"[(\[]?\+?([0-9]+(?:\.[0-9]+)?)(?:分|%)?[)\]]?", fold_text(text))
    return None if found is None else Decimal(found[1])


def is_share(text: str) -> bool:
    """Whether a number is written in per cent."""
    return fold_text(text).endswith("%")


def is_ordinal(text: str) -> bool:
    """Whether a cell only numbers its row."""
    return _ORDINAL.fullmatch(fold_text(text)) is not None


def is_note(text: str) -> bool:
    """Whether a row across a table is a remark on it (注：…), or a line to fill in (填报单位：…)."""
    return _NOTE.match(text.strip()) is not None


def is_total(row: Sequence[str]) -> bool:
    """Whether a row sums up the ones above it."""
    first = next((cell for cell in row if cell.strip()), "")
    return fold_text(first).rstrip(":") in _TOTALS


def text_across(table: Table, at: int) -> str:
    """The text of a row that is one across all columns, merged or repeated in each of them; else nothing."""
    row = table.rows[at]
    said = {cell.strip() for cell in row if cell.strip()}
    is_merged = len(row) > 1 and all((at, column) in table.covered for column in range(1, len(row)))
    is_merged = is_merged and not all((at, column) in table.covered for column in range(len(row)))
    is_repeated = not table.covered and len(row) >= _FEWEST_ACROSS and all(cell.strip() for cell in row)
    return said.pop() if len(said) == 1 and (is_merged or is_repeated) else ""


def text_alone(table: Table, at: int) -> tuple[int, str]:
    """Column and text of the only cell of a row that says something of its own; (-1, "") where there is not one."""
    row = table.rows[at]
    said = [(column, cell.strip()) for column, cell in enumerate(row) if cell.strip()]
    if len({text for _, text in said}) != 1 or (at, said[0][0]) in table.covered:
        return -1, ""
    return said[0] if all((at, column) in table.covered for column, _ in said[1:]) else (-1, "")


def is_heading(text: str) -> bool:
    """Whether a text opens a section: 一、…, or with its score behind it."""
    return not is_note(text) and (read_marker(text) is not None or read_name(text).score is not None)
