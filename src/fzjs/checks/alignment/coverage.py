"""What a plan must take up of its framework, and what it leaves out without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from fzjs.checks.days import due_day
from fzjs.language.phrases import read_deadline
from fzjs.model.fields import link_parts
from fzjs.model.plan import Plan, Step


def left_out(plan: Plan, framework: Plan, taken_up: Collection[str]) -> Iterator[Step]:
    """The measures of the framework that the plan neither implements nor postpones and that are not yet past due."""
    stated = reasons(plan)
    start = plan.span[0] if plan.span is not None else None
    for step in framework.measures():
        if step.measure.id in taken_up or step.measure.id in stated:
            continue
        due = due_of(framework, step)
        if due is None or start is None or due >= start:
            yield step


def reasons(plan: Plan) -> dict[str, str]:
    """The framework measures that a plan leaves out on purpose, with the reason it states."""
    return {link_parts(postponed.measure)[1]: postponed.reason for postponed in plan.not_this_year}


def due_of(plan: Plan, step: Step) -> date | None:
    """The last day by which a measure is due; None for what recurs, goes on, or has no day."""
    phrases = [phrase if isinstance(phrase, str) else phrase.isoformat() for phrase in step.measure.deadline]
    days = [due_day(read_deadline(phrase, plan.phrase_year)) for phrase in phrases]
    return max((day for day in days if day is not None), default=None) if None not in days else None
