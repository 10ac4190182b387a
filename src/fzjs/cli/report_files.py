"""Where reports and their evidence lie in a workspace."""

from __future__ import annotations

import os
import re
from pathlib import Path

from fzjs.checks.evidence_files import look_up
from fzjs.checks.report_index import heads
from fzjs.checks.reporting.owed import unit_key
from fzjs.checks.rules.evidence import LARGEST_CHECKED, sha256_of
from fzjs.workspace.workspace import Workspace

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def new_report_path(workspace: Workspace, plan: str, unit: str, period: str) -> Path:
    """Where the unit's report for a period belongs: where its other reports are, else reports/2024-05/县司法局.yaml."""
    for entry, (about, when, who) in heads(workspace):
        place = entry.path.relative_to(workspace.root).as_posix()
        if about == plan and when and when in place and unit_key(who, workspace.registry) == unit:
            return workspace.root / place.replace(when, period)
    return workspace.root / "reports" / period / f"{file_name(unit)}.yaml"


def file_name(unit: str) -> str:
    """A unit's name as the name of a file."""
    return _NOT_IN_NAMES.sub(" ", unit).strip(" .") or "单位"


def schemas_seen_from(workspace: Workspace, path: Path) -> str | None:
    """The way from a file to the nearest folder of JSON Schemas at or above the workspace; None where there is none."""
    root = workspace.root.resolve()
    for folder in (root, *root.parents):
        if (folder / "schemas" / "report.schema.json").is_file():
            return os.path.relpath(folder / "schemas", path.parent.resolve()).replace(os.sep, "/")
    return None


def hash_in(workspace: Workspace, name: str) -> str | None:
    """The SHA-256 of a file of the workspace; None for what lies outside, is no file, is too large or unreadable."""
    refusal, location, size = look_up(workspace.root.resolve(), name)
    if refusal or location is None or size is None or size > LARGEST_CHECKED:
        return None
    return sha256_of(location)
