"""Blocks that papers are made of: title, text, signature, imprint (版记), and the set-up of their pages."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import (
    blank,
    border,
    cell,
    each,
    paragraph,
    row,
    run,
    table,
    tag,
    when,
)
from fzjs.rendering.word.building.measures import A4, LEFT, RIGHT, TYPE_AREA, Profile, twips

TEXT_WIDTH = twips(TYPE_AREA[0])
_FOOTER_EDGE = 24.75
"""mm from the paper's edge: with a row of 20 pt the number's dash lies 7 mm under 版心 (7.5)."""


def title(name: str = "title", *, style: str = "公文标题") -> str:
    """A title in rows that break between words; issuers stay whole."""
    return paragraph(style, f"{{{{ {name}|title_rows(issuers|default([])) }}}}")


def text(name: str) -> str:
    """The paragraphs of a text (`rendering.paragraphs.Paragraph`), each level in its font."""
    after = run("{{ paragraph.text }}{{ paragraph.assignment }}", "正文字")
    return each(
        f"paragraph in {name}",
        tag("{%p if paragraph.level == 1 %}"),
        paragraph("一级标题", run("{{ paragraph.heading }}"), after),
        tag("{%p elif paragraph.level == 2 and not paragraph.text %}"),
        paragraph("二级标题", run("{{ paragraph.heading }}"), after),
        tag("{%p elif paragraph.level == 2 %}"),
        paragraph("公文正文", run("{{ paragraph.heading }}", "二级标题字"), after),
        tag("{%p elif paragraph.level == 3 %}"),
        paragraph("公文正文", run("{{ paragraph.heading }}", "三级标题字"), after),
        tag("{%p else %}"),
        paragraph("公文正文", run("{{ paragraph.heading }}", "四级标题字"), after),
        tag("{%p endif %}"),
    )


def addressees() -> str:
    """主送机关 one row under the title, unless so many that they move into 版记."""
    return blank() + when(
        f"addressee_line and {ADDRESSEES_FIT}", paragraph("主送机关", "{{ addressee_line }}")
    )


ADDRESSEES_FIT = "addressees_fit(addressee_line, title, issuers, signers)"


def signature() -> str:
    """Note on attachments, signature, day, 附注."""
    return (
        paragraph("附件说明", "{{p attachment_note(attachments) }}")
        + paragraph("署名", "{{p signature(issuers, day, sealed) }}")
        + when("note", paragraph("附注", "（{{ note }}）"))
    )


def imprint(profile: Profile) -> str:
    """版记: a table on the lower edge of the last page, between rules of 0.35 mm, with one of 0.25 mm inside."""
    tail = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - 280}"/></w:tabs>'
    hang = '<w:ind w:left="1120" w:hanging="840"/>'
    moved = f"addressee_line and not {ADDRESSEES_FIT}"
    rows = [
        _row_when(f"copies_to or ({moved})"),
        row(cell(
            TEXT_WIDTH,
            when(moved, paragraph("版记", "主送：{{ addressees|join('，') }}。", properties=hang)),
            when("copies_to", paragraph("版记", "抄送：{{ copies_to|join('，') }}。", properties=hang)),
        )),
        _row_end(),
        _row_when("print_office"),
        row(cell(TEXT_WIDTH, paragraph(
            "版记", "{{ print_office }}", "<w:r><w:tab/></w:r>",
            "{% if print_day %}{{ print_day }}{{ '印发'|in_script(script) }}{% endif %}", properties=tail,
        ))),
        _row_end(),
    ]  # fmt: skip
    if profile.under_imprint:
        rows.append(_pad(profile.under_imprint))
    place = (
        f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{twips(LEFT)}" w:tblpYSpec="bottom"/>'
        '<w:tblOverlap w:val="never"/>'
    )
    rules = border("top", 8) + border("bottom", 8) + border("insideH", 6)
    size = f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    return (
        table([TEXT_WIDTH], *rows, properties=f'{place}{size}<w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>')
        + paragraph("极小行")
    )  # fmt: skip


def section(profile: Profile) -> str:
    """The set-up of upright pages, numbers outside on odd and even pages."""
    return _section(A4, (profile.top, RIGHT, profile.bottom, LEFT))


def _section(size: tuple[float, float], margins: tuple[float, float, float, float], more: str = "") -> str:
    top, right, bottom, left = map(twips, margins)
    across, high = map(twips, size)
    turned = ' w:orient="landscape"' if across > high else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdfooterOdd"/>'
        '<w:footerReference w:type="even" r:id="rIdfooterEven"/>'
        f'<w:pgSz w:w="{across}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{twips(_FOOTER_EDGE)}" w:gutter="0"/>{more}</w:sectPr>'
    )


def _row_when(condition: str) -> str:
    return row(cell(TEXT_WIDTH, paragraph("模板标签", f"{{%tr if {condition} %}}")))


def _row_end() -> str:
    return row(cell(TEXT_WIDTH, paragraph("模板标签", "{%tr endif %}")))


def _pad(mm: float) -> str:
    """A row without rules under the imprint, where the page setup leaves more room than 版心 has."""
    height = f'<w:trHeight w:val="{twips(mm)}" w:hRule="exact"/>'
    borders = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
    return row(cell(TEXT_WIDTH, paragraph("极小行"), properties=borders), properties=height)
