"""Who is assessed: a unit of the register, or the jurisdiction itself by any of its names."""

from __future__ import annotations

from fzjs.language.folding import fold_text
from fzjs.model.registry import Registry


def own_names(registry: Registry) -> tuple[str, ...]:
    """The names of the jurisdiction itself, folded: 示例县, 示例县人民政府, 县人民政府, 县政府; none without one."""
    place, level = registry.jurisdiction, registry.level
    return (place, f"{place}人民政府", f"{level}人民政府", f"{level}政府") if place else ()


def unit_name(written: str, registry: Registry) -> str:
    """The one name under which a unit's assessments are held together, in whatever way it is written.

    Units go by their name in the register; so does the jurisdiction if it is registered by any of its names, else by
    the jurisdiction's name. What nobody knows stands as it was written.
    """
    match = registry.resolve(written)
    if match is not None:
        return match.name
    names = own_names(registry)
    if fold_text(written) not in names:
        return written
    registered = (registry.resolve(name) for name in names)
    return next((match.name for match in registered if match is not None), registry.jurisdiction)
