"""What the texts of measures, requirements and phases state beyond what their own fields repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from fzjs.language.prose import Mention
from fzjs.model.plan import Measure, Path, Phase

Holder = tuple[Path, Measure | Phase]

_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两兩三四五六七八九十百千零半")
_GAP = "■"
"""Stands for a phrase taken out of a text, so that what was around it does not grow together."""
_COMPLETED_BY = _NUMERALS | frozenset("年月日度季半周每第不于於过過至到从自起前后後—-–~～.■")
_CONTINUED_BY = _NUMERALS | frozenset("以左余餘多内內至到起或前后後每/—-–~～.■")
"""Characters before and after a phrase that may belong to the same number or date."""
_STOPS = "。；;\n"


class Stated(NamedTuple):
    """What the text of a measure, requirement or phase states: quantities, or dates."""

    path: Path
    """Of the measure, requirement or phase."""
    subject: str
    mentions: list[Mention]


class OpenText(NamedTuple):
    """A text, and what is left of it without the words that its own fields repeat."""

    path: Path
    """Of the measure, requirement or phase."""
    subject: str
    text: str
    rest: str


def open_texts(holders: Iterable[Holder]) -> Iterator[OpenText]:
    """The texts of measures, requirements and phases. Those without one are left out."""
    for path, holder in holders:
        if holder.text:
            yield OpenText(path, subject_of(holder), holder.text, _without_repeated(holder.text, holder))


def stated(texts: Iterable[OpenText], find: Callable[[str], list[Mention]]) -> Iterator[Stated]:
    """What `find` finds in each text. Texts that state nothing but what their fields repeat are left out."""
    for path, subject, text, rest in texts:
        # Reading prose is dear, and most texts say word for word what the fields say: without those words
        # nothing is left in them to be read.
        mentions = find(rest)
        if mentions:
            yield Stated(path, subject, mentions if rest is text else find(text))


def subject_of(holder: Measure | Phase) -> str:
    """What a finding calls a measure, requirement or phase."""
    return holder.id if isinstance(holder, Measure) else holder.title


def _without_repeated(text: str, holder: Measure | Phase) -> str:
    """The text without the first place where it repeats each target and each deadline word for word.

    A phrase that other words may complete stays: 年底前 in 2025年底前, 达到90% in 达到90%以上, 不少于1次 after
    每季度; so does a bare number.
    """
    for phrase in _phrases(holder):
        start = text.find(phrase)
        if start >= 0 and not _is_completed(text, start, phrase):
            text = f"{text[:start]}{_GAP}{text[start + len(phrase) :]}"
    return text


def _is_completed(text: str, start: int, phrase: str) -> bool:
    """Whether the words around a phrase may belong to the same number or date."""
    end = start + len(phrase)
    if text[start - 1 : start] in _COMPLETED_BY or text[end : end + 1] in _CONTINUED_BY:
        return True
    before = text[max(text.rfind(stop, 0, start) for stop in _STOPS) + 1 : start]
    return "每" not in phrase and _rhythm().search(before) is not None


@cache
def _rhythm() -> re.Pattern[str]:
    """Words that say how often, also for a number later in the sentence."""
    return re.compile("每|半年|按[年半季月周日]|逐[年季月周]|分[季月]")


def _phrases(holder: Measure | Phase) -> Iterator[str]:
    for target in holder.targets:
        if isinstance(target, str):
            values = [target]
        else:
            values = [target.value] if target.value is not None else list((target.trajectory or {}).values())
        for value in values:
            # A bare 不少于8次 means the same as 全年不少于8次, and texts part the two: 全年培训不少于8次.
            bare = value.removeprefix("全年")
            if bare and bare[0] not in _NUMERALS:
                yield bare
    yield from (phrase for phrase in holder.deadline if isinstance(phrase, str))
    reporting = holder.reporting if isinstance(holder, Measure) else None
    if reporting is not None and isinstance(reporting.due, str):
        yield reporting.due
