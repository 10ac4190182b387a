"""A report to fill in, as a workbook: one protected sheet, drop-downs for states, the cells to fill in unlocked."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from fzjs.analysis.reporting.form import FormEntry, FormTarget, ReportForm
from fzjs.analysis.reporting.layout import (
    EVIDENCE,
    EVIDENCE_ROWS,
    EVIDENCE_TITLE,
    HOW_TO,
    KEPT,
    LABELS,
    MEASURES,
    STATES,
    Heading,
    MeasureColumn,
    plan_shown,
    title_of,
)
from fzjs.checks.days import in_chinese
from fzjs.checks.reporting.periods import days_of, report_name
from fzjs.language.folding import fold_text
from fzjs.rendering.sheets import clean, rows_of_text
from fzjs.rendering.terms import ROLES, WORK_STATES
from fzjs.rendering.workbook import settled

_FONT, _HEAD_FONT = "宋体", "黑体"
_TO_FILL = PatternFill("solid", fgColor="FFF9DB")
_HEAD = PatternFill("solid", fgColor="E7E6E6")
_LINE = Side(style="thin", color="808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_ROW_HEIGHT, _HIGHEST = 15, 409
_PLACES: dict[MeasureColumn, int] = {column: place for place, column in enumerate(MEASURES, 1)}
_DATE, _TEXT = "yyyy-mm-dd", "@"
_LATEST = date(2999, 12, 31)
_NOT_NAMED = "计划没有写"
_LONGEST_TEXT = 150
"""Characters of what is to be done that stand below a measure's title."""


def as_form(form: ReportForm) -> bytes:
    """The workbook of a form, the same bytes for the same form. Needs openpyxl."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    name = report_name(form.period)
    sheet.title = name
    book.properties.title = clean(title_of(form.unit, form.period))
    book.properties.creator = "fzjs"
    head = _write_top(sheet, form)
    last = _write_measures(sheet, form, head)
    first = _write_evidence(sheet, form, last + 2)
    _add_choices(sheet, form, (head + 1, last), first)
    _lay_out(sheet, head)
    _keep(book, sheet)
    raw = io.BytesIO()
    book.save(raw)
    return settled(raw.getvalue())


def _write_top(sheet: Worksheet, form: ReportForm) -> int:
    """Title, labels and how to fill in; gives the row for the head of the table."""
    _put(sheet, 1, 1, title_of(form.unit, form.period))
    sheet.cell(1, 1).font = Font(name=_HEAD_FONT, size=16)
    due = f"应在{in_chinese(form.due)}前报送" if form.due is not None else ""
    values: dict[str, tuple[str | date | None, str]] = {
        "plan": (form.plan, plan_shown(form.title, form.jurisdiction)),
        "unit": (form.unit, f"报给{form.to}" if form.to else ""),
        "period": (form.period, ""),
        "submitted": (form.submitted, due),
    }
    row = 1
    for label, text in LABELS.items():
        row += 1
        value, remark = values[label]
        _put(sheet, row, 1, text)
        sheet.cell(row, 1).font = Font(name=_HEAD_FONT)
        _put(
            sheet, row, 2, value, to_fill=label == "submitted", form=_DATE if label == "submitted" else _TEXT
        )
        _put(sheet, row, 3, remark)
    for line in HOW_TO:
        row += 1
        _put(sheet, row, 1, line)
    return row + 2


def _write_measures(sheet: Worksheet, form: ReportForm, head: int) -> int:
    """The table of measures; gives its last row."""
    _write_head(sheet, head, list(MEASURES.values()))
    row = head
    for entry in form.entries:
        targets: Sequence[FormTarget | None] = entry.targets or (None,)
        for place, target in enumerate(targets):
            row += 1
            values = _row(entry, target, is_first=place == 0)
            to_fill = {"state": place == 0, "note": place == 0, "value": target is not None}
            for column, at in _PLACES.items():
                _put(sheet, row, at, values.get(column), to_fill=to_fill.get(column, False))
                _frame(sheet.cell(row, at))
            _fit(sheet, row, [str(values.get(column) or "") for column in MEASURES], list(MEASURES.values()))
    return row


def _row(entry: FormEntry, target: FormTarget | None, *, is_first: bool) -> Mapping[str, str | None]:
    values: dict[str, str | None] = {"measure": entry.measure}
    if target is not None:
        values |= {"indicator": target.indicator, "wanted": target.wanted, "reached": target.reached}
        values["value"] = _reported(entry, target)
    if is_first:
        group = f"（{entry.group}）" if entry.group else ""
        values |= {
            "title": f"{entry.number}{entry.title}" + (f"\n{_shortened(entry.text)}" if entry.text else ""),
            "role": f"{_NOT_NAMED if entry.role is None else ROLES[entry.role].name}{group}",
            "deadline": entry.deadline,
            "last": _last(entry),
            "state": STATES[entry.now.state] if entry.now is not None else None,
            "note": entry.now.note if entry.now is not None else None,
        }
    return values


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def _last(entry: FormEntry) -> str:
    if entry.last is None:
        return "没有报过"
    note = f"。{entry.last.note}" if entry.last.note else ""
    return f"{entry.last_period}：{WORK_STATES[entry.last.state].name}{note}"


def _reported(entry: FormEntry, target: FormTarget) -> str | None:
    """What the report for this period says of the target already."""
    for result in entry.now.results if entry.now is not None else ():
        about = fold_text(result.indicator or "")
        if about == fold_text(target.indicator or "") or (not about and len(entry.targets) == 1):
            return result.value
    return None


def _write_evidence(sheet: Worksheet, form: ReportForm, row: int) -> int:
    """The table of evidence; gives its first row."""
    _put(sheet, row, 1, EVIDENCE_TITLE)
    sheet.cell(row, 1).font = Font(name=_HEAD_FONT)
    head = row + 1
    _write_head(sheet, head, list(EVIDENCE.values()))
    known = list(_known_evidence(form))
    for number in range(len(known) + EVIDENCE_ROWS):
        values = known[number] if number < len(known) else [None] * len(EVIDENCE)
        for place, value in enumerate(values, 1):
            _put(sheet, head + 1 + number, place, value, to_fill=True)
            _frame(sheet.cell(head + 1 + number, place))
    return head + 1


def _known_evidence(form: ReportForm) -> Iterator[list[str | None]]:
    for entry in form.entries:
        for evidence in entry.now.evidence if entry.now is not None else ():
            yield [entry.measure, *(getattr(evidence, column) for column in EVIDENCE if column != "measure")]


def _add_choices(sheet: Worksheet, form: ReportForm, rows: tuple[int, int], evidence: int) -> None:
    """Drop-downs and what may be typed."""
    first, last = rows
    states = _choices(f'"{",".join(STATES.values())}"', "本期进展", "从下拉框里选一种", strict=True)
    states.add(f"{_letter('state')}{first}:{_letter('state')}{last}")
    bottom = (
        evidence + EVIDENCE_ROWS + sum(len(e.now.evidence) for e in form.entries if e.now is not None) - 1
    )
    measures = _choices(f"$A${first}:$A${last}", "证明的措施", "选上面一张表里的措施编号", strict=True)
    measures.add(f"A{evidence}:A{bottom}")
    kinds = ",".join(kind for kind in form.kinds if "," not in kind and '"' not in kind)
    for each in (states, measures):
        sheet.add_data_validation(each)
    if kinds and len(kinds) <= 250:
        kind = _choices(f'"{kinds}"', "材料种类", "可以选，也可以写别的", strict=False)
        kind.add(f"C{evidence}:C{bottom}")
        sheet.add_data_validation(kind)
    begin = days_of(form.period)[0]
    day: Any = DataValidation(
        type="date",
        operator="between",
        formula1=f"DATE({begin.year},{begin.month},{begin.day})",
        formula2=f"DATE({_LATEST.year},12,31)",
        allow_blank=True,
    )
    _explain(day, "报送日期", "写成 2024-06-01，不早于报告期的第一天")
    day.add(f"B{1 + list(LABELS).index('submitted') + 1}")
    sheet.add_data_validation(day)


def _choices(formula: str, title: str, prompt: str, *, strict: bool) -> Any:
    validation = DataValidation(type="list", formula1=formula, allow_blank=True)
    _explain(validation, title, prompt)
    validation.showErrorMessage = strict
    return validation


def _explain(validation: Any, title: str, prompt: str) -> None:
    validation.promptTitle, validation.prompt, validation.showInputMessage = title, prompt, True
    validation.errorTitle, validation.error, validation.showErrorMessage = title, prompt, True


def _lay_out(sheet: Any, head: int) -> None:
    """Widths, fixed head, protection, and a page to print."""
    for place, heading in enumerate(MEASURES.values(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = heading.width + 2
    sheet.freeze_panes = f"C{head + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _keep(book: Workbook, sheet: Any) -> None:
    """The same contents on a hidden sheet: when the form comes back it shows what has been changed in it."""
    kept: Any = book.create_sheet(KEPT)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                copy = kept.cell(cell.row, cell.column)
                copy.value, copy.data_type = cell.value, cell.data_type
                copy.number_format, copy.quotePrefix = cell.number_format, cell.quotePrefix
    kept.protection.sheet = True
    kept.sheet_state = "veryHidden"


def _write_head(sheet: Worksheet, row: int, headings: Sequence[Heading]) -> None:
    for place, heading in enumerate(headings, 1):
        _put(sheet, row, place, heading.text)
        cell: Any = sheet.cell(row, place)
        cell.font, cell.fill = Font(name=_HEAD_FONT, bold=True), _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center")
        _frame(cell)


def _put(
    sheet: Worksheet,
    row: int,
    place: int,
    value: str | date | None,
    *,
    to_fill: bool = False,
    form: str = _TEXT,
) -> None:
    cell: Any = sheet.cell(row, place)
    if isinstance(value, str) and value:
        cell.value = clean(value)
        cell.data_type = "s"  # a text that begins with = is a text
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif value:
        cell.value = value
    cell.number_format = form
    cell.font = Font(name=_FONT)
    if row > len(LABELS) + len(HOW_TO) + 1:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if to_fill:
        cell.protection = Protection(locked=False)
        cell.fill = _TO_FILL
        _frame(cell)


def _frame(cell: Any) -> None:
    cell.border = _BORDER


def _fit(sheet: Worksheet, row: int, values: Sequence[str], headings: Sequence[Heading]) -> None:
    lines = max(rows_of_text(value, heading.width) for value, heading in zip(values, headings, strict=True))
    sheet.row_dimensions[row].height = min(max(lines, 2) * _ROW_HEIGHT + 4, _HIGHEST)


def _letter(column: MeasureColumn) -> str:
    return get_column_letter(_PLACES[column])
