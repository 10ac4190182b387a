"""Checking one plan by itself: what the tests of time and targets share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.workspace import Workspace

ANNUAL = "fzjs: 1\nkind: annual\nid: a\ntitle: 示例县2024年工作要点\nyear: 2024\n"
FRAMEWORK = "fzjs: 1\nkind: framework\nid: f\ntitle: 示例县规划\nperiod: {from: 2021, to: 2025}\n"
SCHEME = "fzjs: 1\nkind: scheme\nid: s\ntitle: 示例县创建方案\nperiod: {from: 2022-07-01, to: 2023-07-31}\n"


def measure(*lines: str) -> str:
    """A goal with one measure of these lines; the first of them is line 11 of an annual plan."""
    body = "".join(f"        {line}\n" for line in lines)
    return f"goals:\n  - title: 目标\n    measures:\n      - id: m01\n        title: 措施\n{body}"


def found(folder: Path, plan: str, *codes: str) -> list[Finding]:
    """What the rules with these codes (or beginnings of codes) find in a plan."""
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    workspace = Workspace(folder)
    checker = Checker(workspace, Selection(codes), date(2024, 6, 30))
    return [finding for entry in workspace.entries for finding in checker.check(entry).findings]


def codes(findings: list[Finding]) -> list[str]:
    """Only the codes, in the order of the places."""
    return [finding.code for finding in findings]
