"""版记: who gets copies, who prints, when; on the lower edge of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import border, cell, paragraph, row, table, when
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
    rows = _row_when(f"copies_to or ({_MOVED})", _copies()) + _row_when("print_office", printed)
    return _at_the_foot(profile, border("top", 8) + border("bottom", 8) + border("insideH", 6), rows)


def letter_imprint(profile: Profile) -> str:
    """版记 of a letter: the copies only, without rules (10.1)."""
    return _at_the_foot(profile, "", _row_when(f"copies_to or ({_MOVED})", _copies()))


def _copies() -> str:
    """Rows that turn begin under the first character behind the colon; a full stop ends them."""
    hanging = '<w:ind w:left="1120" w:hanging="840"/>'
    to = paragraph("版记", "主送：{{ addressees|join('，') }}。", properties=hanging)
    copies = paragraph("版记", "抄送：{{ copies_to|join('，') }}。", properties=hanging)
    return when(_MOVED, to) + when("copies_to", copies)


def _at_the_foot(profile: Profile, rules: str, rows: str) -> str:
    """A table on the lower edge of 版心. Placed by the page's left edge, as LibreOffice lets it float only then."""
    if profile.under_imprint:
        rows += _pad(profile.under_imprint)
    properties = (
        f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{twips(LEFT)}" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    )
    properties += f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""
    return table([TEXT_WIDTH], rows, properties=f'{properties}<w:tblLayout w:type="fixed"/>') + paragraph(
        "极小行"
    )


def _row_when(condition: str, *inside: str) -> str:
    begin, end = (
        row(cell(TEXT_WIDTH, paragraph("模板标签", text)))
        for text in (f"{{%tr if {condition} %}}", "{%tr endif %}")
    )
    return begin + row(cell(TEXT_WIDTH, *inside)) + end


def _pad(mm: float) -> str:
    """A row without rules under the imprint, where the page setup leaves more room than 版心 has."""
    height = f'<w:trHeight w:val="{twips(mm)}" w:hRule="exact"/>'
    borders = f'<w:tcBorders>{border("top", 8)}<w:bottom w:val="nil"/></w:tcBorders>'
    return row(cell(TEXT_WIDTH, paragraph("极小行"), properties=borders), properties=height)
