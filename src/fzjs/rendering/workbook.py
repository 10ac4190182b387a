"""A page as a workbook (XLSX), the same bytes for the same page. Needs openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from fzjs.rendering.page import Page, Table

_FILLS = {"good": "E3F4E3", "partly": "FFF3CF", "bad": "FBDCDC"}
_WIDEST = 60
_LONGEST = 32_767
"""A cell of a workbook holds no more characters."""
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOMENT = "2000-01-01T00:00:00Z"
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


def as_workbook(page: Page) -> bytes:
    """One sheet for each table, the first rows fixed."""
    book = Workbook(write_only=True)
    for table in (*page.tables, page.records) if page.tables else (page.records,):
        _add_sheet(book, table)
    raw = io.BytesIO()
    book.save(raw)
    return settled(raw.getvalue())


def _add_sheet(book: Workbook, table: Table) -> None:
    names = set(book.sheetnames)
    title = _NOT_IN_TITLES.sub(" ", table.title)[:28]
    sheet: Any = book.create_sheet(title if title not in names else f"{title}明细")
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns):
        texts = [column, *(cells[place].text for cells in table.rows)]
        width = min(max(map(_width, texts)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    head = [_cell(sheet, column) for column in table.columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for cells in table.rows:
        row = []
        for each in cells:
            cell = _cell(sheet, each.text)
            if each.tone in _FILLS:
                cell.fill = PatternFill("solid", fgColor=_FILLS[each.tone])
            row.append(cell)
        sheet.append(row)


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
