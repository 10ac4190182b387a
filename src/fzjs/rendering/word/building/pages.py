"""The set-up of upright pages, and of those of a letter."""

from __future__ import annotations

from fzjs.rendering.word.building.drawings import Box, rule
from fzjs.rendering.word.building.elements import paragraph
from fzjs.rendering.word.building.measures import (
    A4,
    LEFT,
    LETTER_LOWER_RULE,
    RIGHT,
    Profile,
    twips,
)
from fzjs.rendering.word.building.package import part
from fzjs.rendering.word.building.styles import RED
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


_THIN, _BETWEEN, _THICK = 0.26, 0.26, 1.06
"""mm of the second rule: a thin one over a thick one."""


def _lower_rule() -> str:
    left, top = (A4[0] - LETTER_RULE) / 2, A4[1] - LETTER_LOWER_RULE
    thin = Box(left, top, LETTER_RULE, _THIN)
    thick = Box(left, top + _THIN + _BETWEEN, LETTER_RULE, _THICK)
    return rule(thin, "下线细线", 1, RED) + rule(thick, "下线粗线", 2, RED)


LETTER_PARTS = {"footerLetter.xml": part("ftr", paragraph("页码单页", _lower_rule()))}
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
