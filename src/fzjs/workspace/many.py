"""The models of many files, read by two processes where the machine has two processors."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.discovery import Entry
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.parts import PartOfWorkspace
from fzjs.workspace.reading import read_document
from fzjs.workspace.workspace import Workspace

_WORTH_A_PROCESS = 64
"""With fewer files, starting a process takes longer than it saves."""

_CHILDS_SHARE = 0.55
"""What the second process reads; making the models of all of it is left to the first."""


def load_models(workspace: Workspace, entries: Sequence[Entry]) -> list[Record | Loaded | None]:
    """The model of each file, in order; all that `Workspace.load` knows of one that does not fit throughout; else None.

    Documents and places are not kept: this is for counting over files, not for finding what is wrong with them. Of a
    part of a workspace, whose files are looked into for more than that, each is read as it always is there.
    """
    if isinstance(workspace, PartOfWorkspace):
        found = [workspace.load(entry) for entry in entries]
        return [each if each.misfits else each.model for each in found]
    workspace.consulted.update(entry.shown for entry in entries)
    with _without_search_for_cycles():
        read = _read_all(workspace, entries)
        return [_model(workspace, entry, data) for entry, data in zip(entries, read, strict=True)]


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Data and models have no cycles; among hundreds of thousands of objects the search for them takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _model(workspace: Workspace, entry: Entry, data: Any) -> Record | Loaded | None:
    kind = data.get("kind") if isinstance(data, dict) else None
    if isinstance(kind, str) and kind in KINDS:
        try:
            return model_of(kind).model_validate(data)
        except ValidationError:  # what fits of it, only the full way tells
            return workspace.load(entry)
    return None


def _read_all(workspace: Workspace, entries: Sequence[Entry]) -> list[Any]:
    """The data of each file."""
    if len(entries) < _WORTH_A_PROCESS or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        return _read(workspace, entries)
    mine = round(len(entries) * (1 - _CHILDS_SHARE))
    receiving, sending = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no room for another process
        os.close(receiving)
        os.close(sending)
        return _read(workspace, entries)
    if child == 0:
        _send(workspace, entries[mine:], sending)
    os.close(sending)
    first = _read(workspace, entries[:mine])
    with os.fdopen(receiving, "rb") as pipe:
        sent = pipe.read()
    os.waitpid(child, 0)
    try:
        rest = pickle.loads(sent)
    except (
        pickle.UnpicklingError,
        EOFError,
    ):  # the other process was ended from outside, or had no memory left
        rest = _read(workspace, entries[mine:])
    return [*first, *rest]


def _send(workspace: Workspace, entries: Sequence[Entry], sending: int) -> None:
    """The work of the second process; never returns, and leaves nothing of the first one's to be done twice."""
    try:
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(_read(workspace, entries), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _read(workspace: Workspace, entries: Sequence[Entry]) -> list[Any]:
    return [read_document(entry.path, entry.shown, workspace.limits).data for entry in entries]
