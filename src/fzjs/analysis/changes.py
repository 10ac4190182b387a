"""What changed between two plans, or two revisions of one: by meaning, not by line.

Order, layout, width of punctuation and script are no change; a deadline or target written another way and meaning
the same is none either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from fzjs.analysis.change import Change
from fzjs.analysis.fields import field_changes
from fzjs.analysis.measure_changes import measure_changes
from fzjs.analysis.pairing import Pair, pair_measures
from fzjs.language.folding import fold_text
from fzjs.model.plan import Goal, Plan, Step
from fzjs.model.registry import Registry

_REQUIREMENTS = ("工作要求",)

Place = tuple[str, ...]
"""The titles of the goals above a measure, outermost first."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """All changes from one plan to another."""

    old: str
    old_title: str
    new: str
    new_title: str
    changes: tuple[Change, ...]

    def counts(self) -> Counter[str]:
        """How often each kind and each strength of change occurs."""
        counts: Counter[str] = Counter(change.kind for change in self.changes)
        counts.update(change.strength for change in self.changes)
        return counts


def compare_plans(old: Plan, new: Plan, registry: Registry) -> PlanChanges:
    """Every change from `old` to `new`: the plan's own fields, its goals, then measure by measure."""
    pairs = pair_measures(old, new, registry)
    became = _goals_became(pairs)
    changes = chain(
        field_changes(old, new),
        _goal_changes(old, new, became),
        *(_pair_changes(pair, old, new, registry, became) for pair in pairs),
    )
    return PlanChanges(old.id, old.title, new.id, new.title, tuple(changes))


def _pair_changes(
    pair: Pair, old: Plan, new: Plan, registry: Registry, became: dict[Place, Place]
) -> Iterator[Change]:
    before, after = pair
    if before is None or after is None:
        step = after or before
        assert step is not None
        kind, strength = ("removed", "weaker") if after is None else ("added", "stronger")
        text = step.measure.text or step.measure.name
        texts = (text, "") if after is None else ("", text)
        yield Change(kind, step.measure.id, step.measure.name, "", *texts, strength)  # type: ignore[arg-type]
        return
    measure = after.measure
    if before.measure.id != measure.id:
        yield Change("renumbered", measure.id, measure.name, "", before.measure.id, measure.id)
    if _folded(became.get(_place(before), _place(before))) != _folded(_place(after)):
        here, there = "／".join(_place(before)), "／".join(_place(after))
        yield Change("moved", measure.id, measure.name, "", here, there)
    yield from measure_changes(before, after, old, new, registry)


def _place(step: Step) -> Place:
    return tuple(goal.title for goal in step.goals) or _REQUIREMENTS


def _folded(place: Place) -> Place:
    return tuple(map(fold_text, place))


def _goals_became(pairs: list[Pair]) -> dict[Place, Place]:
    """Where the measures of each goal are now: itself where that goal still exists, else where most of them went."""
    went: dict[Place, Counter[Place]] = {}
    for before, after in pairs:
        if before is not None and after is not None:
            went.setdefault(_place(before), Counter())[_place(after)] += 1
    still = {_folded(_place(after)): _place(after) for _, after in pairs if after is not None}
    before_all = {_folded(_place(before)) for before, _ in pairs if before is not None}
    became: dict[Place, Place] = {}
    for place, counts in went.items():
        if _folded(place) in still:
            became[place] = still[_folded(place)]
            continue
        new = [(count, there) for there, count in counts.items() if _folded(there) not in before_all]
        if new:
            became[place] = max(new)[1]
    return became


def _goal_changes(old: Plan, new: Plan, became: dict[Place, Place]) -> Iterator[Change]:
    """Goals that have another title, that are new or gone, or whose statement changed."""
    before = dict(_goals(old))
    after = {_folded(place): (place, statement) for place, statement in _goals(new)}
    met: set[Place] = set()
    for place, statement in before.items():
        now = became.get(place, place)
        found = after.get(_folded(now))
        if found is None:
            yield Change("goal_removed", "", place[-1], "", place[-1], "")
            continue
        met.add(_folded(now))
        if fold_text(place[-1]) != fold_text(now[-1]):
            yield Change("goal_retitled", "", now[-1], "", place[-1], now[-1])
        if fold_text(statement) != fold_text(found[1]):
            yield Change.of_texts("field", "", now[-1], "目标表述", statement, found[1])
    for key, (place, _) in after.items():
        if key not in met:
            yield Change("goal_added", "", place[-1], "", "", place[-1])


def _goals(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Every goal by its titles from the top, with its statement."""
    for goal in plan.goals:
        yield from _goals_below(goal, ())


def _goals_below(goal: Goal, above: Place) -> Iterator[tuple[Place, str]]:
    place = (*above, goal.title)
    yield place, goal.statement or ""
    for below in goal.goals:
        yield from _goals_below(below, place)
