"""What the README and the pages for users show can be typed as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
REPORTS = (ROOT / "docs" / "reports.md").read_text("utf-8")

SHOWN = re.compile(r"^\$ (fzjs .*?)(?: *#.*)?$", re.MULTILINE)
LISTED = [
    command
    for row in re.findall(r"^\| .* \| (.*) \|$", COMMANDS, re.MULTILINE)
    for command in re.findall(r"`(fzjs .*?)`", row)
]
NOT_RUN = {
    "fzjs --install-completion": "writes into the user's home",
    "fzjs diff plans/sample-county/annual-2024.yaml --rev HEAD~1": "the copy is in no git repository",
    "fzjs validate --changed-since origin/main": "needs a repository with that branch; see test_guarding.py",
}
FINDS_SOMETHING = {"fzjs validate plans/with-mistakes", "fzjs validate", "fzjs validate --strict"}


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_samples(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root / "plans", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)


def test_there_are_commands_to_try() -> None:
    assert all(len(SHOWN.findall(page)) >= 5 for page in (README, REPORTS))
    assert len(LISTED) >= 50


@pytest.mark.parametrize("page", [README, REPORTS], ids=["README", "reports"])
def test_the_walk_runs_as_shown(fzjs: Run, page: str) -> None:
    for command in SHOWN.findall(page):
        ran = fzjs(*shlex.split(command)[1:])
        assert ran.code == (1 if command in FINDS_SOMETHING else 0), f"{command}: {ran.err or ran.out}"


@pytest.mark.parametrize("command", [command for command in LISTED if command not in NOT_RUN])
def test_every_listed_command_runs(fzjs: Run, command: str) -> None:
    ran = fzjs(*shlex.split(command)[1:])
    assert ran.code in ((0, 1) if command.startswith("fzjs validate") or "--fail-on" in command else (0,)), (
        f"{command}: {ran.err}"
    )


def test_the_walk_shows_what_is_printed(fzjs: Run) -> None:
    for command, shown in re.findall(r"^\$ (fzjs validate .*)\n…\n(.*)$", README, re.MULTILINE):
        assert shown in fzjs(*shlex.split(command)[1:]).out.splitlines()
