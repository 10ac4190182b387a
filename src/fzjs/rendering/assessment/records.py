"""Assessments as one flat table for other programs: a row for every indicator of every assessment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fzjs.analysis.assessment.answers import UnitYear
from fzjs.analysis.assessment.ranking import Ranking
from fzjs.analysis.assessment.standards import nodes_of
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.assessment.wording import STATES, number, place, share
from fzjs.rendering.page import Table, row, table

_COLUMNS = (
    "单位", "年度", "评估", "指标体系", "级", "代码", "指标", "满分", "计分满分", "得分", "得分率", "状态",
    "打分", "由程序算", "实际值", "出处",
)  # fmt: skip


def score_records(units: Iterable[UnitYear], rankings: Sequence[Ranking] = ()) -> Table:
    """Every node of every tree; level 0 is the whole assessment, and has its place where there is a ranking."""
    places = {id(found.assessed): str(found.place) for ranking in rankings for found in ranking.places}
    ranked = ("名次",) if rankings else ()
    rows = [
        row(
            about.unit,
            str(about.year),
            ASSESSORS[each.by],
            each.system,
            str(node.level),
            node.code,
            node.name,
            number(node.full),
            number(node.counted),
            number(node.reached),
            share(node.share),
            STATES[node.state].name,
            number(node.marks),
            "是" if node.is_worked_out else "",
            node.value or "",
            place(node.source or each.source),
            *(["" if node.level else places.get(id(each), "")] if ranked else []),
        )
        for about in units
        for each in about.assessments
        for node in nodes_of(each.root)
    ]
    return table("得分明细", (*_COLUMNS, *ranked), rows)
