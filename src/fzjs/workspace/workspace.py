"""A workspace: one jurisdiction's folder of plan files, looked up by id and loaded when asked for."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from fzjs.model.fields import Record
from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.registry import Registry
from fzjs.model.units import Units
from fzjs.model.workspace import WorkspaceSettings
from fzjs.workspace.discovery import SETTINGS_NAME, Entry, discover
from fzjs.workspace.loaded import Loaded, load
from fzjs.workspace.reading import Limits

_KEPT_FILES = 16
"""How many files that others refer to stay in memory."""

ModelT = TypeVar("ModelT", bound=Record)


class Workspace:
    """The files below one `fzjs.yaml` (or below a folder that has none, with default settings).

    Only an index of paths, kinds and ids is held; files are loaded when asked for and the last few kept,
    so that memory does not grow with the number of plans.
    """

    def __init__(self, root: Path, shown: str = "", entries: tuple[Entry, ...] | None = None) -> None:
        self.root = root
        self.shown = shown
        self.entries: tuple[Entry, ...] = tuple(discover(root, shown)) if entries is None else entries
        self.consulted: set[str] = set()
        """Names of the files that were looked into since somebody last emptied this set (entries as messages name
        them, other files relative to the root): what a finding may depend on."""
        self._kept: OrderedDict[Path, Loaded] = OrderedDict()
        self._settings_entry = next(
            (entry for entry in self.entries if entry.path == root / SETTINGS_NAME), None
        )

    @cached_property
    def settings_file(self) -> Loaded | None:
        """`fzjs.yaml` as read; None where there is none."""
        entry = self._settings_entry
        return None if entry is None else load(entry.path, entry.shown, Limits())

    @property
    def settings(self) -> WorkspaceSettings | None:
        """What `fzjs.yaml` says; None where there is none or it does not fit."""
        model = self.settings_file.model if self.settings_file is not None else None
        return model if isinstance(model, WorkspaceSettings) else None

    @cached_property
    def limits(self) -> Limits:
        """How large a file may be here."""
        if self.settings is None:
            return Limits()
        limits = self.settings.limits
        return Limits(max_bytes=limits.bytes, max_depth=limits.depth, max_nodes=limits.nodes)

    @cached_property
    def registry(self) -> Registry:
        """The units of all registers of this workspace."""
        files = [_whole_model(self.load(entry)) for entry in self.entries if entry.kind == "units"]
        jurisdiction = self.settings.jurisdiction if self.settings is not None else None
        return Registry([file for file in files if isinstance(file, Units)], jurisdiction)

    @cached_property
    def by_id(self) -> dict[str, list[Entry]]:
        """The files that bear each id, in the order of their paths; more than one is a clash."""
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.id is not None:
                index.setdefault(entry.id, []).append(entry)
        return index

    def load(self, entry: Entry) -> Loaded:
        """Read a file, not keeping it."""
        self.consulted.add(entry.shown)
        return load(entry.path, entry.shown, self.limits)

    def find(self, file_id: str, model: type[ModelT]) -> ModelT | None:
        """The file with this id, if it is of this model and fits it."""
        entry = next(iter(self.by_id.get(file_id, ())), None)
        if entry is None:
            return None
        found = _whole_model(self._keep(entry))
        return found if isinstance(found, model) else None

    def knows(self, file_id: str, *kinds: str) -> bool:
        """Whether a file with this id exists and is of one of these kinds, even if it is not in order."""
        return any(not kinds or entry.kind in kinds for entry in self.by_id.get(file_id, ()))

    def ids(self, *kinds: str) -> list[str]:
        """The ids of all files of these kinds, in the order of their paths."""
        return [entry.id for entry in self.entries if entry.id is not None and entry.kind in kinds]

    @property
    def plan_ids(self) -> list[str]:
        """The ids of all plans."""
        return self.ids(*PLAN_KINDS)

    def _keep(self, entry: Entry) -> Loaded:
        self.consulted.add(entry.shown)
        loaded = self._kept.pop(entry.path, None) or self.load(entry)
        self._kept[entry.path] = loaded
        if len(self._kept) > _KEPT_FILES:
            self._kept.popitem(last=False)
        return loaded


def _whole_model(loaded: Loaded) -> Record | None:
    """The model of a file that others may rely on: one with records left out would make them look wrong."""
    return loaded.model if loaded.is_whole else None
