"""FZ314 and FZ315: a workspace's own holidays, when they can be used and when they make sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.example_workspace import found_with

SETTINGS = "fzjs: 1\nkind: workspace\njurisdiction: 示例县\ncurrent: annual-2024\nholidays: {}\n"
HEAD = "fzjs: 1\nkind: holidays\nholidays:\n"


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("没有.yaml", "不存在"),
        ("../放假.yaml", "在工作区之外"),
        ("units.yaml", "不是节假日安排"),
        ("坏.yaml", "读不成"),
        ("evidence", "不存在"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_so(tmp_path: Path, named: str, told: str) -> None:
    files = {"settings.yaml": SETTINGS.format(named), "坏.yaml": "fzjs: 1\nkind: holidays\nholidays: 5\n"}
    found = found_with(tmp_path, files, "FZ314")
    assert [finding.line for finding in found] == [5]
    assert told in found[0].message


def test_a_file_that_can_be_used_is_not(tmp_path: Path) -> None:
    files = {
        "settings.yaml": SETTINGS.format("年度/放假.yaml"),
        "年度/放假.yaml": HEAD + "  - {name: 元旦, from: 2027-01-01}\n",
    }
    assert found_with(tmp_path, files, "FZ") == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("  - {name: 春节, from: 2027-02-11, to: 2027-02-05}\n", ["早于第一天"]),
        ("  - {name: 春节, from: 2027-02-05, to: 2028-02-11}\n", ["太长了"]),
        ("  - {name: 中秋, from: 2027-09-15}\n  - {name: 国庆, from: 2027-09-15}\n", ["已经写在“中秋”里"]),
        ("  - {name: 元旦, from: 2027-01-01}\nworkdays: [2027-01-01, 2027-01-02]\n", ["又写了调休上班"]),
        ("  - {name: 元旦, from: 2027-01-01}\nworkdays: [2027-01-02]\n", []),
        ("  - {name: 元旦, from: 2027-01-01}\nyears: [2027]\n", []),
        ("  - {name: 元旦, from: 2026-12-31, to: 2027-01-02}\nyears: [2026, 2027, 2028]\n", ["2028年写成"]),
    ],
)
def test_contradictions(tmp_path: Path, lines: str, told: list[str]) -> None:
    found = found_with(tmp_path, {"放假.yaml": HEAD + lines}, "FZ315")
    assert len(found) == len(told)
    for finding, words in zip(found, told, strict=True):
        assert words in finding.message
