"""What an author may have meant: the known names that look like the one written."""

from __future__ import annotations

from collections.abc import Iterable

from fzjs.model.likeness import likeliest, likeness

MOST_SUGGESTIONS = 20
"""Where a file has more unknown names than this, something else is wrong, and comparing names takes long."""

_LONGEST_SHOWN = 30
_MOST_KNOWN = 500


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that look like this one, likeliest first."""
    candidates = list(dict.fromkeys(known))
    if len(candidates) > _MOST_KNOWN:  # comparing takes long and helps nobody
        return []
    return likeliest(likeness(word, candidates), most)


def quoted(text: str) -> str:
    """A text in Chinese quotation marks, on one line, cut where it is too long to repeat."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST_SHOWN else f"“{line[:_LONGEST_SHOWN]}……”"


def either(names: Iterable[str]) -> str:
    """Names as alternatives: “县司法局”或“县财政局”."""
    return "或".join(quoted(name) for name in names)
