"""FZ501–FZ506: references between files."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import ON, brief, found_with


def plan(*head: str, implements: str = "", identifier: str = "plan") -> str:
    """An annual plan; lines of the head begin at line 6."""
    text = f"fzjs: 1\nkind: annual\nid: {identifier}\ntitle: 示例县工作要点\nyear: 2024\n"
    text += "".join(f"{line}\n" for line in head)
    text += "goals:\n  - title: 目标\n    lead: [县司法局]\n    measures:\n      - {id: m01, title: 甲"
    return text + (f", implements: [{implements}]}}\n" if implements else "}\n")


REFERENCES = tuple(f"FZ50{number}" for number in range(1, 7))


def found(folder: Path, text: str, *codes: str) -> list[Finding]:
    """What is found in a plan added to the example workspace."""
    return [
        f for f in found_with(folder, {"plan.yaml": text}, *(codes or REFERENCES)) if f.path == "plan.yaml"
    ]


def test_a_framework_that_is_nowhere(tmp_path: Path) -> None:
    findings = found(tmp_path, plan("framework: framework-2021-2024"))
    assert brief(findings) == [("FZ501", 6, 12)]
    assert "“framework-2021-2025”" in findings[0].hint


@pytest.mark.parametrize(("target", "words"), [("annual-2024", "不是五年规划"), ("plan", "本文件自己")])
def test_a_framework_that_is_none(target: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, plan(f"framework: {target}"))
    assert brief(findings) == [("FZ501", 6, 12)]
    assert words in findings[0].message


def test_measures_of_the_framework_are_found_by_their_ids(tmp_path: Path) -> None:
    assert found(tmp_path, plan("framework: framework-2021-2025", implements='"1.1", "2.2"')) == []


def test_a_measure_that_the_framework_lacks(tmp_path: Path) -> None:
    findings = found(tmp_path, plan("framework: framework-2021-2025", implements='"1.1", "1.3"'))
    assert [finding.code for finding in findings] == ["FZ502"]
    assert findings[0].excerpt[findings[0].column - 1 :].startswith('"1.3"')
    assert findings[0].subject == "m01"
    assert "“1.1”" in findings[0].hint


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("annual-2024#m09", "计划“annual-2024”里没有编号为“m09”的措施"),
        ("annual-2042#m01", "没有编号为“annual-2042”的计划"),
    ],
)
def test_measures_of_other_plans(link: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, plan(implements=f'"annual-2024#m01", "{link}"'))
    assert [finding.code for finding in findings] == ["FZ502"]
    assert words in findings[0].message


def test_a_measure_without_a_framework_to_look_in(tmp_path: Path) -> None:
    findings = found(tmp_path, plan(implements='"1.1"'))
    assert [finding.code for finding in findings] == ["FZ502"]
    assert "framework" in findings[0].hint


def test_links_into_a_missing_framework_are_told_once(tmp_path: Path) -> None:
    findings = found(tmp_path, plan("framework: nowhere", implements='"1.1", "1.2"'))
    assert [finding.code for finding in findings] == ["FZ501"]


def test_links_into_a_framework_that_is_not_in_order_are_left_alone(tmp_path: Path) -> None:
    files = {
        "framework.yaml": "fzjs: 1\nkind: framework\nid: framework-2021-2025\ntitel: 错\n",
        "plan.yaml": plan("framework: framework-2021-2025", implements='"9.9"'),
    }
    findings = found_with(tmp_path, files, "FZ5")
    assert [finding for finding in findings if finding.path == "plan.yaml"] == []


def test_many_broken_links_do_not_take_long_to_compare(tmp_path: Path) -> None:
    links = ", ".join(f'"9.{number}"' for number in range(3000))
    findings = found(tmp_path, plan("framework: framework-2021-2025", implements=links))
    assert len(findings) == 3000


def test_a_file_outside_any_workspace_is_not_asked_for_its_framework(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan("framework: elsewhere", implements='"a#b"'), encoding="utf-8")
    workspace = Workspace(tmp_path)
    checker = Checker(workspace, Selection(("FZ5",)), ON)
    assert [f for entry in workspace.entries for f in checker.check(entry).findings] == []


def test_two_files_with_one_id_name_each_other(tmp_path: Path) -> None:
    findings = found_with(tmp_path, {"below/copy.yaml": plan(identifier="annual-2024")}, "FZ503")
    assert [(finding.path, finding.line, finding.column) for finding in findings] == [
        ("annual.yaml", 4, 5),
        ("below/copy.yaml", 3, 5),
    ]
    assert "below/copy.yaml" in findings[0].message
    assert "annual.yaml" in findings[1].message


def test_ids_clash_across_kinds(tmp_path: Path) -> None:
    units = "fzjs: 1\nkind: units\nid: annual-2024\njurisdiction: 示例县\nunits: []\n"
    findings = found_with(tmp_path, {"more.yaml": units}, "FZ503")
    assert [finding.path for finding in findings] == ["annual.yaml", "more.yaml"]


def test_a_measure_id_used_twice(tmp_path: Path) -> None:
    text = plan() + "requirements:\n  - {id: m01, title: 乙}\n"
    findings = found(tmp_path, text)
    assert brief(findings) == [("FZ504", 12, 10)]
    assert "第 10 行的“甲”" in findings[0].message
    assert "m01-2" in findings[0].hint


@pytest.mark.parametrize(
    ("current", "words"), [("annual-2042", "没有编号为“annual-2042”的计划"), ("indicators-2024", "不是计划")]
)
def test_the_current_plan_must_be_a_plan(current: str, words: str, tmp_path: Path) -> None:
    settings = f"fzjs: 1\nkind: workspace\njurisdiction: 示例县\ncurrent: {current}\n"
    findings = found_with(tmp_path, {"fzjs.yaml": settings}, "FZ505")
    assert brief(findings) == [("FZ505", 4, 10)]
    assert words in findings[0].message


def test_a_year_outside_the_framework(tmp_path: Path) -> None:
    text = plan("framework: framework-2021-2025").replace("year: 2024", "year: 2026")
    findings = found(tmp_path, text)
    assert brief(findings) == [("FZ506", 5, 7)]
    assert "2021—2025年" in findings[0].message


def test_a_scheme_only_needs_to_overlap_with_the_framework(tmp_path: Path) -> None:
    head = "fzjs: 1\nkind: scheme\nid: plan\ntitle: 示例县方案\nframework: framework-2021-2025\n"
    assert found(tmp_path, head + "period: {from: 2025-06-01, to: 2026-05-31}\n") == []
    findings = found(tmp_path, head + "period: {from: 2016, to: 2020}\n")
    assert brief(findings) == [("FZ506", 6, 9)]
