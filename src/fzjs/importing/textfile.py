"""Text files: bytes in any encoding that office software writes, lines, and tables drawn with |."""

from __future__ import annotations

import re

from fzjs.importing.drawn_tables import as_table
from fzjs.importing.hard_wraps import joined_lines
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.workspace.encoding import decode

_BLANKS = " \t\u3000\u00a0\u200b\u200c\u200d\ufeff\u00ad\x0b\x0c"
_ODD_SHARE = 50
"""One character in so many may be undecodable before the file is taken for something else than text."""


def read_text_file(data: bytes, name: str) -> Source:
    """Lines of a text file; Markdown's heading marks go, lines with | become tables."""
    text, _ = decode(data)
    if text is None or text.count("\ufffd") + text.count("\0") > len(text) // _ODD_SHARE:
        raise UnreadableError(f"{name} 不是文本文件，或者编码无法识别；请另存为 UTF-8 文本、.docx 或 .html")
    return Source(name, tuple(_blocks(text.replace("\r\n", "\n").replace("\r", "\n"))))


def _blocks(text: str) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    drawn: list[Paragraph] = []
    for line, written in joined_lines(text.split("\n")):
        paragraph = Paragraph(_without_marks(written), line)
        if "|" in written or (drawn and written.strip() and _is_open(drawn)):
            if not drawn and paragraph.text == "|" and blocks and blocks[-1].line == line - 1:
                drawn.append(blocks.pop())  # type: ignore[arg-type]  # tables end up in `blocks` only after other text
            drawn.append(paragraph)
            continue
        if drawn and written.strip():
            blocks += as_table(drawn)
            drawn = []
        if paragraph.text:
            blocks.append(paragraph)
    return blocks + as_table(drawn)


def _is_open(drawn: list[Paragraph]) -> bool:
    """Whether the next line may still be a cell: a table with one cell a line closes cells, not rows."""
    last = drawn[-1].text
    return last in ("|", "") or (last.endswith("|") and last.count("|") == 1)


def _without_marks(written: str) -> str:
    """A line without Markdown's heading and quotation marks and without blanks at its ends."""
    stripped = written.strip(_BLANKS)
    if stripped.startswith(("#", ">")):
        stripped = stripped.lstrip("#>").strip()
    return re.sub(r"\*\*([^*]+)\*\*", r"\1", stripped)
