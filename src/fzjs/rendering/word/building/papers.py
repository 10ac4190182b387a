"""The papers themselves: the body of each template, top to bottom as it is read."""

from __future__ import annotations

from collections.abc import Callable

from fzjs.rendering.word.building.annual_report import annual_report
from fzjs.rendering.word.building.blocks import addressees, signature, text, title
from fzjs.rendering.word.building.elements import blank, paragraph, tag
from fzjs.rendering.word.building.heads import red_head
from fzjs.rendering.word.building.imprint import imprint
from fzjs.rendering.word.building.letters import letter
from fzjs.rendering.word.building.measures import Profile
from fzjs.rendering.word.building.package import packed
from fzjs.rendering.word.building.pages import section
from fzjs.rendering.word.building.tables import breakdown, unit_list


def notice(profile: Profile) -> bytes:
    """印发通知: the notice, and on a new page the document that it issues."""
    body = (
        red_head()
        + title()
        + addressees()
        + tag("{%p if parted_text() %}")
        + paragraph("公文正文", "{{p parted_text() }}")
        + tag("{%p else %}")
        + text("paragraphs")
        + tag("{%p endif %}")
        + signature(closer=True)
        + tag("{%p if as_attachment %}")
        + paragraph("附件序号", "附件")
        + blank()
        + title("issued.title")
        + tag("{%p else %}")
        + title("issued.title", first="印发件标题")
        + tag("{%p endif %}")
        + blank()
        + text("issued.paragraphs")
        + paragraph("附件说明", "{{p attachment_note(issued.attachments, issued.attachment_label) }}")
        + imprint(profile)
        + section(profile)
    )
    return packed(body, profile)


def plan(profile: Profile) -> bytes:
    """The plan alone: title, text, note on attachments."""
    body = (
        title()
        + blank()
        + text("paragraphs")
        + paragraph("附件说明", "{{p attachment_note(attachments, attachment_label) }}")
        + section(profile)
    )
    return packed(body, profile)


PAPERS: dict[str, Callable[[Profile], bytes]] = {
    "notice": notice,
    "plan": plan,
    "breakdown": breakdown,
    "unit-list": unit_list,
    "reminder": letter,
    "bulletin": letter,
    "annual-report": annual_report,
}
"""Every template by the name of its file."""
