"""What a paper is asked for: the plan, the unit, the period, the day, and the settings of this one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fzjs.model.plan import Plan
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace


class LackingError(Exception):
    """A paper cannot be drawn up from what is there; the message, in Chinese, says what is missing and where to
    write it."""


class NothingToSayError(LackingError):
    """A paper would be empty, because all is well: nothing is due, no report is missing. No failure where many papers
    are drawn up at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One paper asked for. Context functions take all they need from here, never from the surroundings."""

    workspace: Workspace
    """The workspace of the plan; for a plan that comes from standard input, one without files."""
    plan: Plan
    """The plan to draw up from, what `--set` says of its notice already in it."""
    loaded: Loaded
    """The file of the plan, as read."""
    on: date
    """The day for which the paper speaks (`--on`), today where nothing is said."""
    unit: str | None = None
    """A unit by its name in the register, or as the plan writes it where there is no register."""
    period: str | None = None
    """A month, quarter or year of reports: 2024-05, 2024-Q2, 2024."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Every setting of the paper by its name, with the value of `--set` or the usual one."""
    is_day_chosen: bool = True
    """Whether somebody named the day; if not, it is today."""
