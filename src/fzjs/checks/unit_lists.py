"""The units that a plan names, list by list, each name with what it stands for in the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzjs.model.plan import Attribution, Goal, Path, Plan
from fzjs.model.registry import Match, Registry

ROLES: dict[str, str] = {"lead": "牵头单位", "responsible": "责任单位", "support": "配合单位"}
"""The keys of the lists and their Chinese names."""


class WrittenUnits(NamedTuple):
    """One list of units as written."""

    path: Path
    """Of the list; of the text itself where only one unit can stand."""
    role: str
    """`lead`, `responsible` or `support`; `office` for the office of a leading group."""
    subject: str | None
    """The id or title of what the units are named for; None for the whole plan."""
    names: list[str]
    matches: list[Match | None]
    bearers: list[str]
    """Whom each name stands for; an unknown name stands for itself."""

    def item(self, index: int) -> Path:
        """The path of one name."""
        return (*self.path, index) if self.role in ROLES else self.path


def units_in(plan: Plan, registry: Registry) -> Iterator[WrittenUnits]:
    """Every list of units in a plan, in the order of the file's parts."""
    for path, subject, holder in _holders(plan):
        for role in ROLES:
            names: list[str] = getattr(holder, role)
            if names:
                yield _written((*path, role), role, subject, names, registry.resolve_list(names))
    office = plan.organisation.office if plan.organisation is not None else None
    if office is not None:
        path = ("organisation", "office")
        yield _written(path, "office", None, [office], [registry.resolve(office)])


def _written(
    path: Path, role: str, subject: str | None, names: list[str], matches: list[Match | None]
) -> WrittenUnits:
    bearers = [match.holder.name if match else name for name, match in zip(names, matches, strict=True)]
    return WrittenUnits(path, role, subject, names, matches, bearers)


def _holders(plan: Plan) -> Iterator[tuple[Path, str | None, Attribution]]:
    yield (), None, plan
    yield from _in_goals(plan.goals, ("goals",))
    for index, requirement in enumerate(plan.requirements):
        yield ("requirements", index), requirement.id, requirement
    for index, phase in enumerate(plan.phases):
        yield ("phases", index), phase.title, phase


def _in_goals(goals: list[Goal], path: Path) -> Iterator[tuple[Path, str | None, Attribution]]:
    for index, goal in enumerate(goals):
        here = (*path, index)
        yield here, goal.title, goal
        for number, measure in enumerate(goal.measures):
            yield (*here, "measures", number), measure.id, measure
        yield from _in_goals(goal.goals, (*here, "goals"))
