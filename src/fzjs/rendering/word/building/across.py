"""Pages across (横排): a wide table bound with upright pages (GB/T 9704-2012, clause 8).

The page is bound turned a quarter to the left: the head of the table lies on the left of the upright sheet, on odd
pages at the binding edge, on even pages at the cut. The page number stands where upright pages have it, which is the
left side of this page.
"""

from __future__ import annotations

from fzjs.rendering.word.building.drawings import Box, turned_box
from fzjs.rendering.word.building.elements import field, paragraph
from fzjs.rendering.word.building.measures import A4, BOTTOM, LEFT, RIGHT, TOP, TYPE_AREA, twips
from fzjs.rendering.word.building.package import part

WIDTH = twips(TYPE_AREA[1])
"""The width of what stands on the page: the height of 版心."""

_NUMBER_EDGE, _NUMBER_ROW = 24.75, 7.06
"""mm: the number's row from the edge of the paper, as on upright pages, and how high it is."""


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
    """A box along the left side of 版心."""
    place = Box(_NUMBER_EDGE, LEFT, _NUMBER_ROW, TYPE_AREA[0])
    page_number = paragraph(style, "— ", field("PAGE"), " —")
    return part("ftr", paragraph("极小行", turned_box(place, f"页码{number}", number, page_number)))
