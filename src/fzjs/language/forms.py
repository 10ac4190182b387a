"""Matching a sequence of words, by their kinds, against forms that stand in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fzjs.language.wordtables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence


class Token(NamedTuple):
    """A word of a phrase: its kind, how it is written, and what it stands for."""

    kind: str
    text: str
    value: Any = None


class Item(NamedTuple):
    """One place in a form: the kinds that fit, the name it is kept under, and how often it may stand."""

    kinds: frozenset[str]
    name: str | None
    optional: bool
    many: bool


class Form(NamedTuple):
    """A named sequence of items."""

    name: str
    items: tuple[Item, ...]


class Match(NamedTuple):
    """The place behind the last word used, and the words that the form keeps by name."""

    end: int
    kept: dict[str, Token]


def read_forms(table: str) -> tuple[Form, ...]:
    """The forms of `tables/<table>.tsv`: a name, a tab, the items parted by spaces."""
    return tuple(Form(name, tuple(map(_read_item, items.split()))) for name, items in read_table(table))


def match_form(form: Form, tokens: Sequence[Token], start: int = 0) -> Match | None:
    """Match `form` at `start`. Items take what they can get and never give back: the tables allow for that."""
    at, kept = start, {}
    for item in form.items:
        if at < len(tokens) and tokens[at].kind in item.kinds:
            if item.name:
                kept[item.name] = tokens[at]
            at += 1
            while item.many and at < len(tokens) and tokens[at].kind in item.kinds:
                at += 1
        elif not item.optional:
            return None
    return Match(at, kept)


def _read_item(written: str) -> Item:
    name, _, kinds = written.rpartition("=")
    return Item(
        frozenset(kinds.rstrip("?*").split("|")), name or None, written[-1] in "?*", written[-1] == "*"
    )
