"""FZ611: numbers and quotation marks in titles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import brief, found_with


def found(folder: Path, title: str, plan: str = "示例县方案") -> list[Finding]:
    """What is found with this title of a measure, written in quotes behind column 32 of line 9."""
    text = (
        f"fzjs: 1\nkind: scheme\nid: plan\ntitle: {json.dumps(plan, ensure_ascii=False)}\nperiod: {{from: 2024, to: 2025}}\n"
        f"goals:\n  - title: 依法决策\n    measures:\n"
        f"      - {{id: m01, title: {json.dumps(title, ensure_ascii=False)}, lead: [县司法局]}}\n"
    )
    return found_with(folder, {"plan.yaml": text}, "FZ611")


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("1.加强审查", "加强审查"),
        ("1、加强审查", "加强审查"),
        ("12．加强审查", "加强审查"),
        ("一、加强审查", "加强审查"),
        ("十二、加强审查", "加强审查"),
        ("（一）加强审查", "加强审查"),
        ("(3) 加强审查", "加强审查"),
        ("①加强审查", "加强审查"),
        ("第一章 加强审查", "加强审查"),
        ("“加强法治政府建设”", "加强法治政府建设"),
        ("＂加强审查＂", "加强审查"),
        ('"加强审查"', "加强审查"),
    ],
)
def test_decorations(title: str, rest: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, title)
    assert (finding.line, finding.subject) == (9, "m01")
    assert rest in finding.hint


@pytest.mark.parametrize(
    "title",
    [
        "2024年重点任务",
        "3项重点改革",
        "1.5倍增长",
        "12345热线",
        "一、二、三产业融合",
        "一体推进",
        "十件实事",
        "第一书记",
        "“双随机、一公开”",
        "“放管服”改革",
        "“谁执法谁普法”与“谁主管谁负责”",
        "《示例县重大行政决策程序规定》",
        "“八五”普法",
    ],
)
def test_parts_of_titles(title: str, tmp_path: Path) -> None:
    assert found(tmp_path, title) == []


@pytest.mark.parametrize("title", ["《示例县方案》", "“示例县方案”"])
def test_the_plans_own_title_stands_without_marks(title: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "审查", plan=title)
    assert brief(findings) == [("FZ611", 4, 8)]
    assert findings[0].hint == "只写 示例县方案"


def test_every_title_of_a_plan_is_looked_at(tmp_path: Path) -> None:
    text = (
        "fzjs: 1\nkind: scheme\nid: plan\ntitle: 示例县方案\nperiod: {from: 2024, to: 2025}\n"
        "general:\n  - {title: 一、指导思想, text: 甲}\n"
        "goals:\n  - title: 二、任务\n    goals:\n      - {title: （一）分任务}\n"
        "phases:\n  - {title: 1.动员, text: 乙}\n"
        "requirements:\n  - {id: r1, title: 三、要求, lead: [县司法局]}\n"
    )
    findings = found_with(tmp_path, {"plan.yaml": text}, "FZ611")
    assert [finding.line for finding in findings] == [7, 9, 11, 13, 15]
