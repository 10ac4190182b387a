"""What the wording rules share: one look over a file's texts, and findings gathered by text and word.

Clean texts are the rule, so that all wording rules share a single search for the characters at which any of them
would have to look closer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from fzjs.checks.prose import Prose
from fzjs.checks.scope import Scope
from fzjs.language.places import PLACE_MARKS, gazetteer
from fzjs.language.scripts import STRAY, is_han, simplified, simplified_only, traditional_only
from fzjs.language.wordlists import WordFinder, converted_words, spun_words
from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.plan import Path

TEXTS: frozenset[str] = PLAN_KINDS | {"report", "indicators", "assessment"}
"""The kinds of files that hold prose. Registers of units hold names, settings hold what rules accept."""

PLACEHOLDER_MARKS = frozenset("XxＸｘ×某_＿*＊○◯〇□D?？…")
HALF_WIDTH_MARKS = frozenset(",;:?!()")
BRACKETS = frozenset("（(【[〔<＜〈《》“”‘〕]")
"""Brackets and quotation marks that may be empty, hold something to be filled in, or lack their other half."""


@dataclass(frozen=True, slots=True)
class Sightings:
    """Where the characters stand that call for a closer look."""

    text: str
    """The text that the words are looked up in: as written, or folded where it is in traditional script."""
    places: dict[str, list[int]]
    traditional: bool
    mixed: frozenset[str]
    """Characters of the script that most of the text is not in."""


class Written(NamedTuple):
    """The same words, written one or more times in one text."""

    path: Path
    span: tuple[int, int]
    """The first of them."""
    words: str
    occurrences: int

    @property
    def times(self) -> str:
        """（共 3 处）, or nothing for a single one."""
        return f"（共{self.occurrences}处）" if self.occurrences > 1 else ""


def sightings(scope: Scope[Any]) -> Sightings:
    """The sightings in a file's texts, worked out once for all rules."""
    return look(scope.prose.text)


@lru_cache(maxsize=4)
def look(text: str) -> Sightings:
    """The sightings in a text."""
    foreign = _traditional_in(text)
    if not foreign:
        return Sightings(text, _places(text), False, frozenset())
    only = simplified_only()
    if sum(char in foreign for char in text) <= sum(char in only for char in text):
        return Sightings(text, _places(text), False, foreign)
    folded = simplified(text)
    return Sightings(folded, _places(folded), True, only.intersection(text))


def gathered(prose: Prose, spans: Iterable[tuple[int, int]]) -> Iterator[Written]:
    """Places in the whole prose as one entry for each text and wording, in order of appearance."""
    seen: dict[tuple[Path, str], list[tuple[int, int]]] = {}
    for start, end in sorted(spans):
        path, span = prose.locate(start, end)
        seen.setdefault((path, prose.text[start:end]), []).append(span)
    for (path, words), found in seen.items():
        yield Written(path, found[0], words, len(found))


def subject_at(scope: Scope[Any], path: Path) -> str | None:
    """The id of the innermost measure (or indicator code, or measure reported on) that holds a path."""
    subject = None
    node: Any = scope.document.data
    for step in path[:-1]:
        node = node[step]
        if isinstance(node, dict):
            subject = next(
                (node[key] for key in ("id", "code", "measure") if isinstance(node.get(key), str)), subject
            )
    return subject


@cache
def wrong_words() -> tuple[WordFinder, WordFinder]:
    """Finders of spun words and of converted words in text in simplified characters."""
    return WordFinder(spun_words()), WordFinder(converted_words(traditional=False))


def _traditional_in(text: str) -> frozenset[str]:
    # What GB 2312 holds is not traditional but for a few; to encode is far quicker than to look characters up.
    rest = text
    while True:
        try:
            rest.encode("gb2312")
        except UnicodeEncodeError as error:
            char = rest[error.start]
            if is_han(char):
                return traditional_only().intersection(text)
            rest = rest.replace(char, "")  # a dash, a middle dot
        else:
            strays = any(char in text for char in STRAY)
            return traditional_only().intersection(text) if strays else frozenset()


def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for match in _marks().finditer(text):
        places.setdefault(match.group(), []).append(match.start())
    return places


@cache
def _marks() -> re.Pattern[str]:
    """Finds marks that call for a look by themselves, and anchors of words beside a neighbour that a word has."""
    words = [finder.anchors for finder in wrong_words()] + [gazetteer().anchors, gazetteer().contexts]
    anchors = set().union(*(anchor.words for anchor in words))
    followers = set().union(*(anchor.followers for anchor in words))
    leaders = set().union(*(anchor.leaders for anchor in words))
    alone = {
        word
        for anchor in words
        for word in anchor.words
        if any(len(known) == 1 for _, known in anchor.words[word])
    }
    by_themselves = alone | PLACEHOLDER_MARKS | HALF_WIDTH_MARKS | BRACKETS
    only_behind_names = PLACE_MARKS - anchors
    # One class of characters to begin with: the search can skip to them.
    return re.compile(
        f"[{_class(anchors | by_themselves | PLACE_MARKS)}待](?:(?<![{_class(only_behind_names)}待])"
        f"(?:(?<=[{_class(by_themselves)}])|(?=[{_class(followers)}])|(?<=[{_class(leaders)}].))"
        f"|(?<=[{_class(gazetteer().last_of_names)}][{_class(PLACE_MARKS)}])|(?<=待)(?=定))"
    )


def _class(chars: Iterable[str]) -> str:
    return re.escape("".join(sorted(chars)))
