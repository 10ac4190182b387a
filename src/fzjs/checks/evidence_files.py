"""The files that are registered as evidence: where they are, looked at from outside."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from fzjs.checks.scope import Scope
from fzjs.model import plan
from fzjs.model.indicators import Assessment
from fzjs.model.report import Evidence, Report


class RegisteredEvidence(NamedTuple):
    """One piece of evidence, and what its file is like where it names one."""

    path: plan.Path
    subject: str
    """The measure or indicator that it proves something about."""
    evidence: Evidence
    file: str | None = None
    refusal: str = ""
    """Why the file must not be looked at, in Chinese; empty where it may."""
    location: Path | None = None
    """The file with all links followed; None where there is nothing or it must not be looked at."""
    size: int | None = None
    """In bytes; None for what is no ordinary file."""


class EvidenceScope(Scope[Report | Assessment]):
    """A report or an assessment with its evidence."""

    @cached_property
    def evidence(self) -> list[RegisteredEvidence]:
        """All evidence in the order of the file."""
        found = list(_registered(self.model, self.workspace.root))
        self.workspace.consulted.update(item.file for item in found if item.file is not None)
        return found


def look_up(root: Path, file: str) -> tuple[str, Path | None, int | None]:
    """Refusal, location and size of a file named relative to the root. Looks at names only, opens nothing."""
    if file.startswith(("/", "\\", "~/")) or file[1:2] == ":":
        return "写成了绝对路径", None, None
    if ".." in file.replace("\\", "/").split("/"):
        return "的路径里有“..”", None, None
    try:
        location = (root / file).resolve()
        if not location.is_relative_to(root):
            return "是指向工作区外的链接", None, None
        status = location.stat()
    except (OSError, RuntimeError, ValueError):  # nothing there; links in a circle; what no name may hold
        return "", None, None
    return "", location, status.st_size if stat.S_ISREG(status.st_mode) else None


def _registered(model: Report | Assessment, root: Path) -> Iterator[RegisteredEvidence]:
    entries = (
        [(entry.measure, entry.evidence) for entry in model.entries]
        if isinstance(model, Report)
        else [(entry.indicator, entry.evidence) for entry in model.entries]
    )
    inside = root.resolve()
    for index, (subject, all_evidence) in enumerate(entries):
        for place, evidence in enumerate(all_evidence):
            path = ("entries", index, "evidence", place)
            if evidence.file is None:
                yield RegisteredEvidence(path, subject, evidence)
            else:
                found = look_up(inside, evidence.file)
                yield RegisteredEvidence(path, subject, evidence, evidence.file, *found)
