"""Which rules a run uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fzjs.checks.registry import all_rules


@dataclass(frozen=True, slots=True)
class Selection:
    """Rules chosen and left out, by code or by the beginning of a code (`FZ2`, `FZ203`)."""

    select: tuple[str, ...] = ()
    """Empty: all."""
    ignore: tuple[str, ...] = ()

    def runs(self, code: str) -> bool:
        """Whether findings of this code are wanted: the longer pattern decides, so FZ203 may stay out of FZ2."""
        left_out = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        chosen = max((len(prefix) for prefix in self.select if code.startswith(prefix)), default=-1)
        return chosen > left_out or (left_out < 0 and not self.select)

    def and_also(self, select: Iterable[str], ignore: Iterable[str]) -> Selection:
        """This selection where it says something, else the other; rules left out by either stay out."""
        return Selection(self.select or tuple(select), (*self.ignore, *ignore))


def unknown_patterns(patterns: Iterable[str]) -> list[str]:
    """Patterns that name neither a rule nor a family: `FZ2`, `FZ203` do, `FZ` would be everything."""
    patterns = list(patterns)
    if not patterns:
        return []  # most runs name none, and need not know all rules
    known = {code[:length] for code in all_rules() for length in range(3, len(code) + 1)}
    return [pattern for pattern in patterns if pattern not in known]
