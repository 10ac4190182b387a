"""What was found last time, for files of which nothing has changed that a finding depends on.

One JSON file for a workspace. A file's findings are taken from it if its content, every file that was looked into
for it (`Checked.consulted`), and what all files share are the same: program, rules chosen, day, settings, registers,
word lists, and the index of the workspace (names, kinds, ids, and what reports are about). Content is compared
by its hash, never by the time of a file. A cache that is broken, or of another version, is none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import astuple, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

import fzjs
from fzjs.checks.evidence_files import look_up
from fzjs.checks.finding import Finding
from fzjs.checks.report_index import ALL_ON, heads, reports_on
from fzjs.checks.rules.evidence import LARGEST_CHECKED
from fzjs.checks.run import Checked, Checker
from fzjs.workspace.discovery import Entry
from fzjs.workspace.edits import Edit
from fzjs.workspace.replacing import replace_file

FOLDER = ".fzjs-cache"
"""In the root of the workspace; hidden, so that discovery passes it over, and ignored by git."""

_FORMAT = 1
_FIELDS = tuple(field.name for field in fields(Finding))


class Cache:
    """The remembered findings of one workspace. Nothing is written before `save`."""

    def __init__(self, checker: Checker, folder: Path) -> None:
        self._checker = checker
        self._workspace = checker.workspace
        self._entries = {entry.shown: entry for entry in self._workspace.entries}
        self._hashes: dict[str, str] = {}
        self._shared = self._shared_hash()
        name = blake2b(str(self._workspace.root.resolve()).encode(), digest_size=8).hexdigest()
        self._file = folder / f"{name}.json"
        self._known = self._read()
        self._changed = False

    def find(self, entry: Entry) -> Checked | None:
        """What was found in a file, if all that it depends on is as it was."""
        known = self._known.get(entry.shown)
        if known is None or entry.problem is not None:
            return None
        content, consulted, used, told = known
        if content != self._hash(entry.shown) or any(
            self._hash(name) != hashed for name, hashed in consulted.items()
        ):
            return None
        return Checked(tuple(_finding(values) for values in told), frozenset(used), frozenset(consulted))

    def keep(self, entry: Entry, checked: Checked) -> None:
        """Remember what was found in a file."""
        if entry.problem is not None:
            return
        told = [astuple(finding) for finding in checked.findings]
        consulted = {name: self._hash(name) for name in sorted(checked.consulted)}
        self._known[entry.shown] = [self._hash(entry.shown), consulted, sorted(checked.used), told]
        self._changed = True

    def save(self) -> None:
        """Write what is remembered of the files that are still there. A folder that cannot be written is no matter."""
        if not self._changed:
            return
        known = {shown: value for shown, value in self._known.items() if shown in self._entries}
        body = json.dumps([_FORMAT, self._shared, known], separators=(",", ":")).encode()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._file.parent / ".gitignore"
            if not ignore.exists():
                replace_file(ignore, b"*\n")
            replace_file(self._file, _hashed(body).encode() + b"\n" + body)
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            told, _, body = self._file.read_bytes().partition(b"\n")
            if told != _hashed(body).encode():
                return {}
            form, shared, known = json.loads(body)
        except (OSError, ValueError):
            return {}
        return known if (form, shared) == (_FORMAT, self._shared) else {}

    def _hash(self, name: str) -> str:
        """The content of a file, or in what way it has none."""
        if name not in self._hashes:
            entry = self._entries.get(name)
            if entry is not None:
                self._hashes[name] = _hash_of_file(entry.path)
            elif name.startswith(ALL_ON):
                reports = reports_on(self._workspace, name.removeprefix(ALL_ON))
                self._hashes[name] = _hashed("".join(self._hash(each.shown) for each in reports).encode())
            else:
                self._hashes[name] = self._hash_of_evidence(name)
        return self._hashes[name]

    def _hash_of_evidence(self, name: str) -> str:
        refusal, location, size = look_up(self._workspace.root.resolve(), name)
        if location is None or size is None:
            return f"{refusal}|{location is not None and location.is_dir()}"
        return _hash_of_file(location) if size <= LARGEST_CHECKED else f"{size}"

    def _shared_hash(self) -> str:
        """What the findings of every file depend on."""
        workspace, selection = self._workspace, self._checker.selection
        shared: list[Any] = [fzjs.__version__, *_program(), self._checker.on.isoformat(), workspace.shown]
        shared += [selection.select, selection.ignore]
        shared += [
            (entry.shown, entry.kind, entry.id, entry.problem and entry.problem.message)
            for entry in workspace.entries
        ]
        shared += [
            entry.shown + self._hash(entry.shown) for entry in workspace.entries if entry.kind in _SHARED
        ]
        shared += [str(head) for head in heads(workspace)]
        settings = workspace.settings
        if settings is not None:
            named = (*settings.wording.words, *([settings.holidays] if settings.holidays else ()))
            shared += [_hash_of_file(workspace.root / name) for name in named]
        return _hashed(json.dumps(shared).encode())


_SHARED = frozenset(["workspace", "units"])


def _program() -> Iterator[str]:
    """The program's own files, so that one that is being worked on does not answer with what it said yesterday."""
    for here, folders, files in os.walk(Path(fzjs.__file__).parent):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "examples"))
        for name in sorted(files):
            status = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118 (some two hundred files, each run)
            yield f"{name} {status.st_size} {status.st_mtime_ns}"


def _hash_of_file(path: Path) -> str:
    try:
        return _hashed(path.read_bytes())
    except (OSError, ValueError) as error:
        return type(error).__name__


def _hashed(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _finding(values: list[Any]) -> Finding:
    told = dict(zip(_FIELDS, values, strict=True))
    fix = told["fix"]
    return Finding(**{**told, "fix": None if fix is None else tuple(Edit(*edit) for edit in fix)})
