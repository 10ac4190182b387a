"""Filled report sheets read back: whatever Excel, WPS and LibreOffice make of them, and whatever people do to them.

Columns are known by their headings, rows by the ids in them. Nothing is passed over: what stands in a cell that the
sheet has no meaning for is refused with the cell's address, as are formulas, merged cells and errors.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from fzjs.analysis.reporting.filled import EvidenceRow, FilledSheet, MeasureRow, Placed, Refusal, Written
from fzjs.analysis.reporting.layout import (
    EVIDENCE,
    EVIDENCE_TITLE,
    KEPT,
    LABELS,
    MEASURES,
    EvidenceColumn,
    Heading,
    Label,
    MeasureColumn,
)
from fzjs.importing.packages import names_in
from fzjs.importing.sheet_cells import SheetCell, cells_of, day_in, remarks_on
from fzjs.importing.source import UnreadableError
from fzjs.language.folding import fold_text

MOST_BYTES = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_INFLATED = 50_000_000
_MOST_CELLS = 500_000
"""Cells of the rectangle that a sheet spans. A form has some thousand."""

ColumnT = TypeVar("ColumnT", MeasureColumn, EvidenceColumn)
Grid = dict[int, dict[int, SheetCell]]
"""The cells that hold something: row → column → cell, both counted from 1."""


def read_report_sheet(data: bytes, name: str) -> FilledSheet:
    """Read a filled form. Raises `UnreadableError` for what is no workbook or holds no form. Needs openpyxl."""
    book = _open(data, name)
    sheets = [(sheet, _grid(sheet, name)) for sheet in book.worksheets if sheet.title != KEPT]
    forms = [(sheet, grid) for sheet, grid in sheets if _find_head(grid, MEASURES) is not None]
    if not forms:
        wanted = "、".join(heading.text for heading in MEASURES.values() if heading.fill_in)
        raise UnreadableError(
            f"{name} 里没有报告表：找不到写着“措施编号”和“{wanted}”的表头。请用 fzjs report new --format xlsx 生成的表"
        )
    if len(forms) > 1:
        titles = "、".join(f"“{sheet.title}”" for sheet, _ in forms)
        raise UnreadableError(f"{name} 里有几张报告表：{titles}。一个文件只留一张")
    sheet, grid = forms[0]
    notes = [
        f"{name} 的工作表“{other.title}”不是报告表，没有读"
        for other, cells in sheets
        if other is not sheet and cells
    ]
    return replace(
        _Reader(name, sheet, grid).read([*notes, *remarks_on(sheet)]), made=_form_as_made(book, name)
    )


def _form_as_made(book: Any, name: str) -> FilledSheet | None:
    """What the hidden sheet keeps; None where it is gone or holds something else."""
    if KEPT not in book.sheetnames:
        return None
    sheet = book[KEPT]
    grid = _grid(sheet, name)
    return None if _find_head(grid, MEASURES) is None else _Reader(name, sheet, grid).read([])


def _open(data: bytes, name: str) -> Any:
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"{name} 超过 {MOST_BYTES // 1_000_000} MB，不像报告表，没有读")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableError(f"{name} 加了密码。请在 Excel 或 WPS 里去掉密码后另存，再收")
        raise UnreadableError(f"{name} 是旧格式（.xls、.et）。请在 Excel 或 WPS 里另存为 .xlsx，再收")
    if not data.startswith(b"PK"):
        raise UnreadableError(f"{name} 不是 Excel 文件（.xlsx）")
    try:
        import openpyxl
    except ImportError:
        raise UnreadableError("读取 Excel 文件需要 openpyxl：pip install 'fzjs[xlsx]'") from None
    parts = names_in(data, name, "Excel")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        inflated = sum(info.file_size for info in package.infolist())
    if inflated > _MOST_INFLATED:
        raise UnreadableError(f"{name} 解压后过大（{inflated // 1_000_000} MB），不像报告表，没有读")
    if "xl/workbook.xml" not in parts:
        raise UnreadableError(
            f"{name} 不是 .xlsx 文件（也许是 .ods 或 .docx）。请在 Excel 或 WPS 里另存为 .xlsx，再收"
        )
    try:
        with warnings.catch_warnings():  # about what other programs have put in besides cells
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:  # openpyxl lets whatever a broken part causes through
        raise UnreadableError(
            f"{name} 不是完整的 Excel 文件。请在 Excel 或 WPS 里打开并另存为 .xlsx，再收"
        ) from error


def _grid(sheet: Any, name: str) -> Grid:
    if not hasattr(sheet, "iter_rows"):  # a sheet that is a chart
        return {}
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        size = f"{sheet.max_row} 行 {sheet.max_column} 列"
        raise UnreadableError(f"{name} 的工作表“{sheet.title}”过大（{size}），请删去表格以外的行和列，再收")
    grid: Grid = {}
    for cell in cells_of(sheet):
        grid.setdefault(cell.row, {})[cell.column] = cell
    return grid


def _find_head(grid: Grid, columns: Mapping[Any, Heading]) -> int | None:
    """The row with at least the first heading and half of all of them."""
    wanted = [heading.text for heading in columns.values()]
    for row, cells in grid.items():
        found = {cell.folded for cell in cells.values()} & set(wanted)
        if wanted[0] in found and 2 * len(found) >= len(wanted):
            return row
    return None


class _Reader:
    """One sheet on its way to what it says."""

    def __init__(self, name: str, sheet: Any, grid: Grid) -> None:
        self.name, self.sheet, self.grid = name, sheet, grid
        self.refusals: list[Refusal] = []
        self.used: set[tuple[int, int]] = set()

    def read(self, notes: list[str]) -> FilledSheet:
        head_row = _find_head(self.grid, MEASURES)
        assert head_row is not None  # that is how the sheet was found
        below = {row: cells for row, cells in self.grid.items() if row > head_row}
        second = _find_head(below, EVIDENCE)
        end = second if second is not None else max([head_row, *self.grid]) + 1
        self._refuse_merged(head_row)
        head = self._read_top(head_row)
        measures = [MeasureRow(*row) for row in self._rows(MEASURES, head_row, range(head_row + 1, end))]
        evidence = []
        if second is not None:
            last = max(self.grid)
            evidence = [
                EvidenceRow(*row) for row in self._rows(EVIDENCE, second, range(second + 1, last + 1))
            ]
        self._refuse_unused(head_row)
        return FilledSheet(
            self.name,
            head,
            self._title(head_row),
            self._beside_the_plan(head_row),
            tuple(self._texts(head_row)),
            tuple(measures),
            tuple(evidence),
            tuple(self.refusals),
            tuple(notes),
        )

    def _title(self, head_row: int) -> Placed[str] | None:
        row = min(self.grid)
        cell = self.grid[row][min(self.grid[row])]
        return Placed(str(cell.raw), cell.address) if row < head_row else None

    def _beside_the_plan(self, head_row: int) -> Placed[str] | None:
        """The second cell to the right of the plan's label."""
        for row, column in self._places("plan", head_row):
            cell = self.grid[row].get(column + 2)
            return Placed(str(cell.raw), cell.address) if cell is not None else None
        return None

    def _texts(self, head_row: int) -> Iterator[Placed[str]]:
        """What stands above the tables besides the labels and their values."""
        for row, cells in self.grid.items():
            for column, cell in cells.items():
                if row < head_row and (row, column) not in self.used:
                    yield Placed(str(cell.raw), cell.address)

    def _places(self, label: Label, head_row: int) -> Iterator[tuple[int, int]]:
        """Row and column of the cells with a label's text."""
        for row, cells in self.grid.items():
            for column, cell in cells.items():
                if row < head_row and cell.folded == LABELS[label]:
                    yield row, column

    def _read_top(self, head_row: int) -> dict[Label, Placed[Written | date]]:
        """The values to the right of the labels."""
        found: dict[Label, Placed[Written | date]] = {}
        for label, text in LABELS.items():
            place = next(self._places(label, head_row), None)
            if place is None:
                message = f"找不到“{text}”这一格"
                self._refuse(self._address(1, 1), message, f"恢复表头上方的“{text}”，或者重新生成一张表填写")
                continue
            row, column = place
            self.used |= {(row, column), (row, column + 1)}
            cell = self.grid[row].get(column + 1)
            if cell is None:
                continue
            value = day_in(cell) if label == "submitted" else self._value(cell)
            if isinstance(value, Refusal):
                self.refusals.append(value)
            elif value is not None:
                found[label] = Placed(value, cell.address)
        return found

    def _rows(
        self, columns: Mapping[ColumnT, Heading], head_row: int, rows: range
    ) -> Iterator[tuple[dict[ColumnT, Placed[Written]], dict[ColumnT, str]]]:
        """The rows of a table that hold something, wherever its columns stand."""
        places = self._columns(columns, head_row)
        for row in rows:
            cells = self.grid.get(row, {})
            if len(cells) == 1 and next(iter(cells.values())).folded == EVIDENCE_TITLE:
                self.used |= {(row, column) for column in cells}
                continue
            written: dict[ColumnT, Placed[Written]] = {}
            for name, column in places.items():
                cell = cells.get(column)
                self.used.add((row, column))
                value = self._value(cell) if cell is not None else None
                if cell is not None and value is not None:
                    written[name] = Placed(value, cell.address)
            if written:
                yield written, {name: self._address(row, column) for name, column in places.items()}

    def _columns(self, columns: Mapping[ColumnT, Heading], head_row: int) -> dict[ColumnT, int]:
        """Where each column stands, by its heading."""
        cells = self.grid[head_row]
        self.used |= {(head_row, column) for column in cells}
        names: dict[str, ColumnT] = {heading.text: name for name, heading in columns.items()}
        found: dict[ColumnT, int] = {}
        for column, cell in cells.items():
            name = names.get(cell.folded)
            if name is None:
                missing = "、".join(f"“{text}”" for text, each in names.items() if each not in found)
                hint = f"恢复原来的表头；这张表的表头是{'、'.join(names)}"
                self._refuse(cell.address, f"不认识表头“{cell.shown}”（还没有找到的有{missing}）", hint)
            elif name in found:
                self._refuse(cell.address, f"表头“{cell.shown}”有两列", "删去重复的一列")
            else:
                found[name] = column
        for name, heading in columns.items():
            if name not in found:
                address = self._address(head_row, 1)
                self._refuse(address, f"这一行里没有表头“{heading.text}”", "恢复原来的表头，列的先后没有关系")
        return found

    def _value(self, cell: SheetCell) -> Written | None:
        value = cell.value
        if isinstance(value, Refusal):
            self.refusals.append(value)
            return None
        return value

    def _refuse_merged(self, head_row: int) -> None:
        for span in self.sheet.merged_cells.ranges:
            if span.max_row >= head_row:
                self._refuse(str(span.coord), "是合并的单元格，分不清是哪一项的", "取消合并，每格分别填写")

    def _refuse_unused(self, head_row: int) -> None:
        """What stands where nothing is expected: beside the tables, or above them where no title or remark of ours is."""
        labels = {fold_text(text) for text in LABELS.values()}
        ours = {
            column + offset
            for row, cells in self.grid.items()
            for column, cell in cells.items()
            if row < head_row and cell.folded in labels
            for offset in (0, 2)
        }
        for row, cells in sorted(self.grid.items()):
            for column, cell in sorted(cells.items()):
                is_ours = row < head_row and column in ours
                if (row, column) not in self.used and not is_ours:
                    hint = "移到黄色的格子里（如进展说明），或者删去"
                    self._refuse(cell.address, f"“{cell.shown}”写在表格之外，不会被收进报告", hint)

    def _refuse(self, cell: str, message: str, hint: str) -> None:
        self.refusals.append(Refusal(cell, message, hint))

    def _address(self, row: int, column: int) -> str:
        from openpyxl.utils import get_column_letter

        return f"{get_column_letter(column)}{row}"
