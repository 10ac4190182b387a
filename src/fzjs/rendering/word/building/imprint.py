"""版记: who gets copies, who prints, when; on the lower edge of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import border, cell, paragraph, row, row_tag, table, when
from fzjs.rendering.word.building.measures import LEFT, TEXT_WIDTH, Profile, twips

_MOVED = "addressee_line and not addressees_fit()"


def imprint(profile: Profile) -> str:
    """Copies, office and day between rules of 0.35 mm, with one of 0.25 mm inside. Addressees that the first page has
    no room for stand above the copies, without a rule between (7.4.2)."""
    at_the_end = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - 280}"/></w:tabs>'
    printed = paragraph(
        "版记", "{{r imprint_office(print_office, print_day) }}", "<w:r><w:tab/></w:r>",
        "{% if print_day %}{{ print_day }}{{ '印发'|in_script(script) }}{% endif %}", properties=at_the_end,
    )  # fmt: skip
    copies = f"(copies_to or ({_MOVED}))"
    rows = (
        _row_tag(f"{{%tr if {copies} and print_office %}}")
        + _row(_copies(), _OUTER, _INNER) + _row(printed, _INNER, _OUTER)
        + _row_tag(f"{{%tr elif {copies} %}}") + _row(_copies(), _OUTER, _OUTER)
        + _row_tag("{%tr elif print_office %}") + _row(printed, _OUTER, _OUTER)
        + _row_tag("{%tr endif %}")
    )  # fmt: skip
    return paragraph("极小行", "{{p beside_text() }}") + _at_the_foot(profile, rows, border("top", _OUTER))


_OUTER, _INNER = 8, 6
"""Eighths of a point: 0.35 and 0.25 mm (7.4.1)."""


def letter_imprint(profile: Profile) -> str:
    """版记 of a letter: the copies only, without rules (10.1)."""
    return when(f"copies_to or ({_MOVED})", _at_the_foot(profile, _row(_copies())))


def _copies() -> str:
    """Rows that turn begin under the first character behind the colon; a full stop ends them."""
    hanging = '<w:ind w:left="1120" w:hanging="840"/>'
    to = paragraph("版记", "主送：{{ addressee_line[:-1] }}。", properties=hanging)
    copies = paragraph(
        "版记", "抄送：{{ copies_line|default(copies_to|join('，'), true) }}。", properties=hanging
    )
    return when(_MOVED, to) + when("copies_to", copies)


def _at_the_foot(profile: Profile, rows: str, rule: str = "") -> str:
    """A table on the lower edge of 版心. Placed by the page's left edge, as LibreOffice lets it float only then.

    `rule`: what divides it from a pad under it, where the page setup leaves more room than 版心 has.
    """
    if profile.under_imprint:
        rows += _pad(profile.under_imprint, rule)
    properties = (
        f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{twips(LEFT)}" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    )
    return table([TEXT_WIDTH], rows, properties=properties) + paragraph("极小行")


def _row(inside: str, top: int = 0, bottom: int = 0) -> str:
    """A row between rules; they belong to the cell, so that they stay when other rows are left out."""
    rules = "".join(border(side, size) for side, size in (("top", top), ("bottom", bottom)) if size)
    return row(cell(TEXT_WIDTH, inside, properties=f"<w:tcBorders>{rules}</w:tcBorders>" if rules else ""))


def _row_tag(text: str) -> str:
    return row_tag(text, [TEXT_WIDTH])


def _pad(mm: float, rule: str) -> str:
    height = f'<w:trHeight w:val="{twips(mm)}" w:hRule="exact"/>'
    borders = f"<w:tcBorders>{rule}</w:tcBorders>" if rule else ""
    return row(cell(TEXT_WIDTH, paragraph("极小行"), properties=borders), properties=height)
