"""FZ401, FZ402, FZ404, FZ406–FZ408: single targets, and what only looks wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, SCHEME, codes, found, measure

TARGETS = ("FZ401", "FZ402", "FZ404", "FZ406", "FZ407")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("搞几次", "FZ401"),
        ("不少于若干次", "FZ401"),
        ("互政办〔2024〕18号", "FZ401"),
        ("年底前", "FZ401"),
        ("明显提升", "FZ402"),
        ("至少举办2次以上", "FZ404"),
        ("不超过15个工作日以内", "FZ404"),
        ("公示率不低于130%", "FZ406"),
        ("公示率高于100%", "FZ406"),
        ("典型经验5—3项", "FZ406"),
        ("每年形成5至3项典型经验", "FZ406"),
    ],
)
def test_a_target_that_cannot_be_reckoned_with(target: str, code: str, tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure(f"targets: [{target}]"), *TARGETS)
    assert codes(findings) == [code]
    assert findings[0].subject == "m01"
    assert (findings[0].line, findings[0].column) == (11, 19)


@pytest.mark.parametrize(
    "target",
    [
        "不少于5次",
        "法治专题讲座至少2次",
        "达到90%以上",
        "控制在5%以内",
        "3—5项",
        "全覆盖",
        "比上年提高3个百分点",
        "每季度不少于1次",
        "行政机关败诉率低于10%",
        "增长率不低于130%",
        "任务完成率不低于115%",
        "每年發佈1次典型案例",
        "三分之二以上",
        "出庭应诉率达到100%",
    ],
)
def test_what_documents_write_is_no_finding(target: str, tmp_path: Path) -> None:
    assert found(tmp_path, ANNUAL + measure(f"targets: [{target}]"), *TARGETS) == []


def test_a_value_points_at_itself(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("targets: [{indicator: 学法考试, value: 几次}]"), "FZ401")
    assert [(finding.column, finding.end_column) for finding in findings] == [(44, 46)]


def test_a_deadline_among_the_targets_is_told_where_to_go(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("targets: [6月底前]"), "FZ401")
    assert "deadline" in findings[0].hint


def test_a_redundant_bound_is_told_with_its_number(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("targets: [至少举办2次以上]"), "FZ404")
    assert "不少于2次" in findings[0].hint


def test_targets_of_phases_and_requirements(tmp_path: Path) -> None:
    plan = SCHEME + (
        "phases:\n  - {title: 初审, targets: [评估至少2次以上]}\n"
        "requirements:\n  - {id: r01, text: 考核。, targets: [很多]}\n"
    )
    findings = found(tmp_path, plan, *TARGETS)
    assert [(finding.code, finding.subject, finding.line) for finding in findings] == [
        ("FZ404", "初审", 7),
        ("FZ401", "r01", 9),
    ]


def test_a_backward_range_is_put_in_order(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("targets: [5—3项]"), *TARGETS)
    assert "3—5项" in findings[0].hint


class TestOneIndicatorTwice:
    """FZ407 speaks only where the two values cannot both be meant."""

    def test_two_values_for_one_indicator(self, tmp_path: Path) -> None:
        plan = ANNUAL + measure(
            "targets:", "  - 学法考试不少于4次", "  - {indicator: 学法 考试, value: 不少于5次}"
        )
        findings = found(tmp_path, plan, *TARGETS)
        assert [(finding.code, finding.line) for finding in findings] == [("FZ407", 13)]
        assert "不少于4次" in findings[0].message

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("{indicator: 培训, value: 不少于5次}", "{indicator: 培训, value: 不少于40小时}"),
            ("{indicator: 经验, value: 不少于3项}", "{indicator: 经验, value: 不超过5项}"),
            ("{indicator: 会议, value: 每年不少于4次}", "{indicator: 会议, value: 每季度不少于1次}"),
            ("{indicator: 县级考试, value: 不少于1次}", "{indicator: 乡镇考试, value: 不少于2次}"),
            ("{indicator: 考试, value: 不少于1次}", "{indicator: 考试, value: 不少于1次}"),
            ("不少于1次", "不少于2次"),
        ],
    )
    def test_two_things_to_be_reached(self, first: str, second: str, tmp_path: Path) -> None:
        assert found(tmp_path, ANNUAL + measure("targets:", f"  - {first}", f"  - {second}"), *TARGETS) == []

    def test_another_measure_may_have_another_value(self, tmp_path: Path) -> None:
        plan = (
            ANNUAL
            + measure("targets: [考试不少于1次]")
            + "      - {id: m02, title: 乙, targets: [考试不少于2次]}\n"
        )
        assert found(tmp_path, plan, *TARGETS) == []


class TestDoubledBoundsInTexts:
    """FZ408 goes by what the reader of targets confirms."""

    @pytest.mark.parametrize(
        ("text", "phrase"),
        [
            ("领导班子至少举办2次以上讲座", "至少举办2次以上"),
            ("案卷评查至少开展2次以上，通报结果", "至少开展2次以上"),
            ("办理时间不超过15个工作日以内", "不超过15个工作日以内"),
        ],
    )
    def test_found_where_it_stands(self, text: str, phrase: str, tmp_path: Path) -> None:
        findings = found(tmp_path, ANNUAL + measure(f"text: {text}"), "FZ408")
        assert [finding.severity for finding in findings] == ["info"]
        assert findings[0].column == 15 + text.index(phrase)
        assert findings[0].subject == "m01"

    @pytest.mark.parametrize(
        "text",
        [
            "选派县级以上优秀律师",
            "至少在县级以上媒体宣传",
            "聘请3年以上执业经历的律师至少1名",
            "高于省定标准3个百分点以上",
            "控制在5%以内",
            "处以2万元以上10万元以下罚款",
            "科级以上干部，至少听课",
            "以上各项至少抽查1次",
        ],
    )
    def test_one_bound_is_one_bound(self, text: str, tmp_path: Path) -> None:
        assert found(tmp_path, ANNUAL + measure(f"text: {text}"), "FZ408") == []

    def test_a_target_is_told_once(self, tmp_path: Path) -> None:
        plan = ANNUAL + measure("targets: [至少举办2次以上]")
        assert codes(found(tmp_path, plan, "FZ4")) == ["FZ404"]
