"""What a text on rule-of-law government is about: concepts, told by the standard terms that name them."""

from __future__ import annotations

import functools
import re

from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_table


def find_concepts(folded: str) -> dict[str, list[str]]:
    """The concepts that a folded text touches, each with the words that tell of it, in order of appearance.

    Of overlapping words the longer counts (执法监督, not 监督).
    """
    found: dict[str, list[str]] = {}
    for match in _pattern().finditer(folded):
        for concept in _concepts_of()[match.group()]:
            found.setdefault(concept, []).append(match.group())
    return found


@functools.cache
def field_of(concept: str) -> str:
    """The field that a concept belongs to: 应急处置 → 社会治理."""
    return _fields()[concept]


@functools.cache
def _fields() -> dict[str, str]:
    return {concept: field for field, concept, _ in read_table("concepts")}


@functools.cache
def _concepts_of() -> dict[str, list[str]]:
    """Folded word → the concepts that it tells of."""
    concepts: dict[str, list[str]] = {}
    for _, concept, words in read_table("concepts"):
        for word in words.split():
            concepts.setdefault(fold_text(word), []).append(concept)
    return concepts


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_concepts_of(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
