"""The unit that a command line names, and what to say where there is none of that name."""

from __future__ import annotations

from fzjs.cli.exits import CannotRunError
from fzjs.model.registry import Registry
from fzjs.model.units import Group

_SHOWN_MEMBERS = 3


def unit_named(name: str, registry: Registry) -> str:
    """The present name of whoever has the duties of the unit of this name: by alias, former name or succession."""
    if not registry:
        raise CannotRunError(
            "工作区里没有单位名录（kind: units），不能按单位查。新建用 fzjs new units -o units.yaml"
        )
    match = registry.resolve(name)
    if match is None:
        # Much of the rules comes with it, and only a wrong name needs it.
        from fzjs.checks.unit_names import misnomer

        wrong = misnomer(name, registry)
        raise CannotRunError(f"{wrong.message}。{wrong.hint}")
    if isinstance(match.holder, Group):
        members = [unit.name for unit in registry.members(match.holder)]
        example = f"（{'、'.join(members[:_SHOWN_MEMBERS])}…）" if members else ""
        raise CannotRunError(f"{name} 是统称，请写其中的一个单位{example}")
    return registry.in_charge(match.holder).name
