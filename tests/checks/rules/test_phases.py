"""FZ306–FZ310: phases against each other, against the plan, and dates against phases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, SCHEME, codes, found


def phases(*lines: str) -> str:
    """Phases in flow style, one a line; the first is line 7 of a scheme."""
    return "phases:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


START = "title: 部署, from: 2022-07-01, to: 2022-07-31"
WORK = "title: 实施, from: 2022-08-01, to: 2023-04-30"
REVIEW = "title: 初审, from: 2023-05-01, to: 2023-06-30"
ACCEPTANCE = "title: 验收, from: 2023-07-01, to: 2023-07-31"
GOOD = (START, WORK, REVIEW, ACCEPTANCE)


def test_phases_one_after_the_other_are_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, SCHEME + phases(*GOOD), "FZ3") == []


def test_months_and_half_months_make_phases_too(tmp_path: Path) -> None:
    written = phases(
        "title: 部署, from: 2022年7月",
        "title: 实施, from: 2022年8月, to: 2023年4月",
        "title: 验收, from: 2023年5月, to: 2023年7月底",
    )
    assert found(tmp_path, SCHEME + written, "FZ3") == []


def test_a_phase_that_ends_before_it_begins(tmp_path: Path) -> None:
    findings = found(tmp_path, SCHEME + phases(START, "title: 实施, from: 2022-08-01, to: 2022-04-30"), "FZ3")
    assert codes(findings) == ["FZ306"]
    assert findings[0].line == 8
    assert findings[0].subject == "实施"
    assert "2022年4月30日" in findings[0].message


@pytest.mark.parametrize(
    ("bounds", "code"),
    [
        ("from: 年5月10日, to: 2022年8月", "FZ303"),
        ("from: 2022年7月, to: 等到下雨", "FZ301"),
        ("from: 适时", "FZ302"),
        ("from: 每月2日前", "FZ306"),
        ("from: 2022-07-01, to: 长期坚持", "FZ306"),
    ],
)
def test_a_bound_that_is_no_day(bounds: str, code: str, tmp_path: Path) -> None:
    assert codes(found(tmp_path, SCHEME + phases(f"title: 部署, {bounds}"), "FZ3")) == [code]


@pytest.mark.parametrize("bounds", ["from: 2022-07-01", "to: 2022-07-31", "text: 没有写时间"])
def test_half_a_phase_is_left_alone(bounds: str, tmp_path: Path) -> None:
    assert found(tmp_path, SCHEME + phases(f"title: 部署, {bounds}"), "FZ3") == []


def test_overlapping_phases(tmp_path: Path) -> None:
    findings = found(
        tmp_path, SCHEME + phases(START, WORK, "title: 验收, from: 2023-03-01, to: 2023-07-31"), "FZ3"
    )
    assert codes(findings) == ["FZ307"]
    assert findings[0].line == 9
    assert "2023-05-01" in findings[0].hint


def test_phases_in_the_wrong_order(tmp_path: Path) -> None:
    findings = found(tmp_path, SCHEME + phases(WORK, START), "FZ307")
    assert [finding.subject for finding in findings] == ["部署"]


def test_the_same_day_in_both_is_no_overlap(tmp_path: Path) -> None:
    assert (
        found(tmp_path, SCHEME + phases(START, "title: 实施, from: 2022-07-31, to: 2023-07-31"), "FZ3") == []
    )


class TestDatesAgainstPhases:
    """The scheme's phases run from July 2022 to July 2023."""

    def test_acceptance_in_july_and_in_december(self, tmp_path: Path) -> None:
        text = "在市政府2023年12月份正式验收之前开展评估"
        findings = found(tmp_path, SCHEME + phases(START, WORK, f"{REVIEW}, text: {text}", ACCEPTANCE), "FZ3")
        assert codes(findings) == ["FZ308"]
        assert "2023年12月份" in findings[0].message
        assert findings[0].line == 9
        line = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()[8]
        assert line[findings[0].column - 1 :].startswith("2023年12月份")

    @pytest.mark.parametrize(
        "text",
        [
            "在市政府2023年7月正式验收之前开展评估",
            "按照2022年5月印发的意见总结经验",
            "落实《示例市2023年12月专项行动方案》",
            "办结2021年积案",
            "为2025年争创打好基础",
            "2023年5月底前完成自查，2023年6月整改",
        ],
    )
    def test_dates_that_agree_or_are_about_something_else(self, text: str, tmp_path: Path) -> None:
        plan = SCHEME + phases(START, WORK, f"{REVIEW}, text: {text}", ACCEPTANCE)
        assert found(tmp_path, plan, "FZ308") == []

    def test_a_requirement_that_speaks_of_a_later_day(self, tmp_path: Path) -> None:
        plan = SCHEME + phases(*GOOD) + "requirements:\n  - {id: r01, text: 迎接2023年12月的验收。}\n"
        findings = found(tmp_path, plan, "FZ308")
        assert [(finding.subject, finding.line) for finding in findings] == [("r01", 12)]

    def test_a_phase_has_its_deadlines_within_itself(self, tmp_path: Path) -> None:
        plan = SCHEME + phases(START, f"{WORK}, deadline: 2023年6月底前", REVIEW, ACCEPTANCE)
        findings = found(tmp_path, plan, "FZ3")
        assert codes(findings) == ["FZ308"]
        assert "实施" in findings[0].message

    def test_the_last_phase_may_be_due_on_its_last_day(self, tmp_path: Path) -> None:
        plan = SCHEME + phases(START, WORK, REVIEW, f"{ACCEPTANCE}, deadline: 2023年7月底前")
        assert found(tmp_path, plan, "FZ3") == []

    def test_a_requirement_due_after_the_last_phase(self, tmp_path: Path) -> None:
        plan = ANNUAL + phases("title: 全部, from: 2024-03-01, to: 2024-10-30")
        due = "requirements:\n  - {id: r01, text: 报送总结。, deadline: 11月30日前}\n"
        findings = found(tmp_path, plan + due, "FZ3")
        assert [(finding.code, finding.subject) for finding in findings] == [("FZ308", "r01")]

    def test_the_same_month_is_close_enough(self, tmp_path: Path) -> None:
        plan = ANNUAL + phases("title: 全部, from: 2024-03-01, to: 2024-10-30")
        due = "requirements:\n  - {id: r01, text: 报送总结。, deadline: 10月底前}\n"
        assert found(tmp_path, plan + due, "FZ3") == []

    def test_silent_where_a_phase_has_no_days(self, tmp_path: Path) -> None:
        plan = SCHEME + phases(START, "title: 以后, text: 2023年12月验收")
        assert found(tmp_path, plan, "FZ3") == []


def test_a_phase_outside_the_period(tmp_path: Path) -> None:
    findings = found(tmp_path, SCHEME + phases(START, "title: 实施, from: 2022-08-01, to: 2023-12-31"), "FZ3")
    assert codes(findings) == ["FZ309"]
    assert findings[0].column == 39


def test_a_phase_before_the_period(tmp_path: Path) -> None:
    findings = found(tmp_path, SCHEME + phases("title: 筹备, from: 2022-05-01, to: 2022-06-30"), "FZ309")
    assert findings[0].column == 23


def test_a_yearly_plan_may_be_summed_up_after_the_year(tmp_path: Path) -> None:
    plan = ANNUAL + phases(
        "title: 推进, from: 2024-01-01, to: 2024-12-31", "title: 总结, from: 2024-12-31, to: 2025-02-28"
    )
    assert found(tmp_path, plan, "FZ309") == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (phases("title: 实施, from: 2022-10-01, to: 2023-07-31"), 7),
        (phases(START, ACCEPTANCE), 8),
        (phases(START, "title: 实施, from: 2022-08-01, to: 2023-04-30"), 8),
    ],
)
def test_a_gap_is_worth_a_remark(written: str, line: int, tmp_path: Path) -> None:
    findings = found(tmp_path, SCHEME + written, "FZ3")
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [
        ("FZ310", "info", line)
    ]


def test_short_gaps_and_yearly_plans_are_left_alone(tmp_path: Path) -> None:
    assert (
        found(tmp_path, SCHEME + phases(START, "title: 实施, from: 2022-08-15, to: 2023-07-15"), "FZ3") == []
    )
    assert found(tmp_path, ANNUAL + phases("title: 推进, from: 2024-05-01, to: 2024-06-30"), "FZ3") == []
