"""From libyaml's events to plain dicts and lists, with the place of every node noted on the way.

Every event costs, so the two loops below do the common case in line: a text that begins with a Chinese
character and has no space needs no look at its style, for it means itself however it was quoted. In a
document with an `&` or `!` (anchors, tags) or a full-width mark anywhere nothing takes that short cut.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from fzjs.workspace import flaws
from fzjs.workspace.document import Key, Places, Scalar, Value
from fzjs.workspace.flaws import Flaw, LimitReached
from fzjs.workspace.meanings import Anchor, MarkedMeanings, Meanings

# The first CJK Unified Ideograph. What begins with it or a later character is no number, no constant and no
# mark, unless it is one of the full-width marks below.
_FIRST_IDEOGRAPH = "\u4e00"
_PAST_EVERY_TEXT = "\U0010ffff\U0010ffff"
_WIDE_MARKS = "－［｛＃"

_Tools: TypeAlias = "tuple[Callable[[], Any], Callable[[int], None], Callable[[Any], Scalar], str, bool]"

# Nobody reads more of them, and a file of nothing else must not take long.
_MOST_REPEATS = 200


class Construction:
    """One pass over a text. Afterwards `data`, `places` and `flaws` say what it holds.

    `suspicious` is set where something that libyaml takes for a text looks like structure hidden by a
    slip of the pen. `build` raises `yaml.YAMLError` for what is not YAML and `LimitReached` for bombs;
    a `data` that is already there by then is the whole first document.
    """

    __slots__ = (
        "_aliases_left",
        "_anchors",
        "_deepest",
        "_get",
        "_large",
        "_max_depth",
        "_max_nodes",
        "_meanings",
        "_repeats",
        "_text",
        "_tools",
        "_unfolded",
        "data",
        "is_empty",
        "places",
    )

    def __init__(self, text: str, source: bytes, max_depth: int, max_nodes: int, max_aliases: int) -> None:
        careful = b"&" in source or b"!" in source
        self._text = text
        self._get: Callable[[], Any] = CParser(source).get_event
        self._anchors: dict[str, Anchor | None] | None = {} if careful else None
        self._meanings = Meanings(text) if self._anchors is None else MarkedMeanings(text, self._anchors)
        self._large = 2 * len(source) > max_nodes  # a byte makes two nodes at most
        self._max_depth = max_depth
        self._max_nodes = max_nodes
        self._aliases_left = max_aliases
        self._repeats: list[tuple[dict[Key, Value], int, Key, int]] = []
        self._unfolded = 0
        self._deepest = 0
        self.data: Value = None
        self.is_empty = True
        self.places = Places()
        is_risky = careful or any(mark in text for mark in _WIDE_MARKS)
        # What every collection needs, fetched at once. No bound method of this object: that would be a cycle.
        self._tools: _Tools = (
            self._get,
            self.places.starts.append,
            self._meanings.value,
            _PAST_EVERY_TEXT if is_risky else _FIRST_IDEOGRAPH,
            self._large,
        )

    @property
    def flaws(self) -> list[Flaw]:
        """What is wrong in the structure, in no particular order."""
        return self._meanings.flaws

    @property
    def suspicious(self) -> bool:
        """Whether a text looks like structure that a slip has hidden."""
        return self._meanings.suspicious

    def build(self) -> None:
        """Read the first document of the text; a second one is a flaw."""
        try:
            self._build()
        finally:  # what was found before a syntax error still holds
            self._report_repeats()

    def _build(self) -> None:
        get = self._get
        get()  # the start of the stream
        event = get()
        kind = type(event)
        if kind is not DocumentStartEvent:
            return
        if event.version or event.tags:
            self.flaws.append(flaws.directive(event.start_mark.index))
        event = get()
        self.is_empty = type(event) is ScalarEvent and not event.value
        self.data = self._node(event, 1)
        get()  # the end of the document
        event = get()
        if not isinstance(event, StreamEndEvent):
            self.flaws.append(flaws.second_document(event.start_mark.index))

    def _mapping(self, depth: int, flow: bool) -> dict[Key, Value]:
        get, note, meaning, low, large = self._tools
        keys = self._meanings.keys
        mapping: dict[Key, Value] = {}
        own = len(self.places.starts) - 1
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                note(event.start_mark.index)
                key = None if event.style else keys.get(event.value)
                if key is None:
                    key = self._meanings.key(event)
                if key is None or key in mapping:
                    self._leave_out(key, mapping, own, depth)
                    continue
            elif kind is MappingEndEvent:
                return mapping
            else:
                self._leave_out_collection(event, own, depth)
                continue
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                note(event.start_mark.index)
                written = event.value
                if low <= written and " " not in written:
                    mapping[key] = written
                else:
                    mapping[key] = meaning(event)
                if flow and "，" in written and not event.style:
                    self._meanings.suspect_entry(written)
                if large:
                    self._count()
            else:
                mapping[key] = self._node(event, depth)

    def _sequence(self, depth: int, flow: bool) -> list[Value]:
        get, note, meaning, low, large = self._tools
        items: list[Value] = []
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                note(event.start_mark.index)
                written = event.value
                if low <= written and " " not in written:
                    items.append(written)
                else:
                    items.append(meaning(event))
                if flow and "，" in written and not event.style:
                    self._meanings.suspect_item(written)
                if large:
                    self._count()
            elif kind is SequenceEndEvent:
                return items
            else:
                items.append(self._node(event, depth))

    def _node(self, event: Any, depth: int) -> Value:
        """A collection, an alias, or a scalar that is a whole document."""
        self.places.starts.append(event.start_mark.index)
        kind = type(event)
        if kind is ScalarEvent:
            return self._meanings.value(event)
        if kind is AliasEvent:
            return self._alias(event, depth, self._anchors or {})
        if depth > self._max_depth:
            raise LimitReached(flaws.too_deep(event.start_mark.index, self._max_depth))
        if self._anchors is not None:
            return self._marked(event, depth, self._anchors)
        if self._large:
            self._count()
        if kind is MappingStartEvent:
            return self._mapping(depth + 1, event.flow_style)
        return self._sequence(depth + 1, event.flow_style)

    def _marked(self, event: Any, depth: int, anchors: dict[str, Anchor | None]) -> Value:
        """A collection that may have a tag or an anchor."""
        self._count()
        self._meanings.refuse_tag(event)
        self._deepest = max(self._deepest, depth)
        deepest, before = self._deepest, self._nodes() - 1
        if event.anchor is not None:
            anchors[event.anchor] = None  # still open: an alias to it from inside would never end
            self._deepest = depth
        make = self._mapping if type(event) is MappingStartEvent else self._sequence
        value: Value = make(depth + 1, event.flow_style)
        if event.anchor is not None:
            height = self._deepest - depth + 1
            anchors[event.anchor] = Anchor(value, self._nodes() - before, height)
            self._deepest = max(deepest, self._deepest)
        return value

    def _alias(self, event: Any, depth: int, anchors: dict[str, Anchor | None]) -> Value:
        name, offset = event.anchor, event.start_mark.index
        self.places.aliases.add(len(self.places.starts) - 1)
        if name not in anchors:
            self.flaws.append(flaws.undefined_alias(offset, name))
            return f"*{name}"
        anchor = anchors[name]
        if anchor is None:
            self.flaws.append(flaws.endless_alias(offset, name))
            return None
        self._aliases_left -= 1
        if self._aliases_left < 0:
            raise LimitReached(flaws.too_many(offset, "引用（*名称）太多"))
        if depth + anchor.height - 1 > self._max_depth:
            raise LimitReached(flaws.too_deep(offset, self._max_depth))
        self._unfolded += anchor.nodes - 1
        self._count()
        self._deepest = max(self._deepest, depth + anchor.height - 1)
        return anchor.value

    def _leave_out(self, key: Key | None, mapping: dict[Key, Value], own: int, depth: int) -> None:
        """Read the value of a key that cannot be kept: `key` is in `mapping` already, or None."""
        ordinal = len(self.places.starts) - 1
        self._node(self._get(), depth)
        self.places.skips[ordinal] = len(self.places.starts)
        if key is None:
            self.places.incomplete.add(own)
        elif len(self._repeats) < _MOST_REPEATS:
            self._repeats.append((mapping, own, key, ordinal))

    def _leave_out_collection(self, event: Any, own: int, depth: int) -> None:
        """Read a collection or alias that stands where a key belongs, and its value."""
        ordinal = len(self.places.starts)
        self.places.incomplete.add(own)
        self.flaws.append(flaws.collection_as_key(event.start_mark.index))
        self._node(event, depth)
        self._node(self._get(), depth)
        self.places.skips[ordinal] = len(self.places.starts)

    def _report_repeats(self) -> None:
        ordinals: dict[int, dict[Key, int]] = {}
        starts = self.places.starts
        for mapping, own, key, ordinal in self._repeats:
            if id(mapping) not in ordinals:
                self.places.note_ordinals(mapping, own, ordinals)
            first = self._text.count("\n", 0, starts[ordinals[id(mapping)][key] - 1]) + 1
            self.flaws.append(flaws.repeated_key(starts[ordinal], str(key), first))

    def _nodes(self) -> int:
        return len(self.places.starts) + self._unfolded

    def _count(self) -> None:
        if self._nodes() > self._max_nodes:
            raise LimitReached(flaws.too_many(self.places.starts[-1], f"展开后超过 {self._max_nodes} 项"))
