"""Which framework measures a measure most likely implements, and what speaks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from fzjs.analysis.likeness import Likeness, Text, shared_concepts, shared_words
from fzjs.checks.alignment.commitment import in_charge
from fzjs.checks.alignment.linking import targets_of_links
from fzjs.model.plan import Measurement, Plan, Step
from fzjs.model.registry import Registry

_LEARNT_SHARE = 0.5
"""What likeness to a measure that is already linked counts for, beside likeness to the framework measure itself."""


_LEAST = 0.01
"""Below this score two measures have nothing in common but a stray word."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One framework measure that a measure may implement."""

    framework: str
    """Its id."""
    title: str
    score: float
    """0 to 1. Scores rank the suggestions for one measure; they are no probabilities."""
    words: tuple[str, ...]
    """What both texts say."""
    concepts: tuple[str, ...]
    """What both are about."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A measure without a link, and the framework measures that it may implement, likeliest first."""

    measure: str
    title: str
    suggestions: tuple[Suggestion, ...]


def suggest(
    plan: Plan,
    framework: Plan,
    registry: Registry,
    others: Sequence[Plan] = (),
    *,
    wanted: Collection[str] | None = None,
    most: int = 3,
) -> list[Suggested]:
    """Suggest framework measures for the measures of a plan that implement none (or for those `wanted`, by id).

    Links that the plan and `others` already have are learnt from: a measure that is like one linked to 5.2 is
    likely to implement 5.2 too.
    """
    known = list(framework.measures())
    steps = [step for step in plan.measures() if _is_wanted(step, plan, framework, wanted)]
    queries = [text_of(plan, step, registry) for step in steps]
    texts = [text_of(framework, step, registry) for step in known]
    learnt = list(_linked(plan, framework, others, registry, {step.measure.id for step in steps}))
    likeness = Likeness([*texts, *(text for text, _ in learnt)], queries)
    numbers = {step.measure.id: number for number, step in enumerate(known)}
    found = []
    for place, (step, query) in enumerate(zip(steps, queries, strict=True)):
        scores = _with_learnt(likeness.scores(place), [numbers.get(of) for _, of in learnt], len(known))
        best = nlargest(most, range(len(known)), key=scores.__getitem__)
        suggestions = tuple(
            Suggestion(
                known[number].measure.id,
                known[number].measure.name,
                round(scores[number], 3),
                tuple(shared_words(query, texts[number], likeness)),
                tuple(shared_concepts(query, texts[number])),
            )
            for number in best
            if scores[number] >= _LEAST
        )
        found.append(Suggested(step.measure.id, step.measure.name, suggestions))
    return found


def text_of(plan: Plan, step: Step, registry: Registry) -> Text:
    """A measure laid out for comparing."""
    measure = step.measure
    indicators = [
        target.indicator if isinstance(target, Measurement) else target for target in measure.targets
    ]
    units = in_charge(tuple(plan.attribution(step).lead.names), registry)
    context = "\n".join(part for goal in step.goals for part in (goal.title, goal.statement) if part)
    text = "\n".join([measure.text or "", *indicators])
    return Text(measure.title or measure.name, text, context, tuple(units))


def _is_wanted(step: Step, plan: Plan, framework: Plan, wanted: Collection[str] | None) -> bool:
    if wanted is not None:
        return step.measure.id in wanted
    return not any(targets_of_links(step, plan, framework))


def _linked(
    plan: Plan, framework: Plan, others: Iterable[Plan], registry: Registry, asked: Collection[str]
) -> Iterator[tuple[Text, str]]:
    """Measures that have links, with the framework measure that each link names."""
    for other in (plan, *others):
        for step in other.measures():
            if other is plan and step.measure.id in asked:
                continue
            text = None
            for target in targets_of_links(step, other, framework):
                text = text or replace(text_of(other, step, registry), context="")
                yield text, target


def _with_learnt(scores: list[float], learnt: list[int | None], count: int) -> list[float]:
    """Own likeness, raised by the likeness of the most alike measure that is linked there."""
    if not learnt:
        return scores
    nearest = [0.0] * count
    for place, number in enumerate(learnt):
        if number is not None:
            nearest[number] = max(nearest[number], scores[count + place])
    return [min(1.0, own + _LEARNT_SHARE * near) for own, near in zip(scores[:count], nearest, strict=True)]
