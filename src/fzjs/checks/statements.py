"""What the texts of measures, requirements and phases state beyond what their own fields repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from fzjs.language.prose import Mention, may_state
from fzjs.model.plan import Measure, Measurement, Path, Phase

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
    text: str
    mentions: list[Mention]


class OpenText(NamedTuple):
    """A text, and what is left of it without the words that its own fields repeat."""

    path: Path
    """Of the measure, requirement or phase."""
    subject: str
    text: str
    rest: str
    holder: Measure | Phase


def open_texts(holders: Iterable[Holder]) -> Iterator[OpenText]:
    """The texts of measures, requirements and phases that may state more than their own fields."""
    for path, holder in holders:
        if holder.text:
            rest = _without_repeated(holder.text, holder)
            # What only may be meant counts against a target or a deadline, never for one that is lacking.
            is_held = bool(holder.targets or holder.deadline)
            if may_state(rest, weak=is_held) or (is_held and "全部" in rest):
                yield OpenText(path, subject_of(holder), holder.text, rest, holder)


def stated(
    texts: Iterable[OpenText], find: Callable[[str, Measure | Phase], list[Mention]]
) -> Iterator[Stated]:
    """What `find` finds in each text. Texts that state nothing but what their fields repeat are left out."""
    for path, subject, text, rest, holder in texts:
        # Reading prose is dear, and most texts say word for word what the fields say: without those words
        # nothing is left in them to be read.
        mentions = find(rest, holder)
        if mentions:
            yield Stated(path, subject, text, mentions if rest is text else find(text, holder))


def subject_of(holder: Measure | Phase) -> str:
    """What a finding calls a measure, requirement or phase."""
    return holder.id if isinstance(holder, Measure) else holder.title


def _without_repeated(text: str, holder: Measure | Phase) -> str:
    """The text without the first place where it repeats each target and each deadline word for word.

    A phrase that other words may complete stays: 年底前 in 2025年底前, 达到90% in 达到90%以上, 不少于1次 after
    每季度; so does a bare number.
    """
    has_rhythm = _rhythm().search(text) is not None
    for phrase in _phrases(holder):
        start = text.find(phrase)
        if start < 0:
            continue
        end = start + len(phrase)
        if text[start - 1 : start] in _COMPLETED_BY or text[end : end + 1] in _CONTINUED_BY:
            continue
        if not (has_rhythm and "每" not in phrase and _recurs(text, start)):
            text = f"{text[:start]}{_GAP}{text[end:]}"
    return text


def _recurs(text: str, place: int) -> bool:
    """Whether words earlier in the sentence say how often."""
    sentence = max([text.rfind(stop, 0, place) for stop in _STOPS]) + 1
    return _rhythm().search(text, sentence, place) is not None


@cache
def _rhythm() -> re.Pattern[str]:
    """Words that say how often, also for a number later in the sentence."""
    # One class of characters to begin with: the search skips to them.
    return re.compile(
        "[每半按逐分](?:(?<=每)|(?<=半)年|(?<=按)[年半季月周日]|(?<=逐)[年季月周]|(?<=分)[季月])"
    )


def _phrases(holder: Measure | Phase) -> list[str]:
    phrases = []
    for value in _values(holder.targets):
        # A bare 不少于8次 means the same as 全年不少于8次, and texts part the two: 全年培训不少于8次.
        bare = value.removeprefix("全年")
        if bare and bare[0] not in _NUMERALS:
            phrases.append(bare)
    phrases += [phrase for phrase in holder.deadline if isinstance(phrase, str)]
    reporting = holder.reporting if isinstance(holder, Measure) else None
    if reporting is not None and isinstance(reporting.due, str):
        phrases.append(reporting.due)
    return phrases


def _values(targets: list[str | Measurement]) -> list[str]:
    values = []
    for target in targets:
        if isinstance(target, str):
            values.append(target)
        elif target.value is not None:
            values.append(target.value)
        elif target.trajectory:
            values += target.trajectory.values()
    return values
