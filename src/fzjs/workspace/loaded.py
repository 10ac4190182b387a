"""A file that has been read: its data with positions, and the model it makes if it fits one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from fzjs.model.fields import Record
from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.document import Document
from fzjs.workspace.reading import Limits, read_document

if TYPE_CHECKING:
    from fzjs.workspace.pruning import PrunedDocument

_MOST_ROUNDS = 12
"""Leaving something out may bring to light what else does not fit, but not for ever."""


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
    pruned: PrunedDocument | None = None
    """The document without what does not fit, where the model was made of that."""
    is_whole: bool = True
    """Whether the model has every record of the file under its own id: else other files must not rely on it."""

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
    from fzjs.workspace.pruning import PrunedDocument, Pruning  # only for files that are not in order

    assert isinstance(data, dict)
    pruning, errors = Pruning(data), misfits
    for _ in range(_MOST_ROUNDS):
        if not pruning.prune(errors):
            break
        try:
            fitting = model.model_validate(pruning.data)
        except ValidationError as error:
            errors = tuple(error.errors(include_url=False))
        else:
            sound = PrunedDocument(document, pruning)
            return Loaded(document, kind, fitting, misfits, sound, is_whole=not pruning.has_holes)
    return Loaded(document, kind, None, misfits)
