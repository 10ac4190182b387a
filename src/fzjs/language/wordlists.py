"""Lists of wrong words with what to write instead, and finding those words in a text.

A list is tab-separated text: wrong word, right word, what must stand in front, what must follow. In the last two,
alternatives are parted by spaces; `!` says that something must not stand there, `#` is any digit and `$` a mark
or an end of the text; an empty column allows anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from fzjs.language.wordtables import read_table

# The most frequent characters of official documents, the most frequent first: a word is looked up by its
# rarest character, so that a text without wrong words gives few occasions to look closer.
_FREQUENT = (
    "政法行执建设的县府制度人委度作公工为和不开监督级任责规各全理定事信重部位机实设化决会加强务关件主导以办年民"
    "合在司审权案进组市大检上标查公结协目展新完成对服项管发下有推考评服领体效复方提议中单明善点乡镇诉要于领能及时"
    "落通文应动用示范程改识质用家本系保日次月力深化健正创依公育宣普培训网安平生社区省州旗"
)
_RANK = {char: rank for rank, char in reversed(list(enumerate(_FREQUENT)))}


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word that should not stand in a text."""

    word: str
    right: str
    """What to write instead; empty where the list does not say."""
    before: str = ""
    after: str = ""
    """Conditions on what stands in front and behind, in the notation of the lists."""


class WordHit(NamedTuple):
    """A wrong word in a text: `text[start:start + len(entry.word)]`."""

    start: int
    entry: WrongWord

    @property
    def end(self) -> int:
        """The place after the word's last character."""
        return self.start + len(self.entry.word)


class WordFinder:
    """Finds the words of a list. `anchors` holds the characters at which to look closer."""

    def __init__(self, entries: Iterable[WrongWord]) -> None:
        self._by_anchor: dict[str, list[tuple[int, WrongWord]]] = {}
        for entry in entries:
            anchor = rarest(entry.word)
            self._by_anchor.setdefault(anchor, []).append((entry.word.index(anchor), entry))
        self.anchors = frozenset(self._by_anchor)

    def at(self, text: str, places: dict[str, list[int]]) -> list[WordHit]:
        """The words around the given places of anchor characters; of words that overlap, the longest."""
        hits = [
            WordHit(place - offset, entry)
            for anchor in self.anchors & places.keys()
            for offset, entry in self._by_anchor[anchor]
            for place in places[anchor]
            if place >= offset and text.startswith(entry.word, place - offset) and _fits(text, place - offset, entry)
        ]
        return list(_longest(hits)) if len(hits) > 1 else hits

    def find(self, text: str) -> list[WordHit]:
        """All words of the list in `text`, in order."""
        places: dict[str, list[int]] = {}
        for place, char in enumerate(text):
            if char in self.anchors:
                places.setdefault(char, []).append(place)
        return self.at(text, places)


def rarest(word: str) -> str:
    """The character of a word that official documents use least."""
    return min(word, key=lambda char: -_RANK.get(char, 10_000))


@cache
def spun_words() -> tuple[WrongWord, ...]:
    """Words that text-spinning programs leave behind."""
    return tuple(WrongWord(word, right, *conditions) for word, right, *conditions in read_table("spun"))


@cache
def converted_words(*, traditional: bool, as_written: bool = False) -> tuple[WrongWord, ...]:
    """Words that machine conversion between scripts leaves behind, for files of one script.

    For traditional files there are two lists: words to look for in the text folded to simplified characters, and
    (`as_written`) words whose very characters are wrong. The right words are in the file's script.
    """
    found = []
    for word, simplified, written, *conditions in read_table("converted"):
        exact = simplified == "-"
        if traditional and exact == as_written:
            found.append(WrongWord(word, written, *conditions))
        elif not traditional and not exact:
            found.append(WrongWord(word, simplified, *conditions))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MalformedLine:
    """A line of a word list that cannot be used; `line` counts from 1, `reason` is Chinese."""

    line: int
    reason: str


def read_word_list(text: str) -> tuple[list[WrongWord], list[MalformedLine]]:
    """Read a list of a user: wrong word, right word and a remark (not used), parted by tabs; `#` begins a comment."""
    entries: dict[str, WrongWord] = {}
    malformed = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, right, *_ = (column.strip() for column in (*line.split("\t"), ""))
        reason = _unusable(line, word, right, entries)
        if reason:
            malformed.append(MalformedLine(number, reason))
        else:
            entries[word] = WrongWord(word, right)
    return list(entries.values()), malformed


def _unusable(line: str, word: str, right: str, entries: dict[str, WrongWord]) -> str | None:
    if "\t" not in line:
        return "没有用制表符（Tab 键）分开错词和改为"
    if not word:
        return "没有写错词"
    if word == right:
        return f"“{word}”的错词和改为相同"
    return f"“{word}”前面已经写过" if word in entries else None


def _longest(hits: list[WordHit]) -> Iterator[WordHit]:
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -len(hit.entry.word))):
        if hit.end > reached:
            yield hit
            reached = hit.end


def _fits(text: str, start: int, entry: WrongWord) -> bool:
    end = start + len(entry.word)
    return (not entry.before or _allowed(text[max(0, start - 8) : start], entry.before, in_front=True)) and (
        not entry.after or _allowed(text[end : end + 8], entry.after, in_front=False)
    )


def _allowed(around: str, condition: str, *, in_front: bool) -> bool:
    wanted = [token for token in condition.split(" ") if not token.startswith("!")]
    barred = [token[1:] for token in condition.split(" ") if token.startswith("!")]
    if any(_stands(around, token, in_front) for token in barred):
        return False
    return not wanted or any(_stands(around, token, in_front) for token in wanted)


def _stands(around: str, token: str, in_front: bool) -> bool:
    near = around[-len(token) :] if in_front else around[: len(token)]
    if token == "$":
        return not near or not near.isalnum()
    if "#" in token:
        return len(near) == len(token) and all(
            char.isdigit() if mark == "#" else char == mark for mark, char in zip(token, near, strict=True)
        )
    return near == token
