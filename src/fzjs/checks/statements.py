"""What the texts of measures, requirements and phases state beyond what their own fields repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from fzjs.language.prose import Mention
from fzjs.model.plan import Measure, Path, Phase

Holder = tuple[Path, Measure | Phase]

_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两兩三四五六七八九十百千零半")
_GAP = "■"
"""Stands for a phrase taken out of a text, so that what was around it does not grow together."""


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
        if find(rest):
            yield Stated(path, subject, find(text))


def subject_of(holder: Measure | Phase) -> str:
    """What a finding calls a measure, requirement or phase."""
    return holder.id if isinstance(holder, Measure) else holder.title


def _without_repeated(text: str, holder: Measure | Phase) -> str:
    """The text without the first place where it repeats each target and each deadline word for word.

    A bare number (5次) is not taken out: 不超过5次 would lose what contradicts it.
    """
    for phrase in _phrases(holder):
        if phrase in text:
            text = text.replace(phrase, _GAP, 1)
    return text


def _phrases(holder: Measure | Phase) -> Iterator[str]:
    for target in holder.targets:
        if isinstance(target, str):
            values = [target]
        else:
            values = [target.value] if target.value is not None else list((target.trajectory or {}).values())
        yield from (value for value in values if value[0] not in _NUMERALS)
    yield from (phrase for phrase in holder.deadline if isinstance(phrase, str))
    reporting = holder.reporting if isinstance(holder, Measure) else None
    if reporting is not None and isinstance(reporting.due, str):
        yield reporting.due
