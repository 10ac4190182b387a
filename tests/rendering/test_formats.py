"""Pages in every format: whatever a text holds, it stays a text."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.analysis.wording import Piece
from fzjs.rendering.formats import as_csv, as_html, as_json, as_markdown
from fzjs.rendering.page import Cell, Page, row, table

openpyxl = pytest.importorskip("openpyxl")

NASTY = [
    "=1+1",
    "@SUM(A1)",
    "a|b",
    "<script>alert(1)</script>",
    "第一行\n第二行",
    '"引号"',
    "*粗* _斜_ `码`",
    "",
    "-",
]


def page(texts: list[str]) -> Page:
    """A page with these texts in its title, its lines and its cells."""
    rows = [
        row(text, Cell(text, "bad"), Cell(text, "", (Piece("gone", text), Piece("new", text))))
        for text in texts
    ]
    made = table("表一", ("甲", "乙", "丙"), rows)
    folded = table("细目", ("甲", "乙", "丙"), rows, folded=True)
    return Page(texts[0] if texts else "题", tuple(texts), (made, folded), made)


def test_markdown_tables_keep_their_columns() -> None:
    lines = as_markdown(page(NASTY)).splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == 2 * (2 + len(NASTY))
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}
    assert not any("<script" in line for line in lines)
    assert any("**a" in line and "~~a" in line for line in rows)


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20), min_size=1, max_size=5
    )
)
def test_csv_reads_back(texts: list[str]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(page(texts)))))
    assert [cells[0].removeprefix("'") for cells in read[1:]] == [text.removeprefix("'") for text in texts]


def test_csv_holds_no_formulas() -> None:
    cells = [cell for line in csv.reader(io.StringIO(as_csv(page(NASTY)))) for cell in line]
    assert not [cell for cell in cells if len(cell) > 1 and cell[0] in "=+-@"]


def test_html_holds_no_elements_that_texts_bring() -> None:
    tags: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            tags.add(tag)

    Tags().feed(as_html(page(NASTY)))
    assert tags == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "ul",
        "li",
        "h2",
        "table",
        "tr",
        "th",
        "td",
        "del",
        "ins",
    }


def test_json_is_made_of_the_answers_fields() -> None:
    answer = json.loads(as_json(page(["题"]), counts={"甲": 1}))
    assert answer["title"] == "题"
    assert answer["tables"][0]["rows"][0][1] == {"text": "题", "tone": "bad", "pieces": []}
    assert answer["counts"] == {"甲": 1}


def test_workbooks_hold_texts_and_are_the_same_bytes_each_time() -> None:
    from fzjs.rendering.workbook import as_workbook

    data = as_workbook(page([*NASTY, "\x07铃"]))
    assert data == as_workbook(page([*NASTY, "\x07铃"]))
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[:3] == ["说明", "表一", "细目"]
    cells = [cell for cells in book["表一"].iter_rows(min_row=2) for cell in cells]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert cells[0].value == "=1+1"


def test_workbooks_hold_numbers_and_days_as_such() -> None:
    from fzjs.rendering.workbook import as_workbook

    columns = ("编号", "项数", "得分", "期限", "混合", "电话", "空", "没有这天")
    rows = [
        row("1", "12", "98.50", "2024-02-29", "3", "0571", "", "2024-02-30"),
        row("2", "", "-3.25", "", "约3", "110", "", "2024-02-28"),
    ]
    whole = Page("=《计划》&P 进展（2024-06-15）", ("=1+1", "共 2 项"), (), table("措施", columns, rows))
    data = as_workbook(whole)
    assert data == as_workbook(whole)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [cell.value for (cell,) in book["说明"].iter_rows()] == [whole.title, "=1+1", "共 2 项"]
    assert {cell.data_type for (cell,) in book["说明"].iter_rows()} == {"s"}
    sheet = book["措施"]
    first = [cell.value for cell in sheet[2]]
    assert first == ["1", 12, 98.5, datetime(2024, 2, 29), "3", "0571", None, "2024-02-30"]
    assert sheet["B3"].value is None
    assert [sheet[place].number_format for place in ("B2", "C2", "D2")] == ["0", "0.00", "yyyy-mm-dd"]


def test_workbooks_can_be_filtered_and_printed() -> None:
    from fzjs.rendering.workbook import as_workbook

    book = openpyxl.load_workbook(io.BytesIO(as_workbook(page(["甲", "乙"]))))
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.center.text
    sheet = book["表一"]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"
