"""One change between two plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fzjs.analysis.wording import Piece, word_changes

ChangeKind = Literal[
    "added", "removed", "renumbered", "moved", "retitled", "text", "lead", "responsible", "support",
    "target", "deadline", "implements", "reporting", "goal_added", "goal_removed", "goal_retitled", "field",
]  # fmt: skip

ChangeStrength = Literal["stronger", "weaker", "neutral"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what, from what, to what, and whether more or less is asked for than before."""

    kind: ChangeKind
    measure: str
    """The id of the measure (the new one, if it changed); empty for goals and for the plan's own fields."""
    name: str
    """The name of the measure or goal; the Chinese name of the field for the plan's own fields."""
    about: str
    """The indicator of a target, the part of a field; else empty."""
    before: str
    after: str
    strength: ChangeStrength = "neutral"
    words: tuple[Piece, ...] = ()
    """For texts: what stayed, went and came."""

    @classmethod
    def of_texts(
        cls, kind: ChangeKind, measure: str, name: str, about: str, before: str, after: str
    ) -> Change:
        """A change of running text, with its words."""
        words = word_changes(before, after) if before and after else ()
        return cls(kind, measure, name, about, before, after, "neutral", words)
