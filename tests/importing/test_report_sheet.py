"""Filled sheets come back as they were filled in, whatever was filled in."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.analysis.reporting.amending import new_text
from fzjs.analysis.reporting.claims import Claims
from fzjs.analysis.reporting.filled import as_in_a_cell
from fzjs.analysis.reporting.form import ReportForm, report_form
from fzjs.analysis.reporting.layout import EVIDENCE, MEASURES, STATES
from fzjs.analysis.reporting.patch import patch_of
from fzjs.importing.report_sheet import read_report_sheet
from fzjs.model.plan import Plan
from fzjs.rendering.report_form import as_form
from fzjs.workspace.workspace import Workspace

COUNTY = Path(__file__).resolve().parents[2] / "plans" / "sample-county"

notes = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
    .map(as_in_a_cell)
    .filter(lambda text: text and "_x" not in text)
)
numbers = st.integers(0, 999)


@cache
def the_form() -> tuple[Plan, ReportForm, bytes]:
    workspace = Workspace(COUNTY)
    plan = workspace.find("annual-2024", Plan)
    assert plan is not None
    form = report_form(workspace, plan, "县司法局", "2024-07")
    return plan, form, as_form(form)


@st.composite
def fills(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What a report is to say: some of the form's measures, with what may be said of them."""
    _, form, _ = the_form()
    entries = []
    for entry in draw(
        st.lists(st.sampled_from(form.entries), max_size=5, unique_by=lambda each: each.measure)
    ):
        record: dict[str, Any] = {"measure": entry.measure, "state": draw(st.sampled_from(list(STATES)))}
        if draw(st.booleans()):
            record["note"] = draw(notes)
        results = [
            {"indicator": target.indicator, "value": f"{draw(numbers)}{target.unit or '次'}"}
            for target in entry.targets
            if target.indicator and draw(st.booleans())
        ]
        if results:
            record["results"] = results
        pieces = draw(
            st.lists(st.tuples(notes, notes, st.none() | notes), max_size=2, unique_by=lambda each: each[1])
        )
        if pieces:
            record["evidence"] = [
                {"kind": kind, **({"title": title} if title else {}), "number": number}
                for kind, number, title in pieces
            ]
        entries.append(record)
    order = [entry.measure for entry in form.entries]
    return sorted(entries, key=lambda record: order.index(record["measure"]))


def filled_in(entries: list[dict[str, Any]], submitted: date | None) -> bytes:
    """The form with these entries typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(the_form()[2]))
    sheet: Any = book.active
    rows: dict[tuple[str, str | None], int] = {}
    first: dict[str, int] = {}
    evidence = 0
    for row in range(1, sheet.max_row + 1):
        measure, indicator = sheet.cell(row, 1).value, sheet.cell(row, 5).value
        rows[measure, indicator] = row
        first.setdefault(measure, row)
        evidence = row + 1 if measure == EVIDENCE["measure"].text else evidence
    columns = {name: place for place, name in enumerate(MEASURES, 1)}
    places = {name: place for place, name in enumerate(EVIDENCE, 1)}
    sheet["B5"] = submitted
    for entry in entries:
        row = first[entry["measure"]]
        put(sheet, row, columns["state"], STATES[entry["state"]])
        put(sheet, row, columns["note"], entry.get("note"))
        for result in entry.get("results", ()):
            put(sheet, rows[entry["measure"], result["indicator"]], columns["value"], result["value"])
        for piece in entry.get("evidence", ()):
            put(sheet, evidence, places["measure"], entry["measure"])
            for name in ("kind", "title", "number"):
                put(sheet, evidence, places[name], piece.get(name))
            evidence += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Any, row: int, column: int, text: str | None) -> None:
    """A text, also one that looks like a formula. A workbook cannot hold control characters."""
    cell = sheet.cell(row, column)
    cell.value = text
    if text is not None:
        cell.data_type = "s"


def no_files(name: str) -> str | None:
    raise AssertionError(f"{name} is looked up, and no file was named")


@settings(max_examples=60)
@given(entries=fills(), submitted=st.none() | st.dates(date(2024, 7, 1), date(2026, 12, 31)))
def test_random_fills_survive(entries: list[dict[str, Any]], submitted: date | None) -> None:
    plan, form, _ = the_form()
    sheet = read_report_sheet(filled_in(entries, submitted), "表.xlsx")
    patch = patch_of(sheet, Claims(sheet, plan, no_files), None)
    assert patch.refusals == []
    told = yaml.safe_load(new_text(plan.id, form.unit, form.period, patch))
    assert told["entries"] == entries
    assert told.get("submitted") == submitted
    assert set(patch.unfilled) == {e.measure for e in form.entries} - {e["measure"] for e in entries}


def test_the_same_form_is_the_same_bytes() -> None:
    _, form, data = the_form()
    assert as_form(form) == data


def test_only_what_is_to_be_filled_in_is_unlocked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(the_form()[2]))
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "veryHidden"]
    sheet: Any = book.active
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert "B5" in unlocked
    assert {"I11", "K11", "J12", "A39", "F39"} <= unlocked
    assert not {"A11", "B2", "I10", "E12", "I13", "J11", "A38"} & unlocked
    lists = {
        str(validation.sqref): validation.formula1 for validation in sheet.data_validations.dataValidation
    }
    assert lists["I11:I35"] == '"未启动,推进中,已完成,受阻"'
