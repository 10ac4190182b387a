"""年度报告: the report, and behind it the table of targets and, where wanted, where every fact comes from."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.rendering.word.building.blocks import addressees, signature, text, title
from fzjs.rendering.word.building.elements import (
    blank,
    border,
    cell,
    paragraph,
    row,
    row_tag,
    run,
    table,
    tag,
    when,
)
from fzjs.rendering.word.building.heads import red_head
from fzjs.rendering.word.building.imprint import imprint
from fzjs.rendering.word.building.measures import TEXT_WIDTH, Profile, twips
from fzjs.rendering.word.building.package import packed
from fzjs.rendering.word.building.pages import section

_Columns = Sequence[tuple[str, float, str]]
"""Heading, width in mm, and what the cells print."""

_TARGETS: _Columns = (
    ("措施", 50, "{{ each.measure }}"),
    ("目标", 52, "{{ each.target }}"),
    ("完成情况", 28, "{{ each.reached }}{{ each.notes }}"),
    ("是否达到", 26, "{{ each.verdict }}"),
)
_NOTES: _Columns = (
    ("注号", 13, "{{ each.number }}"),
    ("内容", 49, "{{ each.text }}"),
    ("取得方式", 24, "{{ each.way }}"),
    ("出处（文件:行:列）", 70, "{{ each.lines }}"),
)


def annual_report(profile: Profile) -> bytes:
    """法治政府建设年度报告; head and imprint (版头、版记) only where it has a document number."""
    body = (
        when("number", red_head())
        + title()
        + addressees()
        + text("paragraphs")
        + signature()
        + when("target_rows", *_attachment(0))
        + tag("{%p if target_rows %}")
        + _rows(_TARGETS, "each in target_rows")
        + tag("{%p endif %}")
        + when("has_notes", *_attachment(-1))
        + tag("{%p if has_notes %}")
        + _rows(_NOTES, "each in notes", style="小号表格文字", may_split=True)
        + tag("{%p endif %}")
        + paragraph("极小行")
        + tag("{%p if print_office %}")
        + imprint(profile)
        + tag("{%p endif %}")
        + section(profile)
    )
    return packed(body, profile)


def _attachment(place: int) -> tuple[str, ...]:
    """A new page with the number of the attachment, and its title (7.3.7)."""
    number = "1" if place == 0 else "{{ attachments|length }}"
    label = f"附件{{% if attachments|length > 1 %}}{number}{{% endif %}}"
    return (paragraph("附件序号", label), blank(), title(f"attachments[{place}]"), blank())


def _rows(columns: _Columns, loop: str, *, style: str = "表格文字", may_split: bool = False) -> str:
    """A table with a row for each item; only rows that may be higher than a page are split."""
    widths = [twips(width) for _, width, _ in columns]
    widths[-1] += TEXT_WIDTH - sum(widths)
    head = [
        cell(width, paragraph("表头", heading))
        for width, (heading, _, _) in zip(widths, columns, strict=True)
    ]
    cells = [
        cell(width, paragraph(style, run(value)))
        for width, (_, _, value) in zip(widths, columns, strict=True)
    ]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(border(side, 4) for side in sides)
    margins = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    return table(
        widths,
        row(*head, properties="<w:cantSplit/><w:tblHeader/>"),
        row_tag(f"{{%tr for {loop} %}}", widths),
        row(*cells, properties="" if may_split else "<w:cantSplit/>"),
        row_tag("{%tr endfor %}", widths),
        properties=f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>',
    )
