"""Checking texts of one plan in a workspace: what the tests of wording share."""

from __future__ import annotations

import json
from pathlib import Path

from fzjs.checks.finding import Finding
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import findings

SETTINGS = {"fzjs": 1, "kind": "workspace", "jurisdiction": "示例县", "superiors": ["示例市", "示例省"]}


def found_in(folder: Path, texts: str | list[str], *codes: str, **settings: object) -> list[Finding]:
    """What rules find in a plan with these texts. The first is on line 7; each begins in column 24, behind a quote.

    `settings` replace those of the workspace.
    """
    sections = [texts] if isinstance(texts, str) else texts
    lines = ["fzjs: 1", "kind: scheme", "id: s", "title: 方案", "period: {from: 2024, to: 2025}", "general:"]
    lines += [f"  - {{title: 正文, text: {json.dumps(text, ensure_ascii=False)}}}" for text in sections]
    (folder / "plan.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "fzjs.yaml").write_text(
        "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
            for key, value in (SETTINGS | settings).items()
        ),
        encoding="utf-8",
    )
    return [finding for finding in findings(Workspace(folder), *codes) if finding.path == "plan.yaml"]


def words(found: list[Finding]) -> list[str]:
    """What each message quotes first."""
    return [finding.message.partition("“")[2].partition("”")[0] for finding in found]
