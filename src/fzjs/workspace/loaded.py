"""A file that has been read: its data with positions, and the model it makes if it fits one."""

from __future__ import annotations

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
    """None where the file could not be read or does not fit the model of its kind."""
    misfits: tuple[Any, ...] = ()
    """What does not fit, as pydantic's error details."""

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
    try:
        return Loaded(document, kind, model_of(kind).model_validate(data))
    except ValidationError as error:
        return Loaded(document, kind, None, tuple(error.errors(include_url=False)))
