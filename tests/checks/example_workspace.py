"""The example workspace in a folder of its own, with files laid over it, and what the rules find there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import fzjs.checks
from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.discovery import SETTINGS_NAME
from fzjs.workspace.workspace import Workspace

EXAMPLES = Path(fzjs.checks.__file__).parent / "examples"
BASE = EXAMPLES / "workspace"
ON = date(2024, 6, 30)


def lay_out(folder: Path, *over: Path) -> Workspace:
    """The example workspace with folders or single files laid over it; `settings.yaml` becomes `fzjs.yaml`."""
    for source in (BASE, *over):
        if source.is_dir():
            shutil.copytree(source, folder, dirs_exist_ok=True)
        else:
            shutil.copy(source, folder / "example.yaml")
    (folder / "settings.yaml").rename(folder / SETTINGS_NAME)
    return Workspace(folder)


def findings(workspace: Workspace, *codes: str) -> list[Finding]:
    """Everything that the rules with these codes (or beginnings of codes; none: all rules) find in a workspace."""
    checker = Checker(workspace, Selection(codes), ON)
    return [finding for entry in workspace.entries for finding in checker.check(entry).findings]


def found_with(folder: Path, files: dict[str, str], *codes: str) -> list[Finding]:
    """What is found in the example workspace after some files have been added or replaced."""
    lay_out(folder)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return findings(Workspace(folder), *codes)


def brief(found: list[Finding]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(finding.code, finding.line, finding.column) for finding in found]
