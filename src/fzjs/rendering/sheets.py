"""Sheets of a workbook for people: safe texts, a fixed and repeated head, filters, widths, a page to print."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from fzjs.rendering.workbook import settled

Value = str | int | date | None

_LONGEST = 32_767
"""Characters that a cell of a workbook holds, those beyond the basic plane counted twice."""
_CUT = "……（一格放不下，没有写完）"
_LONGEST_TITLE = 31
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SIZE, _TITLE_SIZE = 11, 16
_MARGIN = 2
_ROW_HEIGHT = 15
_HIGHEST = 409
"""Points; no row of a sheet may be higher."""
_FONT, _HEAD_FONT = "宋体", "黑体"
_HEAD_FILL = PatternFill("solid", fgColor="E7E6E6")
_LINE = Side(style="thin", color="808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_ROW = 2
"""The title stands in the first row, the head of the columns in the second."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and how wide it may become, in Latin characters."""

    heading: str
    widest: int = 40
    centred: bool = False


class Book:
    """A workbook that is put together sheet by sheet."""

    def __init__(self, title: str) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._book.properties.title = clean(title)
        self._book.properties.creator = "fzjs"

    def add(self, name: str, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> str:
        """Add a sheet with its title, head, rows; gives the name that it has got."""
        sheet: Worksheet = self._book.create_sheet(self._free_name(name))
        for place, column in enumerate(columns, 1):
            _write(sheet.cell(_HEAD_ROW, place), column.heading, centred=True)
            sheet.cell(_HEAD_ROW, place).font = Font(name=_HEAD_FONT, bold=True)
            sheet.cell(_HEAD_ROW, place).fill = _HEAD_FILL
        widths = [_needed(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width + _MARGIN
        _write_title(sheet, title, widths)
        for number, row in enumerate(rows, _HEAD_ROW + 1):
            for place, value in enumerate(row, 1):
                _write(sheet.cell(number, place), value, centred=columns[place - 1].centred)
            deepest = max(rows_of_text(value, width) for value, width in zip(row, widths, strict=True))
            sheet.row_dimensions[number].height = min(deepest * _ROW_HEIGHT + 4, _HIGHEST)
        last = f"{get_column_letter(len(columns))}{_HEAD_ROW + len(rows)}"
        sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}"
        sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
        _lay_out_page(sheet)
        return str(sheet.title)

    def link(self, sheet: str, row: int, column: int, target: str) -> None:
        """Let a cell (its row counted below the head from 1) lead to another sheet."""
        cell = self._book[sheet].cell(_HEAD_ROW + row, column)
        quoted = target.replace("'", "''")
        cell.hyperlink = f"#'{quoted}'!A1"
        cell.font = Font(name=_FONT, color="0563C1", underline="single")

    def data(self) -> bytes:
        """The workbook as a file, the same bytes for the same contents."""
        raw = io.BytesIO()
        self._book.save(raw)
        return settled(raw.getvalue())

    def _free_name(self, wanted: str) -> str:
        """A name that a sheet may have and none has yet; Excel takes no notice of case."""
        kept = re.sub(r"[\\/*?:\[\]]", " ", clean(wanted)).strip("' ")[:_LONGEST_TITLE].strip("' ") or "表"
        taken = {name.lower() for name in self._book.sheetnames} | {"history"}
        name, number = kept, 1
        while name.lower() in taken:
            number += 1
            name = f"{kept[: _LONGEST_TITLE - 4]}（{number}）"
        return name


def _write_title(sheet: Worksheet, title: str, widths: Sequence[int]) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(widths))
    cell: Any = sheet.cell(1, 1)
    _write(cell, title, centred=True)
    cell.border = Border()
    cell.font = Font(name=_HEAD_FONT, size=_TITLE_SIZE)
    room = round((sum(widths) + _MARGIN * len(widths)) * _SIZE / _TITLE_SIZE)
    sheet.row_dimensions[1].height = min(rows_of_text(title, room) * _TITLE_SIZE * 1.4 + 10, _HIGHEST)


def _write(cell: Any, value: Value, *, centred: bool) -> None:
    """A value; a text stays a text, whatever it begins with, also when somebody edits the cell."""
    if isinstance(value, str):
        text = _fitting(clean(value))
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA_STARTS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    cell.font = Font(name=_FONT)
    cell.border = _BORDER
    cell.alignment = Alignment(
        wrap_text=True, vertical="center" if centred else "top", horizontal="center" if centred else "left"
    )


def _lay_out_page(sheet: Worksheet) -> None:
    """A4 across, all columns on one page, the head on every page, a number at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{_HEAD_ROW}"
    sheet.print_options.horizontalCentered = True
    foot: Any = sheet.oddFooter
    foot.center.text = "第 &P 页，共 &N 页"


def fits_cell(text: str) -> bool:
    """Whether a cell holds a text whole."""
    return len(text) <= _LONGEST // 2 or len(text.encode("utf-16-le", "replace")) <= 2 * _LONGEST


def clean(text: str) -> str:
    """A text without what XML cannot hold; `_x0041_` stands for itself and not for an A."""
    kept = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", kept)


def _fitting(text: str) -> str:
    """A text as far as a cell holds it; one that is cut says so at its end."""
    if fits_cell(text):
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT


def _needed(column: Column, values: Sequence[Value]) -> int:
    lines = [column.heading, *(line for value in values for line in _lines(value))]
    return min(max(map(_width, lines)), column.widest)


def rows_of_text(value: Value, width: int) -> int:
    """How many rows a text takes in a column. Programs do not agree on working it out when they open a file."""
    return sum(max(1, -(-_width(line) // width)) for line in _lines(value))


def _lines(value: Value) -> list[str]:
    return ("" if value is None else str(value)).split("\n")


def _width(text: str) -> int:
    """In Latin characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
