"""The names of places in China, from provinces to counties, and where a text names one.

A name is found with its mark (永宁县, 宁夏回族自治区) or, where it is no ordinary word, without (宁夏). Short names
that other words hold by chance (确|保定|期) count only beside words that make them sure (永宁高质量发展).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from fzjs.language.wordlists import Anchors
from fzjs.language.wordtables import read_table

PLACE_MARKS = frozenset("省市县区州旗盟")
_COUNTY_MARKS = "县市区旗"
"""The kinds of county-level places in the order of the table's columns."""


class Place(NamedTuple):
    """A place: its name, and the names of the places above it (province, prefecture)."""

    name: str
    above: tuple[str, ...]


class PlaceHit(NamedTuple):
    """A place named in a text: `text[start:end]`. Several places may bear the name `stem`."""

    start: int
    end: int
    stem: str


class Gazetteer:
    """All places of the table, by name without mark.

    `anchors` are those of the short names that are sure, `contexts` those of the words that make others sure.
    """

    def __init__(self, rows: list[list[str]], doubtful: frozenset[str], ordinary: frozenset[str]) -> None:
        self._rows = rows
        self._ordinary = ordinary
        counties: set[str] = set()
        for row in rows:
            for stems in row[2:]:
                counties.update(stems.split())
        greater = {stem_of(row[1]) for row in rows} | {
            stem_of(province) for province in {row[0] for row in rows}
        }
        self._stems = counties | greater
        self._doubtful = counties - ordinary - greater | doubtful
        self.anchors = Anchors(greater - doubtful - ordinary)
        self.contexts = Anchors(_contexts())

    def bearers(self, stem: str) -> list[Place]:
        """The places with this name."""
        found = []
        for province, prefecture, *groups in self._rows if stem in self._stems else ():
            if stem_of(province) == stem:
                found.append(Place(province, ()))
            above = (province,) if prefecture != province else ()
            if above and stem_of(prefecture) == stem:
                found.append(Place(prefecture, above))
            for mark, stems in zip(_COUNTY_MARKS, groups, strict=False):
                if stem in stems.split():
                    found.append(Place(stem + mark, (*above, prefecture)))
        return list(dict.fromkeys(found))

    def find(self, text: str, places: dict[str, list[int]]) -> list[PlaceHit]:
        """The places that `text` names; `places` tells where anchors, contexts and marks behind names stand in it."""
        short = (self._hit(text, start, stem) for start, stem in self.anchors.find(text, places))
        hits = [*short, *self._marked(text, places), *self._autonomous(text), *self._beside(text, places)]
        if not hits:
            return []
        harmless = [(match.start(), match.end()) for match in _phrases().finditer(text)]
        return _widest(
            hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in harmless)
        )

    def _marked(self, text: str, places: dict[str, list[int]]) -> Iterator[PlaceHit]:
        for place in [place for mark in PLACE_MARKS & places.keys() for place in places[mark]]:
            end = place + 1
            if text[place - 1 : place] not in self.last_of_names or text[end : end + 1] in _NO_PLACE_MARKS:
                continue
            for start in range(end - 3, max(-1, end - 8), -1):
                stem = text[start : end - 1]
                if stem not in self._stems or (
                    stem in self._ordinary and text[end : end + 1] in _OF_COUNTIES
                ):
                    continue
                if any(_may_be_called(text[start:end], place) for place in self.bearers(stem)):
                    yield PlaceHit(start, end, stem)

    def _autonomous(self, text: str) -> Iterator[PlaceHit]:
        if "自治" not in text:
            return
        for match in _autonomy().finditer(text):
            for length in (4, 3, 2):
                stem = text[max(0, match.start() - length) : match.start()]
                if len(stem) == length and stem in self._stems:
                    yield PlaceHit(match.start() - length, match.end(), stem)
                    break

    def _beside(self, text: str, places: dict[str, list[int]]) -> Iterator[PlaceHit]:
        for place, word in self.contexts.find(text, places):
            for length in (2, 3):
                start, end = place - length, place
                if _contexts()[word] == "前":
                    start, end = place + len(word), place + len(word) + length
                    if text[end : end + 1].isalnum():
                        continue
                if start >= 0 and text[start:end] in self._doubtful:
                    yield PlaceHit(start, end, text[start:end])

    def _hit(self, text: str, start: int, stem: str) -> PlaceHit:
        marked = [len(place.name) for place in self.bearers(stem) if text.startswith(place.name, start)]
        return PlaceHit(start, start + max(marked, default=len(stem)), stem)

    @cached_property
    def last_of_names(self) -> frozenset[str]:
        """The characters that end a name in front of its mark."""
        return frozenset(stem[-1] for stem in self._stems)


# 县域, 市场, 区别: words that begin with a mark.
_NO_PLACE_MARKS = frozenset("域位别分块划间场级")

# Behind an ordinary word these make 县 mean the level, not the place: 便民惠民|县乡.
_OF_COUNTIES = frozenset("乡城直内级")


@cache
def gazetteer() -> Gazetteer:
    """The table of places."""
    words: dict[str, list[str]] = {"兼": [], "常": []}
    for kind, listed in read_table("place_words"):
        words[kind] += listed.split()
    return Gazetteer(read_table("places"), frozenset(words["兼"]), frozenset(words["常"]))


def stem_of(name: str) -> str:
    """A place's name without its mark: 宁夏 for 宁夏回族自治区, 互助 for 互助土族自治县, 示例 for 示例县."""
    if "自治" in name:
        shorter = _autonomy().sub("", name)
    else:
        mark = 2 if name.endswith(_LONG_MARKS) else 1 if name[-1:] in PLACE_MARKS else 0
        shorter = name[: len(name) - mark]
    return shorter if len(shorter) > 1 else name


def _may_be_called(name: str, place: Place) -> bool:
    """By its name, or, as a county or city of the past, by the name it had before it became a city or district."""
    if name == place.name:
        return True
    is_of_county_level = len(place.above) == 2 or (len(place.above) == 1 and place.name[-1] == "区")
    return is_of_county_level and name[-1] + place.name[-1] in _RAISED and name[:-1] == place.name[:-1]


_RAISED = ("县区", "县市", "市区")
"""Marks before and after a county or city was raised (湟中县 became 湟中区)."""


_LONG_MARKS = ("地区", "林区")
_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春 各"
)


@cache
def _autonomy() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{_PEOPLES.replace(' ', '|')})族?)*自治[区州县旗]")


@cache
def _phrases() -> re.Pattern[str]:
    words = [word for row in read_table("place_phrases") for word in row[0].split()]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def _contexts() -> dict[str, str]:
    """Words beside which doubtful short names are sure, and whether they stand in front (前) or behind (后)."""
    return {word: side for side, words in read_table("place_contexts") for word in words.split()}


def _widest(hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    kept: list[PlaceHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
