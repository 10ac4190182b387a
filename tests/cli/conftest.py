"""A workspace to run commands in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from fzjs.cli.exits import run
from tests.conftest import ROOT


class Ran(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def fzjs(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line as the installed program does."""

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call


@pytest.fixture
def workspace(fzjs: Run, tmp_path: Path) -> Path:
    """A new workspace of 示例县 for 2024, as `fzjs new workspace` makes it."""
    folder = tmp_path / "示例县"
    assert fzjs("new", "workspace", folder, "--jurisdiction", "示例县", "--year", "2024").code == 0
    return folder


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample county to work in."""
    folder = tmp_path / "示例县"
    shutil.copytree(ROOT / "plans" / "sample-county", folder)
    monkeypatch.chdir(folder)
    return folder
