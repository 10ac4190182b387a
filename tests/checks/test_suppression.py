"""Findings that authors accept are gone; suppressions that do nothing are findings themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.checks.suppression import Suppressions
from fzjs.model.workspace import Suppression
from fzjs.workspace.workspace import Workspace
from tests.checks.rules.one_plan import ANNUAL, codes, found, measure

SETTINGS = "fzjs: 1\nkind: workspace\njurisdiction: 示例县\n"


def finding(code: str, subject: str | None = None) -> Finding:
    return Finding(code, "error", "错", "改", "plan.yaml", 1, 1, subject=subject)


UNITS = "fzjs: 1\nkind: units\njurisdiction: 示例县\nunits: [{name: x}]\n"


def with_settings(
    folder: Path, settings: str, plan: str, selection: Selection | None = None
) -> list[Finding]:
    """All findings of a workspace with one plan, those about its suppressions included."""
    (folder / "fzjs.yaml").write_text(SETTINGS + settings, encoding="utf-8")
    (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "plans" / "plan.yaml").write_text(plan, encoding="utf-8")
    workspace = Workspace(folder)
    checker = Checker(workspace, selection or Selection(), date(2024, 6, 30))
    checked = [checker.check(entry) for entry in workspace.entries]
    used = {index for one in checked for index in one.used}
    return [*(finding for one in checked for finding in one.findings), *checker.useless_acceptances(used)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["deadline: 适时"], ["FZ302"]),
        (["deadline: 适时  # fzjs: ignore[FZ302] 原文如此"], []),
        (["deadline: 适时  # fzjs: ignore[FZ3] 原文如此"], []),
        (["deadline: 适时  # fzjs: ignore[FZ301] 原文如此"], ["FZ020", "FZ302"]),
        (["deadline: 适时  # fzjs: ignore[FZ302, FZ303] 原文如此"], ["FZ020"]),
        (["deadline: 适时  # fzjs: ignore[FZ302]"], ["FZ021"]),
        (["deadline: 适时  # fzjs: ignore[FZ932] 原文如此"], ["FZ022", "FZ302"]),
        (["deadline: 适时  # fzjs: ignore[fz302] 原文如此"], ["FZ022", "FZ302"]),
        (["deadline: 适时  # fzjs：ignore[FZ302] 原文如此"], ["FZ022", "FZ302"]),
        (["# fzjs: ignore[FZ302] 原文如此", "deadline: 适时"], []),
        (["# fzjs: ignore[FZ302] 原文如此", "# 说明", "deadline:", "  - 适时", "  - 尽快"], []),
        (["deadline: 适时", "# fzjs: ignore[FZ302] 原文如此"], ["FZ020", "FZ302"]),
        (["text: 甲  # fzjs: ignore[FZ302] 原文如此", "deadline: 适时"], ["FZ020", "FZ302"]),
        (['text: "甲 # fzjs: ignore[FZ302] 乙"', "deadline: 适时"], ["FZ302"]),
        (["text: 甲  # fzjs: ignore[FZ010] 原文如此"], ["FZ020"]),
    ],
)
def test_comments(lines: list[str], expected: list[str], tmp_path: Path) -> None:
    plan = ANNUAL + measure(*lines)
    assert sorted(codes(found(tmp_path, plan, "FZ0", "FZ3"))) == expected


def test_a_comment_on_the_first_line_of_a_measure_speaks_for_all_of_it(tmp_path: Path) -> None:
    plan = ANNUAL + measure("deadline: 适时") + "      - {id: m02, title: 措施, deadline: 适时}\n"
    plan = plan.replace("- id: m01", "- id: m01  # fzjs: ignore[FZ302] 原文如此")
    assert [finding.subject for finding in found(tmp_path, plan, "FZ0", "FZ3")] == ["m02"]


def test_places_of_what_is_wrong_with_a_comment(tmp_path: Path) -> None:
    plan = ANNUAL + measure("title2: x  # fzjs: ignore[FZ302, FZ999]").replace("title2: x", "text: 文")
    places = [(one.code, one.line, one.column, one.end_column) for one in found(tmp_path, plan, "FZ0")]
    assert places == [("FZ021", 11, 18, 46), ("FZ022", 11, 40, 45)]


def test_faults_of_reading_stay(tmp_path: Path) -> None:
    plan = ANNUAL.replace("title: ", "title：").replace("fzjs: 1", "fzjs: 1  # fzjs: ignore[FZ004] 改不了")
    assert codes(found(tmp_path, plan, "FZ0")) == ["FZ020", "FZ004"]


def test_an_unknown_key_may_be_accepted(tmp_path: Path) -> None:
    plan = ANNUAL + "县内编号: 7  # fzjs: ignore[FZ101] 县档案室自用\n"
    assert codes(found(tmp_path, plan)) == []


def test_a_file_that_cannot_be_checked_does_not_pass_for_clean(tmp_path: Path) -> None:
    plan = ANNUAL.replace("title: 示例县2024年工作要点", "title: 5  # fzjs: ignore[FZ103] 就是这样")
    assert codes(found(tmp_path, plan)) == ["FZ103"]


def test_rules_that_did_not_run_make_no_suppression_useless(tmp_path: Path) -> None:
    plan = ANNUAL + measure("lead: [县司法局]  # fzjs: ignore[FZ302] 原文如此")
    assert codes(found(tmp_path, plan, "FZ02", "FZ301")) == []
    assert codes(found(tmp_path, plan, "FZ02", "FZ302")) == ["FZ020"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{code: FZ302, reason: 原文如此}", []),
        ("{code: FZ3, reason: 原文如此}", []),
        ("{code: FZ302, path: plans/plan.yaml, reason: 原文如此}", []),
        ("{code: FZ302, path: plans, reason: 原文如此}", []),
        ('{code: FZ302, path: "plans/*.yaml", reason: 原文如此}', []),
        ('{code: FZ302, path: "**/plan.yaml", reason: 原文如此}', []),
        ("{code: FZ302, id: m01, reason: 原文如此}", []),
        ("{code: FZ302, id: m02, reason: 原文如此}", ["FZ020", "FZ302"]),
        ('{code: FZ302, path: "*.yaml", reason: 原文如此}', ["FZ020", "FZ302"]),
        ("{code: FZ301, reason: 原文如此}", ["FZ020", "FZ302"]),
        ("{code: FZ399, reason: 原文如此}", ["FZ022", "FZ302"]),
    ],
)
def test_acceptances_of_a_workspace(entry: str, expected: list[str], tmp_path: Path) -> None:
    all_found = with_settings(
        tmp_path, f"ignore:\n  - {entry}\n", ANNUAL + measure("deadline: 适时", "lead: [x]")
    )
    assert sorted(codes(all_found)) == expected
    places = [(one.path, one.line, one.column) for one in all_found if one.code == "FZ020"]
    assert places in ([], [("fzjs.yaml", 5, 5)])


def test_acceptances_are_not_useless_when_their_rules_did_not_run(tmp_path: Path) -> None:
    settings = "ignore: [{code: FZ3, reason: 原文如此}]\n"
    assert with_settings(tmp_path, settings, ANNUAL, Selection(("FZ0", "FZ1"))) == []


def test_unknown_codes_in_the_selection_of_a_workspace(tmp_path: Path) -> None:
    settings = "rules: {select: [FZ0, fz3], ignore: [FZ3002]}\n"
    all_found = with_settings(tmp_path, settings, ANNUAL)
    assert [(one.code, one.line, one.column, one.hint) for one in all_found] == [
        ("FZ022", 4, 23, "写成 FZ3"),
        ("FZ022", 4, 38, "写规则的代码，如 FZ302；所有代码可用 fzjs explain 查看"),
    ]


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("reports/*", "reports/a.yaml", True),
        ("reports/*", "reports/2024/a.yaml", True),  # what is in an accepted folder is accepted
        ("reports/*.yaml", "reports/2024/a.yaml", False),
        ("reports/**", "reports/2024/05/a.yaml", True),
        ("reports/**/a.yaml", "reports/a.yaml", True),
        ("**/a.yaml", "a.yaml", True),
        ("a.yaml", "b/a.yaml", False),
        ("./a.yaml", "a.yaml", True),
        ("a?.yaml", "a1.yaml", True),
        ("a.yaml", "axyaml", False),
        ("年度", "年度/要点.yaml", True),
        ("年度/", "年度要点.yaml", False),
    ],
)
def test_paths(pattern: str, path: str, matches: bool) -> None:
    accepted = Suppressions([Suppression(code="FZ3", path=pattern, reason="原文如此")])
    kept, used = accepted.sift([finding("FZ302")], path)
    assert (kept == [], used == {0}) == (matches, matches)


def test_every_acceptance_that_fits_is_used() -> None:
    entries = [Suppression(code="FZ3", reason="甲"), Suppression(code="FZ302", id="m01", reason="乙")]
    kept, used = Suppressions(entries).sift([finding("FZ302", "m01"), finding("FZ203", "m01")], "a.yaml")
    assert codes(kept) == ["FZ203"]
    assert used == {0, 1}
