"""What a context may hold besides text: runs and paragraphs whose measures depend on what is written in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

CELL = 8845 / 28
"""The width of one character of body text in twips: 156 mm hold 28 (GB/T 9704-2012, 5.2.3)."""


Tab = tuple[Literal["left", "center", "right"], float]
"""A tab stop at so many characters of body text from the left edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph's own place on the page, in the middle; mm. Text keeps `gap` away."""

    top: float
    across: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Text with a look of its own, for a tag `{{r name }}`. Inside a paragraph it keeps the paragraph's style."""

    text: str
    style: str | None = None
    """A character style by its Chinese name."""
    points: float | None = None
    """The size where it is not that of the style."""
    scale: int | None = None
    """Width of the characters in per cent, where a long name must be set narrower."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document in one of the template's styles, with indents that were worked out."""

    runs: tuple[Run, ...]
    style: str
    """A paragraph style by its Chinese name."""
    left: float | None = None
    """Indent of the whole paragraph from the left edge in characters of body text; None leaves it to the style."""
    right: float | None = None
    first: float | None = None
    """Indent of the first row besides `left`; negative for rows that hang."""
    align: Literal["left", "center", "right", "distribute"] | None = None
    row: float | None = None
    """Exact height of the rows in points, where it is not that of the style."""
    tabs: tuple[Tab, ...] = ()
    placed: Placed | None = None
    """Where on the page the paragraph stands by itself."""
    keep: bool = False
    """The paragraph stays on one page with the next."""
    joined: bool = False
    """The paragraph in front stays on one page with this one."""


JOINED = "fzjs-joined"
"""A processing instruction in front of a paragraph that belongs on the page of the one before; the engine obeys it."""


class Lines(tuple[Line, ...]):
    """Paragraphs, for a tag `{{p name }}` that stands in a paragraph of its own."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Paragraphs with another one to their right, halfway up, in the middle of the row; for `{{p name }}`."""

    lines: Lines
    across: float
    """Width of the paragraphs in points."""
    right: Line
    right_across: float


def as_xml(value: Run | Lines | Beside, styles: Mapping[str, str]) -> str:
    """The runs or paragraphs as WordprocessingML. `styles`: name of a style → its id in the template."""
    if isinstance(value, Run):
        return _run(value, styles)
    if isinstance(value, Beside):
        return _table(value, styles)
    return "".join(_line(line, styles) for line in value)


def text_xml(text: str) -> str:
    """Text for the inside of a `w:t`: escaped, rows and tabs as Word has them, without what XML cannot hold."""
    kept = "".join(char for char in text.replace("\r\n", "\n") if char in "\t\n\r" or _in_xml(char))
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    for marks, element in (("\n\r\u2028\u2029", "<w:br/>"), ("\t", "<w:tab/>")):
        for mark in marks:
            if mark in escaped:
                escaped = escaped.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    return escaped


def _in_xml(char: str) -> bool:
    return char >= " " and char not in "\x7f\x85\ufffe\uffff" and not "\ud800" <= char <= "\udfff"


def _run(run: Run, styles: Mapping[str, str]) -> str:
    looks = f'<w:rStyle w:val="{styles[run.style]}"/>' if run.style and run.style in styles else ""
    looks += '<w:rFonts w:hint="eastAsia"/>'
    looks += f'<w:w w:val="{run.scale}"/>' if run.scale else ""
    if run.points:
        size = round(run.points * 2)
        looks += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'


def _line(line: Line, styles: Mapping[str, str]) -> str:
    looks = f'<w:pStyle w:val="{styles[line.style]}"/>' if line.style in styles else ""
    looks += "<w:keepNext/>" if line.keep else ""
    looks += _frame(line.placed) if line.placed else ""
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{round(at * CELL)}"/>' for kind, at in line.tabs)
    looks += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    looks += f'<w:spacing w:line="{round(line.row * 20)}" w:lineRule="exact"/>' if line.row else ""
    looks += _indent(line)
    looks += f'<w:jc w:val="{line.align}"/>' if line.align else ""
    joined = f"<?{JOINED}?>" if line.joined else ""
    return f"{joined}<w:p><w:pPr>{looks}</w:pPr>{''.join(_run(run, styles) for run in line.runs)}</w:p>"


def _table(value: Beside, styles: Mapping[str, str]) -> str:
    widths = [round(points * 20) for points in (value.across, value.right_across)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{''.join(_line(line, styles) for line in lines)}</w:tc>"
        for width, lines in zip(widths, (value.lines, (value.right,)), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _frame(placed: Placed) -> str:
    across, gap, top = (round(mm * 1440 / 25.4) for mm in (placed.across, placed.gap, placed.top))
    return (
        f'<w:framePr w:w="{across}" w:vSpace="{gap}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" '
        f'w:xAlign="center" w:y="{top}"/>'
    )


def _indent(line: Line) -> str:
    """Twips only; the indent in characters that a style may have is switched off, as Word would prefer it."""
    sides = {"left": line.left, "right": line.right, "firstLine": line.first}
    given = {side: round(chars * CELL) for side, chars in sides.items() if chars is not None}
    if not given:
        return ""
    if given.get("firstLine", 0) < 0:
        given["hanging"] = -given.pop("firstLine")
    attributes = "".join(f' w:{side}="{twips}"' for side, twips in given.items())
    return f"<w:ind{attributes}/>"
