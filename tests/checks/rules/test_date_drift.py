"""FZ413 and FZ414: dates in a text against the deadline of the same measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, SCHEME, codes, found, measure

DRIFT = ("FZ413", "FZ414")


def drift(tmp_path: Path, text: str, *fields: str, plan: str = ANNUAL) -> list[str]:
    """The codes that a measure with this text and these other fields gives."""
    return codes(found(tmp_path, plan + measure(f"text: {text}", *fields), *DRIFT))


def test_a_date_without_a_deadline(tmp_path: Path) -> None:
    text = "各单位于2024年底前向社会公布。"
    findings = found(tmp_path, ANNUAL + measure(f"text: {text}"), *DRIFT)
    assert codes(findings) == ["FZ413"]
    assert "2024年底前" in findings[0].message
    assert text[findings[0].column - 15 :].startswith(("2024年底前", "于2024年底前"))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2024年底前公布目录。", "2024-12-31"),
        ("2024年底前公布目录。", "年底前"),
        ("2024年底前公布目录。", "12月底前"),
        ("存量政策上半年清理完毕。", "上半年"),
        ("存量政策上半年清理完毕。", "5月底前"),
        ("6月底前定方案，12月底前建成。", "[6月底前, 12月底前]"),
        ("6月底前定方案，12月底前建成。", "6月底前、12月底前"),
        ("每年12月底前向县人大常委会报告。", "每年12月底前"),
        ("每月2日前报送进展。", "每月2日前"),
        ("有效期届满前6个月内评估。", "有效期届满前6个月内"),
    ],
)
def test_a_date_that_the_deadline_says(text: str, deadline: str, tmp_path: Path) -> None:
    assert drift(tmp_path, text, f"deadline: {deadline}") == []


@pytest.mark.parametrize(
    ("text", "deadline", "code"),
    [
        ("12月底前公布目录。", "11月底前", "FZ414"),
        ("2023年底前公布目录。", "2024年底前", "FZ414"),
        ("每月2日前报送进展。", "每月5日前", "FZ414"),
        ("2025年底前建成。", "2024年底前", "FZ414"),
        ("2025年底前建成。", "年底前", "FZ414"),
        ("每年12月底前报告。", "11月底前", "FZ413"),
        ("3月底前定方案，抓好落实。", "年底前", "FZ413"),
        ("6月10日前报名单，6月20日前报方案。", "6月10日前", "FZ413"),
        ("6月底前定方案，12月底前建成。", "12月底前", "FZ413"),
        ("每月2日前报送进展。", "年底前", "FZ413"),
    ],
)
def test_a_date_that_the_deadline_lacks_or_contradicts(
    text: str, deadline: str, code: str, tmp_path: Path
) -> None:
    assert drift(tmp_path, text, f"deadline: {deadline}") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "年内举办法治讲座。",
        "每年组织案卷评查。",
        "收到举报后5个工作日内答复。",
        "2023年已完成清理。",
        "到2035年基本建成法治政府。",
        "落实《法治政府建设实施纲要（2021—2025年）》。",
        "按照2021年7月15日施行的行政处罚法执行。",
        "编制2024年度决策目录。",
        "适时组织应急演练，办好“5·12”宣传。",
        "对2022年以来的案卷进行评查。",
    ],
)
def test_what_binds_to_no_day(text: str, tmp_path: Path) -> None:
    assert drift(tmp_path, text) == []


def test_the_deadline_that_is_there_is_named(tmp_path: Path) -> None:
    findings = found(
        tmp_path, ANNUAL + measure("text: 3月底前定方案，抓好落实。", "deadline: 年底前"), *DRIFT
    )
    assert "只有“年底前”" in findings[0].message


def test_reporting_says_the_date_too(tmp_path: Path) -> None:
    reporting = "reporting: {due: 每月2日前, covers: previous}"
    assert drift(tmp_path, "每月2日前如实报送上月情况。", reporting) == []
    assert drift(tmp_path, "每月5日前如实报送上月情况。", reporting) == ["FZ414"]


def test_a_trajectory_says_its_years(tmp_path: Path) -> None:
    kept = ("targets:", "  - {indicator: 可办率, trajectory: {2024: 95%, 2025: 98%}}")
    assert drift(tmp_path, "可办率到2025年不低于98%。", *kept, plan=FRAMEWORK) == []


def test_a_plan_of_several_years(tmp_path: Path) -> None:
    assert drift(tmp_path, "2023年底前建成。", plan=FRAMEWORK) == ["FZ413"]
    assert drift(tmp_path, "2023年底前建成。", "deadline: 2022年底前", plan=FRAMEWORK) == ["FZ414"]


def test_a_phase_says_its_own_end(tmp_path: Path) -> None:
    phase = (
        "phases:\n  - {title: 验收, from: 2023-07-01, to: 2023-07-31, text: 2023年7月底前完成迎检准备。}\n"
    )
    assert found(tmp_path, SCHEME + phase, *DRIFT) == []


def test_without_year_and_period(tmp_path: Path) -> None:
    plan = "fzjs: 1\nkind: annual\nid: a\ntitle: 示例县2024年工作要点\nsupport: [县司法局]\n"
    assert drift(tmp_path, "2024年底前建成。", "deadline: 2024年底前", plan=plan) == []
    assert drift(tmp_path, "2024年底前建成。", plan=plan) == ["FZ413"]
