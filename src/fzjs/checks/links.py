"""References from one file to another: what they can point to, and how to say that they point nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import MOST_SUGGESTIONS, either, nearest, quoted
from fzjs.checks.scope import Scope
from fzjs.model.fields import link_parts
from fzjs.model.plan import Path, Plan

_SHOWN_IDS = 5


class Missing(NamedTuple):
    """A reference that points nowhere: message and hint."""

    message: str
    hint: str


def missing(
    what: str,
    written: str,
    known: Iterable[str],
    otherwise: str = "",
    *,
    where: str = "工作区里",
    suggest: bool = True,
) -> Missing:
    """Say that there is no `what` with this id, and name ids that look like it (with `suggest`) or some others.

    `otherwise` is a second way out, added to the hint.
    """
    ids = list(known)
    near = nearest(written, ids) if suggest else []
    if near:
        hint = f"您要写的是不是{either(near)}？{otherwise}"
    elif ids:
        hint = f"改成已有的编号，如 {'、'.join(ids[:_SHOWN_IDS])}{'；' if otherwise else ''}{otherwise}"
    else:
        hint = f"先建立这个{what}，或者删去这一处引用"
    return Missing(f"{where}没有编号为{quoted(written)}的{what}", hint)


class Link(NamedTuple):
    """A link to a measure as written, where it stands, and whose it is."""

    path: Path
    written: str
    subject: str


def broken_links(
    scope: Scope[Any], links: Iterable[Link], own_plan: str | None, planless: Callable[[str], Missing]
) -> Iterator[Fault]:
    """Links to measures that do not exist. A plan that is not in order is never sure to lack a measure.

    A link without a plan means `own_plan`; where there is none, `planless` says what is wrong with it.
    """
    ids_of: dict[str, dict[str, None] | None] = {}
    found = 0
    for path, written, subject in links:
        named, measure = link_parts(written)
        plan_id = named or own_plan
        suggest, span = found < MOST_SUGGESTIONS, None
        if plan_id is None:
            wrong = planless(written)
        else:
            if plan_id not in ids_of:
                ids_of[plan_id] = measure_ids(scope, plan_id)
            known = ids_of[plan_id]
            if known is not None and measure not in known:
                wrong = missing("措施", measure, known, where=f"计划“{plan_id}”里", suggest=suggest)
            elif known is None and named is not None and plan_missing(scope, named):
                wrong = missing("计划", named, scope.workspace.plan_ids, suggest=suggest)
                span = (0, len(named))
            else:
                continue
        found += 1
        yield Fault(path, *wrong, subject, span=span)


def plan_named(scope: Scope[Any], plan_id: str) -> Plan | None:
    """The plan with this id, if it is in order: the file at hand or another of the workspace."""
    if isinstance(scope.model, Plan) and scope.model.id == plan_id:
        return scope.model
    return scope.workspace.find(plan_id, Plan)


def measure_ids(scope: Scope[Any], plan_id: str) -> dict[str, None] | None:
    """The ids of all measures and requirements of a plan in their order; None where there is no such plan in order."""
    plan = plan_named(scope, plan_id)
    return None if plan is None else dict.fromkeys(step.measure.id for step in plan.duties())


def plan_missing(scope: Scope[Any], plan_id: str) -> bool:
    """Whether it is sure that no plan has this id; never sure for a file outside any workspace."""
    return scope.workspace.settings_file is not None and plan_id not in scope.workspace.plan_ids
