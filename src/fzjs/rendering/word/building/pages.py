"""The set-up of upright pages, and of those of a letter."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import frame, paragraph
from fzjs.rendering.word.building.measures import (
    A4,
    LEFT,
    LETTER_LOWER_RULE,
    RIGHT,
    Profile,
    twips,
)
from fzjs.rendering.word.building.package import part
from fzjs.rendering.word.heads import LETTER_RULE

_FOOTER_EDGE = 24.75
"""mm from the paper's edge: with a row of 20 pt the number's dash lies 7 mm under 版心 (7.5)."""


def section(profile: Profile) -> str:
    """The set-up of upright pages, numbers outside on odd and even pages."""
    return _section(A4, (profile.top, RIGHT, profile.bottom, LEFT), FOOTERS)


FOOTERS = '<w:footerReference w:type="default" r:id="rIdfooterOdd"/><w:footerReference w:type="even" r:id="rIdfooterEven"/>'


def letter_section(profile: Profile) -> str:
    """The set-up of a letter: no number on the first page, whose foot has the second red rule (10.1)."""
    first = '<w:footerReference w:type="first" r:id="rIdfooterLetter"/>'
    return _section(A4, (profile.top, RIGHT, profile.bottom, LEFT), FOOTERS + first, "<w:titlePg/>")


_LOWER_RULE = frame(twips(LETTER_RULE), twips(A4[1] - LETTER_LOWER_RULE))
LETTER_PARTS = {
    "footerLetter.xml": part("ftr", paragraph("信函下线", properties=_LOWER_RULE), paragraph("页码单页"))
}
"""Parts that `letter_section` asks for."""


def _section(
    size: tuple[float, float], margins: tuple[float, float, float, float], parts: str, more: str = ""
) -> str:
    top, right, bottom, left = map(twips, margins)
    across, high = map(twips, size)
    return (
        f'<w:sectPr>{parts}<w:pgSz w:w="{across}" w:h="{high}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{twips(_FOOTER_EDGE)}" w:gutter="0"/>{more}</w:sectPr>'
    )
