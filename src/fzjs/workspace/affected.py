"""Which files of a workspace a change concerns: those that changed, and whatever refers to them.

References are told by the bytes: a file that contains the id of a changed one counts as referring to it. That errs
on the side of looking at too much, never too little, and nothing need be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from fzjs.model.kinds import PLAN_KINDS
from fzjs.workspace.discovery import SETTINGS_NAME, SUFFIXES, Entry, sniff_bytes
from fzjs.workspace.workspace import Workspace

_MOST_MARKS = 200
"""With more ids than this to look for, everything counts as concerned."""

_PLAN = re.compile(rb"^[\"']?plan[\"']?[ \t]*:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


_REPORTED = PLAN_KINDS | {"report"}


def affected(workspace: Workspace, changed: Mapping[Path, bytes]) -> tuple[Entry, ...]:
    """The entries that a change concerns, in order.

    `changed` holds the resolved paths of everything that was changed, added or deleted, with what each file held
    before (nothing for an added one). Settings, registers of units and word lists concern every file.
    """
    inside = workspace.root.resolve()
    before = {path: data for path, data in changed.items() if path.is_relative_to(inside)}
    if not before:
        return ()
    by_path = {entry.path.resolve(): entry for entry in workspace.entries}
    concerned = {path for path in before if path in by_path}
    held = {path: [data, _read(path)] if path in by_path else [data] for path, data in before.items()}
    versions = [entry for path, texts in held.items() for entry in _versions(path, texts)]
    if _concerns_all(workspace, before, versions):
        return workspace.entries
    marks = {entry.id for entry in versions if entry.id} | {
        path.name for path in before if path.suffix not in SUFFIXES
    }
    if any(entry.kind in _REPORTED for entry in versions):
        # Who has not reported is told where the duty to report is laid down.
        concerned |= {path for path, entry in by_path.items() if entry.kind == "workspace"}
    # Reports are compared with all others on the same plan.
    plans = {found for texts in held.values() for text in texts for found in _PLAN.findall(text)}
    reports = [path for path, entry in by_path.items() if entry.kind == "report"] if plans else []
    concerned |= {path for path in reports if any(plan in _read(path) for plan in plans)}
    return _closure(workspace, by_path, concerned, marks)


def _closure(
    workspace: Workspace,
    by_path: Mapping[Path, Entry],
    concerned: set[Path],
    marks: set[str],
) -> tuple[Entry, ...]:
    """Those concerned, those that mention one of them, those that mention one of these, and so on."""
    fresh = marks
    while fresh:
        if len(marks) > _MOST_MARKS:
            return workspace.entries
        needles = [needle for mark in fresh for needle in _spellings(mark)]
        fresh = set()
        for path, entry in by_path.items():
            if path in concerned:
                continue
            data = _read(path)
            # In UTF-16, and behind an escape, an id could stand that the bytes do not show.
            hidden = b"\0" in data or b"\\" in data
            if hidden or any(needle in data for needle in needles):
                concerned.add(path)
                fresh |= {entry.id} - marks if entry.id else set()
        marks = marks | fresh
    return tuple(entry for path, entry in by_path.items() if path in concerned)


def _concerns_all(workspace: Workspace, changed: Iterable[Path], versions: Iterable[Entry]) -> bool:
    settings = workspace.settings
    shared = {workspace.root / SETTINGS_NAME}
    if settings is not None:
        shared |= {workspace.root / name for name in (*settings.wording.words, settings.holidays or "")}
    named = {path.resolve() for path in shared}
    return any(path in named for path in changed) or any(entry.kind == "units" for entry in versions)


def _versions(path: Path, texts: Iterable[bytes]) -> Iterable[Entry]:
    """What a plan file says of itself, before and after."""
    if path.suffix in SUFFIXES:
        for text in texts:
            entry = sniff_bytes(text, path, path.name)
            if entry is not None:
                yield entry


def _spellings(mark: str) -> set[bytes]:
    return {mark.encode(), mark.encode("gb18030", "ignore")}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a finding of its own when its turn comes
        return b""
