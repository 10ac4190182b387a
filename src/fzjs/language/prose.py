"""The quantities and dates that running prose states with certainty.

Precision first: only numbers with a bound (不少于5次) or a rhythm (每年发布1次), coverage and comparisons that close
a clause, and only dates that are due (6月10日前, 每季度末). Titles in 《》 and set phrases are passed over.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
    """A quantity or a date inside prose: `text[start:end]` of the original, and how it is read."""

    start: int
    end: int
    text: str
    reading: Deadline | Target


def find_quantities(text: str) -> list[Mention]:
    """The targets that `text` states, in order of appearance; `indicator` only where it is certain."""
    return [] if _quantity_signs().search(text) is None else list(_quantities(text))


def find_dates(text: str, plan_year: int | None) -> list[Mention]:
    """The deadlines that `text` states, in order of appearance; `plan_year` as in `read_deadline`.

    Dates that have lost their year or hold placeholders are found too, as `broken`.
    """
    return [] if _date_signs().search(text) is None else list(_dates(text, plan_year))


# Texts come back: checks ask for the same one more than once, and plans are written from one another.
@functools.lru_cache(2048)
def _quantities(text: str) -> tuple[Mention, ...]:
    return tuple(_mentions(text, _quantity_signs(), scan_targets))


@functools.lru_cache(2048)
def _dates(text: str, plan_year: int | None) -> tuple[Mention, ...]:
    return tuple(_mentions(text, _date_signs(), functools.partial(scan_dates, plan_year=plan_year)))


def _mentions(
    text: str, signs: re.Pattern[str], scan: Callable[[str], Iterator[tuple[int, int, Deadline | Target]]]
) -> Iterator[Mention]:
    for sentence in _sentence_pattern().finditer(text):
        if signs.search(sentence[0]) is None:
            continue
        folded = fold(sentence[0])
        for first, last, reading in scan(_without_titles(folded.text)):
            start, end = (sentence.start() + place for place in folded.original_span(first, last))
            yield Mention(start, end, text[start:end], _as_written(reading, text[start:end], folded))


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


@functools.cache
def _quantity_signs() -> re.Pattern[str]:
    """One of these stands, in either script, in every sentence that states a quantity."""
    # One class of characters to begin with: the search skips to them.
    return re.compile(
        r"[0-9０-９零全少低高优優好至以分每超](?:(?<=[0-9０-９零])|(?<=全)面?覆|(?<=[少低高优優好])[于於]|(?<=至)少"
        r"|(?<=以)[上下内內]|(?<=分)之|(?<=每)[年季月半周]|(?<=超)[过過])"
    )


@functools.cache
def _date_signs() -> re.Pattern[str]:
    """One of these stands, in either script, in every sentence that states a date that is due."""
    return re.compile(
        r"[0-9０-９每年届屆之月一二三四五六七八九十](?:(?<=[0-9０-９每])|(?<=年)[底末内內前]|(?<=[届屆])[满滿]|(?<=之)日起"
        r"|(?<=月)底|(?<=[一二三四五六七八九十])(?:月|(?<=十)[二三四五六]五|(?<=二)[〇○]))"
    )


@functools.cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》?|<[^<>]{2,60}>")
