"""FZ704, FZ705, FZ714: results against the targets of their measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

PLAN = """\
fzjs: 1
kind: annual
id: plan
title: 示例县工作要点
year: 2024
lead: [县司法局]
goals:
  - title: 目标
    measures:
      - {{id: m01, title: 甲, targets: [{targets}]}}
"""


def found(folder: Path, targets: str, *results: str) -> list[Finding]:
    """What is found in a report with these results on a measure with these targets; the first is line 9."""
    report = "fzjs: 1\nkind: report\nplan: plan\nunit: 县司法局\nperiod: 2024-03\nentries:\n"
    report += "  - {measure: m01, state: done, results: [\n" + "".join(
        f"      {{{line}}},\n" for line in results
    )
    files = {
        "plan.yaml": PLAN.format(targets=targets),
        "report.yaml": report.replace("[\n", "[\n", 1) + "    ]}\n",
    }
    return found_with(folder, files, "FZ704", "FZ705", "FZ714")


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("法治讲座至少2次", "1次"),
        ("法治讲座至少2次", "2场"),
        ("学法不少于40学时", "36小时"),
        ("合格率不低于90%", "92.5%"),
        ("合格率不低于90%", "三分之二"),
        ("合格率达到100%", "全覆盖"),
        ("执法人员培训全覆盖", "160人次"),
        ("执法水平明显提升", "3次"),
    ],
)
def test_results_that_can_be_compared(target: str, value: str, tmp_path: Path) -> None:
    assert found(tmp_path, target, f"value: {value}") == []


@pytest.mark.parametrize(
    ("target", "value", "example"),
    [
        ("法治讲座至少2次", "50%", "2次"),
        ("法治讲座至少2次", "3件", "2次"),
        ("合格率不低于90%", "37件", "90%"),
    ],
)
def test_results_in_another_unit_of_measure(target: str, value: str, example: str, tmp_path: Path) -> None:
    findings = found(tmp_path, target, f"value: {value}")
    assert brief(findings) == [("FZ704", 8, 15)]
    assert f"“{example}”" in findings[0].hint
    assert findings[0].subject == "m01"


def test_each_result_is_held_against_the_target_it_names(tmp_path: Path) -> None:
    targets = "{indicator: 案卷评查, value: 至少2次}, {indicator: 案卷合格率, value: 不低于90%}"
    assert (
        found(tmp_path, targets, "indicator: 案卷评查, value: 1次", "indicator: 案卷合格率, value: 92%") == []
    )
    findings = found(
        tmp_path, targets, "indicator: 案卷评查, value: 92%", "indicator: 案卷合格率, value: 1次"
    )
    assert brief(findings) == [("FZ704", 8, 32), ("FZ704", 9, 33)]


def test_a_trajectory_is_a_target_like_others(tmp_path: Path) -> None:
    targets = "{indicator: 达标比例, trajectory: {2023: 50%, 2024: 80%}}"
    assert found(tmp_path, targets, "indicator: 达标比例, value: 60%") == []
    assert [f.code for f in found(tmp_path, targets, "indicator: 达标比例, value: 3家")] == ["FZ704"]


def test_an_indicator_that_the_measure_lacks(tmp_path: Path) -> None:
    findings = found(tmp_path, "{indicator: 案卷合格率, value: 不低于90%}", "indicator: 满意率, value: 95%")
    assert brief(findings) == [("FZ705", 8, 19)]
    assert "“案卷合格率”" in findings[0].hint


def test_an_indicator_may_be_named_more_shortly(tmp_path: Path) -> None:
    targets = "{indicator: 行政执法案卷合格率, value: 不低于90%}"
    assert found(tmp_path, targets, "indicator: 案卷合格率, value: 95%") == []


def test_with_several_targets_the_indicator_must_be_named(tmp_path: Path) -> None:
    targets = "{indicator: 甲率, value: 不低于90%}, {indicator: 乙率, value: 不低于80%}"
    findings = found(tmp_path, targets, "value: 95%")
    assert brief(findings) == [("FZ705", 8, 7)]
    assert "甲率" in findings[0].hint


def test_a_target_that_names_no_indicator_takes_any(tmp_path: Path) -> None:
    assert found(tmp_path, "至少2次", "indicator: 法治讲座, value: 1次") == []


def test_a_target_that_cannot_be_read_is_not_held_against_the_report(tmp_path: Path) -> None:
    assert found(tmp_path, "月亮升起时", "indicator: 法治讲座, value: 1次") == []


def test_a_result_without_any_target_is_only_news(tmp_path: Path) -> None:
    assert found(tmp_path, "", "value: 1次") == []


@pytest.mark.parametrize("value", ["已经完成", "正在推进", "比较好"])
def test_a_result_that_is_no_quantity(value: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "法治讲座至少2次", f"value: {value}")
    assert brief(findings) == [("FZ714", 8, 15)]


@pytest.mark.parametrize("value", ["'95'", "'９５．５'"])
def test_a_number_without_a_unit_of_measure(value: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "合格率不低于90%", f"value: {value}")
    assert brief(findings) == [("FZ714", 8, 15)]
    assert "没有写单位" in findings[0].message
