"""Blocks that papers are made of: title, addressees, text, signature."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import blank, each, paragraph, run, tag, when


def title(name: str = "title", *, style: str = "公文标题", first: str | None = None) -> str:
    """A title in rows that break between words; issuers stay whole. `first`: the style of its first row."""
    row = paragraph(style, "{{ row }}")
    if first:
        row = (
            tag("{%p if loop.first %}")
            + paragraph(first, "{{ row }}")
            + tag("{%p else %}")
            + row
            + tag("{%p endif %}")
        )
    return each(f"row in {name}|title_lines(issuers|default([]))", row)


def text(name: str) -> str:
    """The paragraphs of a text (`rendering.paragraphs.Paragraph`), each level in its font."""
    heading = "{{ paragraph.heading|standard_number }}"
    after = run("{{ paragraph.text }}{{ paragraph.assignment }}", "正文字")
    return each(
        f"paragraph in {name}",
        tag("{%p if paragraph.level == 1 and not paragraph.text %}"),
        paragraph("一级标题", run(heading), after),
        tag("{%p elif paragraph.level == 1 %}"),
        paragraph("公文正文", run(heading, "一级标题字"), after),
        tag("{%p elif paragraph.level == 2 and not paragraph.text %}"),
        paragraph("二级标题", run(heading), after),
        tag("{%p elif paragraph.level == 2 %}"),
        paragraph("公文正文", run(heading, "二级标题字"), after),
        tag("{%p elif paragraph.level == 3 %}"),
        paragraph("公文正文", run(heading, "三级标题字"), after),
        tag("{%p else %}"),
        paragraph("公文正文", run(heading, "四级标题字"), after),
        tag("{%p endif %}"),
    )


def addressees() -> str:
    """主送机关 one row under the title, unless so many that they move into 版记."""
    return blank() + when(
        "addressee_line and addressees_fit()", paragraph("主送机关", "{{ addressee_line }}")
    )


def signature(*, closer: bool = False) -> str:
    """Note on attachments, signature, day, 附注. `closer`: rows may stand closer, so that they keep to the first page."""
    pitch = ", closer_rows()" if closer else ""
    return paragraph("附件说明", "{{p attachment_note(attachments) }}") + paragraph(
        "署名", f"{{{{p signature(issuers, day, sealed, note{pitch}) }}}}"
    )
