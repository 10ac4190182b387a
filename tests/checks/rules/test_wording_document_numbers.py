"""FZ602: document numbers in the notice and in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.example_workspace import brief, found_with
from tests.checks.rules.one_text import found_in

PLAN = "fzjs: 1\nkind: scheme\nid: s\ntitle: 方案\nperiod: {{from: 2024, to: 2025}}\nnotice:\n  number: {}\n"


@pytest.mark.parametrize(
    ("number", "correction"),
    [
        ("示政办[2024]18号", "示政办〔2024〕18号"),
        ("示政办（2024）18号", "示政办〔2024〕18号"),
        ("示政办〔2024〕018号", "示政办〔2024〕18号"),
        ("示政办〔2024〕第18号", "示政办〔2024〕18号"),
    ],
)
def test_the_right_spelling_is_given(number: str, correction: str, tmp_path: Path) -> None:
    (finding,) = found_with(tmp_path, {"plan.yaml": PLAN.format(number)}, "FZ602")
    assert (finding.line, finding.column) == (7, 11)
    assert correction in finding.hint


def test_any_text_that_is_no_number_is_found_in_the_notice(tmp_path: Path) -> None:
    assert brief(found_with(tmp_path, {"plan.yaml": PLAN.format("文件十八")}, "FZ602")) == [("FZ602", 7, 11)]


def test_a_number_with_a_placeholder_is_left_to_the_rule_on_those(tmp_path: Path) -> None:
    found = found_with(tmp_path, {"plan.yaml": PLAN.format("示政办〔2024〕X号")}, "FZ6")
    assert [finding.code for finding in found] == ["FZ601"]


def test_in_prose_the_number_itself_is_pointed_at(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, "落实示政办[2024]18号文件，第17号令继续有效。", "FZ602")
    assert (finding.column, finding.end_column) == (26, 38)


@pytest.mark.parametrize(
    "text",
    [
        "落实县政府第17号令",
        "《规划（2021—2025年）》",
        "拨打12345号热线",
        "第3号台风（2024年）",
        "〔牵头单位：县司法局〕",
    ],
)
def test_other_numbers_are_none(text: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text, "FZ602") == []


def test_a_number_that_has_lost_its_year_and_serial_is_found(tmp_path: Path) -> None:
    assert len(found_in(tmp_path, "落实（依法行政办字[号）精神", "FZ602")) == 1
