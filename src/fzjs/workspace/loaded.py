"""A file that has been read: its data with positions, and the model it makes if it fits one."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.document import Document
from fzjs.workspace.reading import Limits, read_document


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file as far as it could be understood."""

    document: Document
    kind: str
    """The kind that the file states, if it is one that exists; else empty."""
    model: Record | None
    """None where the file could not be read or nothing of its kind can be made of it."""
    misfits: tuple[Any, ...] = ()
    """What does not fit, as pydantic's error details; the model, if there is one, was made without it."""

    @property
    def shown(self) -> str:
        """The path as messages name it."""
        return self.document.path


def load(path: Path, shown: str, limits: Limits) -> Loaded:
    """Read one file and make its model. Never raises for what a file holds."""
    return understand(read_document(path, shown, limits))


def understand(document: Document) -> Loaded:
    """Make the model of a document that has been read."""
    data = document.data
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        return Loaded(document, "", None)
    model = model_of(kind)
    try:
        return Loaded(document, kind, model.model_validate(data))
    except ValidationError as error:
        misfits = tuple(error.errors(include_url=False))
    try:
        return Loaded(document, kind, model.model_validate(_without(data, misfits)), misfits)
    except ValidationError:
        return Loaded(document, kind, None, misfits)


def _without(data: Any, misfits: tuple[Any, ...]) -> Any:
    """The data less the mapping entries that do not fit, so that one misspelt key hides no other finding.

    Only entries of mappings go: taking items out of lists would shift the paths of those that follow.
    """
    pruned = deepcopy(data)
    for misfit in misfits:
        holder, last = pruned, None
        for step in misfit["loc"]:
            below = holder.get(step) if isinstance(holder, dict) else None
            if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
                below = holder[step]
            if isinstance(below, dict | list):
                holder = below
            else:
                last = step
                break
        if isinstance(holder, dict) and last is not None:
            holder.pop(last, None)
    return pruned
