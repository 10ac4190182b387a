"""To whom an indicator applies."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.checks.scoring.assessed_units import unit_name
from fzjs.language.folding import fold_text
from fzjs.model.indicators import Indicators
from fzjs.model.plan import Path
from fzjs.model.registry import Registry
from fzjs.model.units import Group, Unit


def applying_at(system: Indicators, path: Path) -> list[str]:
    """The units that the indicator at a path applies to, as written there or above; empty for all."""
    names: list[str] = []
    below = system.indicators
    for step in path[1:]:
        if isinstance(step, int):
            indicator = below[step]
            names, below = indicator.applies_to or names, indicator.children
    return names


def applies(names: Sequence[str], unit: str, registry: Registry) -> bool:
    """Whether a unit is one of those named, or belongs to a group that is; unknown names count as written.

    Without names everybody is meant.
    """
    if not names:
        return True
    wanted = fold_text(unit_name(unit, registry))
    return any(
        fold_text(unit_name(name, registry)) == wanted
        if found is None
        else wanted in _named(found.holder, registry)
        for name, found in zip(names, registry.resolve_list(list(names)), strict=True)
    )


def _named(holder: Unit | Group, registry: Registry) -> set[str]:
    members = registry.members(holder) if isinstance(holder, Group) else []
    return {fold_text(holder.name), *(fold_text(member.name) for member in members)}
