"""The numbers of a plot as a workbook: what Word opens for “编辑数据”. Needs openpyxl."""

from __future__ import annotations

import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fzjs.rendering.word_charts.chart_part import SHEET
from fzjs.rendering.word_charts.plot import Plot
from fzjs.rendering.workbook import settled


def data_sheet(plot: Plot) -> bytes:
    """Categories in the first column, one column for each series; the same bytes for the same plot."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _write(sheet, 1, ["", *(series.name for series in plot.series)])
    for place, category in enumerate(plot.categories):
        _write(sheet, place + 2, [category, *(series.values[place] for series in plot.series)])
    raw = io.BytesIO()
    book.save(raw)
    return settled(raw.getvalue())


def _write(sheet: Worksheet, row: int, values: list[str | Decimal | None]) -> None:
    for column, value in enumerate(values, 1):
        if value is None:
            continue
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = is a text
