"""What is wrong with a file before anyone asks what it means."""

from __future__ import annotations

from dataclasses import dataclass

from fzjs.workspace.edits import Edit


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file as a file: its encoding, its characters, its YAML.

    `line` and `column` count from 1 in the decoded text; a column is one character, whatever its width.
    `message` says what is wrong and `hint` what to write instead, both in Chinese. `end_column` is the
    column after the last character concerned, where that is on the same line and known. `edits` mend it
    without a loss: none at all where saving the text as UTF-8 is enough, None where only the author can.
    """

    code: str
    line: int
    column: int
    message: str
    hint: str
    end_column: int | None = None
    edits: tuple[Edit, ...] | None = None
