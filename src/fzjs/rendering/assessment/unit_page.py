"""One unit in one year, as a page: scores by indicator and assessor, the standard, gaps, differences, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.analysis.assessment.answers import (
    AssessedUnit,
    Gap,
    LeftOut,
    ScoreNode,
    ScoreState,
    UnitYear,
    YearChange,
)
from fzjs.analysis.assessment.standards import nodes_of, per_cent
from fzjs.language.decimals import plain
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.assessment.records import score_records
from fzjs.rendering.assessment.wording import (
    GAPS,
    STATES,
    assessor,
    bar,
    number,
    place,
    rules_of,
    score_cell,
    share,
    shown,
)
from fzjs.rendering.page import Cell, Page, Table, row, table

_INDENT = "　"
_SHOWN = 2
"""Pieces of evidence named for each gap."""


def unit_page(about: UnitYear, left_out: Sequence[LeftOut] = ()) -> Page:
    """The page of a unit's year; `left_out` are the files that could not be used as a whole."""
    leading = about.leading
    tables = [
        _first_level(about),
        _standard(about.assessments),
        _tree(about),
        _contradictions(about.assessments),
        _differences(about),
        _changes(about),
        _gaps(about),
    ]
    title = f"{about.unit}{about.year}年度评估（{leading.system_title}）"
    kept = tuple(each for each in tables if each.rows)
    return Page(
        title,
        (*_lines(about), *(f"{left.file}：{left.reason}" for left in left_out)),
        kept,
        score_records([about]),
    )


def summary(assessed: AssessedUnit) -> str:
    """得分 73.14，计分满分 97，折算 75.4 分；未达标."""
    root, tally = assessed.root, assessed.root.tally
    if assessed.points is None:
        told = f"{tally.counted} 项指标达到 {tally.met} 项（{share(root.share)}）"
    else:
        told = f"得分 {shown(root.reached, assessed.places)}，计分满分 {number(root.counted)}，折算 {number(assessed.points)} 分"
    counts: dict[ScoreState, int] = {
        "no_cases": tally.no_cases,
        "not_applicable": tally.not_applicable,
        "missing": tally.missing,
    }
    left = [f"{STATES[state].name} {count} 项" for state, count in counts.items() if count]
    verdict = verdict_of(assessed)
    return "；".join(filter(None, [told, "、".join(left), verdict]))


def verdict_of(assessed: AssessedUnit) -> str:
    """达标, 未达标, or nothing where there is no standard."""
    verdict = assessed.verdict
    if verdict is None:
        return ""
    if verdict.is_reached:
        return verdict.standard
    return "未达标" if verdict.standard == "达标" else f"未达到“{verdict.standard}”"


def _lines(about: UnitYear) -> Iterator[str]:
    yield from (f"{assessor(each)}：{summary(each)}" for each in about.assessments)
    for each in about.assessments:
        if each.limited:
            codes = "、".join(each.limited)
            yield f"{ASSESSORS[each.by]}里 {codes} 的得分超出范围，按 0 分或满分计（fzjs explain FZ808）"
        if each.unknown:
            codes = "、".join(each.unknown)
            yield f"{ASSESSORS[each.by]}里有指标体系没有的代码，没有计入：{codes}（fzjs explain FZ802）"
    yield from rules_of(about.assessments)


def _first_level(about: UnitYear) -> Table:
    leading = about.leading
    others = about.assessments[1:]
    columns = ["代码", "一级指标", "满分", "计分满分", "得分", "得分率", ASSESSORS[leading.by]]
    columns += [f"{ASSESSORS[each.by]}得分率" for each in others]
    by_code = [{node.code: node for node in each.root.children} for each in others]
    rows = [
        row(
            node.code,
            node.name,
            number(node.full),
            number(node.counted),
            score_cell(node, leading.places),
            share(node.share),
            bar(node.share),
            *(share(nodes[node.code].share if node.code in nodes else None) for nodes in by_code),
        )
        for node in leading.root.children
    ]
    return table("一级指标得分", columns, rows)


def _standard(assessments: Sequence[AssessedUnit]) -> Table:
    rows = [
        row(
            ASSESSORS[each.by],
            ask.name,
            ask.asked,
            ask.found,
            Cell("达到", "good") if ask.is_met else Cell("未达到", "bad"),
        )
        for each in assessments
        if each.verdict is not None
        for ask in each.verdict.asks
        if not ask.is_met or ask.name == "折算得分"
    ]
    named = next((each.verdict.standard for each in assessments if each.verdict is not None), "达标")
    return table(f"“{named}”的条件（总分和未达到的）", ("评估", "条件", "要求", "结果", "达到"), rows)


def _tree(about: UnitYear) -> Table:
    columns = ["代码", "指标", "权重", "满分", *(ASSESSORS[each.by] for each in about.assessments)]
    columns += [f"实际值（{ASSESSORS[about.leading.by]}）", "备注"]
    by_code = [{node.code: node for node in nodes_of(each.root)} for each in about.assessments]
    rows = []
    for node in nodes_of(about.leading.root):
        if not node.level:
            continue
        cells = [
            score_cell(nodes[node.code], each.places) if node.code in nodes else Cell("")
            for each, nodes in zip(about.assessments, by_code, strict=True)
        ]
        name = _INDENT * (node.level - 1) + node.name
        weight = "" if node.weight is None else f"{plain(node.weight)}%"
        rows.append(row(node.code, name, weight, _full(node), *cells, node.value or "", node.remark or ""))
    return table("得分明细", columns, rows)


def _full(node: ScoreNode) -> str:
    """A leaf that only has a weight is scored out of 100; its points of the total are another number."""
    if node.full is None:
        return ""
    only_weighted = not node.children and node.weight is not None
    return f"100（折 {number(node.full)}）" if only_weighted and node.full != 100 else number(node.full)


def _contradictions(assessments: Sequence[AssessedUnit]) -> Table:
    rows = [
        row(
            ASSESSORS[each.by],
            found.code,
            found.name,
            found.value,
            Cell(number(found.stated), "bad"),
            number(found.worked_out),
            place(found.source),
        )
        for each in assessments
        for found in each.contradictions
    ]
    columns = ("评估", "代码", "指标", "实际值", "写的得分", "按方法应得", "出处")
    return table("得分与实际值不符", columns, rows)


def _differences(about: UnitYear) -> Table:
    columns = ["代码", "指标", *(ASSESSORS[each.by] for each in about.assessments), "相差（折成总分）"]
    rows = []
    for found in about.differences:
        cells = []
        for each in about.assessments:
            marks, state = found.marks[each.by], found.states[each.by]
            told = number(marks) if state == "scored" and marks is not None else STATES[state].name
            cells.append(Cell(told, STATES[state].tone))
        rows.append(row(found.code, found.name, *cells, shown(found.spread, about.leading.places)))
    return table("几方评估的差异", columns, rows)


def _changes(about: UnitYear) -> Table:
    if about.compared is None:
        return table("", (), [])
    now, before = about.compared
    rows = [
        row(
            change.code,
            _INDENT * (change.level - 1) + change.name,
            "新增" if change.is_new else share(change.before),
            share(change.now),
            _by(change),
        )
        for change in about.changes
        if change.by is None or change.by
    ]
    title = f"与{before.year}年相比（{ASSESSORS[now.by]}，得分率有变化的）"
    return table(title, ("代码", "指标", f"{before.year}年", f"{now.year}年", "增减（百分点）"), rows)


def _by(change: YearChange) -> Cell:
    if change.by is None:
        return Cell("—", "faint")
    points = per_cent(abs(change.by)).removesuffix("%")
    return Cell(f"+{points}", "good") if change.by > 0 else Cell(f"−{points}", "bad")


def _gaps(about: UnitYear) -> Table:
    has_reported = any(gap.reported for gap in about.gaps)
    rows = [
        row(
            Cell(GAPS[gap.kind].name, GAPS[gap.kind].tone),
            gap.code,
            gap.name,
            "、".join(gap.wanted),
            *([_in_reports(gap)] if has_reported else []),
            place(gap.source),
        )
        for gap in about.gaps
    ]
    reported = ["相关措施的月报里有"] if has_reported else []
    return table("缺口", ("缺什么", "代码", "指标", "要求的材料", *reported, "出处"), rows)


def _in_reports(gap: Gap) -> str:
    """The evidence that reports hold already, and where: it has to be taken over only."""
    shown = [f"{each.evidence}（{each.unit} {each.period}，{place(each.source)}）" for each in gap.reported]
    more = len(shown) - _SHOWN
    return "；".join(shown[:_SHOWN]) + (f"；另有 {more} 份" if more > 0 else "")
