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


def leads_outside(workspace: Workspace, path: Path) -> bool:
    """Whether a path that begins in the workspace leaves it through a link."""
    root = Path(os.path.abspath(workspace.root))  # noqa: PTH100 (resolve() would follow links)
    begins_inside = Path(os.path.abspath(path)).is_relative_to(root)  # noqa: PTH100
    try:
        return begins_inside and not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a circle of links
        return True


def hindrance_to(workspace: Workspace, path: Path, before: str | None) -> str | None:
    """Why a report cannot be written to a place, in Chinese. `before` is its text as it was read; None for a new one."""
    if leads_outside(workspace, path):
        return "这个位置经过链接，在工作区之外"
    if before is not None:
        return None if _is_as_read(path, before) else "文件不是 UTF-8 编码，请先另存为 UTF-8"
    if os.path.lexists(path):
        return "那里已经有别的文件，请先移开或者改名"
    nearest = next(folder for folder in path.parents if os.path.lexists(folder))
    if not nearest.is_dir():
        return f"{nearest} 不是文件夹"
    return None if os.access(nearest, os.W_OK | os.X_OK) else f"文件夹 {nearest} 不能写入，请检查权限"


def _is_as_read(path: Path, text: str) -> bool:
    try:
        written = path.read_bytes()
    except OSError:
        return False
    return written.removeprefix(b"\xef\xbb\xbf") == text.removeprefix("\ufeff").encode("utf-8", "replace")


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
