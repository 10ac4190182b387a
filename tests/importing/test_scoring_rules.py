"""Rules of scoring in words: numbers that can be worked with where every word is understood, words for a person elsewhere."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.scoring.marks import marks_by_method
from fzjs.importing.scoring_rules import read_method
from fzjs.model.indicators import AssessmentEntry, Indicator

_TABLE = Path(__file__).parent / "scoring_rules.tsv"
SENTENCES = [
    tuple(line.split("\t")) for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
]


def test_there_are_many_of_them() -> None:
    assert len(SENTENCES) >= 80
    assert all(len(sentence) == 4 for sentence in SENTENCES)


@pytest.mark.parametrize(("name", "score", "rule", "wanted"), SENTENCES)
def test_a_rule_becomes_fields_as_a_whole_or_stays_words(
    name: str, score: str, rule: str, wanted: str
) -> None:
    read = read_method(name, rule, Decimal(score) if score else None)
    fields = dict(read.fields)
    assert fields.pop("rule") == rule
    if wanted.startswith("?"):
        kind, *more = wanted[1:].split("; ")
        assert not read.is_understood
        assert _written(fields) == {"type": kind, **_pairs(more)}
        return
    assert read.is_understood
    assert read.is_sure
    assert _written(fields) == _pairs(wanted.split("; "))


@pytest.mark.parametrize(
    ("name", "score", "rule", "value", "marks"),
    [
        ("讲座", 5, "达到2次得满分，每少1次扣2.5分", "1次", "2.5"),
        ("合格率", 10, "达到95%得满分，每低1个百分点扣0.5分", "91%", "8"),
        ("出庭率", 12, "达到90%以上得满分，每低于1%扣1分", "85%", "7"),
        ("持证率", 10, "95%以上得10分，90%—95%得8分，90%以下不得分", "95%", "10"),
        ("持证率", 10, "95%以上得10分，90%—95%得8分，90%以下不得分", "94.9%", "8"),
        ("持证率", 10, "95%以上得10分，90%—95%得8分，90%以下不得分", "89%", "0"),
        ("投诉率", 10, "5%以下得10分，5%—10%得6分，10%以上不得分", "7%", "6"),
        ("评定", 10, "优秀得10分，良好得8分，不合格不得分", "不合格", "0"),
        ("创新", 5, "每项加1分，最高加5分", "3项", "3"),
        ("办结率", 8, "按期办结率×8分", "50%", "4"),
        ("投诉", 10, "每发现1起扣0.5分，最多扣10分", "3起", "8.5"),
    ],
)
def test_what_was_read_scores_as_the_words_say(
    name: str, score: int, rule: str, value: str, marks: str
) -> None:
    method = read_method(name, rule, Decimal(score)).fields
    indicator = Indicator.model_validate({"code": "1", "name": name, "score": score, "method": method})
    entry = AssessmentEntry.model_validate({"indicator": "1", "value": value})
    found = marks_by_method(indicator, entry)
    assert found is not None
    assert found == Decimal(marks)


@given(st.integers(1, 100), st.integers(1, 40), st.sampled_from(["1个百分点", "2个百分点", "1%"]))
def test_every_threshold_with_steps(full: int, tenths: int, step: str) -> None:
    per = Decimal(tenths) / 10
    read = read_method("合格率", f"达到{full}%得满分，每低{step}扣{per}分，扣完为止。", Decimal(10))
    assert read.is_understood
    assert (read.fields["full_at"], read.fields["step"]) == (f"{full}%", step)
    assert Decimal(str(read.fields["per_step"])) == per


@given(st.lists(st.integers(1, 99), min_size=2, max_size=6, unique=True))
def test_bands_that_meet_are_grades_and_bands_with_gaps_are_not(bounds: list[int]) -> None:
    ends = sorted(bounds, reverse=True)
    marks = range(len(ends) * 2, 0, -2)
    clauses = [f"{ends[0]}%以上得{marks[0]}分"]
    clauses += [
        f"{low}%—{high}%得{each}分" for high, low, each in zip(ends, ends[1:], marks[1:], strict=False)
    ]
    whole = "，".join([*clauses, f"{ends[-1]}%以下不得分"])
    read = read_method("持证率", whole, Decimal(marks[0]))
    assert [grade["score"] for grade in read.fields["grades"]] == list(marks)
    gap = "，".join([*clauses, f"{ends[-1] - 1}%以下不得分"])
    assert not read_method("持证率", gap, Decimal(marks[0])).is_understood


PIECES = st.sampled_from(
    [
        *"得扣每分次起%率，；。0123456789低少以上满不",
        "得满分",
        "扣完为止",
        "95%",
        "优秀",
        "\n",
        "（",
        "=",
        "/",
        "×",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.one_of(st.none(), st.decimals(0, 100, places=1)))
def test_any_rule_gives_a_method_that_the_model_takes(rule: str, score: Decimal | None) -> None:
    fields = read_method("合格率", rule, score).fields
    assert fields["rule"] == rule
    written = {**fields, "rule": "规则"}
    Indicator.model_validate({"code": "1", "name": "合格率", "method": written})


@given(
    st.sampled_from([sentence for sentence in SENTENCES if sentence[3][0] != "?"]),
    st.sampled_from(["酌情处理", "且材料齐全", "（另行规定）", "3"]),
)
def test_a_word_too_many_leaves_the_whole_rule_to_a_person(sentence: tuple[str, ...], more: str) -> None:
    name, score, rule, _ = sentence
    read = read_method(name, f"{rule.rstrip('。')}，{more}", Decimal(score) if score else None)
    assert not read.is_understood
    assert set(read.fields) <= {"type", "rule", "numerator", "denominator"}


def _written(fields: dict[str, Any]) -> dict[str, str]:
    grades = " ".join(f"{grade['at']}:{grade['score']}" for grade in fields.pop("grades", ()))
    return {key: str(value) for key, value in fields.items()} | ({"grades": grades} if grades else {})


def _pairs(written: list[str]) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in written)


@pytest.mark.parametrize(
    "piece", ["率", "每发现1起", "95%以上得10分，", "(含)", "a=b/c×", "每低1个百分点扣1分，", "优秀得1分，"]
)
def test_endless_rules_stay_words_at_once(piece: str) -> None:
    assert not read_method("率", piece * 5000, Decimal(10)).is_understood
