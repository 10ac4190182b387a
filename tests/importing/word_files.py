"""Word files made for the tests: automatic numbers, merged cells, headings."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TEXT = """示例县2024年法治政府建设工作要点
为做好今年的工作，制定本要点。
一、转变职能
1.梳理权责清单。各部门2024年6月底前公布清单。（牵头单位：县审改办；配合单位：县直各单位）
2.压减证明。全年压减证明不少于20项。（牵头单位：县司法局）
二、规范执法
3.评查案卷。每年至少评查1次。（县司法局负责）
三、任务分解
| 序号 | 重点任务 | 具体措施 | 牵头单位 | 完成时限 |
| 1 | 政务公开 | 公开执法结果 | 县政府办公室 | 2024年底前 |
| 2 | 政务公开 | 公开政策解读 | 县政府办公室、县司法局 | 长期坚持 |
| 3 | 普法宣传 | 办好法治讲座 | 县司法局 | 每季度 |
四、保障措施
（一）加强领导。主要负责人亲自抓。
（二）强化督查。每半年通报一次。
附件：示例县任务清单
"""


def automatic_word_file() -> bytes:
    """The document of `TEXT` with automatic numbers and a table with merged cells."""
    document: Any = docx.Document()
    _define_list(document, "77", [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")])
    _define_list(document, "78", [("decimal", "%1.")])
    for line in TEXT.splitlines():
        if line.startswith("|"):
            continue
        number, _, rest = line.partition("、")
        if len(number) == 1 and number in "一二三四":
            _paragraph(document, rest, "77", 0)
            if number == "三":
                _table(
                    document,
                    [row.strip("| ").split(" | ") for row in TEXT.splitlines() if row.startswith("|")],
                )
        elif line[:1] == "（":
            _paragraph(document, line[3:], "77", 1)
        elif line[1:2] == ".":
            _paragraph(document, line[2:], "78", 0)
        else:
            document.add_paragraph(line)
    return _saved(document)


def headings_word_file() -> bytes:
    """A document whose goals are headings by their style, without numbers."""
    document: Any = docx.Document()
    document.add_paragraph("示例县2024年法治政府建设工作要点")
    for goal in ("转变职能", "规范执法"):
        document.add_heading(goal, level=1)
        for measure in ("建立台账", "评查案卷"):
            document.add_heading(measure, level=2)
            document.add_paragraph("逐件登记，逐件销号。")
    return _saved(document)


def pictures_word_file() -> bytes:
    """A scan: a picture and no text."""
    document: Any = docx.Document()
    document.add_picture(io.BytesIO(_pixel()))
    return _saved(document)


def _define_list(document: Any, list_id: str, levels: list[tuple[str, str]]) -> None:
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), list_id)
    for depth, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            _add(level, tag, value)
        abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), list_id)
    _add(number, "abstractNumId", list_id)
    numbering.append(number)


def _paragraph(document: Any, text: str, list_id: str, depth: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    _add(numbered, "ilvl", str(depth))
    _add(numbered, "numId", list_id)
    properties.append(numbered)


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    table.cell(1, 1).merge(table.cell(2, 1)).text = rows[1][1]


def _add(parent: Any, tag: str, value: str) -> None:
    element = OxmlElement(f"w:{tag}")
    element.set(qn("w:val"), value)
    parent.append(element)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pixel() -> bytes:
    """A picture of one pixel (PNG)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )
