"""Whom a measure concerns, and how: by name, by a former name, as a successor, as one of a group."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from fzjs.analysis.status.answers import Assigned, Role, Tie
from fzjs.language.folding import fold_text
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Match, Registry
from fzjs.model.units import Group

ROLES: tuple[Role, ...] = ("lead", "responsible", "support")
"""The closest first."""


def assigned_units(plan: Plan, step: Step, registry: Registry) -> tuple[Assigned, ...]:
    """The units and groups of a measure in every role, under their present names."""
    return tuple(
        Assigned(
            role, written, _present(match, registry), match is not None and isinstance(match.holder, Group)
        )
        if match is not None
        else Assigned(role, written, written)
        for role, written, match in _named(plan, step, registry)
    )


def tie(plan: Plan, step: Step, unit: str, registry: Registry, roles: Collection[Role] = ROLES) -> Tie | None:
    """How a unit (its present name) has to do with a measure; None where it has not, or in none of these roles.

    What names the unit itself counts before what names a group; then the closest role counts.
    """
    found = [
        each
        for role, written, match in _named(plan, step, registry)
        if role in roles and (each := _tie(role, written, match, unit, registry)) is not None
    ]
    return min(found, key=lambda each: (each.how == "group", ROLES.index(each.role)), default=None)


def _named(plan: Plan, step: Step, registry: Registry) -> Iterator[tuple[Role, str, Match | None]]:
    for role in ROLES:
        names = plan.role(step, role).names
        for written, match in zip(names, registry.resolve_list(names), strict=True):
            yield role, written, match


def _tie(role: Role, written: str, match: Match | None, unit: str, registry: Registry) -> Tie | None:
    if match is None:  # a name that is in no register stands for itself
        return Tie(role, "own", written) if fold_text(written) == fold_text(unit) else None
    if isinstance(match.holder, Group):
        is_member = unit in registry.present_members(match.holder)
        return Tie(role, "group", written, "group") if is_member else None
    if _present(match, registry) != unit:
        return None
    by: Literal["name", "former", "successor"] = "name"
    if match.holder.name != unit:
        by = "successor"
    elif match.how == "former":
        by = "former"
    return Tie(role, "own", written, by)


def _present(match: Match, registry: Registry) -> str:
    holder = match.holder
    return holder.name if isinstance(holder, Group) else registry.in_charge(holder).name
