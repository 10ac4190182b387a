"""Phrases are read as they are meant, in full, or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.language.phrases import (
    Deadline,
    Target,
    Unparsed,
    phrase_as_json,
    read_deadline,
    read_phrase,
    read_target,
)

TABLE = Path(__file__).parent / "phrases.tsv"
ROWS = [
    line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


@pytest.mark.parametrize(("year", "phrase", "expected"), ROWS)
def test_phrase_table(year: str, phrase: str, expected: str) -> None:
    reading = phrase_as_json(read_phrase(phrase, None if year == "-" else int(year)))
    for key in ("text", "hint", "reason"):
        reading.pop(key, None)
    assert reading == json.loads(expected)


def test_table_is_large_and_has_every_type() -> None:
    readings = [json.loads(expected) for *_, expected in ROWS]
    assert len(readings) >= 300
    assert len({phrase + year for year, phrase, _ in ROWS}) == len(ROWS)
    kinds = {reading.get("type") or reading.get("op") or reading["kind"] for reading in readings}
    deadlines = {"by", "span", "recurring", "relative", "ongoing", "vague", "broken"}
    targets = {">=", "<=", ">", "<", "=", "range", "~", "delta", "compare", "all", "qualitative"}
    assert kinds == deadlines | targets | {"unparsed"}


def test_catalogue(shared: Path) -> None:
    """The shared catalogue, every line: absent keys are free, null means that there is none."""
    catalogue: list[dict[str, Any]] = yaml.safe_load(
        (shared / "phrases" / "catalogue.yaml").read_text("utf-8")
    )
    wrong = {}
    for row in catalogue:
        reading = phrase_as_json(read_phrase(row["text"], 2024))
        differing = {key: reading.get(key) for key, value in row.items() if reading.get(key) != value}
        if differing:
            wrong[row["text"]] = differing
    assert not wrong
    assert len(catalogue) > 80


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("2月30日前", "2月最多"),
        ("24年底前", "2024年"),
        ("xx年8月31日前", "没有写全"),
        ("年5月10日前", "年份丢失"),
        ("2024年月底前", "月份"),
        ("11月—3月", "跨年"),
        ("本月底前", "没有参照"),
        ("季度末", "每季度末"),
    ],
)
def test_broken_dates_say_why(phrase: str, why: str) -> None:
    reading = read_deadline(phrase, 2024)
    assert isinstance(reading, Deadline)
    assert reading.type == "broken"
    assert why in (reading.reason or "")


def test_year_is_never_guessed() -> None:
    assert read_deadline("年底前", None) == Deadline(
        "年底前", "broken", reason="缺少年份：计划跨多个年度，请写明是哪一年"
    )
    reading = read_deadline("年底前", 2023)
    assert isinstance(reading, Deadline)
    assert str(reading.date) == "2023-12-31"


def test_whether_a_named_moment_has_a_day() -> None:
    reading = read_deadline("春节前", 2024)
    assert isinstance(reading, Deadline)
    assert reading.type == "vague"
    assert "公历" in (reading.reason or "")


def test_unparsed_names_known_forms() -> None:
    for reading, form in (
        (read_deadline("月亮升起时", 2024), "6月30日前"),
        (read_target("月亮升起时"), "不少于4次"),
    ):
        assert isinstance(reading, Unparsed)
        assert form in reading.hint


@pytest.mark.parametrize(
    ("phrase", "advice"),
    [
        ("不少于X次", "占位符"),
        ("最高500万元", "金额"),
        ("2024年底前不少于5次", "期限栏"),
        ("每两年至少1次", "周期"),
        ("举办若干次", "明确的数字"),
    ],
)
def test_what_to_write_instead(phrase: str, advice: str) -> None:
    reading = read_target(phrase)
    assert isinstance(reading, Unparsed)
    assert advice in reading.hint


@pytest.mark.parametrize(
    ("phrase", "advice", "absent"),
    [
        ("6月前", "没有说清含不含", "指标"),
        ("6月底前完成并长期坚持", "另写一项期限", "指标可写成"),
        ("9月底前，12月底前", "一个期限一项", "指标可写成"),
        ("2024年底前不少于5次", "期限请另写在期限栏", "期限可写成"),
        ("60周岁以上", "年龄不作为指标", "期限可写成"),
        ("零", "没有读出期限，也没有读出指标", "年龄"),
        ("岁末", "没有读出期限，也没有读出指标", "年龄"),
    ],
)
def test_one_hint_for_a_phrase_that_may_be_both(phrase: str, advice: str, absent: str) -> None:
    reading = read_phrase(phrase, 2024)
    assert isinstance(reading, Unparsed)
    assert advice in reading.hint
    assert absent not in reading.hint


def test_unsure_before_is_explained() -> None:
    """2025年前 may or may not include 2025: the author has to say."""
    reading = read_deadline("2025年前", 2024)
    assert isinstance(reading, Unparsed)
    assert "2025年前" in reading.hint
    assert "底前" in reading.hint


def test_one_phrase_one_target() -> None:
    reading = read_target("参考率100%、合格率95%")
    assert isinstance(reading, Unparsed)
    assert "只写一个指标" in reading.hint


def test_doubled_bound_is_marked() -> None:
    once, twice = read_target("至少举办2次"), read_target("至少举办2次以上")
    assert isinstance(once, Target)
    assert isinstance(twice, Target)
    assert (once.op, once.value, once.redundant_bound) == (">=", 2, False)
    assert (twice.op, twice.value, twice.redundant_bound) == (">=", 2, True)


def test_indicator_is_kept_as_written() -> None:
    reading = read_target("應訴率（負責人） 不低於９０％")
    assert isinstance(reading, Target)
    assert (reading.indicator, reading.op, reading.value) == ("應訴率（負責人）", ">=", 90)
    reading = read_target("滿意度較去年同期提高３％")
    assert isinstance(reading, Target)
    assert (reading.indicator, reading.op, reading.value, reading.baseline) == (
        "滿意度",
        "delta",
        3,
        "去年同期",
    )


def test_a_count_that_recurs_is_a_target_or_a_deadline_as_asked() -> None:
    assert isinstance(read_phrase("一季度一次", 2024), Target)
    deadline = read_deadline("一季度一次", 2024)
    assert isinstance(deadline, Deadline)
    assert deadline.rrule == "FREQ=MONTHLY;INTERVAL=3"
    first_quarter = read_deadline("一季度", 2024)
    assert isinstance(first_quarter, Deadline)
    assert first_quarter.type == "span"


def test_json_tells_absent_from_null() -> None:
    assert phrase_as_json(read_phrase("三分之二以上", 2024)) == {
        "text": "三分之二以上",
        "kind": "target",
        "op": ">=",
        "value": 0.6667,
        "unit": None,
    }
    assert phrase_as_json(read_phrase("20个工作日内", 2024)) == {
        "text": "20个工作日内",
        "kind": "deadline",
        "type": "relative",
        "anchor": None,
        "offset": "P20WD",
    }
    assert "unit" not in phrase_as_json(read_phrase("全覆盖", 2024))
