"""References from one file to another: what they can point to, and how to say that they point nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fzjs.checks.nearness import either, nearest, quoted
from fzjs.checks.scope import Scope
from fzjs.model.plan import Plan

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
