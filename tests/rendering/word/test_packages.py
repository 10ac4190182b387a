"""No paper holds what Word would call unreadable, whatever its text leaves empty."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from fzjs.rendering.catalogue import CATALOGUE
from fzjs.rendering.drawing_up import draw_up
from fzjs.rendering.word.building.elements import cell, paragraph, row, row_tag, table
from fzjs.rendering.word.engine import render_word
from tests.rendering.papers.conftest import PLANS, ask
from tests.rendering.word.packages import faults
from tests.rendering.word.samples import notices
from tests.rendering.word.test_engine import template
from tests.rendering.word.test_templates import TEMPLATES

ANNUAL = PLANS / "sample-county" / "annual-2024.yaml"


@pytest.mark.parametrize("layout", ["std", "33476"])
@pytest.mark.parametrize("paper", CATALOGUE, ids=lambda paper: paper.name)
def test_papers_are_whole(paper: object, layout: str) -> None:
    found = next(each for each in CATALOGUE if each is paper)
    asked = ask(ANNUAL, on=date(2025, 1, 8), unit="县审改办", period="2024-06", layout=layout)
    if "unit" not in (*found.needs, *found.takes):
        asked = ask(ANNUAL, on=date(2025, 1, 8), period="2024-06", layout=layout)
    assert faults(draw_up(found, "docx", found.context(asked), asked)) == []


def test_notices_of_every_shape_are_whole(tmp_path: Path) -> None:
    for name, contents in notices(tmp_path):
        assert faults(render_word(TEMPLATES["notice.docx"], contents)) == [], name


@pytest.mark.parametrize("paper", ["reminder", "bulletin"])
@pytest.mark.parametrize("copies", [(), ("县委办公室",)])
def test_letters_are_whole_with_and_without_copies(paper: str, copies: tuple[str, ...]) -> None:
    found = next(each for each in CATALOGUE if each.name == paper)
    asked = ask(ANNUAL, on=date(2025, 1, 8), unit="县审改办", period="2024-06")
    made = draw_up(found, "docx", {**found.context(asked), "copies_to": copies}, asked)
    assert faults(made) == []
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert (b"<w:tbl>" in package.read("word/document.xml")) == bool(copies)


def test_a_table_whose_rows_are_all_left_out_is_left_out() -> None:
    rows = (
        row_tag("{%tr for name in names %}", [900])
        + row(cell(900, paragraph("公文正文", "{{ name }}")))
        + row_tag("{%tr endfor %}", [900])
    )
    made = template(paragraph("公文正文", "前"), table([900], rows), paragraph("公文正文", "后"))
    assert faults(render_word(made, {"names": ["甲"]})) == []
    without = render_word(made, {"names": []})
    assert faults(without) == []
    with zipfile.ZipFile(io.BytesIO(without)) as package:
        assert b"<w:tbl>" not in package.read("word/document.xml")
