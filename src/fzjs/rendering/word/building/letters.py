"""信函: papers in the letter format (GB/T 9704-2012, 10.1)."""

from __future__ import annotations

from fzjs.rendering.word.building.blocks import addressees, signature, text, title
from fzjs.rendering.word.building.heads import letter_head
from fzjs.rendering.word.building.imprint import letter_imprint
from fzjs.rendering.word.building.measures import Profile
from fzjs.rendering.word.building.package import packed
from fzjs.rendering.word.building.pages import LETTER_PARTS, letter_section


def letter(profile: Profile, *content: str) -> bytes:
    """A letter with the elements of `fzjs.rendering.papers.issuing.Issued`; `content` stands behind its text."""
    body = letter_head() + title() + addressees() + text("paragraphs") + "".join(content) + signature()
    return packed(body + letter_imprint(profile) + letter_section(profile), profile, LETTER_PARTS)
