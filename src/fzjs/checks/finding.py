"""What a rule finds, and what the user is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from fzjs.workspace.edits import Edit

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From grave to light."""


class Mend(NamedTuple):
    """What to write instead, where that is sure: `text` in place of some characters of the text at a path.

    Without a `span` the whole scalar is replaced as the file has it, quotes and all.
    """

    path: tuple[str | int, ...]
    span: tuple[int, int] | None
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place in a file's data, as a rule sees it.

    `message` says what is wrong, `hint` what to write instead; both are Chinese sentences without a
    closing mark.
    """

    path: tuple[str | int, ...]
    """Where in the data; a path that does not exist means its nearest ancestor that does."""
    message: str
    hint: str
    subject: str | None = None
    """The id or name of the measure, unit or indicator concerned."""
    on_key: bool = False
    """Whether the key is at fault, not the value."""
    span: tuple[int, int] | None = None
    """The characters of the text at `path` that are at fault, where it is only some of them."""
    mends: tuple[Mend, ...] = ()
    """What puts it right, where there is only one way to do so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing for the user to look at: what, where, how grave, and what to write instead."""

    code: str
    severity: Severity
    message: str
    hint: str
    path: str
    """The file as the user named it."""
    line: int
    column: int
    end_column: int | None = None
    """The column after the last character concerned, where that is known and on the same line."""
    subject: str | None = None
    """The id or name of the measure, unit or indicator concerned."""
    excerpt: str = ""
    """What surrounds the place on its line, for showing; a line may be as long as the file."""
    excerpt_column: int = 1
    """The column at which the excerpt begins."""
    fix: tuple[Edit, ...] | None = None
    """Edits of the file's text that put it right; none at all where saving the text as UTF-8 is enough."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are told file by file, from top to bottom."""
        return self.path, self.line, self.column, self.code, self.message


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as grave as the threshold or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
