"""What the columns of a task table hold, by their headings, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.importing.words import key_of
from fzjs.language.folding import fold_text


def column_role(heading: str) -> str | None:
    """serial, goal, measure, lead, responsible, support, deadline, target or remark; None for no heading."""
    folded = fold_text(heading).replace("/", "").replace("、", "").replace("(", "").replace(")", "")
    return key_of("columns").get(folded)


def column_roles(header: Sequence[str]) -> list[str | None] | None:
    """The roles of all columns if this is the heading of a task table, else None."""
    roles = [column_role(cell) for cell in header]
    named = {role for role in roles if role}
    if len(named) < 2 or not named & {"goal", "measure"}:
        return None
    if "measure" not in named:
        roles = ["measure" if role == "goal" else role for role in roles]
    return roles
