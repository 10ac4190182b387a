"""Web pages: blocks of text and data tables, in order; the page's own code stays outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.workspace.encoding import decode

_INLINE = frozenset([
    "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "o:p", "st1:chsdate",
])  # fmt: skip
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "head",
        "select",
        "option",
        "button",
        "textarea",
        "object",
        "embed",
    ]
)
_FEWEST_CELLS, _SHORT_CELL = 4, 60
"""So many cells with so little text each are data, even in one row."""
_LIST_FORMS = ("{}.", "（{}）", "{}）")
_WIDEST_SPAN, _LONGEST_SPAN = 50, 500
"""What a page may ask for in columns and in rows: more would be a mistake or a trap."""
_LONG_CELL = 160
"""A cell with more text than this holds a document, not a datum: the table only lays out the page."""


def read_web_page(data: bytes, name: str) -> Source:
    """Read an HTML page; needs lxml."""
    try:
        from lxml import etree, html
    except ImportError:
        raise UnreadableError("读取网页需要 lxml：pip install 'fzjs[html]'") from None
    try:
        root = html.document_fromstring(_without_declaration(_decoded(data)))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(f"{name} 里没有可以读的网页内容") from error
    blocks = tuple(_blocks(root, etree.iterwalk))
    if not blocks:
        pictures = len(root.findall(".//img"))
        what = f"只有 {pictures} 幅图片，像是扫描件，请先用文字识别软件转成文字" if pictures else "没有文字"
        raise UnreadableError(f"{name} 里{what}")
    return Source(name, blocks)


def _decoded(data: bytes) -> str:
    """The page's text: what the page says of its encoding, unless it is plainly something else."""
    stated = re.search(rb"charset\s*=\s*[\"']?\s*([\w\-]+)", data[:4096], re.IGNORECASE)
    if stated is not None and stated[1].lower() in (b"gb2312", b"gbk", b"gb18030", b"big5"):
        codec = stated[1].decode("ascii").lower().replace("gb2312", "gb18030").replace("gbk", "gb18030")
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            pass
    return decode(data)[0] or ""


def _without_declaration(text: str) -> str:
    """lxml takes no text that states an encoding; NUL ends its reading early."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))


@dataclass(slots=True)
class _Gathered:
    """The text gathered since the last block ended."""

    line: int = 1
    level: int = 0
    links: int = 0
    """How many links are open."""
    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        self.pieces.append(text or "")
        self.linked.append((text or "") if self.links else "")

    def flush(self) -> Iterator[Paragraph]:
        text = " ".join("".join(self.pieces).split())
        is_link = "".join("".join(self.linked).split()) == "".join(text.split())
        self.pieces.clear()
        self.linked.clear()
        if text:
            yield Paragraph(text, self.line, self.level, is_link)


def _blocks(root: Any, walk: Any) -> Iterator[Paragraph | Table]:
    gathered = _Gathered()
    context = walk(root, events=("start", "end"))
    for event, element in context:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            if tag and tag not in _INLINE:
                yield from gathered.flush()
                gathered.level = 0 if _is_heading(tag) else gathered.level
            gathered.links -= _is_link(element)
            gathered.add(element.tail if element is not root else "")
        elif not tag or tag in _SKIPPED or _is_hidden(element):
            context.skip_subtree()
        elif tag == "table" and _is_data(element):
            yield from gathered.flush()
            covered: set[tuple[int, int]] = set()
            rows = tuple(_rows(element, covered))
            yield Table(rows, element.sourceline or gathered.line, frozenset(covered))
            context.skip_subtree()
        else:
            if tag not in _INLINE:
                yield from gathered.flush()
                gathered.line = element.sourceline or gathered.line
                gathered.level = int(tag[1]) if _is_heading(tag) else gathered.level
            gathered.links += _is_link(element)
            gathered.add((_list_number(element) if tag == "li" else "") + (element.text or ""))
    yield from gathered.flush()


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"


def _is_link(element: Any) -> bool:
    return element.tag == "a" and element.get("href") is not None


def _list_number(item: Any) -> str:
    """The number that a browser prints before an item of a numbered list, in the usual form of its depth."""
    numbered = item.getparent()
    if numbered is None or numbered.tag != "ol":
        return ""
    start = numbered.get("start") or "1"
    value = (int(start) if start.isdigit() else 1) + sum(1 for _ in item.itersiblings("li", preceding=True))
    depth = sum(1 for _ in numbered.iterancestors("ol"))
    return _LIST_FORMS[min(depth, len(_LIST_FORMS) - 1)].format(value)


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _is_data(table: Any) -> bool:
    """Whether a table holds data, and not the page."""
    if table.find(".//table") is not None:
        return False
    rows = table.findall(".//tr")
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    if len(cells) >= _FEWEST_CELLS and all(len(cell.text_content()) <= _SHORT_CELL for cell in cells):
        return True
    if len(rows) < 2 or len(cells) <= len(rows):
        return False
    return not any(
        len(cell.text_content()) > _LONG_CELL
        and cell.find(".//p") is not None
        and len(cell.findall(".//p")) > 3
        for cell in cells
    )


def _rows(table: Any, covered: set[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """The rows of a table with colspan and rowspan filled in; the places so filled are added to `covered`."""
    hanging: dict[int, tuple[int, str]] = {}
    count = 0
    for row in table.iter("tr"):
        cells: list[str] = []
        waiting = [cell for cell in row if cell.tag in ("td", "th")]
        while waiting or len(cells) in hanging:
            if len(cells) in hanging:
                left, text = hanging.pop(len(cells))
                if left > 1:
                    hanging[len(cells)] = (left - 1, text)
                covered.add((count, len(cells)))
                cells.append(text)
                continue
            cell = waiting.pop(0)
            text = "\n".join(part for part in (" ".join(line.split()) for line in _lines(cell)) if part)
            for place in range(_span(cell, "colspan", _WIDEST_SPAN)):
                if (down := _span(cell, "rowspan", _LONGEST_SPAN)) > 1:
                    hanging[len(cells)] = (down - 1, text)
                if place:
                    covered.add((count, len(cells)))
                cells.append(text)
        if any(cells):
            yield tuple(cells)
            count += 1
        else:
            covered.difference_update([(count, column) for column in range(len(cells))])


def _lines(cell: Any) -> list[str]:
    """The lines of a cell: its paragraphs, and what <br> parts."""
    for mark in cell.iter("br"):
        mark.tail = "\n" + (mark.tail or "").lstrip()
    paragraphs = cell.findall(".//p")
    return (
        [paragraph.text_content() for paragraph in paragraphs]
        if paragraphs
        else cell.text_content().split("\n")
    )


def _span(cell: Any, attribute: str, most: int) -> int:
    written = cell.get(attribute) or "1"
    return min(int(written), most) if written.isascii() and written.isdigit() and int(written[:3]) else 1
