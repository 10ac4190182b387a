"""A part of a workspace, looked into from many sides for one answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from fzjs.model.registry import Registry
from fzjs.workspace.discovery import Entry
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace


class PartOfWorkspace(Workspace):
    """A workspace as though it had only some of its files. Each is read once and kept."""

    def __init__(self, whole: Workspace, entries: Iterable[Entry]) -> None:
        super().__init__(whole.root, whole.shown, tuple(entries))
        self._whole = whole
        self._read: dict[Path, Loaded] = {}

    def without(self, files: Collection[str]) -> PartOfWorkspace:
        """The same without some files, which are named as in messages; what has been read is not read again."""
        part = PartOfWorkspace(self._whole, (entry for entry in self.entries if entry.shown not in files))
        part._read = self._read
        return part

    @cached_property
    def settings_file(self) -> Loaded | None:
        """`fzjs.yaml`, as the whole workspace has read it."""
        return self._whole.settings_file

    @cached_property
    def registry(self) -> Registry:
        """The units of the whole workspace."""
        return self._whole.registry

    def load(self, entry: Entry) -> Loaded:
        """A file, read when it is first asked for."""
        if entry.path not in self._read:
            self._read[entry.path] = super().load(entry)
        return self._read[entry.path]
