"""What is shipped for CI says what the program understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Run
from tests.conftest import ROOT

EXAMPLES = sorted(path for path in (ROOT / "docs" / "ci").iterdir())


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture
def fzjs(capsys: pytest.CaptureFixture[str]) -> Run:
    from fzjs.cli.exits import run
    from tests.cli.conftest import Ran

    def call(*arguments: str | Path) -> Ran:
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call


def commands() -> list[tuple[str, str]]:
    texts = [
        *EXAMPLES,
        ROOT / "docs" / "ci.md",
        ROOT / "docs" / "editor.md",
        ROOT / ".pre-commit-hooks.yaml",
        ROOT / "README.md",
    ]
    pattern = re.compile(r"fzjs ((?:validate|fmt|schema)\b[^'\"\n`#（，；。]*)")
    return [
        (path.name, match[1].split(" | ")[0].strip())
        for path in texts
        for match in pattern.finditer(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("where", "command"), commands(), ids=lambda part: part[:40])
def test_every_option_in_the_documents_exists(where: str, command: str, fzjs: Run) -> None:
    words = shlex.split(command.replace("\\", ""))
    help_text = fzjs(words[0], "--help").out
    for word in words[1:]:
        if word.startswith("--"):
            assert word.partition("=")[0] in help_text, f"{where}: {command}"


def test_hooks_run_commands_that_exist() -> None:
    hooks = loaded(ROOT / ".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == [
        "fzjs-validate",
        "fzjs-validate-changed",
        "fzjs-fix",
        "fzjs-fmt",
    ]
    used = loaded(ROOT / "docs" / "ci" / "pre-commit-config.yaml")["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} <= {hook["id"] for hook in hooks}
    assert all(hook["language"] == "python" and hook["pass_filenames"] is False for hook in hooks)


def test_the_action_hands_on_its_inputs() -> None:
    action = loaded(ROOT / "action.yml")
    step = action["runs"]["steps"][-1]
    assert set(action["inputs"]) == {"paths", "args", "python-version"}
    assert "--format github" in step["run"]
    assert set(step["env"]) == {"FZJS_PATHS", "FZJS_ARGS"}


@pytest.mark.parametrize(
    "path", [path for path in EXAMPLES if path.suffix == ".yml"], ids=lambda path: path.name
)
def test_examples_are_yaml(path: Path) -> None:
    assert isinstance(loaded(path), dict)
