"""FZ507–FZ517: what is not found, and where findings point."""

from __future__ import annotations

from pathlib import Path

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with

CODES = tuple(f"FZ5{number:02}" for number in range(7, 18))
POSTPONED = '[{measure: "1.2", reason: 无}, {measure: "2.1", reason: 无}, {measure: "2.2", reason: 无}]'


def found(folder: Path, measures: str, *head: str, year: int = 2024) -> list[Finding]:
    """What the rules find in a plan with these measures, added to the example workspace."""
    text = (
        f"fzjs: 1\nkind: annual\nid: plan\ntitle: 示例县工作要点\nyear: {year}\n"
        + "".join(f"{line}\n" for line in head)
        + f"goals:\n  - title: 目标\n    lead: [县司法局]\n    measures:\n{measures}"
    )
    return [each for each in found_with(folder, {"plan.yaml": text}, *CODES) if each.path == "plan.yaml"]


def test_a_plan_without_a_framework_or_without_links_is_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path / "a", "      - {id: m1, title: 甲}\n") == []
    assert found(tmp_path / "b", "      - {id: m1, title: 甲}\n", "framework: framework-2021-2025") == []


def test_a_framework_that_is_not_in_order_ends_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, '      - {id: m1, title: 甲, implements: ["1.1"]}\n', "framework: units") == []


def test_a_weaker_target_is_pointed_at(tmp_path: Path) -> None:
    measures = (
        "      - id: m1\n        title: 培训\n        lead: [县市场监管局]\n        implements: [\"2.2\"]\n"
        "        targets:\n          - {indicator: 执法人员培训, value: 不少于20小时}\n"
    )  # fmt: skip
    findings = found(tmp_path, measures, "framework: framework-2021-2025", "not_this_year: []")
    assert [each for each in brief(findings) if each[0] == "FZ507"] == [("FZ507", 17, 40)]
    weaker = next(each for each in findings if each.code == "FZ507")
    assert "每年不少于40小时" in weaker.message
    assert weaker.severity == "info"


def test_measures_left_out_for_a_reason_are_no_gap(tmp_path: Path) -> None:
    head = ("framework: framework-2021-2025", f"not_this_year: {POSTPONED}")
    assert found(tmp_path, '      - {id: m1, title: 甲, implements: ["1.1"]}\n', *head) == []


def test_a_link_that_points_nowhere_is_told_of_elsewhere(tmp_path: Path) -> None:
    measures = '      - {id: m1, title: 甲, implements: ["1.9"]}\n'
    assert found(tmp_path, measures, "framework: framework-2021-2025") == []
