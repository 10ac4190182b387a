"""Names in one line, titles within titles, joint issues."""

from __future__ import annotations

import io

import pytest
from docx import Document

from fzjs.rendering.plain_templates import PlainForm, render_plain
from fzjs.rendering.wording import entitled, quoted
from tests.rendering.papers.conftest import Write, ask, say
from tests.rendering.papers.test_word import word
from tests.rendering.word.samples import plan


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("要点", "《要点》"),
        ("贯彻《纲要》要点", "《贯彻〈纲要〉要点》"),
        ("转发《关于印发〈要点〉的通知》的通知", "《转发〈关于印发《要点》的通知〉的通知》"),
        ("关于《甲》和《乙〈丙《丁》〉》的方案", "《关于〈甲〉和〈乙《丙〈丁〉》〉的方案》"),
        ("写错》了", "《写错〉了》"),
        ("没有写完《甲", "《没有写完〈甲》"),
    ],
)
def test_marks_of_titles_alternate(title: str, printed: str) -> None:
    assert entitled(title) == printed


def test_quotation_marks_alternate() -> None:
    assert quoted("“放管服”改革") == "“‘放管服’改革”"
    assert quoted("他说“见‘纲要’”") == "“他说‘见“纲要”’”"


NAMES = [
    "示例县河东镇人民政府",
    "示例县河西乡人民政府",
    "城南街道办事处",
    "城北街道办事处",
    "县甲局",
    "县乙局",
    "县政府各部门",
]
LINE = (
    "示例县河东镇人民政府、示例县河西乡人民政府，城南街道办事处、城北街道办事处，县甲局、县乙局，县政府各部门"
)


def test_names_in_the_imprint_are_parted_by_kind(write: Write) -> None:
    fields = plan(1, addressees=NAMES * 9, copies_to=NAMES)
    path = write(**fields)
    assert say("notice", ask(path))["copies_line"] == LINE
    cells = [
        text.text
        for table in Document(io.BytesIO(word("notice", path))).tables
        for row in table.rows
        for text in row.cells[0].paragraphs
    ]
    assert f"抄送：{LINE}。" in cells
    moved = next(text for text in cells if text.startswith("主送："))
    assert moved.startswith(f"主送：{LINE}，示例县河东镇")
    assert moved.endswith("县政府各部门。")


@pytest.mark.parametrize(("count", "begin"), [(3, "甲局 乙局 丙局关于印发"), (4, "甲局等4部门关于印发")])
def test_many_offices_are_not_all_named_in_the_title(write: Write, count: int, begin: str) -> None:
    contents = say("notice", ask(write(**plan(1, issuer=["甲局", "乙局", "丙局", "丁局"][:count]))))
    assert str(contents["title"]).startswith(begin)


@pytest.mark.parametrize("form", ["md", "text"])
def test_the_imprint_reads_the_same_in_every_format(form: PlainForm, write: Write) -> None:
    contents = say("notice", ask(write(**plan(1, copies_to=NAMES))))
    assert f"抄送：{LINE}。" in render_plain("notice", form, contents).splitlines()
