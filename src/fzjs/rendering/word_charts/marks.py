"""The marks that charts replace in the text of a Word document."""

from __future__ import annotations


def mark(name: str) -> str:
    """What stands in the text where the chart of this name belongs."""
    return f"⟦图：{name}⟧"
