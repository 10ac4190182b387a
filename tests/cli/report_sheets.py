"""Report sheets in tests: made by the program, filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from .conftest import Run

COLUMNS = {"state": 9, "value": 10, "note": 11}


class Sheet:
    """A form of 县司法局 for July 2024, and the places in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = openpyxl.load_workbook(path)
        self.sheet: Any = self.book.active
        self.rows: dict[str, list[int]] = {}
        assert self.sheet is not None
        for row in range(1, self.sheet.max_row + 1):
            self.rows.setdefault(str(self.sheet.cell(row, 1).value), []).append(row)
        self.evidence = self.rows["证明的措施"][0] + 1

    def fill(self, measure: str, state: str | None, note: Any = None, values: Sequence[Any] = ()) -> None:
        """Fill in the rows of a measure."""
        first = self.rows[measure][0]
        self.sheet.cell(first, COLUMNS["state"]).value = state
        self.sheet.cell(first, COLUMNS["note"]).value = note
        for row, value in zip(self.rows[measure], values, strict=False):
            self.sheet.cell(row, COLUMNS["value"]).value = value

    def prove(self, *texts: str | None) -> None:
        """Fill in a row of evidence: measure, title, kind, number, url, file."""
        for place, text in enumerate(texts, 1):
            self.sheet.cell(self.evidence, place).value = text
        self.evidence += 1

    def cell(self, measure: str, column: str, row: int = 0) -> str:
        """The address of a cell in the row of a measure."""
        return str(self.sheet.cell(self.rows[measure][row], COLUMNS[column]).coordinate)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def new_sheet(fzjs: Run, folder: Path, unit: str = "县司法局", period: str = "2024-07") -> Sheet:
    """A form in a folder, made in the workspace around the current folder."""
    path = folder / f"{unit}-{period}.xlsx"
    ran = fzjs("report", "new", "--unit", unit, "--period", period, "--format", "xlsx", "-o", path)
    assert ran.code == 0, ran.err
    return Sheet(path)
