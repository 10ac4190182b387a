"""What things in assessments are called in Chinese, and how their numbers are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import AssessedUnit, GapKind, OnTrack, ScoreNode, ScoreState, Source
from fzjs.analysis.assessment.standards import per_cent
from fzjs.language.decimals import plain, rounded
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.page import Cell, Tone
from fzjs.rendering.terms import Term

STATES: dict[ScoreState, Term] = {
    "scored": Term("已评"),
    "no_cases": Term("无此类事项", "faint"),
    "missing": Term("没有评", "bad"),
    "not_applicable": Term("不适用", "faint"),
}

GAPS: dict[GapKind, Term] = {
    "not_assessed": Term("没有评", "bad"),
    "no_measure": Term("没有对应的措施", "partly"),
    "no_evidence": Term("没有登记佐证材料", "partly"),
}

ON_TRACK: dict[OnTrack, Term] = {
    "reached": Term("达到计划", "good"),
    "behind": Term("落后于计划", "bad"),
    "open": Term("尚未评估", "faint"),
}

_RULE = (
    "折算得分＝得分÷计分满分×总分；无此类事项和不适用的指标不计入得分和满分，没有评的指标不得分。"
    "得分按准确值相加，显示和折算时才四舍五入"
)
_RULE_WITHOUT_POINTS = (
    "不计分的指标体系看达到要求的比例：无此类事项和不适用的指标不计入，没有评的指标算没有达到"
)

_CELLS = 10


def rules_of(assessed: Iterable[AssessedUnit]) -> Iterator[str]:
    """How the numbers come about: every page says so."""
    have_points = {each.total is not None for each in assessed}
    if True in have_points:
        yield _RULE
    if False in have_points:
        yield _RULE_WITHOUT_POINTS


def number(value: Decimal | None) -> str:
    """A number as it is; nothing for none."""
    return "" if value is None else plain(value)


def shown(value: Decimal | None, places: int) -> str:
    """Points as a page shows them, rounded half up: exact products of three weights have many places."""
    return "" if value is None else plain(rounded(Fraction(value), places))


def share(value: Fraction | None) -> str:
    """A share in per cent; a dash where there is nothing that counts."""
    return "—" if value is None else per_cent(value)


def bar(value: Fraction | None, wanted: Fraction | None = None) -> str:
    """A share as a row of blocks; `wanted` as an upright on it. Made of signs, it prints in black and white."""
    if value is None:
        return ""
    # Rounded down, so that only all of it fills the row; anything at all shows.
    filled = min(_CELLS, max(int(value * _CELLS), int(value > 0)))
    cells = list("█" * filled + "░" * (_CELLS - filled))
    if wanted is not None:
        cells.insert(min(_CELLS, int(wanted * _CELLS + Fraction(1, 2))), "┃")
    return "".join(cells)


def assessor(assessed: AssessedUnit) -> str:
    """第三方评估（示例大学法治研究中心，2025-02-20）."""
    about = [
        part for part in (assessed.assessor, assessed.assessed and assessed.assessed.isoformat()) if part
    ]
    return f"{ASSESSORS[assessed.by]}{'（' + '，'.join(about) + '）' if about else ''}"


def place(source: Source | None) -> str:
    """file:line."""
    return "" if source is None else f"{source.file}:{source.line}"


def score_cell(node: ScoreNode, places: int) -> Cell:
    """What one assessment says of a node: marks of a leaf, points of a heading, or why there are none."""
    if node.state != "scored":
        return Cell(STATES[node.state].name, STATES[node.state].tone)
    if node.reached is None:
        told = (
            f"{node.tally.met}/{node.tally.counted}"
            if node.children
            else "达到"
            if node.tally.met
            else "未达到"
        )
        return Cell(told, _tone(node))
    if node.children:
        return Cell(shown(node.reached, places), _tone(node))
    return Cell(number(node.marks), _tone(node))


def _tone(node: ScoreNode) -> Tone:
    if node.children:
        return ""
    return "good" if node.tally.met else "bad" if not node.marks else "partly"
