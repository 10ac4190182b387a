"""Columns by their contents: nothing is lost, empty ones are left out, high rows may be split."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from fzjs.rendering.word.building.across import WIDTH
from fzjs.rendering.word.building.papers import PAPERS
from fzjs.rendering.word.engine import render_word
from tests.rendering.papers.conftest import Write, ask, say
from tests.rendering.word.packages import faults
from tests.rendering.word.samples import SENTENCE, plan
from tests.rendering.word.test_engine import STD

BREAKDOWN = PAPERS["breakdown"](STD)


def table_of(write: Write, **duty: object) -> Table:
    """The table of tasks of a plan of three measures, the second with these fields besides."""
    fields = plan(3)
    goals = fields["goals"]
    assert isinstance(goals, list)
    goals[0]["measures"][1].update(duty)
    made = render_word(BREAKDOWN, {**say("breakdown", ask(write(**fields))), "timeline": None})
    assert faults(made) == []
    found: Table = Document(io.BytesIO(made)).tables[0]
    return found


def widths(table: Table) -> list[int]:
    return [column.width.twips for column in table.columns]


def headings(table: Table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def test_columns_that_are_empty_are_left_out(write: Write) -> None:
    table = table_of(write)
    assert headings(table) == ["序号", "工作任务", "牵头单位"]
    assert len(table.rows[1].cells[0]._tc.xpath("./w:tcPr/w:gridSpan[@w:val='3']")) == 1


@pytest.mark.parametrize("key", ["responsible", "support"])
def test_a_column_that_one_row_needs_is_there(write: Write, key: str) -> None:
    assert len(headings(table_of(write, **{key: ["县财政局"]}))) == 4


def test_the_table_is_as_wide_as_the_page_and_long_texts_get_more_of_it(write: Write) -> None:
    table = table_of(write, support=["县财政局"])
    assert sum(widths(table)) == WIDTH
    number, task, lead, support = widths(table)
    assert task > 2 * max(lead, support)
    assert min(lead, support) > number
    for row in table.rows:
        cells = row._tr.xpath("./w:tc/w:tcPr/w:tcW/@w:w")
        assert [int(each) for each in cells] in (widths(table), [WIDTH])


def test_only_high_rows_may_be_split_between_pages(write: Write) -> None:
    table = table_of(write, text=SENTENCE * 12)
    whole = [bool(row._tr.xpath("./w:trPr/w:cantSplit")) for row in table.rows]
    assert whole == [True, True, True, False, True]


@given(st.lists(st.text("甲乙，12 A\n", max_size=400), min_size=1, max_size=6))
def test_every_text_is_kept(texts: list[str]) -> None:
    duties = [
        {"place": "1", "title": "", "text": text, "lead": [text], "responsible": [], "support": [], "targets": [],
         "deadlines": []}
        for text in texts
    ]  # fmt: skip
    context = {"title": "表", "groups": [{"heading": "一", "duties": duties}], "timeline": None}
    document = Document(io.BytesIO(render_word(BREAKDOWN, context)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows][2:]
    assert all(text in row for text, row in zip(texts, rows, strict=True) if text.strip())
    assert sum(widths(document.tables[0])) == WIDTH
