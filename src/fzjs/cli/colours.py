"""Colours of the terminal, by purpose. Told apart by colour-blind people too: weight and words carry the meaning."""

from __future__ import annotations

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "path": "1;4",
    "caret": "1;35",
    "faint": "2",
}


def paint(text: str, purpose: str) -> str:
    """The text in the colour of its purpose, as ANSI control sequences."""
    return f"\x1b[{_CODES[purpose]}m{text}\x1b[0m"
