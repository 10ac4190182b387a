"""Which measure of one plan became which of another: by id, by title, by likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fzjs.analysis.likeness import Likeness
from fzjs.analysis.suggestions import text_of
from fzjs.language.folding import fold_text
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Registry

_ALIKE = 0.4
"""From this score on two measures with different ids are taken for one."""

_SIZES = (2,)
"""What was one measure shares more than enough pairs of characters; longer n-grams only take time."""


class Pair(NamedTuple):
    """A measure before and after; None where it was not there yet or is no longer."""

    old: Step | None
    new: Step | None


def pair_measures(old: Plan, new: Plan, registry: Registry) -> list[Pair]:
    """Every measure and requirement of both plans once, in the order of the new plan, those that went at the end.

    Within one plan (two revisions) an id means one measure. Between plans of different years ids are numbers given
    anew, so titles and likeness decide.
    """
    before, after = list(old.duties()), list(new.duties())
    found: dict[int, int] = {}
    if old.id == new.id:
        _pair_by(before, after, found, lambda step: step.measure.id)
    _pair_by(before, after, found, lambda step: fold_text(step.measure.title or ""))
    _pair_by_likeness(old, new, before, after, found, registry)
    taken = set(found.values())
    pairs = [Pair(before[found[place]] if place in found else None, step) for place, step in enumerate(after)]
    return pairs + [Pair(step, None) for place, step in enumerate(before) if place not in taken]


def _pair_by(
    before: Sequence[Step], after: Sequence[Step], found: dict[int, int], key: Callable[[Step], str]
) -> None:
    """Pair what is not yet paired and has the same key, if no other has it."""
    taken = set(found.values())
    old_places: dict[str, list[int]] = {}
    for place, step in enumerate(before):
        if place not in taken:
            old_places.setdefault(key(step), []).append(place)
    new_places: dict[str, list[int]] = {}
    for place, step in enumerate(after):
        if place not in found:
            new_places.setdefault(key(step), []).append(place)
    for name, places in new_places.items():
        if name and len(places) == len(old_places.get(name, ())) == 1:
            found[places[0]] = old_places[name][0]


def _pair_by_likeness(
    old: Plan,
    new: Plan,
    before: Sequence[Step],
    after: Sequence[Step],
    found: dict[int, int],
    registry: Registry,
) -> None:
    taken = set(found.values())
    old_left = [place for place in range(len(before)) if place not in taken]
    new_left = [place for place in range(len(after)) if place not in found]
    if not old_left or not new_left:
        return
    likeness = Likeness(
        [text_of(old, before[place], registry) for place in old_left],
        [text_of(new, after[place], registry) for place in new_left],
        _SIZES,
    )
    scored = [
        (score, -query, -text)
        for query in range(len(new_left))
        for text, score in enumerate(likeness.scores(query))
        if score >= _ALIKE
    ]
    paired: set[int] = set()
    for _, query, text in sorted(scored, reverse=True):
        new_place, old_place = new_left[-query], old_left[-text]
        if new_place not in found and old_place not in paired:
            found[new_place] = old_place
            paired.add(old_place)
