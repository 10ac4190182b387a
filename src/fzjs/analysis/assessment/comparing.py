"""Assessments of one unit beside each other: between assessors, and between years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from fzjs.analysis.assessment.answers import AssessedUnit, Difference, ScoreNode, YearChange
from fzjs.analysis.assessment.standards import nodes_of
from fzjs.language.decimals import nearly
from fzjs.language.folding import fold_text


def differences_between(assessments: Sequence[AssessedUnit]) -> tuple[Difference, ...]:
    """The measured indicators on which assessors of one system do not agree, in the order of the system."""
    if len(assessments) < 2:
        return ()
    leaves = [{leaf.code: leaf for leaf in _leaves(each.root)} for each in assessments]
    return tuple(_differences(assessments, leaves))


def changes_since(now: AssessedUnit, before: AssessedUnit) -> tuple[YearChange, ...]:
    """Every indicator of this year against last year's, in shares of what counted.

    Another edition's indicator is the same one only if code and name both are.
    """
    known = {(node.code, fold_text(node.name)): node for node in nodes_of(before.root)}
    is_same_system = now.system == before.system
    by_code = {node.code: node for node in nodes_of(before.root)}
    found = []
    for node in nodes_of(now.root):
        if not node.level:
            continue
        old = by_code.get(node.code) if is_same_system else known.get((node.code, fold_text(node.name)))
        change = YearChange(
            node.code,
            node.name,
            node.level,
            _share(old) if old is not None else None,
            _share(node),
            is_new=old is None,
        )
        found.append(change)
    return tuple(found)


def _differences(
    assessments: Sequence[AssessedUnit], leaves: Sequence[dict[str, ScoreNode]]
) -> Iterator[Difference]:
    given = [_given(each.root) for each in assessments]
    for code, first in leaves[0].items():
        of_code = [each[code] for each in leaves]
        states = {each.by: leaf.state for each, leaf in zip(assessments, of_code, strict=True)}
        marks = {each.by: leaf.marks for each, leaf in zip(assessments, of_code, strict=True)}
        met = {leaf.tally.met for leaf in of_code}
        has_marks = any(value is not None for value in marks.values())
        if len(set(states.values())) == 1 and (len(set(marks.values())) == 1 if has_marks else len(met) == 1):
            continue
        reached = [
            points[code] for points, leaf in zip(given, of_code, strict=True)
            if leaf.state == "scored" and code in points
        ]  # fmt: skip
        spread = nearly(max(reached) - min(reached)) if reached else None
        is_whole = len(reached) == len(of_code)
        yield Difference(code, first.name, marks, states, spread if is_whole else None)


def _given(node: ScoreNode) -> dict[str, Fraction]:
    """What each leaf gives the points or takes from them: together no more is taken than there is under a heading."""
    if not node.children:
        return {} if node.exact is None else {node.code: node.exact}
    points = {code: each for child in node.children for code, each in _given(child).items()}
    too_much = -sum(points.values(), Fraction(0))
    for code, each in reversed(points.items()):
        if each < 0 < too_much:
            back = min(-each, too_much)
            points[code] = each + back
            too_much -= back
    return points


def _leaves(root: ScoreNode) -> Iterator[ScoreNode]:
    return (node for node in nodes_of(root) if node.level and not node.children)


def _share(node: ScoreNode) -> Fraction | None:
    return None if node.state in ("missing", "no_cases", "not_applicable") else node.share
