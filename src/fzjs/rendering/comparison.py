"""A plan against its framework, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.coverage import FrameworkComparison, FrameworkMeasure
from fzjs.checks.alignment.conflicts import Conflict
from fzjs.checks.days import in_chinese
from fzjs.rendering.page import Cell, Page, row, table
from fzjs.rendering.terms import CONFLICTS, ORPHAN, STATES


def comparison_page(comparison: FrameworkComparison) -> Page:
    """What the plan takes up, where it differs, what is open, what has no counterpart."""
    names = {measure.id: measure.name for measure in comparison.measures}
    open_rows = [measure for measure in comparison.rows if measure.state == "uncovered"]
    tables = [
        table("差异", ("规划措施", "年度措施", "类别", "指标", "规划要求", "年度写法"), [
            row(_called(measure), f"{conflict.measure} {names.get(conflict.measure, '')}", *_conflict(conflict))
            for measure in comparison.rows
            for conflict in measure.conflicts
        ]),
        table("未安排的规划措施", ("编号", "规划措施", "规划期限"), [
            row(measure.id, measure.name, in_chinese(measure.due) if measure.due else "")
            for measure in open_rows
        ]),
        table(ORPHAN.name, ("编号", "年度措施"), [row(each.id, each.name) for each in comparison.orphans]),
        table("逐项对照", ("编号", "规划措施", "状态", "年度措施", "理由"), [
            row(measure.id, measure.name, _state(measure), _takers(measure), measure.reason)
            for measure in comparison.rows
        ], folded=True),
    ]  # fmt: skip
    return Page(
        f"《{comparison.plan_title}》对照《{comparison.framework_title}》",
        tuple(_lines(comparison)),
        tuple(each for each in tables if each.rows),
        table("逐项对照", _RECORD_COLUMNS, [line for each in comparison.rows for line in _records(each)]
              + [_orphan_record(each.id, each.name) for each in comparison.orphans]),
    )  # fmt: skip


_RECORD_COLUMNS = (
    "规划措施", "规划措施名称", "状态", "年度措施", "类别", "指标", "规划要求", "年度写法", "规划期限", "理由",
)  # fmt: skip


def _lines(comparison: FrameworkComparison) -> Iterator[str]:
    counts = comparison.counts()
    states = "、".join(f"{term.name} {counts[key]}" for key, term in STATES.items() if counts[key])
    yield f"规划措施 {len(comparison.rows)} 项：{states or '没有措施'}"
    yield f"年度措施 {len(comparison.measures)} 项，其中没有对应规划 {len(comparison.orphans)}"
    kinds = "、".join(f"{term.name} {counts[key]}" for key, term in CONFLICTS.items() if counts[key])
    yield f"差异：{kinds or '没有'}"


def _called(measure: FrameworkMeasure) -> str:
    return f"{measure.id} {measure.name}"


def _takers(measure: FrameworkMeasure) -> str:
    return "、".join(f"{named.id} {named.name}" for named in measure.taken_up_by)


def _state(measure: FrameworkMeasure) -> Cell:
    term = STATES[measure.state]
    return Cell(term.name, term.tone)


def _conflict(conflict: Conflict) -> tuple[Cell, ...]:
    term = CONFLICTS[conflict.kind]
    return row(Cell(term.name, term.tone), conflict.about, conflict.wanted, conflict.written or "没有写")


def _records(measure: FrameworkMeasure) -> Iterator[tuple[Cell, ...]]:
    start = (measure.id, measure.name, _state(measure))
    end = (measure.due.isoformat() if measure.due else "", measure.reason)
    takers = "、".join(named.id for named in measure.taken_up_by)
    if not measure.conflicts:
        yield row(*start, takers, "", "", "", "", *end)
    for conflict in measure.conflicts:
        term = CONFLICTS[conflict.kind]
        said = (Cell(term.name, term.tone), conflict.about, conflict.wanted, conflict.written)
        yield row(*start, conflict.measure, *said, *end)


def _orphan_record(measure_id: str, name: str) -> tuple[Cell, ...]:
    return row("", "", Cell(ORPHAN.name, ORPHAN.tone), measure_id, "", "", "", name, "", "")
