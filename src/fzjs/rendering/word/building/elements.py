"""Elements of WordprocessingML as text, for the bodies of templates."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from fzjs.rendering.word.building.styles import style_id


def run(text: str, style: str | None = None) -> str:
    """Text in one look; `style`: a character style by its name. Marks such as “” take the East Asian font."""
    named = f'<w:rStyle w:val="{style_id(style)}"/>' if style else ""
    return (
        f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    )


TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph in a style by its name. `runs`: texts, or what `run` and `field` give.

    `properties`: further `w:pPr` elements, in the order of the schema, behind the style.
    """
    inside = "".join(text if text.startswith("<w:") else run(text) for text in runs if text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{inside}</w:p>'


def blank(count: int = 1, *, keep: bool = False) -> str:
    """Empty rows; with `keep` they stay with what follows."""
    return paragraph("空行", properties="<w:keepNext/>" if keep else "") * count


def tag(text: str) -> str:
    """A paragraph that only holds a tag ({%p if … %}) and leaves no paragraph behind."""
    return paragraph("模板标签", text)


def when(condition: str, *inside: str) -> str:
    """Paragraphs that stand there if the condition holds."""
    return tag(f"{{%p if {condition} %}}") + "".join(inside) + tag("{%p endif %}")


def each(loop: str, *inside: str) -> str:
    """Paragraphs for each item: `each("name in names", …)`."""
    return tag(f"{{%p for {loop} %}}") + "".join(inside) + tag("{%p endfor %}")


def field(code: str) -> str:
    """A field that Word works out, such as PAGE."""
    marks = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in marks)
    return (
        f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}{run("1")}{end}'
    )


def cell(width: int, *paragraphs: str, properties: str = "") -> str:
    """A cell of a table; width in twips."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{"".join(paragraphs)}</w:tc>'
    )


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
        if properties
        else f"<w:tr>{''.join(cells)}</w:tr>"
    )


def row_tag(text: str, widths: Iterable[int]) -> str:
    """A row that only holds a tag ({%tr for … %}) and leaves no row behind."""
    first, *others = widths
    cells = [
        cell(first, paragraph("模板标签", text)),
        *(cell(width, paragraph("模板标签")) for width in others),
    ]
    return row(*cells)


def table(widths: Iterable[int], *rows: str, properties: str = "") -> str:
    """A table of fixed columns, widths in twips. `properties`: `w:tblPr` elements in the order of the schema."""
    columns = list(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    if "<w:tblCellMar>" not in properties:
        properties += _NO_MARGINS
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
"""Rules begin where the text does; LibreOffice moves a table by margins that it has not been told."""


def border(side: str, eighths: int, colour: str = "000000", *, kind: str = "single", space: int = 0) -> str:
    """A rule on one side; thickness in eighths of a point, 8 being 0.35 mm."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'
