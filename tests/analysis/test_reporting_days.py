"""On which days reports on a plan are due, all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzjs.analysis.reporting_days import all_reporting_days
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace

SETTINGS = "kind: workspace\njurisdiction: 示例县\n"
RULE = "reporting: {due: 每月2日前, covers: previous}\n"


def days(folder: Path, plan: str, settings: str = SETTINGS, *, kind: str = "annual") -> list[date]:
    (folder / "fzjs.yaml").write_text(settings, "utf-8")
    (folder / "p.yaml").write_text(f"kind: {kind}\nid: p\ntitle: 要点\n{plan}", "utf-8")
    workspace = Workspace(folder)
    found = workspace.find("p", Plan)
    assert found is not None
    return [each.due.day for each in all_reporting_days(workspace, found, WorkingDays())]


def own(due: str, covers: str = "previous") -> str:
    return (
        f"year: 2024\nrequirements: [{{id: r, title: 报告, reporting: {{due: {due}, covers: {covers}}}}}]\n"
    )


def test_monthly_from_the_first_month_to_the_report_on_the_last(tmp_path: Path) -> None:
    expected = [date(2024, month, 2) for month in range(2, 13)] + [date(2025, 1, 2)]
    assert days(tmp_path, own("每月2日前")) == expected
    assert days(tmp_path, "year: 2024\n", SETTINGS + RULE) == expected


def test_what_the_plan_says_comes_before_what_the_workspace_says(tmp_path: Path) -> None:
    assert days(tmp_path, own("每月20日前"), SETTINGS + RULE)[0] == date(2024, 2, 20)


@pytest.mark.parametrize(
    ("due", "covers", "expected"),
    [
        ("每季度末", "current", [(2024, 3, 31), (2024, 6, 30), (2024, 9, 30), (2024, 12, 31)]),
        ("每季度结束后10日内", "previous", [(2024, 4, 10), (2024, 7, 10), (2024, 10, 10), (2025, 1, 10)]),
        ("2024-12-15", "current", [(2024, 12, 15)]),
        ("适时", "current", []),
    ],
)
def test_other_rhythms(tmp_path: Path, due: str, covers: str, expected: list[tuple[int, int, int]]) -> None:
    assert days(tmp_path, own(due, covers)) == [date(*each) for each in expected]


def test_nothing_is_due_before_the_plan_was_signed(tmp_path: Path) -> None:
    notice = "notice: {number: 示政办〔2024〕18号, issuer: 示例县人民政府办公室, signed: 2024-04-22}\n"
    assert days(tmp_path, own("每月2日前") + notice)[0] == date(2024, 5, 2)


def test_without_a_rule_or_a_span_nothing_is_due(tmp_path: Path) -> None:
    assert days(tmp_path, "year: 2024\n") == []
    assert days(tmp_path, own("每月2日前").replace("year: 2024\n", "")) == []


def test_the_rule_of_the_workspace_is_not_about_frameworks(tmp_path: Path) -> None:
    five_years = "period: {from: 2021, to: 2025}\n"
    assert days(tmp_path, five_years, SETTINGS + RULE, kind="framework") == []
    stated = own("每年1月底前").replace("year: 2024\n", five_years)
    assert days(tmp_path, stated, kind="framework") == [date(year, 1, 31) for year in range(2022, 2027)]
