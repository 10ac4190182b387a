"""FZ311–FZ313: years and dates of title and notice, and what is then not told once more for each deadline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, codes, found

DEADLINES = ["年底前", "6月底前", "2024年9月底前", "每季度末", "第三季度", "2024年10月底前"] * 3
MEASURES = "goals:\n  - title: 目标\n    measures:\n" + "".join(
    f"      - {{id: m{number}, title: 措施, deadline: {phrase}}}\n" for number, phrase in enumerate(DEADLINES)
)


def annual(title: str, year: int, notice: str = "") -> str:
    return ANNUAL.replace("2024年", title).replace("year: 2024", f"year: {year}") + notice + MEASURES


def test_a_year_that_is_not_the_title_s_is_the_only_finding(tmp_path: Path) -> None:
    notice = "notice: {number: 示政办〔2024〕3号, signed: 2024-04-22}\n"
    findings = found(tmp_path, annual("2024年", 2023, notice), "FZ3")
    assert codes(findings) == ["FZ311"]
    assert (findings[0].line, findings[0].message) == (5, "标题写2024年，year 写2023")


@pytest.mark.parametrize("title", ["二〇二四年", "2024年度", "２０２４年"])
def test_the_title_s_year_in_other_forms(title: str, tmp_path: Path) -> None:
    assert codes(found(tmp_path, annual(title, 2023), "FZ3")) == ["FZ311"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("", 2024),
        ("2024年", 2024),
        ("二〇二四年", 2024),
        ("2024—2025年", 2024),
        ("落实2021—2025年规划", 2024),
        ("贯彻《法治建设规划（2020年）》", 2024),
        ("2023年督察整改暨2024年", 2024),
    ],
)
def test_titles_that_fit_the_year(title: str, year: int, tmp_path: Path) -> None:
    assert found(tmp_path, annual(title, year), "FZ3") == []


def test_the_title_of_a_framework_names_its_period(tmp_path: Path) -> None:
    assert found(tmp_path, FRAMEWORK.replace("规划\n", "规划（2020年）\n", 1), "FZ311") == []


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("number: 示政办〔2024〕3号, signed: 2034-04-22", ["FZ312"]),
        ("number: 示政办〔2023〕3号, signed: 2024-02-22", ["FZ312"]),
        ("signed: 2024-04-24, published: 2024-04-22", ["FZ313"]),
        ("number: 示政办〔2024〕3号, signed: 2024-04-22, published: 2024-04-22", []),
        ("number: 示政办〔2024〕3号, signed: 2023-12-29", []),
        ("number: 示政办〔2023〕98号, signed: 2024-01-02", []),
        ("number: 示政办(2023)98号, signed: 2024-04-22", []),
        ("number: 示政办〔2023〕98号", []),
    ],
)
def test_the_dates_of_a_notice(notice: str, expected: list[str], tmp_path: Path) -> None:
    plan = annual("2024年", 2024, f"notice: {{{notice}}}\n")
    assert codes(found(tmp_path, plan, "FZ311", "FZ312", "FZ313", "FZ304", "FZ305")) == expected


def test_a_day_of_signing_after_nearly_all_deadlines_is_one_finding(tmp_path: Path) -> None:
    findings = found(tmp_path, annual("2024年", 2024, "notice: {signed: 2034-04-22}\n"), "FZ3")
    assert [(finding.code, finding.line) for finding in findings] == [("FZ305", 6)]
    assert "15项期限" in findings[0].message


def test_a_few_deadlines_before_the_day_of_signing_are_told_each_at_its_place(tmp_path: Path) -> None:
    findings = found(tmp_path, annual("2024年", 2024, "notice: {signed: 2024-07-22}\n"), "FZ3")
    assert codes(findings) == ["FZ305"] * 3
    assert all(finding.subject for finding in findings)


def test_a_period_that_most_deadlines_lie_outside_is_one_finding(tmp_path: Path) -> None:
    plan = annual("", 2023).replace("6月底前", "2024年6月底前").replace("第三", "2024年第三")
    findings = found(tmp_path, plan, "FZ3")
    assert [(finding.code, finding.line) for finding in findings] == [("FZ304", 5)]


def test_phases_that_end_early_are_one_finding(tmp_path: Path) -> None:
    phases = "phases:\n  - {title: 一, from: 2024-01-01, to: 2024-05-31}\n"
    findings = found(tmp_path, annual("2024年", 2024) + phases, "FZ308")
    assert len(findings) == 1
    assert findings[0].message.endswith("共15处")
    assert findings[0].subject == "一"
