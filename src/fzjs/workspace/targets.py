"""From the paths that a user names to workspaces and the files in them to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from fzjs.workspace.discovery import SETTINGS_NAME, Entry, enclosing_workspace, find_workspaces
from fzjs.workspace.workspace import Workspace


class Target(NamedTuple):
    """A workspace and those of its files that are meant."""

    workspace: Workspace
    entries: tuple[Entry, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file of the workspace is meant."""
        return len(self.entries) == len(self.workspace.entries)


def find_targets(paths: Iterable[Path], show: Callable[[Path], str]) -> list[Target]:
    """The workspaces that hold the named files and folders, each once, in the order of first mention.

    A file belongs to the nearest workspace above it; a folder stands for every workspace below it, or for
    its own files if it lies inside one. Where there is no `fzjs.yaml` the folder is taken as a workspace
    without settings. `show` turns a path into the way that messages name it.
    """
    workspaces: dict[Path, Workspace] = {}
    chosen: dict[Path, dict[Path, Entry]] = {}

    def workspace_at(root: Path) -> Workspace:
        key = root.resolve()
        if key not in workspaces:
            workspaces[key] = Workspace(root, show(root))
            chosen[key] = {}
        return workspaces[key]

    for path in paths:
        if path.is_dir():
            for root in _roots(path):
                workspace = workspace_at(root)
                inside = [entry for entry in workspace.entries if _below(entry.path, path)]
                chosen[root.resolve()].update((entry.path, entry) for entry in inside)
        else:
            root = enclosing_workspace(path) or path.parent
            workspace = workspace_at(root)
            entry = _entry(workspace, path) or Entry(path, show(path), "", None)
            chosen[root.resolve()][entry.path] = entry
    return [
        Target(
            workspace, tuple(sorted(_with_settings(workspace, chosen[key]), key=lambda entry: entry.shown))
        )
        for key, workspace in workspaces.items()
    ]


def _roots(folder: Path) -> list[Path]:
    inside = enclosing_workspace(folder)
    if inside is None:
        return find_workspaces(folder) or [folder]
    return [inside, *(root for root in find_workspaces(folder) if root.resolve() != inside.resolve())]


def _below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) or path.resolve().is_relative_to(folder.resolve())


def _entry(workspace: Workspace, path: Path) -> Entry | None:
    resolved = path.resolve()
    return next(
        (entry for entry in workspace.entries if entry.path == path or entry.path.resolve() == resolved), None
    )


def _with_settings(workspace: Workspace, chosen: dict[Path, Entry]) -> Iterable[Entry]:
    """Settings that are not in order change what every other finding means, so they are always looked at."""
    settings = workspace.settings_file
    if settings is not None and (
        workspace.settings is None or settings.misfits or settings.document.problems
    ):
        for entry in workspace.entries:
            if entry.path.name == SETTINGS_NAME and entry.path.parent == workspace.root:
                chosen.setdefault(entry.path, entry)
    return chosen.values()
