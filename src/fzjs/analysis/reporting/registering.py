"""Files registered as evidence of an entry, with their hashes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from fzjs.language.wordtables import read_table
from fzjs.model.report import Report
from fzjs.workspace.amendment import Amendment

OTHER_KIND = "其他材料"


class EvidenceFile(NamedTuple):
    """A file of the workspace that is to prove something."""

    name: str
    """Its path from the root of the workspace, with `/`."""
    sha256: str
    kind: str
    title: str
    number: str | None = None


class UnplacedError(Exception):
    """A new file, and no entry to register it with: none named (`measure` is None), or none there."""

    def __init__(self, file: str, measure: str | None) -> None:
        super().__init__(file)
        self.file = file
        self.measure = measure


class Registered(NamedTuple):
    """What was done about one file."""

    file: EvidenceFile
    measure: str
    before: str | None
    """The hash that was registered before; None for a new piece, and where there was none."""
    is_new: bool
    moved_from: str | None = None
    """The path under which it was registered, where it has been moved since."""


def kind_of(name: str) -> str:
    """The kind of evidence that a file's name speaks of."""
    folded = PurePosixPath(name).name.lower()
    return next((kind for word, kind in _kinds() if word in folded), OTHER_KIND)


def title_of(name: str) -> str:
    """A title for a file: its name without the ending."""
    return PurePosixPath(name).stem or PurePosixPath(name).name


def register(
    amendment: Amendment,
    report: Report,
    measure: str | None,
    files: list[EvidenceFile],
    is_there: Callable[[str], bool] = lambda _: True,
) -> list[Registered]:
    """Give registered files the hashes that they have now, and register new ones with a measure's entry.

    A file that is registered under a path where nothing is any more (`is_there`), with the same hash, has been moved:
    its path is changed.

    Raises `UnplacedError` for a new file where no measure is named, or one that has no entry.
    """
    done: list[Registered] = []
    new: list[EvidenceFile] = []
    for file in files:
        known = _known(report, measure, file.name)
        moved = [] if known else _moved(report, measure, file.sha256, is_there)
        if not known and not moved:
            new.append(file)
        for told, place, before in moved:
            amendment.set_scalar(("entries", told, "evidence", place, "file"), file.name)
            about = report.entries[told].measure
            done.append(Registered(file, about, file.sha256, is_new=False, moved_from=before))
        done += [_refresh(amendment, report, entry, place, file) for entry, place in known]
    if new:
        entry = next((i for i, told in enumerate(report.entries) if told.measure == measure), None)
        if measure is None or entry is None:
            raise UnplacedError(new[0].name, measure)
        records = [_record(file) for file in new]
        if report.entries[entry].evidence:
            amendment.add_items(("entries", entry, "evidence"), records)
        else:
            amendment.add_entries(("entries", entry), {"evidence": records})
        done += [Registered(file, measure, None, is_new=True) for file in new]
    return done


def _known(report: Report, measure: str | None, name: str) -> list[tuple[int, int]]:
    """Where a file is registered already: entry and piece."""
    return [
        (place, index)
        for place, entry in enumerate(report.entries)
        for index, evidence in enumerate(entry.evidence)
        if evidence.file == name and (measure is None or entry.measure == measure)
    ]


def _moved(
    report: Report, measure: str | None, sha256: str, is_there: Callable[[str], bool]
) -> list[tuple[int, int, str]]:
    """Where a file with this hash is registered that is not there any more: entry, piece, path."""
    return [
        (place, index, evidence.file)
        for place, entry in enumerate(report.entries)
        for index, evidence in enumerate(entry.evidence)
        if evidence.sha256 == sha256
        and evidence.file is not None
        and (measure is None or entry.measure == measure)
        and not is_there(evidence.file)
    ]


def _refresh(amendment: Amendment, report: Report, entry: int, place: int, file: EvidenceFile) -> Registered:
    before = report.entries[entry].evidence[place].sha256
    path = ("entries", entry, "evidence", place)
    if before is None:
        amendment.add_entries(path, {"sha256": file.sha256})
    elif before != file.sha256:
        amendment.set_scalar((*path, "sha256"), file.sha256)
    return Registered(file, report.entries[entry].measure, before, is_new=False)


def _record(file: EvidenceFile) -> dict[str, Any]:
    record = {
        "kind": file.kind,
        "title": file.title,
        "number": file.number,
        "file": file.name,
        "sha256": file.sha256,
    }
    return {key: value for key, value in record.items() if value is not None}


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in read_table("evidence_kinds"))
