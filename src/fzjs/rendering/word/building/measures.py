"""The measures of a page (GB/T 9704-2012, clauses 5 and 7), and the page setup in Word that gives them."""

from __future__ import annotations

from dataclasses import dataclass

from fzjs.rendering.word.heads import FIRST_INK

A4 = (210.0, 297.0)
"""Width and height in mm (5.1)."""
LEFT, RIGHT = 28.0, 26.0
"""订口 28 mm; 版心 is 156 mm wide, so the other side has 26 (5.2.1)."""
TOP, BOTTOM = 37.0, 35.0
"""天头 37 mm; 版心 is 225 mm high, so the lower edge has 35 (5.2.1)."""
TYPE_AREA = (156.0, 225.0)

BODY_POINTS = 16.0
"""3号 (5.2.2)."""
CHARACTER_SPACING = -5
"""Twips for each character: 28 of 16 pt are 448 pt, a row of 156 mm has 442 (5.2.3)."""

MARK_TOP = 35.0
"""Upper edge of the mark under the upper edge of 版心 in mm (7.2.4)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A page setup: margins in mm, and the exact pitch of the rows in twips."""

    name: str
    top: float
    bottom: float
    pitch: int

    @property
    def under_imprint(self) -> float:
        """Room in mm between the lower edge of 版心 and the lower margin."""
        return BOTTOM - self.bottom


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("std", TOP, BOTTOM, 579),
        # GB/T 33476.2: the ink of the first row lies on the upper edge of 版心, that of the last on the lower one.
        Profile("33476", 34.58, 32.58, 589),
    )
}
"""`std` is what everybody sets, and what a look into the page setup shows: 37, 35, 28, 26 mm."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def over_mark(profile: Profile) -> int:
    """Twips over the row of the mark, so that its ink begins 35 mm under the edge of 版心.

    Above it stand three rows, for 份号, 密级 and 紧急程度, whether they are used or not.
    """
    return max(twips(TOP + MARK_TOP - profile.top) - 3 * profile.pitch - round(FIRST_INK * 20), 0)


LETTER_LOWER_RULE = 20.0
"""The second rule above the lower edge of the paper."""

TEXT_WIDTH = twips(TYPE_AREA[0])
"""The width of 版心 in twips."""
