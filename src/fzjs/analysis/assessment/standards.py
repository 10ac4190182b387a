"""Whether a tree of scores reaches a standard, condition by condition."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from fzjs.analysis.assessment.answers import Ask, ScoreNode, Verdict
from fzjs.language.decimals import plain, rounded
from fzjs.model.cohort import Standard

_PLACES_OF_SHARES = 2


def judge(standard: Standard, root: ScoreNode, places: int) -> Verdict | None:
    """The verdict, by exact numbers; None where the standard asks for nothing that can be told."""
    asks = tuple(_asks(standard, root, places))
    return Verdict(standard.name, all(ask.is_met for ask in asks), asks) if asks else None


def nodes_of(node: ScoreNode) -> Iterator[ScoreNode]:
    """A node and all below it, in reading order."""
    yield node
    for child in node.children:
        yield from nodes_of(child)


def per_cent(share: Fraction) -> str:
    """A share as it is printed, rounded half up to two places; less than all is never printed as 100%."""
    shown = rounded(share * 100, _PLACES_OF_SHARES)
    least = Decimal("0.01")
    if share < 1 <= shown / 100:
        shown = 100 - least
    elif share > 0 and not shown:
        shown = least
    return f"{plain(shown)}%"


def _shown(points: Fraction, asked: Decimal, places: int) -> Decimal:
    """Points rounded half up, with as many places as it takes to stay on their side of what is asked: 79.995 of 80."""
    shown = rounded(points, places)
    while (points >= Fraction(asked)) != (shown >= asked):
        places += 1
        shown = rounded(points, places)
    return shown


def _asks(standard: Standard, root: ScoreNode, places: int) -> Iterator[Ask]:
    share = root.share
    if standard.score is not None:
        points = None if root.full is None or share is None else share * Fraction(root.full)
        is_met = points is not None and points >= Fraction(standard.score)
        found = "没有得分" if points is None else f"{plain(_shown(points, standard.score, places))} 分"
        yield Ask("折算得分", f"不低于 {plain(standard.score)} 分", found, is_met)
    if standard.met is not None:
        tally = root.tally
        met = Fraction(tally.met, tally.counted) if tally.counted else None
        found = "没有指标" if met is None else f"{per_cent(met)}（{tally.met}/{tally.counted}）"
        is_met = met is not None and met * 100 >= Fraction(standard.met)
        yield Ask("达到要求的指标", f"不少于 {plain(standard.met)}%", found, is_met)
    for child in root.children if standard.each is not None else ():
        assert standard.each is not None
        if child.share is not None:
            is_met = child.share * 100 >= Fraction(standard.each)
            asked = f"不低于 {plain(standard.each)}%"
            yield Ask(f"一级指标“{child.code}”{child.name}得分率", asked, per_cent(child.share), is_met)
    by_code = {node.code: node for node in nodes_of(root)} if standard.essential else {}
    for code in standard.essential:
        node = by_code.get(code)
        if node is not None and node.tally.counted:
            is_met = node.tally.met == node.tally.counted
            found = "达到" if is_met else "没有评" if node.state == "missing" else "未达到"
            yield Ask(f"必达指标“{code}”{node.name}", "达到要求", found, is_met)
