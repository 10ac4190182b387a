"""Pages across (横排): a wide table bound with upright pages (GB/T 9704-2012, clause 8).

The page is bound turned a quarter to the left: the head of the table lies on the left of the upright sheet, on odd
pages at the binding edge, on even pages at the cut. The page number stands where upright pages have it, which is the
left side of this page.
"""

from __future__ import annotations

from fzjs.rendering.word.building.elements import field, paragraph
from fzjs.rendering.word.building.measures import A4, BOTTOM, LEFT, RIGHT, TOP, TYPE_AREA, twips
from fzjs.rendering.word.building.package import part

WIDTH = twips(TYPE_AREA[1])
"""The width of what stands on the page: the height of 版心."""

_NUMBER_EDGE, _NUMBER_ROW = 24.75, 7.06
"""mm: the number's row from the edge of the paper, as on upright pages, and how high it is."""
_EMU_IN_MM = 36_000
_FIRST_ID = 9_000
"""Drawings are numbered through all parts of a document; those of the text begin with 1."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def across_section() -> str:
    """The set-up of pages across."""
    top, right, bottom, left = map(twips, (LEFT, TOP, RIGHT, BOTTOM))
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdfooterAcrossOdd"/>'
        '<w:footerReference w:type="even" r:id="rIdfooterAcrossEven"/>'
        f'<w:pgSz w:w="{twips(A4[1])}" w:h="{twips(A4[0])}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )


def across_footers() -> dict[str, str]:
    """The parts that hold the page numbers of odd and even pages, by their names."""
    return {"footerAcrossOdd.xml": _footer("页码单页", 1), "footerAcrossEven.xml": _footer("页码双页", 2)}


def _footer(style: str, number: int) -> str:
    inside = f"<w:txbxContent>{paragraph(style, '— ', field('PAGE'), ' —')}</w:txbxContent>"
    return part("ftr", paragraph("极小行", _turned_box(inside, number)))


def _turned_box(inside: str, number: int) -> str:
    """A box along the left side of 版心 whose rows run from the top to the bottom of the page."""
    left, top = round(_NUMBER_EDGE * _EMU_IN_MM), round(LEFT * _EMU_IN_MM)
    across, high = round(_NUMBER_ROW * _EMU_IN_MM), round(TYPE_AREA[0] * _EMU_IN_MM)
    shape = (
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'</wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
    )
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_CHOICE}"><mc:Choice xmlns:wps="{_SHAPE}" Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{high}"/><wp:wrapNone/><wp:docPr id="{_FIRST_ID + number}" name="页码{number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
