"""发文字号 are found precisely and judged by GB/T 9704-2012, 7.2.5."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.language.document_numbers import (
    DocumentNumber,
    MalformedNumber,
    find_document_numbers,
    read_document_number,
)


@pytest.mark.parametrize("text", ["示政办〔2024〕18号", "示政辦〔2024〕18號", "示政办 〔2024〕 18 号"])
def test_well_formed(text: str) -> None:
    number = read_document_number(text)
    assert isinstance(number, DocumentNumber)
    assert (number.year, number.serial) == (2024, 18)


@pytest.mark.parametrize(
    ("text", "fault", "correction"),
    [
        ("示政办[2024]18号", "六角括号", "示政办〔2024〕18号"),
        ("示政办（2024）18号", "六角括号", "示政办〔2024〕18号"),
        ("示政办【2024】18号", "六角括号", "示政办〔2024〕18号"),
        ("示政办〔2024〕018号", "虚位", "示政办〔2024〕18号"),
        ("示政办〔2024〕第18号", "第", "示政办〔2024〕18号"),
        ("示政办〔24〕18号", "四位", "示政办〔2024〕18号"),
        ("示政办〔98〕18号", "四位", "示政办〔1998〕18号"),
        ("示政办〔2024年〕18号", "年", "示政办〔2024〕18号"),
        ("示政办〔二〇二四〕十八号", "阿拉伯数字", "示政办〔2024〕18号"),
        ("示政办〔2024〕18", "号", "示政办〔2024〕18号"),
        ("示政办2024年18号", "六角括号", "示政办〔2024〕18号"),
        ("示政办〔2024〕号", "缺少序号", None),
        ("示政办〔〕18号", "缺少年份", None),
        ("示政办〔xx〕1号", "没有写全", None),
        ("第17号令", "不是完整的发文字号", None),
        ("", "不是完整的发文字号", None),
    ],
)
def test_malformed(text: str, fault: str, correction: str | None) -> None:
    number = read_document_number(text)
    assert isinstance(number, MalformedNumber)
    assert any(fault in said for said in number.faults)
    assert number.correction == correction
    if correction:
        assert isinstance(read_document_number(correction), DocumentNumber)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("根据《通知》（示政办〔2024〕18号）要求", ["示政办〔2024〕18号"]),
        ("根据示政办[2024]18号文件", ["示政办[2024]18号"]),
        ("见示司发〔〕号和示法办〔2023〕2号", ["示司发〔〕号", "示法办〔2023〕2号"]),
        ("实施方案（2021—2025年）", []),
        ("县政府第17号令公布的办法（试行）", []),
        ("判决书（2021）示01行终123号", []),
        ("住在示例县（2024）幢", []),
        ("房产证（2024）第18号", []),
        ("决定书（示综执罚决字〔2024〕第00123号）", []),
        ("示例县人民政府令〔2024〕第3号", []),
        ("没有号码的一句话", []),
    ],
)
def test_found_in_prose(prose: str, found: list[str]) -> None:
    mentions = find_document_numbers(prose)
    assert [prose[mention.start : mention.end] for mention in mentions] == found
    assert [mention.reading.text for mention in mentions] == found


def test_real_documents(shared: Path) -> None:
    """In the annual plan the one number, well formed; in the pilot one with wrong brackets and one with nothing left."""
    annual = find_document_numbers((shared / "documents" / "seed-2-annual-2024.txt").read_text("utf-8"))
    assert {type(mention.reading) for mention in annual} == {DocumentNumber}
    pilot = find_document_numbers((shared / "documents" / "seed-1-indicator-pilot.txt").read_text("utf-8"))
    assert [type(mention.reading) for mention in pilot] == [MalformedNumber, MalformedNumber]
