"""Standing phrases of papers (牵头单位, 印发, 认真贯彻落实) in the script of the paper that they stand in.

For the tool's own wording only: what an author wrote is never converted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from fzjs.language.scripts import simplified_only, traditional_forms, traditional_only
from fzjs.language.wordtables import read_table

Script = Literal["simplified", "traditional"]


def script_of(text: str) -> Script:
    """The script of a text: the one that more of its characters belong to alone; simplified where none does."""
    traditional = sum(char in traditional_only() for char in text)
    return "traditional" if traditional > sum(char in simplified_only() for char in text) else "simplified"


def in_script(phrase: str, script: Script) -> str:
    """A phrase of the tool, written in simplified characters, in this script."""
    if script == "simplified":
        return phrase
    words, characters = _words(), _characters()
    parts = _word_pattern().split(phrase)
    # Every second part is a word of the table.
    parts[::2] = [part.translate(characters) for part in parts[::2]]
    parts[1::2] = [words[part] for part in parts[1::2]]
    return "".join(parts)


@cache
def _words() -> dict[str, str]:
    return {word: written for kind, word, written in read_table("traditional") if kind == "words"}


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(map(re.escape, _words()))})")


@cache
def _characters() -> dict[int, str]:
    found = {ord(char): forms[0] for char in simplified_only() if (forms := traditional_forms(char))}
    for kind, characters, written in read_table("traditional"):
        if kind == "characters":
            found.update(zip(map(ord, characters), written, strict=True))
    return found
