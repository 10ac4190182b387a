"""Templates filled in: what stands in the document, and what is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.word.building.elements import blank, paragraph, tag
from fzjs.rendering.word.building.measures import PROFILES
from fzjs.rendering.word.building.package import packed
from fzjs.rendering.word.building.pages import section
from fzjs.rendering.word.engine import render_word
from fzjs.rendering.word.runs import Line, Lines, Run

STD = PROFILES["std"]


def template(*body: str) -> bytes:
    return packed("".join(body) + section(STD), STD)


def printed(*body: str, **context: object) -> list[str]:
    """The texts of the paragraphs of a filled template."""
    document = Document(io.BytesIO(render_word(template(*body), context)))
    return [found.text for found in document.paragraphs]


def test_values_are_printed_as_papers_have_them() -> None:
    assert printed(
        paragraph("公文正文", "{{ text }}，{{ number }}，{{ day }}，{{ nothing }}。"),
        text="甲", number=3, day=date(2024, 4, 2), nothing=None,
    ) == ["甲，3，2024年4月2日，。"]  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_gives_a_document_that_opens(text: str) -> None:
    shown = printed(paragraph("公文正文", "前{{ text }}后"), text=text)
    assert len(shown) == 1
    assert shown[0].startswith("前")
    assert shown[0].endswith("后")


@pytest.mark.parametrize(
    "text", ["A & B", "<w:p/>", "{{ secret }}", "{_{", "{% for %}", "“引”'号'\"", "a\tb\nc", "]]>"]
)
def test_text_is_printed_as_it_is(text: str) -> None:
    assert printed(paragraph("公文正文", "{{ text }}"), text=text) == [text]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert printed(paragraph("公文正文", "{{ text }}"), text="甲\x00\x07乙\ufffe\udc80丙") == ["甲乙丙"]


def test_the_same_input_gives_the_same_bytes_without_times() -> None:
    made = template(paragraph("公文正文", "{{ text }}"))
    first = render_word(made, {"text": "甲"})
    assert first == render_word(bytes(bytearray(made)), {"text": "甲"})
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in package.read("docProps/core.xml")


def test_paragraphs_that_are_put_in_take_the_style_of_the_template() -> None:
    lines = Lines([Line((Run("甲"), Run("乙", style="签发人姓名")), "署名", right=2, align="right")])
    document = Document(
        io.BytesIO(render_word(template(paragraph("公文正文", "{{p lines }}")), {"lines": lines}))
    )
    found = document.paragraphs[0]
    assert (found.text, found.style.name, found.runs[1].style.name) == ("甲乙", "署名", "签发人姓名")
    assert found.paragraph_format.right_indent.twips == 632


def test_a_line_may_keep_the_paragraph_before_on_its_page() -> None:
    lines = Lines([Line((), "空行", keep=True, joined=True)])
    body = paragraph("公文正文", "正文") + paragraph("公文正文", "{{p lines }}")
    document = Document(io.BytesIO(render_word(template(body), {"lines": lines})))
    assert document.paragraphs[0].paragraph_format.keep_with_next
    assert b"fzjs-joined" not in render_word(template(body), {"lines": lines})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (paragraph("公文正文", "{{ titel }}"), "titel"),
        (blank() + paragraph("公文正文", "第二段 {{ text | nofilter }}"), "第二段"),
        (tag("{%p for x in text %}"), "for"),
        (paragraph("公文正文", "{{ lines }}"), "{{p"),
        (paragraph("公文正文", "{{p text }}"), "只是文字"),
        (paragraph("公文正文", "{{ text.__class__.__mro__ }}"), "__class__"),
    ],
)
def test_a_wrong_template_is_told_by_paragraph(body: str, told: str) -> None:
    with pytest.raises(TemplateFaultError, match=r"正文|第 \d+ 段|word/document") as caught:
        render_word(template(body), {"text": "甲", "lines": Lines([Line((Run("甲"),), "署名")])})
    assert told in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", template()[:200]])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateFaultError, match="Word 文件"):
        render_word(content, {})
