"""Every rule has a wrong example that gives its code and no other, and a right one that gives nothing.

An example stands in the example workspace (`checks/examples/workspace`): a file `wrong.yaml` is added to
it, a folder `wrong/` is laid over it. A `settings.yaml` becomes the workspace's `fzjs.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.registry import all_rules
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import BASE, EXAMPLES, findings, lay_out

BUILT_BY_THEIR_TESTS = {
    "FZ015": "a file without permission to read cannot be shipped",
    "FZ023": "a baseline is no file of the workspace",
    "FZ016": "a link that leads out of the workspace cannot be shipped",
    "FZ099": "a rule that fails cannot be shipped; see test_run",
}
"""Rules whose wrong case is no file that a package could hold, and why."""

EXEMPT = frozenset(BUILT_BY_THEIR_TESTS)


def examples() -> list[tuple[str, str]]:
    """Every example that is there, as (code, wrong or right)."""
    return [
        (folder.name, side)
        for folder in sorted(EXAMPLES.iterdir())
        if folder != BASE
        for side in ("wrong", "right")
        if (folder / side).is_dir() or (folder / f"{side}.yaml").is_file()
    ]


def with_example(folder: Path, code: str, side: str) -> Workspace:
    """The example workspace with an example in it."""
    single = EXAMPLES / code / f"{side}.yaml"
    return lay_out(folder, single if single.is_file() else EXAMPLES / code / side)


@pytest.mark.parametrize("code", sorted(set(all_rules()) - EXEMPT))
def test_every_rule_has_both_examples(code: str) -> None:
    sides = [side for known, side in examples() if known == code]
    assert sides == ["wrong", "right"]


def test_every_example_belongs_to_a_rule() -> None:
    assert {code for code, _ in examples()} <= set(all_rules())


def test_rules_without_examples_exist() -> None:
    assert set(all_rules()) >= EXEMPT


def test_the_example_workspace_is_clean(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path)
    kinds = [entry.kind for entry in workspace.entries]
    assert sorted(kinds) == ["annual", "framework", "indicators", "units", "workspace"]
    assert findings(workspace) == []


@pytest.mark.parametrize("code", [code for code, side in examples() if side == "wrong"])
def test_the_wrong_example_gives_its_code_alone(code: str, tmp_path: Path) -> None:
    found = findings(with_example(tmp_path, code, "wrong"))
    assert {finding.code for finding in found} == {code}, found
    assert all(finding.message and finding.hint for finding in found)


@pytest.mark.parametrize("code", [code for code, side in examples() if side == "right"])
def test_the_right_example_gives_nothing(code: str, tmp_path: Path) -> None:
    assert findings(with_example(tmp_path, code, "right")) == []


@pytest.mark.parametrize("code", sorted({code for code, _ in examples()}))
def test_examples_are_short_enough_to_be_read(code: str) -> None:
    for path in (EXAMPLES / code).rglob("*.yaml"):
        assert path.read_bytes().count(b"\n") <= 40, path


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_page_says_what_why_and_how(code: str) -> None:
    rule = all_rules()[code]
    assert rule.title
    assert "为什么：" in rule.page
    assert "怎么改：" in rule.page
