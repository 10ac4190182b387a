"""A framework over the years, as a page; and suggested links, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.analysis.suggestions import Suggested
from fzjs.analysis.trace import Cell as TraceCell
from fzjs.analysis.trace import Trace, TracedMeasure
from fzjs.rendering.page import Cell, Page, row, table
from fzjs.rendering.terms import STATES


def trace_page(trace: Trace, shown: Sequence[TracedMeasure] | None = None) -> Page:
    """The matrix, for all measures or for those `shown`; the lines above it count all of them."""
    rows = trace.rows if shown is None else shown
    years = [f"{year}年" for year in trace.years]
    columns = ("编号", "规划措施", *years, "首次", "最近", "已完成")
    matrix = table(
        "年度矩阵",
        columns,
        [
            row(each.id, each.name, *map(_cell, each.cells), _year(each.first), _year(each.last), _done(each))
            for each in rows
        ],
    )
    records = table(
        "年度矩阵",
        (
            "编号",
            "规划措施",
            *years,
            *(f"{year}措施" for year in years),
            "首次",
            "最近",
            "空缺年份",
            "已完成比例",
        ),
        [_record(each) for each in rows],
    )
    return Page(f"《{trace.title}》逐年落实情况", tuple(_lines(trace)), (matrix,), records)


def suggestions_page(title: str, found: Sequence[Suggested]) -> Page:
    """For each measure without a link the likeliest framework measures, and what speaks for them."""
    lines = (f"没有对应规划的措施 {len(found)} 项。得分只用来排先后，采用之前请对照原文",)
    rows = [
        row(
            each.measure if place == 0 else "",
            each.title if place == 0 else "",
            f"{suggestion.framework} {suggestion.title}",
            f"{suggestion.score:.2f}",
            "、".join(suggestion.words),
            "、".join(suggestion.concepts),
        )
        for each in found
        for place, suggestion in enumerate(each.suggestions)
    ]
    suggested = table("建议的对应关系", ("编号", "措施", "规划措施", "得分", "共同的词", "共同的主题"), rows)
    alone = [row(each.measure, each.title) for each in found if not each.suggestions]
    tables = [suggested, table("找不到相近的规划措施", ("编号", "措施"), alone)]
    flat = [
        row(each.measure, each.title, suggestion.framework, suggestion.title, f"{suggestion.score:.3f}",
            "、".join(suggestion.words), "、".join(suggestion.concepts))
        for each in found
        for suggestion in each.suggestions
    ]  # fmt: skip
    columns = ("编号", "措施", "规划措施", "规划措施名称", "得分", "共同的词", "共同的主题")
    kept = tuple(each for each in tables if each.rows)
    return Page(title, lines, kept, table("建议的对应关系", columns, flat))


def _lines(trace: Trace) -> Iterator[str]:
    touched = len(trace.rows) - len(trace.untouched)
    plans = "、".join(f"{year}年" for year in sorted(trace.plans)) or "没有"
    yield f"年度计划：{plans}"
    reported = sum(each.reported for each in trace.rows)
    done = sum(each.done for each in trace.rows)
    share = f"；有月报的年度措施 {reported} 项次，已完成 {done}（{done / reported:.0%}）" if reported else ""
    yield f"规划措施 {len(trace.rows)} 项：有年度安排 {touched}，从未安排 {len(trace.untouched)}{share}"
    if trace.untouched:
        yield "从未安排：" + "、".join(f"{each.id} {each.name}" for each in trace.untouched)
    yield "图例：" + "　".join(f"{term.sign} {term.name}" for term in STATES.values())


def _cell(cell: TraceCell) -> Cell:
    term = STATES[cell.state]
    return Cell(" ".join([term.sign, *cell.measures]), term.tone)


def _year(year: int | None) -> str:
    return "" if year is None else str(year)


def _done(measure: TracedMeasure) -> str:
    return f"{measure.done}/{measure.reported}" if measure.reported else ""


def _record(measure: TracedMeasure) -> tuple[Cell, ...]:
    states = (Cell(STATES[cell.state].name, STATES[cell.state].tone) for cell in measure.cells)
    ids = ("、".join(cell.measures) for cell in measure.cells)
    gaps = "、".join(map(str, measure.gaps))
    share = "" if measure.share_done is None else f"{measure.share_done:.0%}"
    return row(
        measure.id, measure.name, *states, *ids, _year(measure.first), _year(measure.last), gaps, share
    )
