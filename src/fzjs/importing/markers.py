"""Numbers in front of headings and items: 一、 （一） 1. （1） ① 第一条, in half- and full-width."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from fzjs.importing.words import rows
from fzjs.language.folding import fold
from fzjs.language.numerals import read_integer
from fzjs.model.printing import NumberForm


@dataclass(frozen=True, slots=True)
class Marker:
    """A number in front of a text: `text[:end]`."""

    form: NumberForm
    family: str
    """Forms of one family stand at one level: 1. and 1、 are often mixed."""
    value: int
    end: int
    written: str


def read_marker(text: str) -> Marker | None:
    """The number that a paragraph begins with."""
    head = fold(_spelled_out(text[:24]))
    for form, family, pattern in _forms():
        found = pattern.match(head.text)
        if found is None:
            continue
        value = ord(found[1]) - ord("①") + 1 if form == "①" else read_integer(found[1])
        if value is None:
            continue
        end = head.original_span(found.start(), found.end())[1]
        end -= len(_spelled_out(text[:1])) - len(text[:1])
        while end < len(text) and text[end].isspace():
            end += 1
        return Marker(form, family, value, end, text[:end].strip())
    return None


def _spelled_out(head: str) -> str:
    """A text whose number is a single character (⑴ ⒈ ㈠) with that number written out."""
    return (
        (unicodedata.normalize("NFKC", head[0]) + head[1:])
        if (head[:1] and "⑴" <= head[0] <= "⒛") or "㈠" <= head[:1] <= "㈩"
        else head
    )


@cache
def _forms() -> tuple[tuple[NumberForm, str, re.Pattern[str]], ...]:
    return tuple((form, family, re.compile(pattern)) for form, family, pattern in rows("markers"))  # type: ignore[misc]
