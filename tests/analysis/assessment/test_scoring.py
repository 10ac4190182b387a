"""Scores add up exactly, whatever they are; what has no cases or does not apply changes nobody else's share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fzjs.analysis.assessment.answers import ScoreNode
from fzjs.analysis.assessment.standards import nodes_of, per_cent
from fzjs.language.decimals import plain

from .made import POINTS, number, system_of, weights, worked_out

State = tuple[str, Decimal]
"""What becomes of a leaf, and the share of full marks that it gets."""

STATES = st.tuples(
    st.sampled_from(["scored", "scored", "scored", "no_cases", "missing"]), st.decimals(0, 1, places=2)
)


def leaves(root: ScoreNode) -> Iterator[ScoreNode]:
    return (node for node in nodes_of(root) if not node.children)


def entries_of(codes: list[str], states: list[State], scales: list[Decimal]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for code, (state, share), scale in zip(codes, states, scales, strict=True):
        if state == "no_cases":
            entries.append({"indicator": code, "no_cases": True})
        elif state == "scored":
            entries.append({"indicator": code, "score": number(scale * share)})
    return entries


@st.composite
def scored_systems(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[str], list[Decimal]]:
    """Two levels with scores; the codes and scores of the leaves."""
    tops, codes, scales = [], [], []
    for one in range(1, draw(st.integers(1, 3)) + 1):
        scores = draw(st.lists(POINTS, min_size=1, max_size=4))
        own = [f"{one}.{two}" for two in range(1, len(scores) + 1)]
        children = [
            {"code": code, "name": f"指标{code}", "score": number(score)}
            for code, score in zip(own, scores, strict=True)
        ]
        tops.append(
            {
                "code": str(one),
                "name": f"指标{one}",
                "score": number(sum(scores, Decimal(0))),
                "children": children,
            }
        )
        codes += own
        scales += scores
    return tops, codes, scales


@given(scored_systems(), st.data())
def test_headings_are_exact_sums(
    made: tuple[list[dict[str, Any]], list[str], list[Decimal]], data: st.DataObject
) -> None:
    tops, codes, scales = made
    states = data.draw(st.lists(STATES, min_size=len(codes), max_size=len(codes)))
    assessed = worked_out(system_of(tops), entries_of(codes, states, scales))
    # An oracle in plain decimals, which hold all of these numbers exactly.
    reached = sum(
        (scale * share for (state, share), scale in zip(states, scales, strict=True) if state == "scored"),
        Decimal(0),
    )
    counted = sum(
        (scale for (state, _), scale in zip(states, scales, strict=True) if state != "no_cases"), Decimal(0)
    )
    assert assessed.root.reached == reached
    assert assessed.root.counted == counted
    assert assessed.root.full == sum(scales, Decimal(0))
    assert all(isinstance(node.reached, Decimal) for node in nodes_of(assessed.root))
    tally = assessed.root.tally
    assert (tally.leaves, tally.no_cases, tally.missing) == (
        len(codes), [state for state, _ in states].count("no_cases"), [state for state, _ in states].count("missing")
    )  # fmt: skip
    if counted:
        assert assessed.root.share == Fraction(reached) / Fraction(counted)
        assert assessed.points is not None
        assert abs(Fraction(assessed.points) - assessed.root.share * Fraction(sum(scales))) <= Fraction(
            1, 200
        )
    else:
        assert (assessed.root.share, assessed.points) == (None, None)
    for heading in assessed.root.children:
        assert heading.reached == sum((child.reached or 0 for child in heading.children), Decimal(0))


@st.composite
def weighted_systems(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[str]]:
    """Three levels with weights alone."""
    codes: list[str] = []

    def level(prefix: str, depth: int) -> list[dict[str, Any]]:
        nodes = []
        for place, weight in enumerate(draw(weights(3)), 1):
            code = f"{prefix}{place}"
            node: dict[str, Any] = {"code": code, "name": f"指标{code}", "weight": number(weight)}
            if depth < 3 and draw(st.booleans()):
                node["children"] = level(f"{code}.", depth + 1)
            else:
                codes.append(code)
            nodes.append(node)
        return nodes

    return level("", 1), codes


@given(weighted_systems(), st.sampled_from([100, 120, 1000]))
def test_weights_share_out_the_whole_total(made: tuple[list[dict[str, Any]], list[str]], total: int) -> None:
    tops, codes = made
    everything = worked_out(
        system_of(tops, total=total), [{"indicator": code, "score": 100} for code in codes]
    )
    nothing = worked_out(system_of(tops, total=total), [{"indicator": code, "score": 0} for code in codes])
    assert sum(leaf.full or 0 for leaf in leaves(everything.root)) == total
    assert (everything.root.reached, everything.points, everything.root.share) == (total, total, 1)
    assert (nothing.root.reached, nothing.points, nothing.root.share) == (0, 0, 0)
    assert everything.root.tally.met == len(codes)
    assert nothing.root.tally.met == 0


@given(weighted_systems(), st.data())
def test_weighted_scores_are_exact(made: tuple[list[dict[str, Any]], list[str]], data: st.DataObject) -> None:
    tops, codes = made
    marks = data.draw(st.lists(st.decimals(0, 100, places=1), min_size=len(codes), max_size=len(codes)))
    entries = [{"indicator": code, "score": number(mark)} for code, mark in zip(codes, marks, strict=True)]
    assessed = worked_out(system_of(tops), entries)
    by_code = {leaf.code: leaf for leaf in leaves(assessed.root)}
    expected = sum(
        (
            Fraction(mark) * Fraction(by_code[code].full or 0) / 100
            for code, mark in zip(codes, marks, strict=True)
        ),
        Fraction(0),
    )
    assert assessed.root.reached is not None
    assert Fraction(assessed.root.reached) == expected
    assert "E" not in plain(assessed.root.reached)


@given(scored_systems(), st.data())
def test_what_has_no_cases_changes_nothing_else(
    made: tuple[list[dict[str, Any]], list[str], list[Decimal]], data: st.DataObject
) -> None:
    tops, codes, scales = made
    states = data.draw(st.lists(STATES, min_size=len(codes), max_size=len(codes)))
    gone = data.draw(st.integers(0, len(codes) - 1))
    without = [("no_cases", Decimal(0)) if at == gone else state for at, state in enumerate(states)]
    before = worked_out(system_of(tops), entries_of(codes, states, scales))
    after = worked_out(system_of(tops), entries_of(codes, without, scales))
    old, new = ({leaf.code: leaf for leaf in leaves(each.root)} for each in (before, after))
    assert new[codes[gone]].counted == 0
    assert new[codes[gone]].share is None
    for code in codes:
        if code != codes[gone]:
            assert old[code].reached == new[code].reached
            assert old[code].counted == new[code].counted
    # Its share is neither 0 % nor 100 %: both would move the others' sum.
    assert before.root.full == after.root.full


def test_nothing_prints_as_89_99999() -> None:
    indicators = [{"code": str(place), "name": "甲", "score": 0.1} for place in range(1, 11)]
    entries = [{"indicator": str(place), "score": 0.1} for place in range(1, 11)]
    assessed = worked_out(system_of(indicators), entries)
    assert plain(assessed.root.reached or Decimal(0)) == "1"  # ten floats of 0.1 would be 0.9999999999999999
    assert assessed.root.share == 1


def test_what_nobody_scored_counts_against_and_is_told() -> None:
    system = system_of([{"code": "1", "name": "甲", "score": 60}, {"code": "2", "name": "乙", "score": 40}])
    assessed = worked_out(system, [{"indicator": "1", "score": 60}])
    assert (assessed.root.reached, assessed.root.counted, assessed.points) == (60, 100, 60)
    assert assessed.root.tally.missing == 1
    assert assessed.root.children[1].state == "missing"


def test_a_value_without_a_score_is_worked_out_and_shown_rounded_as_the_system_says() -> None:
    leaf = {"code": "1", "name": "率", "score": 10, "method": {"type": "ratio"}}
    entries = [{"indicator": "1", "numerator": 2, "denominator": 3}]
    for places, marks in ((0, "7"), (1, "6.7"), (2, "6.67"), (4, "6.6667")):
        assessed = worked_out(system_of([leaf], places=places), entries)
        found = assessed.root.children[0]
        assert plain(found.marks or Decimal(0)) == marks
        assert (found.is_worked_out, found.exact) == (True, Fraction(20, 3))


def test_sums_are_of_exact_numbers_not_of_rounded_ones() -> None:
    leaf = {"name": "率", "score": 10, "method": {"type": "ratio"}}
    system = system_of([{"code": code, **leaf} for code in "123"], places=0)
    third = {"numerator": 1, "denominator": 3}
    assessed = worked_out(system, [{"indicator": code, **third} for code in "123"])
    assert (assessed.root.exact, assessed.root.reached) == (10, 10)  # three times 3 would be 9


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.decimals(0, 100, places=2))
def test_nothing_is_reached_by_rounding(top: int, bottom: int, places: int, asked: Decimal) -> None:
    leaf = {"code": "1", "name": "率", "score": 100, "method": {"type": "ratio"}}
    standard = {"score": number(asked), "each": number(asked), "essential": ["1"]}
    system = system_of([leaf], places=places, standard=standard)
    assessed = worked_out(system, [{"indicator": "1", "numerator": top, "denominator": bottom}])
    share = min(Fraction(top, bottom), Fraction(1)) * 100
    assert assessed.verdict is not None
    score, each, essential = assessed.verdict.asks
    assert (score.is_met, each.is_met, essential.is_met) == (share >= asked, share >= asked, share == 100)
    # What is told as found does not say otherwise.
    assert (Decimal(score.found.removesuffix(" 分")) >= asked) == score.is_met


def test_just_below_the_standard_is_told_with_as_many_places_as_it_takes() -> None:
    leaf = {"code": "1", "name": "甲", "score": 100}
    system = system_of([leaf], standard={"score": 80})
    verdict = worked_out(system, [{"indicator": "1", "score": 79.995}]).verdict
    assert verdict is not None
    assert (verdict.is_reached, verdict.asks[0].found) == (False, "79.995 分")


def test_nothing_to_deduct_is_met_in_editions_without_points() -> None:
    leaf = {"code": "1", "name": "通报", "method": {"type": "deduct", "per_step": 1}}
    for entry, met in (({"no_cases": True}, 1), ({"value": "0次"}, 1), ({"value": "1次"}, 0)):
        assert worked_out(system_of([leaf]), [{"indicator": "1", **entry}]).root.tally.met == met


def test_the_jurisdiction_is_one_by_all_of_its_names() -> None:
    for written in ("示例市", "示例市人民政府", "市政府", "市人民政府"):
        assert worked_out(system_of([{"code": "1", "name": "甲", "score": 1}]), [], written).unit == "示例市"


def test_a_stated_score_stands_and_what_contradicts_it_is_told() -> None:
    leaf = {"code": "1", "name": "率", "score": 10, "method": {"type": "ratio"}}
    assessed = worked_out(system_of([leaf]), [{"indicator": "1", "value": "80%", "score": 9}])
    assert assessed.root.reached == 9
    found = assessed.contradictions[0]
    assert (found.value, found.stated, found.worked_out) == ("80%", 9, 8)
    assert (found.source.file, found.source.line) == ("评估.yaml", 9)


def test_scores_beyond_the_scale_count_as_its_ends_and_are_told() -> None:
    leaves_of = [{"code": "1", "name": "甲", "score": 10}, {"code": "2", "name": "乙", "score": 10}]
    assessed = worked_out(
        system_of(leaves_of), [{"indicator": "1", "score": 12}, {"indicator": "2", "score": -3}]
    )
    assert assessed.root.reached == 10
    assert assessed.limited == ("1", "2")


def test_what_only_deducts_never_takes_more_than_there_is() -> None:
    indicators = [
        {"code": "1", "name": "甲", "score": 10},
        {"code": "2", "name": "通报", "method": {"type": "deduct", "per_step": 4}},
    ]
    for count, reached in ((0, 6), (1, 2), (2, 0), (50, 0)):
        entries = [{"indicator": "1", "score": 6}, {"indicator": "2", "value": f"{count}次"}]
        assert worked_out(system_of(indicators), entries).root.reached == reached


def test_an_indicator_that_does_not_apply_leaves_the_sums() -> None:
    indicators = [
        {"code": "1", "name": "甲", "score": 60},
        {
            "code": "2",
            "name": "乙",
            "applies_to": ["各区"],
            "children": [{"code": "2.1", "name": "丙", "score": 40}],
        },
    ]
    entries = [{"indicator": "1", "score": 30}, {"indicator": "2.1", "score": 40}]
    district = worked_out(system_of(indicators), entries, "乙区")
    bureau = worked_out(system_of(indicators), entries, "丙局")
    assert (district.root.reached, district.root.counted, district.points) == (70, 100, 70)
    assert (bureau.root.reached, bureau.root.counted, bureau.points) == (30, 60, 50)
    assert bureau.root.children[1].state == "not_applicable"


def test_a_national_edition_has_shares_but_no_points() -> None:
    indicators = [
        {"code": "1", "name": "甲", "children": [{"code": f"1.{n}", "name": f"子{n}"} for n in range(1, 4)]},
        {"code": "2", "name": "乙率", "method": {"type": "ratio", "full_at": "不低于90%"}},
    ]
    entries = [
        {"indicator": "1.1", "met": True},
        {"indicator": "1.2", "met": False},
        {"indicator": "1.3", "no_cases": True},
        {"indicator": "2", "value": "95%"},
    ]
    standard = {"name": "达标", "met": 66}
    assessed = worked_out(system_of(indicators, standard=standard), entries)
    assert (assessed.total, assessed.points, assessed.root.reached, assessed.root.full) == (None,) * 4
    assert (assessed.root.tally.met, assessed.root.tally.counted) == (2, 3)
    assert assessed.root.share == Fraction(2, 3)
    assert assessed.verdict is not None
    assert assessed.verdict.is_reached
    assert assessed.verdict.asks[0].found == "66.67%（2/3）"


def test_the_standard_asks_for_every_one_of_its_conditions() -> None:
    indicators = [
        {"code": "1", "name": "甲", "children": [{"code": "1.1", "name": "子", "score": 50}]},
        {"code": "2", "name": "乙", "children": [{"code": "2.1", "name": "丑", "score": 50}]},
    ]
    standard = {"name": "基本达标", "score": 80, "each": 60, "essential": ["2.1"]}
    cases = {
        (50, 50): (True, True, True, True),
        (50, 30): (True, True, True, False),
        (50, 29): (False, True, False, False),
    }
    for (one, two), met in cases.items():
        entries = [{"indicator": "1.1", "score": one}, {"indicator": "2.1", "score": two}]
        verdict = worked_out(system_of(indicators, standard=standard), entries).verdict
        assert verdict is not None
        assert tuple(ask.is_met for ask in verdict.asks) == met
        assert verdict.is_reached == all(met)


def test_a_share_is_never_printed_as_all_or_nothing_by_rounding() -> None:
    assert per_cent(Fraction(99_999, 100_000)) == "99.99%"
    assert per_cent(Fraction(1, 100_000)) == "0.01%"
    assert per_cent(Fraction(1)) == "100%"
    assert per_cent(Fraction(0)) == "0%"
    assert per_cent(Fraction(16, 35)) == "45.71%"
