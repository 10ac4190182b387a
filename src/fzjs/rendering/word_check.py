"""A Word template looked over: what goes wrong with tags when people edit them, told by the paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.template_names import Name
from fzjs.rendering.template_reading import UnknownName, unknown_names
from fzjs.rendering.word.engine import paragraph_at, part_title, tagged_text, word_sandbox

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_SHOWN = 60
_MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class _Paragraph:
    part: str
    number: int
    """Counted from 1 within its part, those in tables too."""
    text: str
    in_table: bool

    @property
    def place(self) -> str:
        shown = self.text if len(self.text) <= _LONGEST_SHOWN else f"{self.text[:_LONGEST_SHOWN]}……"
        return f"{part_title(self.part)}第 {self.number} 段“{shown}”"


def word_faults(template: bytes, offered: Mapping[str, Name]) -> list[str]:
    """What is wrong with a Word template, in the order of its paragraphs. Slips of the pen are told before names."""
    try:
        paragraphs = list(_paragraphs(template))
        slips = [f"{each.place}：{slip}" for each in paragraphs for slip in _slips(each)]
        if slips:
            return slips[:_MOST_TOLD]
        parts = tagged_text(template)
    except TemplateFaultError as fault:
        return [str(fault)]
    sandbox = word_sandbox()
    found: dict[str, None] = {}
    for part, text in parts.items():
        within = [each for each in paragraphs if each.part == part]
        for unknown in unknown_names(sandbox.parse(text), offered, sandbox.globals):
            place = _place(within, unknown, paragraph_at(text, unknown.row)) or part_title(part)
            found[f"{place}：{unknown.message}"] = None
    return [*found, *_lost_rule(template, paragraphs)][:_MOST_TOLD]


def _lost_rule(template: bytes, paragraphs: list[_Paragraph]) -> list[str]:
    """A letter without its second red rule, which a program may drop when it saves (GB/T 9704-2012, 10.1)."""
    if not any("letter_mark(" in each.text for each in paragraphs):
        return []
    footers = (content for name, content in _contents(template).items() if name.startswith("word/footer"))
    if any(_red_rule().search(content) for content in footers):
        return []
    return ["页脚：信函首页下端的红色双线不见了（GB/T 9704-2012 第 10.1 条）。请从自带的模板里把页脚复制过来"]


def _place(paragraphs: list[_Paragraph], unknown: UnknownName, number: int) -> str | None:
    """The paragraph of a name: that of its row, or of a table's row the one within it that writes the name."""
    behind = [each for each in paragraphs if each.number >= number]
    writes = (each for each in behind if not unknown.name or _names(each.text, unknown.name))
    found = next(writes, next(iter(behind), None))
    return found.place if found is not None else None


def _paragraphs(template: bytes) -> Iterator[_Paragraph]:
    """The paragraphs of the parts that may print something. Raises `TemplateFaultError` for what is no Word file."""
    tagged_parts = _contents(template)
    for part, content in tagged_parts.items():
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            raise TemplateFaultError(f"{part_title(part)}已经损坏，请在 Word 或 WPS 里打开并另存") from None
        for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
            text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
            in_table = next(paragraph.iterancestors(f"{_W}tr"), None) is not None
            yield _Paragraph(part, number, text.strip(), in_table)


def _contents(template: bytes) -> dict[str, bytes]:
    """The parts with paragraphs, of a package that the engine would take."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            names = [name for name in package.namelist() if _has_paragraphs().fullmatch(name)]
            if (
                sum(entry.file_size for entry in package.infolist()) > _LARGEST
                or "word/document.xml" not in names
            ):
                raise TemplateFaultError("不是 Word 模板（.docx）：里面没有正文，或者解压后超过 20 MB")
            return {name: package.read(name) for name in names}
    except TemplateFaultError:
        raise
    except Exception:
        raise TemplateFaultError("不是完好的 Word 文件（.docx），或者加了密码") from None


_LARGEST = 20_000_000


def _slips(paragraph: _Paragraph) -> Iterator[str]:
    """What is wrong with the tags of one paragraph, as far as it shows without reading them."""
    text = paragraph.text
    spaced = _spaced_kind().search(text)
    if spaced:
        yield f"“{spaced[0]}”中间多了空格，写成“{spaced[1]}{spaced[2]}”"
        return
    wide = _wide_brace().search(text)
    if wide:
        yield f"“{wide[0]}”要用半角符号"
        return
    unclosed = _unclosed(text)
    if unclosed:
        yield unclosed
        return
    whole = _whole_paragraph().findall(text)
    if len(whole) > 1:
        yield f"一段里只能有一个 {{%p 或 {{{{p 标签，这里有 {len(whole)} 个，请分成几段"
    elif whole and _whole_paragraph().sub("", text).strip():
        yield f"{whole[0]} 要独占一段，同一段的其他文字印不出来"
    if _whole_row().search(text) and not paragraph.in_table:
        yield "{%tr 和 {{tr 标签只能写在表格的行里"


def _unclosed(text: str) -> str | None:
    """A tag that does not end, or an end without a beginning."""
    rest = _whole_tag().sub("", text)
    for mark, other in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        if mark in rest:
            return f"标签没有写完：{mark} 之后没有 {other}（一个标签要写在一段里）"
        if other in rest:
            return f"多出一个 {other}：前面没有 {mark}"
    return None


def _names(text: str, name: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", tag) for tag in _whole_tag().findall(text))


@cache
def _red_rule() -> re.Pattern[bytes]:
    """A red filling, or a red border that is drawn."""
    return re.compile(rb'(?i)srgbClr val="FF0000"|<w:(?:top|bottom) (?=[^>]*w:color="FF0000")(?![^>]*"nil")')


@cache
def _has_paragraphs() -> re.Pattern[str]:
    return re.compile(r"word/(document|header\d*\w*|footer\d*\w*|footnotes|endnotes)\.xml")


@cache
def _whole_tag() -> re.Pattern[str]:
    return re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


@cache
def _spaced_kind() -> re.Pattern[str]:
    """`{% p for`: docxtpl knows the kind only where nothing parts it from the brace."""
    return re.compile(
        r"(\{%|\{\{)\s+(p|tr|tc|r)(?=\s+[A-Za-z_\u4e00-\u9fff])(?!\s+(?:if|else|in|and|or|is|not)\b)"
    )


@cache
def _wide_brace() -> re.Pattern[str]:
    return re.compile(r"[｛{][｛％]|\{％|[％%]｝|｝[｝}]|\}｝")


@cache
def _whole_paragraph() -> re.Pattern[str]:
    return re.compile(r"\{%p\s.*?%\}|\{\{p\s.*?\}\}|\{#p\s.*?#\}", re.DOTALL)


@cache
def _whole_row() -> re.Pattern[str]:
    return re.compile(r"\{%tr\s|\{\{tr\s")
