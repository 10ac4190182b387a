"""When many findings have one cause, which is told once."""

from __future__ import annotations

_FEW = 3
"""As many findings of one cause are told one by one, each at its own place."""


def is_flood(found: int, possible: int) -> bool:
    """Whether so many of all places are at fault that most likely what they are held against is wrong."""
    return found > _FEW and 2 * found > possible
