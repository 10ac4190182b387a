"""Spreadsheets with task tables: each sheet's heading lines and its table, merged cells filled."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from fzjs.importing.packages import names_in
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError

_MOST_CELLS = 500_000


def read_spreadsheet(data: bytes, name: str) -> Source:
    """Read an .xlsx; needs openpyxl. Formulas give the values that were saved with them."""
    try:
        import openpyxl
    except ImportError:
        raise UnreadableError("读取 Excel 文件需要 openpyxl：pip install 'fzjs[xlsx]'") from None
    names_in(data, name, "Excel")
    try:
        workbook: Any = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets whatever a broken part causes through
        raise UnreadableError(
            f"{name} 不是完整的 Excel 文件。请在 Excel 或 WPS 里打开并另存为 .xlsx，再导入"
        ) from error
    blocks: list[Paragraph | Table] = []
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        blocks += _blocks(sheet, name, sheet.title if len(sheets) > 1 else "")
    if not blocks:
        raise UnreadableError(f"{name} 里没有内容")
    return Source(name, tuple(blocks))


def _blocks(sheet: Any, name: str, called: str) -> Iterator[Paragraph | Table]:
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        raise UnreadableError(
            f"{name} 的工作表“{sheet.title}”过大（{sheet.max_row} 行 {sheet.max_column} 列），请删去空行空列"
        )
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for span in sheet.merged_cells.ranges:
        for row in range(span.min_row, span.max_row + 1):
            for column in range(span.min_col, span.max_col + 1):
                merged[row, column] = (span.min_row, span.min_col)
    rows: list[tuple[str, ...]] = []
    covered: set[tuple[int, int]] = set()
    first = 0
    for row in range(1, sheet.max_row + 1):
        places = [merged.get((row, column), (row, column)) for column in range(1, sheet.max_column + 1)]
        cells = tuple(_written(sheet.cell(*place)) for place in places)
        if not any(cells):
            continue
        if (
            len(set(filter(None, cells))) == 1
            and not rows
            and (len(set(places)) == 1 or sum(map(bool, cells)) == 1)
        ):
            yield Paragraph(next(filter(None, cells)), row)
            continue
        first = first or row
        covered.update(
            (len(rows), column - 1) for column, place in enumerate(places, 1) if place != (row, column)
        )
        rows.append(cells)
    if rows:
        yield Table(tuple(rows), first, frozenset(covered), called)


def _written(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        shown = f"{value * 100:.8f}"
        return f"{shown.rstrip('0').rstrip('.')}%"
    if hasattr(value, "strftime"):
        return str(value.date().isoformat()) if hasattr(value, "date") else str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
