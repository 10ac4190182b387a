"""Papers that are tables on pages across: the table of tasks, the list of one unit's tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fzjs.rendering.word.building.across import WIDTH, across_footers, across_section
from fzjs.rendering.word.building.blocks import title
from fzjs.rendering.word.building.elements import (
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
from fzjs.rendering.word.building.measures import Profile, twips
from fzjs.rendering.word.building.package import packed


class Column(NamedTuple):
    """A column of a table: its heading, its width in mm (0: what is left), what its cells print."""

    heading: str
    width: float
    cell: str


def _listed(names: str) -> str:
    return f"{{{{ {names}|join('、') }}}}"


def _centred(value: str) -> str:
    return paragraph("表格居中", f"{{{{ {value} }}}}")


def _lines(values: str) -> str:
    return paragraph("表格文字", f"{{{{ {values}|join('\\n') }}}}")


_TASK = when("duty.title", paragraph("表格文字", run("{{ duty.title }}", "一级标题字"))) + when(
    "duty.text or not duty.title", paragraph("表格文字", "{{ duty.text }}")
)
_NUMBER = Column("序号", 11, _centred("duty.place"))
_TARGETS = Column("量化目标", 41, _lines("duty.targets"))
_LEAD = Column("牵头单位", 30, paragraph("表格文字", _listed("duty.lead")))
_RESPONSIBLE = Column("责任单位", 30, paragraph("表格文字", _listed("duty.responsible")))
_SUPPORT = Column("配合单位", 30, paragraph("表格文字", _listed("duty.support")))
_DEADLINE = Column("完成时限", 24, _lines("duty.deadlines"))


def breakdown(profile: Profile) -> bytes:
    """任务分解表: one row for each measure under the goal that it belongs to, and the time line of deadlines."""
    columns = (_NUMBER, Column("工作任务", 0, _TASK), _TARGETS, _LEAD, _RESPONSIBLE, _SUPPORT, _DEADLINE)
    body = (
        title(style="表题")
        + paragraph("表格文字")
        + _goals_table(columns)
        + when("timeline", paragraph("表格居中"), paragraph("表格居中", "{{ timeline }}"))
        + paragraph("极小行")
        + across_section()
    )
    return packed(body, profile, across_footers())


def unit_list(profile: Profile) -> bytes:
    """单位任务清单: a table for each role, and one of what is shared with others."""
    own = (_NUMBER, Column("工作任务", 0, _TASK), _TARGETS, _LEAD, _SUPPORT, _DEADLINE)
    shared = (
        Column("序号", 11, _centred("each.duty.place")),
        Column("工作任务", 0, paragraph("表格文字", "{{ each.duty.name }}")),
        Column("承担方式", 50, paragraph("表格文字", "{{ each.group }}{{ each.role }}")),
        Column("牵头单位", 50, paragraph("表格文字", _listed("each.duty.lead"))),
        Column("完成时限", 30, _lines("each.duty.deadlines")),
    )
    body = (
        title(style="表题")
        + paragraph("公文正文", "依据{{ basis }}。")
        + tag("{%p for heading, duties in sections %}")
        + paragraph("一级标题", "{{ heading }}（{{ duties|length }}项）")
        + _rows_table(own, "duty in duties")
        + tag("{%p endfor %}")
        + tag("{%p if shared %}")
        + paragraph("一级标题", "{{ shared_heading }}（{{ shared|length }}项）")
        + _rows_table(shared, "each in shared")
        + tag("{%p endif %}")
        + paragraph("极小行")
        + across_section()
    )
    return packed(body, profile, across_footers())


def _goals_table(columns: Sequence[Column]) -> str:
    widths = _widths(columns)
    span = f'<w:gridSpan w:val="{len(columns)}"/><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    heading = paragraph("表格文字", run("{{ group.heading }}", "二级标题字"), properties="<w:keepNext/>")
    return _framed(
        widths,
        _head(columns, widths),
        row_tag("{%tr for group in groups %}", widths),
        row(cell(WIDTH, heading, properties=span), properties="<w:cantSplit/>"),
        row_tag("{%tr for duty in group.duties %}", widths),
        _row(columns, widths),
        row_tag("{%tr endfor %}", widths),
        row_tag("{%tr endfor %}", widths),
    )


def _rows_table(columns: Sequence[Column], loop: str) -> str:
    widths = _widths(columns)
    return _framed(
        widths,
        _head(columns, widths),
        row_tag(f"{{%tr for {loop} %}}", widths),
        _row(columns, widths),
        row_tag("{%tr endfor %}", widths),
    )


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    """The row of headings, printed again on every page; the first one asks for columns by their contents."""
    headings = [
        f"{columns[0].heading}{{{{ columns_by_content() }}}}",
        *(each.heading for each in columns[1:]),
    ]
    cells = [
        cell(width, paragraph("表头", heading), properties='<w:vAlign w:val="center"/>')
        for heading, width in zip(headings, widths, strict=True)
    ]
    return row(*cells, properties="<w:cantSplit/><w:tblHeader/>")


def _row(columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = [
        cell(width, column.cell, properties='<w:vAlign w:val="center"/>')
        for column, width in zip(columns, widths, strict=True)
    ]
    return row(*cells, properties="<w:cantSplit/>")


def _framed(widths: Sequence[int], *rows: str) -> str:
    borders = "".join(border(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    return table(
        widths,
        *rows,
        properties=(
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        ),
    )


def _widths(columns: Sequence[Column]) -> list[int]:
    """Widths in twips that fill the page; the column without one takes what the others leave."""
    rest = WIDTH - sum(twips(column.width) for column in columns)
    return [twips(column.width) if column.width else rest for column in columns]
