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
    "法政县行府的公局各人办市制建和年治执单作民工实开务位全示部理责监区度例一案化依设决规定会管任体不事要进发委项乡镇件策合文关机门推督中"
    "分范审立于大查时标强重力有司加到导信为领方提评率权动服议施成点室前面清通月保组社展应上道系指对目完创主性报改落次解高效员用能处复头本"
    "程结确每职律业街好出明布新底少平健及问级得牵以诉数经息计生众心考等负检持共现量意与题调达核日估按低在善同过批可织网期学内环群直三基求"
    "录入下序专察统整准场试深划态小格质请江据情升企个号备商坚正境措配并自严训知州见式究编培总国障党安云省科二更台营干集急院家况优受革协认"
    "访参步追资向做地运普我贯限常传印域证后满源育岭果订履宣联构由接逐简争卷告放互比彻水听照庭真先城际促纠综写五习续顾起快论围具是形反当交"
)
_RANK = {char: rank for rank, char in enumerate(_FREQUENT)}


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


class Anchors:
    """At which characters of a text to look closer for some words: the rarest of each, beside its neighbour."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words: dict[str, list[tuple[int, str]]] = {}
        """The words by their anchor, each with the place of the anchor in it."""
        self.followers: set[str] = set()
        """Characters that follow an anchor within a word."""
        self.leaders: set[str] = set()
        """Characters in front of an anchor that ends its word."""
        for word in words:
            anchor = min(word, key=_rarity)
            place = word.index(anchor)
            self.words.setdefault(anchor, []).append((place, word))
            if place + 1 < len(word):
                self.followers.add(word[place + 1])
            elif place:
                self.leaders.add(word[place - 1])

    def find(self, text: str, places: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
        """Where each word begins; `places` tells where the anchors (and perhaps others) stand in the text."""
        for anchor in places.keys() & self.words.keys():
            for offset, word in self.words[anchor]:
                for place in places[anchor]:
                    if place >= offset and text.startswith(word, place - offset):
                        yield place - offset, word


class WordFinder:
    """Finds the words of a list."""

    def __init__(self, entries: Iterable[WrongWord]) -> None:
        self._entries: dict[str, list[WrongWord]] = {}
        for entry in entries:
            self._entries.setdefault(entry.word, []).append(entry)
        self.anchors = Anchors(self._entries)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def at(self, text: str, places: dict[str, list[int]]) -> list[WordHit]:
        """The words around the given places of anchor characters; of words that overlap, the longest."""
        hits = [
            WordHit(start, entry)
            for start, word in self.anchors.find(text, places)
            for entry in self._entries[word]
            if _fits(text, start, entry)
        ]
        return list(_longest(hits)) if len(hits) > 1 else hits

    def find(self, text: str) -> list[WordHit]:
        """All words of the list in `text`, in order."""
        places: dict[str, list[int]] = {}
        for place, char in enumerate(text):
            if char in self.anchors.words:
                places.setdefault(char, []).append(place)
        return self.at(text, places)


def _rarity(char: str) -> int:
    """Lower for rarer characters."""
    return -_RANK.get(char, len(_RANK))


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
