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

# One of these stands in every sentence that states a quantity (in either script), or a digit does.
_QUANTITY_SIGNS = ("全覆盖", "全覆蓋", "全面覆", "少于", "少於", "低于", "低於", "高于", "高於", "至少", "以上", "分之",
                   "每年", "每季", "每月", "每半", "每周", "超过", "超過", "零")  # fmt: skip
_DATE_SIGNS = ("年底", "年末", "每", "届满", "屆滿", "之日起", "月底", "年前", "到二", "五”", "五」", '五"', "年期间")


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity or a date inside prose: `text[start:end]` of the original, and how it is read."""

    start: int
    end: int
    text: str
    reading: Deadline | Target


def find_quantities(text: str) -> list[Mention]:
    """The targets that `text` states, in order of appearance; `indicator` only where it is certain."""
    if not _has_sign(text, _QUANTITY_SIGNS):
        return []
    return list(_mentions(text, _QUANTITY_SIGNS, scan_targets))


def find_dates(text: str, plan_year: int | None) -> list[Mention]:
    """The deadlines that `text` states, in order of appearance; `plan_year` as in `read_deadline`.

    Dates that have lost their year or hold placeholders are found too, as `broken`.
    """
    if not _has_sign(text, _DATE_SIGNS):
        return []
    return list(_mentions(text, _DATE_SIGNS, functools.partial(scan_dates, plan_year=plan_year)))


def _mentions(
    text: str, signs: tuple[str, ...], scan: Callable[[str], Iterator[tuple[int, int, Deadline | Target]]]
) -> Iterator[Mention]:
    for sentence in _sentence_pattern().finditer(text):
        if not _has_sign(sentence[0], signs):
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
    return replace(reading, text=text, indicator=written(reading.indicator), baseline=written(reading.baseline))


def _has_sign(text: str, signs: tuple[str, ...]) -> bool:
    return _digit_pattern().search(text) is not None or any(sign in text for sign in signs)


def _without_titles(text: str) -> str:
    """`text` with what stands in 《》 blanked out, place by place: its numbers are not the plan's own."""
    if "《" not in text and "<" not in text:
        return text
    return _title_pattern().sub(lambda title: "\u25a0" * len(title[0]), text)


@functools.cache
def _sentence_pattern() -> re.Pattern[str]:
    return re.compile(r"[^。；;\n]+")


@functools.cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]")


@functools.cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》?|<[^<>]{2,60}>")
