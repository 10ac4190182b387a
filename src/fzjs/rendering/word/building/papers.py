"""The papers themselves: the body of each template, top to bottom as it is read."""

from __future__ import annotations

from collections.abc import Callable

from fzjs.rendering.word.building.blocks import addressees, imprint, section, signature, text, title
from fzjs.rendering.word.building.elements import blank, cell, paragraph, row, table, tag
from fzjs.rendering.word.building.measures import Profile, twips
from fzjs.rendering.word.building.package import packed


def notice(profile: Profile) -> bytes:
    """印发通知: the notice, and on a new page the document that it issues."""
    body = (
        red_head()
        + title()
        + addressees()
        + text("paragraphs")
        + signature()
        + tag("{%p if as_attachment %}")
        + paragraph("附件序号", "附件")
        + blank()
        + title("issued.title")
        + tag("{%p else %}")
        + title("issued.title", style="印发件标题")
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


def red_head() -> str:
    """版头: three rows, the red mark, two empty rows, the number over the red rule, two empty rows."""
    joint = table(
        [twips(118), twips(38)],
        row(
            cell(twips(118), paragraph("发文机关标志", "{{p joint_mark(issuers).names }}")),
            cell(
                twips(38),
                paragraph("发文机关标志", "{{r joint_mark(issuers).word }}"),
                properties='<w:vAlign w:val="center"/>',
            ),
        ),
        properties=f'<w:tblW w:w="{twips(156)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
    )
    return (
        paragraph("份号", "{{p head_rows(copy_number, secrecy, secrecy_term, urgency) }}")
        + tag("{%p if issuers|length > 1 and not mark %}")
        + joint
        + tag("{%p else %}")
        + paragraph("发文机关标志", "{{r mark_run(issuers, mark) }}")
        + tag("{%p endif %}")
        + blank(2)
        + tag("{%p if signers %}")
        + paragraph("发文字号", "{{p number_rows(number, signers, script) }}")
        + tag("{%p else %}")
        + paragraph("发文字号", "{{ number }}")
        + tag("{%p endif %}")
        + blank(2)
    )


PAPERS: dict[str, Callable[[Profile], bytes]] = {"notice": notice, "plan": plan}
"""Every template by the name of its file."""
