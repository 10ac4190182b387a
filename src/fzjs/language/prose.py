"""The quantities and dates that running prose states with certainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzjs.language.readings import Deadline, Target


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity or a date inside prose: `text[start:end]` of the original, and how it is read."""

    start: int
    end: int
    text: str
    reading: Deadline | Target


def find_quantities(text: str) -> list[Mention]:
    """The targets that `text` states, in order of appearance."""
    _ = text
    return []


def find_dates(text: str, plan_year: int | None) -> list[Mention]:
    """The deadlines that `text` states, in order of appearance; `plan_year` as in `read_deadline`."""
    _ = text, plan_year
    return []
