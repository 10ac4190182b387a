"""The quantities and dates that running prose states with certainty.

Precision first: only numbers with a bound (不少于5次) or a rhythm (每年发布1次), coverage and comparisons that close
a clause, and only dates that are due (6月10日前, 每季度末). Titles in 《》 and set phrases are passed over.

What only may be meant is a weak mention, told to those who ask for it: bare counts behind an action (开展讲座3次),
changes (压减60%以上), ranges, and dates on which something is done (第三季度完成). Weak mentions are good for seeing
that a text contradicts a target or a deadline, not for demanding one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from fzjs.language.folding import fold
from fzjs.language.prose_dates import scan_dates
from fzjs.language.prose_targets import scan_targets
from fzjs.language.readings import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fzjs.language.folding import Folded
    from fzjs.language.readings import Target


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity or a date inside prose: `text[start:end]` of the original, and how it is read.

    `certain` is False for a weak mention: the words may say something else than what is to be reached.
    """

    start: int
    end: int
    text: str
    reading: Deadline | Target
    certain: bool = True


def may_state(text: str, *, weak: bool = False) -> bool:
    """Whether `text` may state a quantity or a date at all; quicker than looking for both."""
    return (_any_weak_signs() if weak else _any_signs()).search(text) is not None


def find_quantities(text: str, *, weak: bool = False) -> list[Mention]:
    """The targets that `text` states, in order of appearance; `indicator` only where it is certain.

    With `weak` the weak mentions are among them.
    """
    if (_weak_quantity_signs() if weak else _quantity_signs()).search(text) is None:
        return []
    return list(_quantities(text, weak))


def find_dates(text: str, plan_year: int | None, *, weak: bool = False) -> list[Mention]:
    """The deadlines that `text` states, in order of appearance; `plan_year` as in `read_deadline`.

    Dates that have lost their year or hold placeholders are found too, as `broken`. With `weak` the weak
    mentions are among them; those are never of a year before the plan's.
    """
    if (_weak_date_signs() if weak else _date_signs()).search(text) is None:
        return []
    return list(_dates(text, plan_year, weak))


# Texts come back: checks ask for the same one more than once, and plans are written from one another.
@functools.lru_cache(2048)
def _quantities(text: str, weak: bool) -> tuple[Mention, ...]:
    signs = _weak_quantity_signs() if weak else _quantity_signs()
    return tuple(_mentions(text, signs, functools.partial(scan_targets, weak=weak)))


@functools.lru_cache(2048)
def _dates(text: str, plan_year: int | None, weak: bool) -> tuple[Mention, ...]:
    signs = _weak_date_signs() if weak else _date_signs()
    return tuple(_mentions(text, signs, functools.partial(scan_dates, plan_year=plan_year, weak=weak)))


def _mentions(
    text: str,
    signs: re.Pattern[str],
    scan: Callable[[str], Iterator[tuple[int, int, Deadline | Target, bool]]],
) -> Iterator[Mention]:
    for sentence in _sentence_pattern().finditer(text):
        if signs.search(sentence[0]) is None:
            continue
        folded = fold(sentence[0])
        for first, last, reading, certain in scan(_without_titles(folded.text)):
            start, end = (sentence.start() + place for place in folded.original_span(first, last))
            said = text[start:end]
            yield Mention(start, end, said, _as_written(reading, said, folded), certain)


def _as_written(reading: Deadline | Target, text: str, folded: Folded) -> Deadline | Target:
    """`reading` with its text and its names as the author wrote them, not as folded."""

    def written(name: str | None) -> str | None:
        at = folded.text.find(name) if name else -1
        return folded.as_written(at, at + len(name)) if name and at >= 0 else name

    if isinstance(reading, Deadline):
        return replace(reading, text=text, anchor=written(reading.anchor))
    return replace(
        reading, text=text, indicator=written(reading.indicator), baseline=written(reading.baseline)
    )


def _without_titles(text: str) -> str:
    """`text` with what stands in 《》 blanked out, place by place: its numbers are not the plan's own."""
    if "《" not in text and "<" not in text:
        return text
    return _title_pattern().sub(lambda title: "\u25a0" * len(title[0]), text)


@functools.cache
def _sentence_pattern() -> re.Pattern[str]:
    return re.compile(r"[^。；;\n]+")


class _Signs(NamedTuple):
    """What stands, in either script, in every sentence that states something."""

    alone: str
    """Characters that are a sign by themselves."""
    first: str
    """Characters that begin a longer one."""
    second: str
    """Characters that follow those."""
    around: str
    """The longer signs, looked at from behind their first character."""

    def pattern(self) -> re.Pattern[str]:
        # One class of characters to begin with, and another: the search skips nearly everything.
        return re.compile(
            f"[{self.alone}{self.first}](?:(?<=[{self.alone}])|(?=[{self.second}])(?:{self.around}))"
        )

    def joined(self, other: _Signs) -> _Signs:
        return _Signs(
            self.alone + other.alone,
            self.first + other.first,
            self.second + other.second,
            f"{self.around}|{other.around}",
        )


_QUANTITY = _Signs(
    "0-9０-９零",
    "全少低高优優好至以分每超",
    "面覆于於少上下内內之年季月半周过過",
    "(?<=全)面?覆|(?<=[少低高优優好])[于於]|(?<=至)少|(?<=以)[上下内內]|(?<=分)之|(?<=每)[年季月半周]|(?<=超)[过過]",
)
_DATE = _Signs(
    "0-9０-９每",
    "年届屆之月一二三四五六七八九十",
    "底末内內前满滿日月二三四五六〇○",
    "(?<=年)[底末内內前]|(?<=[届屆])[满滿]|(?<=之)日起|(?<=月)底"
    "|(?<=[一二三四五六七八九十])(?:月|(?<=十)[二三四五六]五|(?<=二)[〇○])",
)


@functools.cache
def _quantity_signs() -> re.Pattern[str]:
    return _QUANTITY.pattern()


@functools.cache
def _date_signs() -> re.Pattern[str]:
    return _DATE.pattern()


@functools.cache
def _any_signs() -> re.Pattern[str]:
    return _QUANTITY.joined(_DATE).pattern()


# Weak mentions stand in characters too: 讲座三次, 过半数, 上半年完成.
_WEAK_QUANTITY = _QUANTITY.joined(
    _Signs("", "一二两兩三四五六七八九十百半", "次场場期轮輪篇件家户戶份名人部数數成至到分", "[次场場期轮輪篇件家户戶份名人部数數成至到分]")
)  # fmt: skip
_WEAK_DATE = _DATE.joined(_Signs("", "上下一二三四", "半季", "(?<=[上下])半年|(?<=[一二三四])季"))


@functools.cache
def _weak_quantity_signs() -> re.Pattern[str]:
    return _WEAK_QUANTITY.pattern()


@functools.cache
def _weak_date_signs() -> re.Pattern[str]:
    return _WEAK_DATE.pattern()


@functools.cache
def _any_weak_signs() -> re.Pattern[str]:
    return _WEAK_QUANTITY.joined(_WEAK_DATE).pattern()


@functools.cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》?|<[^<>]{2,60}>")
