"""What a document's scalars mean: texts, numbers, dates, constants, keys."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from fzjs.workspace import flaws
from fzjs.workspace.document import Key, Scalar, Value
from fzjs.workspace.flaws import Flaw
from fzjs.workspace.line_folding import refold
from fzjs.workspace.scalars import CONSTANTS, NUMBER_STARTS, is_disputed_number, resolve_number

# What a plain scalar begins with when a list dash, a bracket or a comment sign went wrong.
_SLIP_STARTS = frozenset("-#＃－—–―•·［｛")

_ENDS_OF_SENTENCES = frozenset("。；！？")

_UNKNOWN = object()


class Anchor(NamedTuple):
    """What an anchor stands for, how many nodes that is, and how many collections deep."""

    value: Value
    nodes: int
    height: int


class Meanings:
    """Gives scalar events of one text their values, and keeps what was wrong with them.

    `suspicious` becomes True where a text looks like structure that a slip of the pen has hidden
    (`title：…`, `—县司法局`). Plain scalars recur (years, percentages, phrases), keys even more: what is
    in order is worked out once. `keys` are the plain keys met so far.
    """

    __slots__ = ("_known", "_text", "flaws", "keys", "suspicious")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, Scalar] = dict(CONSTANTS)
        self.keys: dict[str, Key] = {}
        self.flaws: list[Flaw] = []
        self.suspicious = False

    def value(self, event: Any) -> Scalar:
        """The value of a scalar event."""
        written: str = event.value
        style = event.style
        if not style:
            known = self._known.get(written, _UNKNOWN)
            if known is not _UNKNOWN:
                return known  # type: ignore[return-value]
            if written[0] in NUMBER_STARTS:
                return self._number(event)
            self._suspect(written)
        elif style == '"' and not written.isprintable():
            self._refuse_control_escapes(event)
        return self._unfolded(event) if " " in written else written

    def key(self, event: Any) -> Key | None:
        """The key that a scalar event makes; None for one that cannot be kept, which is then a flaw."""
        written: str = event.value
        offset: int = event.start_mark.index
        if written == "<<" and not event.style:
            self.flaws.append(flaws.merge_key(offset))
            return None
        before = len(self.flaws)
        key = self.value(event)
        if isinstance(key, datetime.date):  # a day is a fine key, as it is written
            key = written
        if isinstance(key, str):
            if ":" in key or (not key.isascii() and ("：" in key or key[0].isspace())):
                self.suspicious = True
        elif not isinstance(key, int) or isinstance(key, bool):
            self.flaws.append(flaws.no_text_as_key(offset, written) if written else flaws.missing_key(offset))
            return written or None
        if not event.style and len(self.flaws) == before:
            self.keys[written] = key
        return key

    def suspect_item(self, written: str) -> None:
        """Look at an unquoted item of `[…]` with a full-width comma: a sentence, or two items?"""
        self.suspicious = self.suspicious or _ENDS_OF_SENTENCES.isdisjoint(written)

    def suspect_entry(self, written: str) -> None:
        """Look at an unquoted value in `{…}` with a full-width comma: has it swallowed the next key?"""
        self.suspicious = self.suspicious or _hides_key(written.rpartition("，")[2].strip())

    def refuse_tag(self, event: Any) -> None:
        """Report the tag of a scalar or collection, if it has one."""
        if event.tag is not None:
            offset = event.start_mark.index
            words = self._text[offset : event.end_mark.index].split(maxsplit=2)
            tag = next((word for word in words if word.startswith("!")), words[0])
            self.flaws.append(flaws.tagged(offset, tag))

    def _number(self, event: Any) -> Scalar:
        written: str = event.value
        number = resolve_number(written)
        if number is written and written.isascii():
            if is_disputed_number(written):
                self.flaws.append(flaws.disputed_number(event.start_mark.index, written))
                return written
            self._suspect(written)
        elif number is written and (" " in written or written[0] == "-"):
            self._suspect(written)
            return self._unfolded(event)
        self._known[written] = number
        return number

    def _suspect(self, written: str) -> None:
        if written[0] in _SLIP_STARTS or (
            "a" <= written < "{" and not written.isascii() and _hides_key(written)
        ):
            self.suspicious = True

    def _unfolded(self, event: Any) -> str:
        """The text of a scalar, which may go over several lines."""
        value: str = event.value
        style = event.style
        if style == "|" or event.start_mark.line == event.end_mark.line:
            return value
        raw = self._text[event.start_mark.index : event.end_mark.index]
        if not style and not self.suspicious:
            from fzjs.workspace.slips import hides_structure  # plain texts over several lines are rare

            self.suspicious = hides_structure(raw)
        return refold(value, raw, style)

    def _refuse_control_escapes(self, event: Any) -> None:
        for character in event.value:
            if character < " " and character not in "\n\t\r":
                self.flaws.append(flaws.control_escape(event.start_mark.index, character))
                return


class MarkedMeanings(Meanings):
    """Meanings in a text that may have tags, which are refused, and anchors, which are noted."""

    __slots__ = ("_anchors",)

    def __init__(self, text: str, anchors: dict[str, Anchor | None]) -> None:
        super().__init__(text)
        self._anchors = anchors

    def value(self, event: Any) -> Scalar:
        """The value of a scalar event."""
        value = super().value(event)
        self.refuse_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = Anchor(value, 1, 0)
        return value

    def key(self, event: Any) -> Key | None:
        """The key that a scalar event makes."""
        key = super().key(event)
        self.keys.clear()  # the next equal key may have a tag or an anchor
        return key


def _hides_key(text: str) -> bool:
    """Whether a text begins like an English key with a colon that YAML did not take for one."""
    head = text.partition("：")[0].partition(":")[0].rstrip()
    return len(head) < len(text) and head.isascii() and head.replace("_", "a").replace("-", "a").isalnum()
