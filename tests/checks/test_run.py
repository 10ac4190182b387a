"""Running the rules: one that fails is told of and hides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fzjs.checks import run
from fzjs.checks.finding import Fault
from fzjs.checks.registry import all_rules, rules_for
from fzjs.checks.rule import Rule, rule
from tests.checks.example_workspace import EXAMPLES, findings, lay_out


@rule("FZ201", "出错的规则", "error", ["annual"])
def failing(scope: Any) -> Iterator[Fault]:
    """Finds one thing, then fails."""
    yield Fault(("title",), "先找到一处", "改掉")
    raise ZeroDivisionError(scope)


def test_a_rule_that_fails_is_a_finding_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workspace = lay_out(tmp_path, EXAMPLES / "FZ302" / "wrong.yaml")

    def rules_with_a_failing_one(kind: str) -> tuple[Rule, ...]:
        return (failing, *rules_for(kind)) if kind == "annual" else rules_for(kind)

    monkeypatch.setattr(run, "rules_for", rules_with_a_failing_one)
    found = findings(workspace)
    assert {"FZ099", "FZ201", "FZ302"} == {finding.code for finding in found}
    told = next(finding for finding in found if finding.code == "FZ099")
    assert "FZ201" in told.message
    assert "ZeroDivisionError，test_run.py 第 " in told.message
    assert told.column == 1
    assert told.severity == all_rules()["FZ099"].severity == "error"
