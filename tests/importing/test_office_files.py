"""Word and Excel files and web pages give the plan that their text gives."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fzjs.importing.office import as_word_file
from fzjs.importing.reading import read_source
from fzjs.importing.source import Paragraph

from .conftest import Read
from .word_files import TEXT, automatic_word_file, headings_word_file

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_automatic_numbers_and_merged_cells(read: Callable[..., Read]) -> None:
    assert read(automatic_word_file(), "要点.docx").text == read(TEXT).text


def test_the_table_fills_goals_and_measures(read: Callable[..., Read]) -> None:
    document = read(automatic_word_file(), "要点.docx")
    assert [goal.title for goal in document.plan.goals] == ["转变职能", "规范执法", "政务公开", "普法宣传"]
    assert [measure.deadline for measure in document.measures[3:]] == [
        ["2024年底前"],
        ["长期坚持"],
        ["每季度"],
    ]
    assert document.lost == []


def test_headings_by_style(read: Callable[..., Read]) -> None:
    plan = read(headings_word_file(), "要点.docx").plan
    assert [goal.title for goal in plan.goals] == ["转变职能", "规范执法"]
    assert [measure.title for measure in plan.goals[0].measures] == ["建立台账", "评查案卷"]


@needs_libreoffice
def test_a_file_saved_by_libreoffice(read: Callable[..., Read], tmp_path: Path) -> None:
    (tmp_path / "document.docx").write_bytes(automatic_word_file())
    for form in ("odt", "doc"):
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            form,
        ]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(tmp_path / "document.docx")],
            check=True,
            capture_output=True,
        )
        saved = as_word_file((tmp_path / f"document.{form}").read_bytes(), f"document.{form}", f".{form}")
        assert read(saved, "要点.docx").text == read(TEXT).text
    assert read((tmp_path / "document.doc").read_bytes(), "要点.doc").text == read(TEXT).text


def _workbook(rows: list[list[Any]], *merged: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_columns_in_any_order(read: Callable[..., Read]) -> None:
    rows = [
        ["示例县2024年法治政府建设任务分解表", None, None, None, None, None],
        ["完成时限", "责任单位", "牵头单位", "具体措施", "重点任务", "目标"],
        ["2024年6月底前", "各乡镇、县公安局", "县司法局", "评查执法案卷", "规范执法", "不少于2次"],
        ["长期坚持", None, "县政府办公室", "公开执法结果", None, None],
        ["每季度", None, "县司法局", "办好法治讲座", "普法宣传", "覆盖所有乡镇"],
    ]
    document = read(_workbook(rows, "A1:F1", "E3:E4"), "分解表.xlsx")
    assert document.plan.title == "示例县2024年法治政府建设任务分解表"
    assert [(goal.title, len(goal.measures)) for goal in document.plan.goals] == [
        ("规范执法", 2),
        ("普法宣传", 1),
    ]
    first, _, last = document.measures
    assert (first.lead, first.responsible) == (["县司法局"], ["各乡镇", "县公安局"])
    assert (first.deadline, first.targets) == (["2024年6月底前"], ["不少于2次"])
    assert "覆盖所有乡镇" in (last.text or "")
    assert document.lost == []


def test_columns_that_are_not_kept_are_told(read: Callable[..., Read]) -> None:
    rows = [["具体措施", "牵头单位", "完成情况"], ["评查执法案卷", "县司法局", "已评查三十卷"]]
    document = read(_workbook(rows), "示例县进展表.xlsx")
    assert "已评查三十卷" in document.lost[0].text


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>页面</title><style>p {color: red}</style></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开工作要点</a></li></ul>
<table><tr><td>索 引 号：</td><td>slx/2024-18</td><td>发文字号：</td><td>示政办〔2024〕18号</td></tr></table>
<h1>示例县2024年法治政府建设工作要点</h1>
<div id="zoom">为做好今年的工作，制定本要点。<br>&nbsp;&nbsp;一、规范执法<br>1.<b>评查</b>案卷。每年至少评查1次。（县司法局负责）<br>
<p>二、任务分解</p>
<table><tr><th>具体措施</th><th>牵头单位</th></tr><tr><td>公开执法结果</td><td rowspan="2">县政府办公室</td></tr>
<tr><td>公开政策解读</td></tr></table></div>
<p><a href="/b">上一篇：通知</a></p><script>alert("x")</script></body></html>"""


def test_a_web_page(read: Callable[..., Read]) -> None:
    document = read(PAGE.encode("gb18030"), "要点.html")
    plan = document.plan
    assert plan.title == "示例县2024年法治政府建设工作要点"
    assert plan.preamble == "为做好今年的工作，制定本要点。"
    assert plan.notice is not None
    assert (plan.notice.index, plan.notice.number) == ("slx/2024-18", "示政办〔2024〕18号")
    assert [measure.title or measure.text for measure in document.measures] == [
        "评查案卷",
        "公开执法结果",
        "公开政策解读",
    ]
    assert [measure.lead for measure in document.measures] == [
        ["县司法局"],
        ["县政府办公室"],
        ["县政府办公室"],
    ]
    assert {block.text for block in document.imported.framed.furniture} == {
        "首页",
        "政务公开工作要点",
        "上一篇：通知",
    }


def test_numbered_lists_of_web_pages(read: Callable[..., Read]) -> None:
    page = "<html><body><h1>示例县2024年工作要点</h1><h2>规范执法</h2>"
    page += "<ol><li>建立台账。逐件登记。</li><li>评查案卷。定期评查。</li></ol></body></html>"
    document = read(page, "要点.html")
    assert [goal.title for goal in document.plan.goals] == ["规范执法"]
    assert [measure.title for measure in document.measures] == ["建立台账", "评查案卷"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(codec: str, read: Callable[..., Read]) -> None:
    assert read(TEXT.encode(codec), "要点.txt").text == read(TEXT).text


def test_markdown(read: Callable[..., Read]) -> None:
    marked = "# 示例县2024年工作要点\n\n## 一、规范执法\n\n1. **评查案卷**。每年至少评查1次。（县司法局负责）\n2. 公开结果。逐件公开。\n"
    document = read(marked, "要点.md")
    assert document.plan.title == "示例县2024年工作要点"
    assert [measure.title for measure in document.measures] == ["评查案卷", "公开结果"]


def test_a_frame_of_one_cell_and_a_text_box(read: Callable[..., Read]) -> None:
    document: Any = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "示例县2024年法治政府建设工作要点"
    document.add_paragraph("一、规范执法")
    box = document.add_paragraph("1.评查案卷。每年评查。")._p
    box.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>旁注</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), "要点.docx").plan.title == "示例县2024年法治政府建设工作要点"
    source = read_source(out.getvalue(), "要点.docx")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)][
        -1
    ] == "1.评查案卷。每年评查。"
    assert any("旁注" in remark for remark in source.remarks)
