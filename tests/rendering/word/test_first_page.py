"""What has room on the first page, and what is said where something has none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.word.cautions import cautions
from fzjs.rendering.word.first_page import ROWS, FirstPage, broken_rows
from fzjs.rendering.word.heads import PITCH
from fzjs.rendering.word.widths import width

USUAL = FirstPage(
    title="示例县人民政府办公室关于印发《示例县2024年度法治政府建设工作要点》的通知",
    issuers=("示例县人民政府办公室",), mark=None, signers=(), addressee_line="各乡镇人民政府：", copies_to=(),
    paragraphs=(Paragraph("text", 0, "", "现将要点印发给你们，请结合实际认真贯彻执行。", ()),),
    attachments=(), day=date(2024, 4, 22), sealed=True, note=None,
)  # fmt: skip


def saying(page: FirstPage, characters: int) -> FirstPage:
    return replace(page, paragraphs=(Paragraph("text", 0, "", "甲" * (characters - 1) + "。", ()),))


def words(page: FirstPage) -> list[str]:
    contents = {name: getattr(page, name) for name in FirstPage.__slots__}
    return list(cautions(contents))


def test_a_notice_that_has_room_stands_as_usual() -> None:
    assert USUAL.closer_rows() is None
    assert USUAL.parted_text() == ()
    assert words(USUAL) == []


@pytest.mark.parametrize("note", [None, "此件公开发布"])
@pytest.mark.parametrize("characters", range(26, 400, 13))
def test_a_signature_goes_to_the_next_page_with_text_or_rows_stand_closer(
    characters: int, note: str | None
) -> None:
    page = replace(saying(USUAL, characters), note=note)
    text = page.paragraphs[0].text
    rows = page.over_text() + len(list(broken_rows(page.addressee_line, indent=0)))
    pitch, lines = page.closer_rows(), page.parted_text()
    assert "".join(run.text for line in lines for run in line.runs) in ("", text)
    if pitch is not None:
        assert {line.row for line in lines} == {pitch}
        adjusted = len(list(broken_rows(text))) + page.foot()
        assert rows + adjusted * pitch / PITCH <= ROWS
        assert 24 <= pitch < PITCH
    elif lines:
        _, second = lines
        assert len(second.runs[0].text) > 3
        assert all(line.align is None for line in lines)
    else:
        assert rows + len(list(broken_rows(text))) + page.foot() <= ROWS


def test_a_text_in_two_parts_does_not_turn_where_digits_are_wider() -> None:
    """The last row of the first part has a character to spare; its digits may be a tenth wider."""
    text = "请于2024年12月31日前报送2024年第4季度进展情况，" * 7 + "逾期的写明原因。"
    first, _ = replace(USUAL, paragraphs=(Paragraph("text", 0, "", text, ()),)).parted_text()
    last = list(broken_rows(first.runs[0].text))[-1]
    assert width(last) + 0.07 * len(re.findall(r"\d", last)) <= 28
    assert width(last) >= 24


def test_what_has_no_room_is_told_with_the_way_out() -> None:
    (long_title,) = words(replace(USUAL, title="示例县法治政府建设工作要点" * 37))
    assert "--set title=" in long_title
    (long_mark,) = words(
        replace(USUAL, issuers=("示例县推进政府职能转变和改革协调小组" * 2 + "办公室",), title="通知")
    )
    assert "--set mark=" in long_mark
    assert "规范化简称" in long_mark
    told = words(
        replace(USUAL, issuers=tuple(f"示例县第{number}人力资源和社会保障局" for number in range(12)))
    )
    assert any("--set sealed=false" in each for each in told)
