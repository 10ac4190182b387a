"""Word documents: paragraphs with their automatic numbers, headings, tables with merged cells, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from fzjs.importing.packages import names_in
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.importing.word_numbers import WordNumbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "footnoteReference", "txbxContent")
)


def read_word_file(data: bytes, name: str) -> Source:
    """Read a .docx; needs python-docx."""
    try:
        import docx
    except ImportError:
        raise UnreadableError("读取 Word 文件需要 python-docx：pip install 'fzjs[docx]'") from None
    parts = names_in(data, name)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        body = document.element.body
        blocks = tuple(_Reader(document).blocks(body))
        boxes = tuple(dict.fromkeys(filter(None, map(_text_in_box, body.iter(f"{_W}txbxContent")))))
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise UnreadableError(
            f"{name} 不是完整的 Word 文档。请在 Word 或 WPS 里打开并另存为 .docx，再导入"
        ) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("lxml", "docx"):
            raise
        raise UnreadableError(
            f"{name} 不是完整的 Word 文档。请在 Word 或 WPS 里打开并另存为 .docx，再导入"
        ) from error
    pictures = len([part for part in parts if part.startswith("word/media/")])
    if not blocks:
        what = f"只有 {pictures} 幅图片，像是扫描件，请先用文字识别软件转成文字" if pictures else "没有文字"
        raise UnreadableError(f"{name} 里{what}")
    return Source(
        name, blocks, (*_remarks(parts, pictures), *(f"文本框里的文字没有读入：{box}" for box in boxes))
    )


def _remarks(parts: frozenset[str], pictures: int) -> Iterator[str]:
    if pictures:
        yield f"{pictures} 幅图片没有读入"
    if "word/comments.xml" in parts:
        yield "批注没有读入"
    if "word/footnotes.xml" in parts:
        yield "脚注没有读入"
    if any(part.endswith("vbaProject.bin") for part in parts):
        yield "文件带有宏，没有执行，也没有读入"


class _Reader:
    def __init__(self, document: Any) -> None:
        self.numbers = WordNumbers(document)
        self.styles = {style.style_id: style for style in document.styles}
        self.line = 0

    def blocks(self, holder: Any) -> Iterator[Paragraph | Table]:
        """The blocks in a body or a content control, in order."""
        for element in holder:
            if element.tag == f"{_W}p":
                self.line += 1
                yield from self._paragraphs(element)
            elif element.tag == f"{_W}tbl":
                self.line += 1
                covered: set[tuple[int, int]] = set()
                yield from self._table(tuple(self._rows(element, covered)), frozenset(covered))
            elif element.tag in (
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}ins",
                f"{_W}smartTag",
                f"{_W}customXml",
            ):
                yield from self.blocks(element)

    def _table(
        self, rows: tuple[tuple[str, ...], ...], covered: frozenset[tuple[int, int]]
    ) -> Iterator[Paragraph | Table]:
        """A table; one of a single column only frames its text."""
        if any(len(set(row)) > 1 for row in rows):
            yield Table(rows, self.line, covered)
            return
        for row in rows:
            yield from (
                Paragraph(line, self.line) for line in (row[0] if row else "").split("\n") if line.strip()
            )

    def _paragraphs(self, element: Any) -> Iterator[Paragraph]:
        """A paragraph; line breaks inside it part it into several."""
        text = self.numbers.number_of(element) + _text_of(element)
        level = self._level(element)
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(line.strip(), self.line, level)

    def _level(self, element: Any) -> int:
        style_id = element.find(f"{_W}pPr/{_W}pStyle")
        style = self.styles.get(style_id.get(f"{_W}val")) if style_id is not None else None
        name = (style.name or "").lower() if style is not None else ""
        digits = name.removeprefix("heading ").removeprefix("标题 ").removeprefix("标题")
        return int(digits) if digits != name and digits.isdigit() else 0

    def _rows(self, table: Any, covered: set[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
        """The rows of a table; places that repeat a merged cell are added to `covered`."""
        above: list[str] = []
        count = -1
        for row in table.iter(f"{_W}tr"):
            if _enclosing_table(row) is not table:
                continue
            count += 1
            cells: list[str] = []
            for cell in (each for each in row.iter(f"{_W}tc") if _enclosing_row(each) is row):
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                text = self._cell_text(cell)
                if merge is not None and merge.get(f"{_W}val") != "restart" and len(cells) < len(above):
                    text = above[len(cells)]
                    covered.add((count, len(cells)))
                width = int(span.get(f"{_W}val")) if span is not None else 1
                covered.update((count, len(cells) + place) for place in range(1, width))
                cells += [text] * width
            above = cells
            yield tuple(cells)

    def _cell_text(self, cell: Any) -> str:
        lines = [self.numbers.number_of(each) + _text_of(each) for each in cell.iter(f"{_W}p")]
        return "\n".join(line.strip() for line in lines if line.strip())


def _enclosing_table(row: Any) -> Any:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _enclosing_row(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _text_in_box(box: Any) -> str:
    return " ".join("".join(text.text or "" for text in box.iter(f"{_W}t")).split())


def _text_of(element: Any) -> str:
    """The text of a paragraph as it shows: insertions in, deletions out."""
    pieces: list[str] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current.tag in _SKIPPED:
            continue
        if current.tag == f"{_W}t":
            pieces.append(current.text or "")
        elif current.tag == f"{_W}tab" and current.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif current.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif current.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif current.tag == f"{_W}p" and current is not element:
            continue
        waiting += list(reversed(current))
    return "".join(pieces)
