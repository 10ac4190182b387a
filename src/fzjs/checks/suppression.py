"""Findings that authors accept: by a comment on the line, or in the workspace's settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fzjs.checks.finding import Finding
from fzjs.checks.selection import Selection
from fzjs.model.workspace import Suppression
from fzjs.workspace.document import Document
from fzjs.workspace.loaded import Loaded


def line_suppressions(document: Document, findings: list[Finding], selection: Selection) -> list[Finding]:
    """The findings that no comment suppresses, with what is wrong with the comments themselves."""
    return findings


def useless_acceptances(
    settings: Loaded, used: Iterable[int], selection: Selection | None = None
) -> list[Finding]:
    """Entries of `ignore:` in fzjs.yaml that took no finding away, after a whole workspace was checked."""
    return []


class Suppressions:
    """The findings that a workspace accepts (`ignore:` in fzjs.yaml)."""

    def __init__(self, accepted: Sequence[Suppression]) -> None:
        self._accepted = accepted

    def __bool__(self) -> bool:
        return bool(self._accepted)

    def sift(self, findings: list[Finding], relative_path: str) -> tuple[list[Finding], set[int]]:
        """The findings that stay, and the indexes of the entries that took others away."""
        return findings, set()
