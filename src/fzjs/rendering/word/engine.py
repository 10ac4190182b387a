"""A Word template and what it prints → a Word document, the same bytes for the same input.

docxtpl knows the tags that people type in Word (`{{ … }}`, `{%p … %}`, `{%tr … %}`), also where Word has split them
into runs; the package around the text is copied part by part, so that nothing but the text changes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template
from lxml import etree
from markupsafe import Markup

from fzjs.rendering.sandbox import Sandbox
from fzjs.rendering.template_faults import FAULTS, TemplateFaultError, in_chinese, row_of
from fzjs.rendering.word.columns import fit_columns, marked_tables
from fzjs.rendering.word.layout import FILTERS, FUNCTIONS
from fzjs.rendering.word.mending import mended
from fzjs.rendering.word.runs import Beside, Lines, Run, as_xml, text_xml
from fzjs.rendering.word.tidying import tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_PARTS = re.compile(r"(word/(document|header\d*|footer\d*|footnotes|endnotes)|docProps/core)\.xml")
_NUMBER = re.compile(r"\{#(\d+)#\}")
"""The number of a paragraph in the tagged text."""
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_LARGEST = 20_000_000
"""Bytes that a template may unpack to; ours have some 40,000."""


def render_word(template: bytes, context: Mapping[str, object]) -> bytes:
    """The template filled in with the context.

    Values are texts, numbers, days (printed as 2024年4月22日), lists and records for loops, `Run`s for `{{r … }}`
    and `Lines` for `{{p … }}`; None prints nothing. A name that the context lacks is a fault, nothing is left out in
    silence. Raises TemplateFaultError.
    """
    opened = _opened(template)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in opened.parts:
            filled = content if isinstance(content, bytes) else _filled(name, content, context)
            package.writestr(_entry(name), filled)
    return out.getvalue()


def tagged_text(template: bytes) -> dict[str, str]:
    """The parts of a template that print something, by name: their text as it is compiled, a paragraph to a row (see
    `paragraph_at`).

    Raises TemplateFaultError.
    """
    return {name: part.source for name, part in _opened(template).parts if isinstance(part, _Tagged)}


def word_sandbox() -> Sandbox:
    """A sandbox as templates are compiled in, for reading one that is not to be filled in."""
    return _environment({}, rows=True)


def part_title(name: str) -> str:
    """What a part of a document is called in Word: 正文, 页眉, 页脚."""
    return next((title for begin, title in _PART_TITLES.items() if name.startswith(begin)), name)


_PART_TITLES = {
    "word/document": "正文", "word/header": "页眉", "word/footer": "页脚", "word/footnotes": "脚注",
    "word/endnotes": "尾注", "word/styles": "样式", "docProps/core": "文档属性",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A part of a template that prints something."""

    sandbox: Sandbox
    template: Template
    source: str


@dataclass(frozen=True, slots=True)
class _Opened:
    parts: tuple[tuple[str, bytes | _Tagged], ...]


@lru_cache(maxsize=16)
def _opened(template: bytes) -> _Opened:
    """A template read and its tags compiled; many documents are made from one."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                raise TemplateFaultError("模板解压后超过 20 MB，不像 Word 模板")
            contents = mended((name, package.read(name)) for name in package.namelist())
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        raise TemplateFaultError("不是完好的 Word 文件（.docx），或者加了密码") from None
    names = dict(contents)
    if "word/document.xml" not in names:
        raise TemplateFaultError("不是 Word 文件（.docx）：里面没有 word/document.xml")
    styles = style_ids(names.get("word/styles.xml"))
    return _Opened(tuple((name, _tagged(name, content, styles)) for name, content in contents))


def style_ids(styles: bytes | None) -> dict[str, str]:
    """Names of the styles in `word/styles.xml` → their ids; programs that save a file again give other ids."""
    if styles is None:
        return {}
    found = {}
    for style in _parsed("word/styles.xml", styles).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[name.get(f"{_W}val", "")] = style.get(f"{_W}styleId", "")
    return found


def _environment(styles: Mapping[str, str], *, rows: bool) -> Sandbox:
    """The surroundings of the tags; without `rows` a text is printed on one row (properties of the document)."""

    def printed(value: object) -> object:
        if isinstance(value, Run | Lines | Beside):
            return Markup(as_xml(value, styles))
        if value is None:
            return ""
        if isinstance(value, date):
            return f"{value.year}年{value.month}月{value.day}日"
        if isinstance(value, Markup):
            return value
        return Markup(text_xml(str(value) if rows else " ".join(str(value).split())))

    sandbox = Sandbox(printed)
    sandbox.globals |= FUNCTIONS
    sandbox.filters |= FILTERS
    return sandbox


def _tagged(name: str, content: bytes, styles: Mapping[str, str]) -> bytes | _Tagged:
    if not _TEXT_PARTS.fullmatch(name) or b"{" not in content:
        return content
    text = etree.tostring(_parsed(name, content), encoding="unicode").replace("\n", " ")
    source = DocxTemplate(io.BytesIO()).patch_xml(_with_rows(text))
    try:
        sandbox = _environment(styles, rows=name.startswith("word/"))
        return _Tagged(sandbox, sandbox.from_string(source), source)
    except FAULTS as problem:
        raise TemplateFaultError(_told(name, source, row_of(problem), in_chinese(problem))) from None


def _with_rows(text: str) -> str:
    """One row for each paragraph, which begins with its number: the row of a fault leads to its paragraph.

    The numbers are given before docxtpl takes away the paragraphs and rows of tables whose tags stand for themselves.
    """
    number = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal number
        opens_row = found[1] == "tr"
        number += not opens_row
        return f"\n{{#{number + opens_row}#}}{found[0]}"

    return re.sub(r"<w:(p|tr)(?=[ >])", numbered, text)


def paragraph_at(source: str, row: int) -> int:
    """The number of the paragraph, counted from 1, that a row of a part's tagged text belongs to."""
    rows = source.split("\n")[: max(row, 1)]
    return next((int(mark[1]) for text in reversed(rows) if (mark := _NUMBER.match(text))), 1)


def _filled(name: str, part: _Tagged, context: Mapping[str, object]) -> bytes:
    part.sandbox.begin()
    try:
        text = part.template.render(context)
    except FAULTS as problem:
        raise TemplateFaultError(_told(name, part.source, row_of(problem), in_chinese(problem))) from None
    root = _parsed(name, text.replace("\n", "").encode())
    fitted = marked_tables(root)
    _refuse_misplaced(name, root)
    tidy(root)
    for table in fitted:
        fit_columns(table)
    whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def _refuse_misplaced(name: str, root: Any) -> None:
    """Paragraphs inside a text, or text between paragraphs: a tag of the wrong kind, which Word would call damage."""
    for holder in root.iter(f"{_W}t"):
        if len(holder):
            text = "".join(holder.itertext())
            raise TemplateFaultError(
                f"{part_title(name)}：“{text[:40]}”是整段或带格式的内容，标签要写成 {{{{p …}}}} 或 {{{{r …}}}}"
            )
    for holder in root.iter(f"{_W}body", f"{_W}tc", f"{_W}p", f"{_W}tbl", f"{_W}tr"):
        loose = "".join(text or "" for text in (holder.text, *(below.tail for below in holder))).strip()
        if loose:
            raise TemplateFaultError(
                f"{part_title(name)}：“{loose[:40]}”只是文字，标签不能写成 {{{{p …}}}} 或 {{{{r …}}}}"
            )


def _parsed(name: str, content: bytes) -> Any:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise TemplateFaultError(f"{part_title(name)}不是完好的 XML：{problem}") from None


def _told(name: str, source: str, row: int | None, what: str) -> str:
    if row is None:
        return f"{part_title(name)}：{what}"
    rows = source.split("\n")
    text = _NUMBER.sub("", re.sub("<[^>]*>", "", rows[min(row, len(rows)) - 1])).strip()
    return f"{part_title(name)}第 {paragraph_at(source, row)} 段“{text[:60]}”：{what}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    return entry
