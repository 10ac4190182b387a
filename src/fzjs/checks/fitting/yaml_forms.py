"""How to write a value in a plan file, for messages that show what to write instead."""

from __future__ import annotations

from collections.abc import Iterable

from fzjs.workspace.scalars import CONSTANTS, resolve_number

_SHOWN_LENGTH = 30

# Apart from ideographs and letters, what stands in a plain scalar without a second thought.
_HARMLESS = frozenset("（）《》〈〉“”‘’、。；·—〔〕％%+-./_")


def plain_or_quoted(text: str) -> str:
    """The text as a YAML scalar: in quotes where it would otherwise be read as something else."""
    is_plain = (
        text not in CONSTANTS
        and resolve_number(text) == text
        and all(character.isalnum() or character in _HARMLESS for character in text)
        and text[0].isalnum()
        and not (text[0].isdecimal() and text.isascii())
    )
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def flow_list(texts: Iterable[str]) -> str:
    """A list of texts in one line: [县司法局, 县财政局]."""
    return f"[{', '.join(plain_or_quoted(text) for text in texts)}]"


def shortened(text: str) -> str:
    """A text in one line and not too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_LENGTH else f"{line[: _SHOWN_LENGTH - 1]}…"
