"""A page as a workbook (XLSX), the same bytes for the same page. Needs openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from fzjs.rendering.page import Page, Table

_FILLS = {"good": "E3F4E3", "partly": "FFF3CF", "bad": "FBDCDC"}
_WIDEST = 60
_LONGEST = 32_767
"""A cell of a workbook holds no more characters."""
_LONGEST_HEADING = 100
_NAMES = frozenset(("编号", "序号", "报告期", "最近报告期", "期"))
"""Columns of names, not of amounts, though they may be digits alone."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
_FIRST_YEAR = 1900
"""Workbooks count days from here."""
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOMENT = "2000-01-01T00:00:00Z"
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


def as_workbook(page: Page) -> bytes:
    """A sheet that says what the page is about, and one for each table: ready to be filtered, sorted, and printed."""
    book = Workbook(write_only=True)
    tables = (*page.tables, page.records) if page.tables else (page.records,)
    _add_heading(book, page)
    for table in tables:
        _add_sheet(book, table, page.title)
    raw = io.BytesIO()
    book.save(raw)
    return settled(raw.getvalue())


def _add_heading(book: Workbook, page: Page) -> None:
    sheet: Any = book.create_sheet("说明")
    _set_up_printing(sheet, page.title)
    sheet.column_dimensions["A"].width = 100
    title = _cell(sheet, page.title)
    title.font = Font(bold=True, size=14)
    sheet.append([title])
    for line in page.lines:
        sheet.append([_cell(sheet, line)])


def _add_sheet(book: Workbook, table: Table, heading: str) -> None:
    names = set(book.sheetnames)
    title = _NOT_IN_TITLES.sub(" ", table.title)[:28]
    sheet: Any = book.create_sheet(title if title not in names else f"{title}明细")
    _set_up_printing(sheet, heading)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns):
        texts = [column, *(cells[place].text for cells in table.rows)]
        width = min(max(map(_width, texts)) + 4, _WIDEST)  # with room for the mark of the filter
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    head = [_cell(sheet, column) for column in table.columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    readers = [
        _reader(name, [cells[place].text for cells in table.rows]) for place, name in enumerate(table.columns)
    ]
    for cells in table.rows:
        row = []
        for each, read in zip(cells, readers, strict=True):
            cell = read(sheet, each.text)
            if each.tone in _FILLS:
                cell.fill = PatternFill("solid", fgColor=_FILLS[each.tone])
            row.append(cell)
        sheet.append(row)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"


def _set_up_printing(sheet: Any, heading: str) -> None:
    """A4 across, as wide as the page, what it is about above, the number of the page below.

    Comes before the first row: that is when a sheet's properties are written.
    """
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # In a header & begins a code; && is the character.
    sheet.oddHeader.center.text = _NOT_IN_XML.sub("", heading)[:_LONGEST_HEADING].replace("&", "&&")
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _reader(column: str, texts: Sequence[str]) -> Callable[[Any, str], Cell]:
    """How the cells of a column are written: as numbers or days where all of them are, else as texts.

    What names something stays a text, though it may be made of digits.
    """
    told = [text for text in texts if text]
    if told and column not in _NAMES:
        if all(_NUMBER.fullmatch(text) for text in told):
            return _number
        if all(map(_is_day, told)):
            return _day
    return _cell


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2024-06-15") and datetime.fromisoformat(text).year > _FIRST_YEAR
    except ValueError:
        return False


def _number(sheet: Any, text: str) -> Cell:
    if not text:
        return _cell(sheet, text)
    amount: Any = Decimal(text)
    cell: Cell = WriteOnlyCell(sheet, value=amount)
    decimals = len(text.partition(".")[2])
    cell.number_format = f"0.{'0' * decimals}" if decimals else "0"
    cell.alignment = Alignment(vertical="top")
    return cell


def _day(sheet: Any, text: str) -> Cell:
    if not text:
        return _cell(sheet, text)
    cell: Cell = WriteOnlyCell(sheet, value=datetime.fromisoformat(text))
    cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(vertical="top", horizontal="left")
    return cell


def _cell(sheet: Any, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=_NOT_IN_XML.sub("", text)[:_LONGEST])
    cell.data_type = "s"  # a text that begins with = is a text
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def settled(data: bytes) -> bytes:
    """The archive with every moment of its making taken out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">[0-9T:.-]+Z<", f">{_MOMENT}<".encode(), content)
            entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
            entry.create_system = 3  # the same on every system
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
