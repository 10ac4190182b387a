"""What charts are drawn with: colours, patterns, shapes, fonts, and how wide a text is.

The colours are Okabe and Ito's (Color Universal Design, 2008), which people with any of the common colour-vision
deficiencies tell apart; patterns and shapes say the same again for black-and-white print. Widths are reckoned from the
characters, never measured with a font, so that a chart is the same on a machine that has no Chinese fonts.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from fzjs.rendering.charts.data import Look

FONTS = (
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',SimHei,sans-serif"
)
FONT_SIZE = 12
DARK = "#1a1a1a"
GRID = "#d0d0d0"


class Ink(NamedTuple):
    """How one series or tone is drawn."""

    colour: str
    pattern: str
    """Lines of an 8 × 8 tile (SVG path); empty: plain."""
    line: str
    """Colour of the pattern's lines."""
    shape: str
    """Shape of its points."""


_RISING = "M-2,2l4,-4M0,8l8,-8M6,10l4,-4"
_FALLING = "M-2,6l4,4M0,0l8,8M6,-2l4,4"

TONES: dict[Look, Ink] = {
    "good": Ink("#009E73", "", "", "circle"),
    "late": Ink("#7FD6BC", "M4,0v8", "#00382A", "triangle-down"),
    "partly": Ink("#F0C35A", _RISING, "#7A5200", "triangle-up"),
    "bad": Ink("#D55E00", _RISING + _FALLING, "#4A1E00", "diamond"),
    "faint": Ink("#FFFFFF", "", "", "square"),
    "unclear": Ink("#B9A8C9", "M3,4h2", "#1a1a1a", "cross"),
}
PLAIN: tuple[Ink, ...] = (
    Ink("#0072B2", "", "", "circle"),
    Ink("#F0C35A", _RISING, "#7A5200", "square"),
    Ink("#FFFFFF", "", "", "diamond"),
    Ink("#CC79A7", _FALLING, "#5B1F40", "triangle-up"),
    Ink("#56B4E9", "M0,4h8", "#0B4A6F", "cross"),
    Ink("#009E73", "M4,0v8", "#00382A", "triangle-down"),
)


def ink_of(tone: Look, place: int = 0) -> Ink:
    """The ink of a tone; without a tone, of the series in this place."""
    return TONES.get(tone) or PLAIN[place % len(PLAIN)]


def fill(ink: Ink) -> str:
    """The fill of an area: the colour, or a reference to the pattern that `definitions` holds."""
    return f"url(#{_pattern_id(ink)})" if ink.pattern else ink.colour


def definitions() -> str:
    """The patterns, to be put into each SVG."""
    inks = {_pattern_id(ink): ink for ink in (*TONES.values(), *PLAIN) if ink.pattern}
    tiles = (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{ink.colour}"/>'
        f'<path d="{ink.pattern}" fill="none" stroke="{ink.line}" stroke-width="1"/></pattern>'
        for name, ink in inks.items()
    )
    return f"<defs>{''.join(tiles)}</defs>"


def width_of(text: str, size: int = FONT_SIZE) -> float:
    """How wide a text is, in pixels: a Chinese character one em, another a little over half."""
    return size * sum(1.0 if east_asian_width(character) in "WFA" else 0.58 for character in text)


def shortened(text: str, width: float, size: int = FONT_SIZE) -> str:
    """The text, cut with … so that it is not wider than this."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def _pattern_id(ink: Ink) -> str:
    return f"pattern-{ink.colour[1:].lower()}-{ink.shape}"
