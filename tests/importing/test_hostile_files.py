"""Files from strangers: a clear message in Chinese, or a plan; never anything else."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.importing import packages
from fzjs.importing.fidelity import unkept
from fzjs.importing.one_line import with_lines
from fzjs.importing.plan_writer import write_plan
from fzjs.importing.reading import read_source
from fzjs.importing.reading_plan import read_plan
from fzjs.importing.source import Paragraph, UnreadableError, clean_text
from fzjs.model.plan import Plan
from fzjs.rendering.text import render_text
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.written import write_scalar

from .conftest import Read, folded
from .house_styles import STYLES, as_docx, as_html, lines_of, truth
from .word_files import TEXT, automatic_word_file, pictures_word_file


def _package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _replaced(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return _package({**parts, name: content})


_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
)

REFUSED = [
    ("空.txt", b"", "空文件"),
    ("空白.txt", b" \r\n\t", "空文件"),
    ("扫描.pdf", b"%PDF-1.7 ...", "PDF"),
    ("扫描.png", b"\x89PNG\r\n\x1a\n0000", "图片"),
    ("杂.bin", bytes(range(128, 256)) * 40, "不是文本"),
    ("扫描.docx", pictures_word_file(), "扫描件"),
    ("半截.docx", automatic_word_file()[:3000], "损坏"),
    ("空壳.docx", _package({"word/document.xml": b"<x/>"}), "Word"),
    ("坏.xlsx", _package({"xl/workbook.xml": b"<x/>"}), "Excel"),
    ("包.zip", _package({"a.txt": b"x"}), "压缩包"),
    ("实体.docx", _replaced(automatic_word_file(), "word/document.xml", _ENTITIES), "实体"),
    ("加密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ("空.html", b"<html><body><script>1</script></body></html>", "没有文字"),
]


@pytest.mark.parametrize(("name", "data", "told"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_what_cannot_be_read_is_said(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_source(data, name)


def test_a_bomb_is_refused_by_its_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_INFLATED", 1_000_000)
    with pytest.raises(UnreadableError, match="过大"):
        read_source(_package({"word/document.xml": b" " * 2_000_000}), "炸弹.docx")


def test_a_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(_package({"word/document.xml": b" " * 2_000_000}))
    monkeypatch.setattr(packages, "_MOST_INFLATED", 1_000_000)
    size = (2_000_000).to_bytes(4, "little")
    lie = (900).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_source(bytes(data).replace(size, lie), "炸弹.docx")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzjs.importing.reading.MOST_BYTES", 1000)
    with pytest.raises(UnreadableError, match="超过"):
        read_source(b"x" * 1001, "大.txt")


def test_old_formats_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _program: None)
    with pytest.raises(UnreadableError, match="LibreOffice"):
        read_source(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧.doc")


def test_macros_are_neither_run_nor_read(read: Callable[..., Read]) -> None:
    document = _replaced(automatic_word_file(), "word/vbaProject.bin", b"macro")
    assert "宏" in "".join(read_source(document, "宏.docm").remarks)
    assert read(document, "宏.docx").text == read(TEXT).text


def test_damaged_packages_are_refused_or_read() -> None:
    data = automatic_word_file()
    for seed in range(150):
        chance = random.Random(seed)
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        _survives(bytes(broken[: chance.choice([len(broken), chance.randrange(len(broken))])]), "损坏.docx")


def test_damaged_texts_are_read_without_loss() -> None:
    for seed in range(120):
        chance = random.Random(seed)
        lines = lines_of(chance.choice(STYLES), truth(chance.choice(STYLES), seed=seed))
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(lines))
            action = chance.randrange(4)
            if action == 0:
                del lines[at]
            elif action == 1:
                lines.insert(at, chance.choice(lines))
            elif action == 2:
                lines[at] = lines[at][chance.randrange(len(lines[at]) + 1) :]
            else:
                lines[at] += "".join(
                    chance.choice("（）()《》一二1、.。：:|#\"'\t 牵头单位") for _ in range(9)
                )
        make = chance.choice([lambda lines: "\n".join(lines).encode(), as_html, as_docx])
        _survives(make([line for line in lines if line] or ["空"]), chance.choice(["乱.txt", "乱.html"]))


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="一二三、（）()1234.．。；：:牵头单位责任配合县司法局各乡镇年月日前至少次《》|\n \t#-附件目录组长",
        max_size=400,
    )
)
def test_any_text_is_a_plan_or_a_message(text: str) -> None:
    _survives(text.encode(), "任意.txt")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_plan_or_a_message(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        _survives(data, name)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=40) | st.text(alphabet=":# -'\"[]{},&*!|>%@`0123456789.:eE年\u3000\n\\ ", max_size=20)
)
def test_every_text_reads_back_from_yaml(text: str) -> None:
    text = clean_text(text)
    for flow, field in ((False, "title: {}"), (True, "attachments: [{}]")):
        source = f"fzjs: 1\nkind: scheme\nid: x\n{field.format(write_scalar(text, flow=flow))}\n"
        data = read_text(source.encode(), "x.yaml", Limits()).data
        assert isinstance(data, dict)
        assert (data["attachments"][0] if flow else data["title"]) == text


def _survives(data: bytes, name: str) -> None:
    """A message in Chinese, or a plan without problems of form in which, or in whose report, every paragraph is."""
    try:
        source = read_source(data, name)
    except UnreadableError as error:
        told = str(error)
    else:
        told = ""
    if told:
        assert any("\u4e00" <= char <= "\u9fff" for char in told)
        return
    imported = read_plan(source)
    text = write_plan(imported.plan)
    loaded = understand(read_text(text.encode(), "x.yaml", Limits()))
    assert not loaded.document.problems, text
    assert not loaded.misfits, text
    assert isinstance(loaded.model, Plan)
    printed = render_text(loaded.model)
    framed = imported.framed
    reported = [*unkept(imported, printed, text), *framed.issued, *framed.furniture, *imported.left_out]
    known = folded("".join([printed, text, framed.title, *(block.text for block in reported)]))
    for block in with_lines(source).blocks:
        if isinstance(block, Paragraph):
            assert folded(block.text) in known or _is_framed(block, known), block.text


def _is_framed(block: Paragraph, known: str) -> bool:
    """A title loses the document number in brackets behind it, an attachment its own number; nothing else is lost."""
    bare = re.sub(
        r"[(][^()]*[(][0-9]{4}[)][0-9]+号[)]$|^[0-9]+[.、]|^附[^:]{0,6}:([0-9]+[.、])?",
        "",
        folded(block.text),
    )
    return bare in known
