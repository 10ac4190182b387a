"""Where the nodes of a text end: a second pass over the events, for the few documents that need it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent


def written_ends(text: str) -> list[int | None]:
    """The offset after each node's last character, in the order of `Places.starts`.

    None for block collections: they end where something else begins. A block text (`|`, `>`) ends with
    the line break of its last line.
    """
    get: Callable[[], Any] = CParser(text.encode(errors="replace")).get_event
    ends: list[int | None] = []
    open_collections: list[tuple[int, bool]] = []
    try:
        while (event := get()) is not None:
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                ends.append(event.end_mark.index)
            elif issubclass(kind, CollectionStartEvent):
                open_collections.append((len(ends), bool(event.flow_style)))
                ends.append(None)
            elif issubclass(kind, CollectionEndEvent):
                ordinal, flow = open_collections.pop()
                ends[ordinal] = event.end_mark.index if flow else None
    except YAMLError:  # behind the first document: what was read of it has its ends
        pass
    return ends


def scalar_extents(text: str) -> list[tuple[int, int]]:
    """The offsets of every scalar as written: its first character, and the one after its last."""
    get: Callable[[], Any] = CParser(text.encode(errors="replace")).get_event
    found: list[tuple[int, int]] = []
    try:
        while (event := get()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                found.append((event.start_mark.index, event.end_mark.index))
    except YAMLError:
        pass
    return found
