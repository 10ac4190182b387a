"""The word tables of the importer: `tables/*.tsv` beside the modules."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_table

_TABLES = Path(__file__).parent / "tables"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table."""
    return tuple(tuple(row) for row in read_table(name, _TABLES))


@cache
def words_by_key(name: str) -> dict[str, tuple[str, ...]]:
    """A table of two columns, a key and words parted by spaces: key → words, folded, the longest first."""
    found: dict[str, list[str]] = {}
    for key, words in rows(name):
        found.setdefault(key, []).extend(fold_text(word) for word in words.split())
    return {key: tuple(sorted(words, key=len, reverse=True)) for key, words in found.items()}


@cache
def key_of(name: str) -> dict[str, str]:
    """The same table the other way round: folded word → its key."""
    return {word: key for key, words in words_by_key(name).items() for word in words}


@cache
def patterns(name: str, key: str) -> re.Pattern[str]:
    """The regular expressions of one key in a table of patterns, as one; meant for folded text."""
    return re.compile("|".join(f"(?:{pattern})" for found, pattern in rows(name) if found == key))
