"""FZ301–FZ305: what is wrong with a deadline, and what only looks wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, SCHEME, codes, found, measure


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("月亮升起时", "FZ301"),
        ("不少于5次", "FZ301"),
        ("6月底前，并且要开会", "FZ301"),
        ("适时", "FZ302"),
        ("尽快", "FZ302"),
        ("待定", "FZ302"),
        ("春节前", "FZ302"),
        ("年5月10日前", "FZ303"),
        ("xx年8月31日前", "FZ303"),
        ("202x年底前", "FZ303"),
        ("2月30日前", "FZ303"),
        ("2025年底前", "FZ304"),
        ("2023年底前", "FZ304"),
        ("到2035年", "FZ304"),
        ("2023年上半年", "FZ304"),
        ("2024年9月至2025年6月", "FZ304"),
    ],
)
def test_a_deadline_that_cannot_be_followed_up(phrase: str, code: str, tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure(f"deadline: {phrase}"), "FZ3")
    assert codes(findings) == [code]
    assert phrase in findings[0].message
    assert findings[0].subject == "m01"
    assert (findings[0].line, findings[0].column) == (11, 19)


@pytest.mark.parametrize(
    "phrase",
    [
        "年底前",
        "2024-06-30",
        "上半年",
        "全年",
        "每季度末",
        "每月2日前",
        "长期坚持",
        "印发之日起30日内",
        "有效期届满前6个月内",
        "“十四五”期间",
        "2021—2025年",
        "2023年10月至2024年3月",
        "次年1月底前",
        "2025年3月底前",
        "2025年4月1日前",
        "6月底前、12月底前",
        "每隔两年",
    ],
)
def test_what_documents_write_is_no_finding(phrase: str, tmp_path: Path) -> None:
    assert found(tmp_path, ANNUAL + measure(f"deadline: {phrase}"), "FZ3") == []


def test_a_list_points_at_its_item(tmp_path: Path) -> None:
    plan = ANNUAL + measure("deadline:", "  - 6月底前", "  - 适时")
    findings = found(tmp_path, plan, "FZ3")
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [("FZ302", 13, 13)]


def test_a_flow_list_points_at_its_item(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("deadline: [6月底前, 适时]"), "FZ3")
    assert [(finding.column, finding.end_column) for finding in findings] == [(26, 28)]


def test_a_quantity_among_the_deadlines_belongs_to_the_targets(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("deadline: 不少于5次"), "FZ301")
    assert "targets" in findings[0].hint


def test_reporting_is_due_on_a_readable_day(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("reporting: {due: 尽快}"), "FZ3")
    assert codes(findings) == ["FZ302"]
    assert findings[0].message.startswith("报送时限")
    assert findings[0].column == 26


def test_requirements_have_deadlines_too(tmp_path: Path) -> None:
    plan = ANNUAL + "requirements:\n  - {id: r01, text: 报送方案。, deadline: 2月30日前}\n"
    findings = found(tmp_path, plan, "FZ3")
    assert [(finding.code, finding.subject, finding.line) for finding in findings] == [("FZ303", "r01", 7)]


def test_a_plan_of_several_years_needs_the_year(tmp_path: Path) -> None:
    findings = found(tmp_path, FRAMEWORK + measure("deadline: 年底前"), "FZ3")
    assert codes(findings) == ["FZ303"]
    assert "年份" in findings[0].message
    assert found(tmp_path, FRAMEWORK + measure("deadline: [2023年底前, 每年3月底前, 到2025年]"), "FZ3") == []


def test_a_scheme_ends_on_its_last_day(tmp_path: Path) -> None:
    assert codes(found(tmp_path, SCHEME + measure("deadline: 2023年12月底前"), "FZ304")) == ["FZ304"]
    assert found(tmp_path, SCHEME + measure("deadline: 2023年7月底前"), "FZ304") == []


def test_without_year_and_period_nothing_is_outside(tmp_path: Path) -> None:
    plan = "fzjs: 1\nkind: annual\nid: a\ntitle: 要点\n" + measure("deadline: [2030年底前, 1999年底前]")
    assert found(tmp_path, plan, "FZ304", "FZ305") == []


def test_a_period_the_wrong_way_round_is_told_once(tmp_path: Path) -> None:
    plan = FRAMEWORK.replace("2021, to: 2025", "2025, to: 2021")
    findings = found(tmp_path, plan + measure("deadline: [2023年底前, 2020年底前]"), "FZ1", "FZ3", "FZ4")
    assert codes(findings) == ["FZ113"]


def test_a_period_may_end_with_the_calendar(tmp_path: Path) -> None:
    plan = SCHEME.replace("2023-07-31", "9999-12-31") + measure("deadline: [2023年底前, 2022年6月底前]")
    assert codes(found(tmp_path, plan, "FZ3")) == ["FZ304"]


class TestBeforeTheDayOfIssue:
    """The notice is signed on 22 April 2024."""

    PLAN = ANNUAL + "notice: {signed: 2024-04-22}\n"

    @pytest.mark.parametrize("phrase", ["3月底前", "4月21日前", "2024-01-15", "一季度"])
    def test_what_is_over_when_the_notice_arrives(self, phrase: str, tmp_path: Path) -> None:
        findings = found(tmp_path, self.PLAN + measure(f"deadline: {phrase}"), "FZ3")
        assert codes(findings) == ["FZ305"]
        assert "2024年4月22日" in findings[0].message

    @pytest.mark.parametrize("phrase", ["4月22日前", "4月底前", "上半年", "每年3月底前", "全年", "3月、9月"])
    def test_what_can_still_be_done(self, phrase: str, tmp_path: Path) -> None:
        assert found(tmp_path, self.PLAN + measure(f"deadline: {phrase}"), "FZ305") == []

    def test_an_earlier_year_is_told_once(self, tmp_path: Path) -> None:
        findings = found(tmp_path, self.PLAN + measure("deadline: 2022年底前"), "FZ3")
        assert codes(findings) == ["FZ304"]


@pytest.mark.parametrize("year", ['year: "2024"\n', "year: 2024年\n", "year: 24\n", ""])
def test_a_plan_without_a_usable_year_is_one_finding_not_one_for_each_deadline(
    year: str, tmp_path: Path
) -> None:
    plan = ANNUAL.replace("year: 2024\n", year) + measure("deadline: [年底前, 第三季度, 2月29日前]")
    findings = found(tmp_path, plan, "FZ1", "FZ3")
    assert len(findings) == 1
    assert findings[0].code in ("FZ103", "FZ107", "FZ110")


def test_an_impossible_day_is_found_in_a_plan_without_a_year(tmp_path: Path) -> None:
    plan = ANNUAL.replace("year: 2024\n", "") + measure("deadline: 2月30日前")
    assert codes(found(tmp_path, plan, "FZ303")) == ["FZ303"]


@pytest.mark.parametrize(("phrase", "right"), [("年底前", "2025年底前"), ("第三季度", "2025年第三季度")])
def test_a_plan_of_several_years_is_told_a_year_of_its_own(phrase: str, right: str, tmp_path: Path) -> None:
    findings = found(tmp_path, FRAMEWORK + measure(f"deadline: {phrase}"), "FZ303")
    assert codes(findings) == ["FZ303"]
    assert f"“{right}”" in findings[0].hint


def test_the_year_of_an_annual_plan_counts_beside_its_period(tmp_path: Path) -> None:
    plan = ANNUAL + "period: {from: 2023, to: 2025}\n" + measure("deadline: [年底前, 2024年6月底前]")
    assert found(tmp_path, plan, "FZ3") == []
