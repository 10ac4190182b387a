"""The cells of a sheet as a person reads them: texts, numbers, percentages, days; formulas and errors refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from fzjs.analysis.reporting.filled import Refusal, Written, as_in_a_cell
from fzjs.language.folding import fold_text

_SHOWN, _REMARK_SHOWN = 20, 40
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Numbers that stand for the days from 2000 to 2099."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something."""

    row: int
    column: int
    address: str
    value: Written | Refusal
    raw: Any
    epoch: datetime

    @property
    def folded(self) -> str:
        """Its text for comparing: without spaces, in half-width forms, without the star of 必填."""
        return fold_text(str(self.raw)).strip("*：:") if isinstance(self.raw, str) else ""

    @property
    def shown(self) -> str:
        """Its text for a message."""
        text = " ".join(str(self.raw).split())
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def cells_of(sheet: Any) -> Iterator[SheetCell]:
    """The cells of a sheet that hold something, row by row."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
                continue
            raw = _unescaped(cell.value) if isinstance(cell.value, str) else cell.value
            value = _value(cell, raw)
            if value is not None:
                yield SheetCell(cell.row, cell.column, cell.coordinate, value, raw, sheet.parent.epoch)


def remarks_on(sheet: Any) -> Iterator[str]:
    """What people have written into notes on cells: that goes nowhere, so it is said."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                text = " ".join(str(cell.comment.text).split())
                yield f"{cell.coordinate} 的批注不会被收进报告：“{text[:_REMARK_SHOWN]}”"


def day_in(cell: SheetCell) -> date | Refusal:
    """The day in a cell, however it was typed: a date, 2024-06-01, 2024年6月1日, 2024/6/1, or the number behind it."""
    hint = "写成 2024-06-01 这样的日期"
    raw = cell.raw
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(cell.value, Refusal):
        return cell.value
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        from openpyxl.utils.datetime import from_excel

        if _FIRST_SERIAL <= raw <= _LAST_SERIAL and float(raw).is_integer():
            found = from_excel(raw, cell.epoch)
            if isinstance(found, datetime):
                return found.date()
        return Refusal(cell.address, f"{cell.shown} 不是日期", hint)
    return _written_day(str(cell.value)) or Refusal(cell.address, f"“{cell.shown}”不是日期", hint)


def _value(cell: Any, raw: Any) -> Written | Refusal | None:
    address = cell.coordinate
    if cell.data_type == "f" or not isinstance(raw, str | bool | int | float | date | time | Decimal):
        return Refusal(address, f"是公式（{str(raw)[:_SHOWN]}）", "改成写定的内容：复制后选择性粘贴为数值")
    if cell.data_type == "e":
        return Refusal(address, f"是错误值 {raw}", "改成要填的内容")
    if isinstance(raw, bool):
        return Refusal(address, f"是逻辑值 {'TRUE' if raw else 'FALSE'}", "改成要填的内容")
    if isinstance(raw, str):
        return as_in_a_cell(raw) or None
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date | time):
        return raw.isoformat()
    return _number(raw, str(cell.number_format))


def _number(raw: float | Decimal, form: str) -> Written:
    """A number as it is shown: of a percentage the hundredfold, with the precision that it has."""
    number = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    if "%" in form:
        shown = f"{float(number) * 100:.10f}".rstrip("0").rstrip(".")
        return f"{shown}%"
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _unescaped(text: str) -> str:
    """`_x000D_` is how a workbook writes a character that XML cannot hold."""
    return _escape().sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@cache
def _escape() -> re.Pattern[str]:
    return re.compile("_x([0-9A-Fa-f]{4})_")


def _written_day(text: str) -> date | None:
    found = _day().fullmatch(fold_text(text))
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


@cache
def _day() -> re.Pattern[str]:
    return re.compile("([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
