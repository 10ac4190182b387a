"""Putting right what can be put right without a guess, and never making a file worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fzjs.checks.finding import Finding, Mend
from fzjs.checks.locating import edits_of
from fzjs.checks.run import Checker
from fzjs.checks.scope import PlanScope
from fzjs.checks.unit_names import place_of
from fzjs.model.units import Group
from fzjs.workspace.discovery import Entry
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.loaded import Loaded, understand
from fzjs.workspace.reading import read_text

_MOST_PASSES = 10
"""What one pass puts right may show what another can: a file of two hundred slips is told a hundred at a time."""

_MOST_SINGLY = 100


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file put right: what to write, and what was done."""

    data: bytes
    codes: tuple[str, ...]
    """The codes of the findings that are gone, one for each."""
    names: int
    """How many names of units were written out."""


_Fix = tuple[str, tuple[Edit, ...]]
"""Code of a finding (empty for a name written out) and the edits of the text that settle it."""


def fixed(checker: Checker, entry: Entry) -> Fixed | None:
    """The file with everything put right that is sure; None where there is nothing to do.

    Findings that are suppressed or not selected stay as they are. Line ends stay as they are. A step is only taken
    if the file that comes of it, read and checked anew, is no worse.
    """
    if entry.problem is not None:
        return None
    loaded = checker.workspace.load(entry)
    if loaded.document.is_unread or _has_lost_bytes(loaded):
        return None
    done: list[_Fix] = []
    for _ in range(_MOST_PASSES):
        better = _pass(checker, loaded)
        if better is None:
            break
        loaded = better[0]
        done += better[1]
    if not done:
        return None
    codes = tuple(sorted(code for code, _ in done if code))
    return Fixed(loaded.document.text.encode(), codes, sum(not code for code, _ in done))


def _has_lost_bytes(loaded: Loaded) -> bool:
    """Whether bytes did not decode: then the text is less than the file, and must not be written in its place."""
    return any(problem.code == "FZ001" and problem.edits is None for problem in loaded.document.problems)


def _pass(checker: Checker, loaded: Loaded) -> tuple[Loaded, list[_Fix]] | None:
    """The file after all its fixes, or after those that do good one by one; None where none does."""
    findings = checker.check_loaded(loaded).findings
    fixes = [(finding.code, finding.fix) for finding in findings if finding.fix is not None]
    if checker.selection.runs("FZ201"):
        fixes += _names_in_full(checker, loaded)
    if not fixes:
        return None
    chosen = _not_overlapping(fixes)
    grade = _grade(loaded, findings)
    better = _tried(checker, loaded, chosen, grade)
    if better is not None:
        return better, chosen
    taken: list[_Fix] = []
    for fix in chosen[:_MOST_SINGLY]:
        if _tried(checker, loaded, [*taken, fix], grade) is not None:
            taken.append(fix)
    better = _tried(checker, loaded, taken, grade) if taken else None
    return None if better is None else (better, taken)


def _tried(checker: Checker, loaded: Loaded, fixes: Iterable[_Fix], grade: tuple[int, ...]) -> Loaded | None:
    document = loaded.document
    text = EditedText(document.text, [edit for _, edits in fixes for edit in edits]).text
    after = understand(read_text(text.encode(), document.path, checker.workspace.limits))
    return after if _grade(after, checker.check_loaded(after).findings) <= grade else None


def _grade(loaded: Loaded, findings: Iterable[Finding]) -> tuple[int, ...]:
    """How bad a file is: less is better. A file that can be checked shows more findings than one that cannot."""
    listed = list(findings)
    severities = [finding.severity for finding in listed]
    return (
        loaded.document.data is None,
        loaded.model is None,
        sum(finding.code.startswith("FZ0") for finding in listed),
        severities.count("error"),
        severities.count("warning"),
        severities.count("info"),
    )


def _not_overlapping(fixes: list[_Fix]) -> list[_Fix]:
    """The fixes in order, without those that touch characters that one before them has settled."""
    taken: list[tuple[int, int]] = []
    chosen = []
    for fix in sorted(fixes, key=lambda fix: (fix[1][:1], fix[0])):
        spans = [(edit.start, edit.end) for edit in fix[1]]
        if all(end <= first or last <= start for start, end in spans for first, last in taken):
            taken += spans
            chosen.append(fix)
    return chosen


def _names_in_full(checker: Checker, loaded: Loaded) -> Iterator[_Fix]:
    """Names that a list gives without the jurisdiction's prefix, written out as the register has them."""
    if loaded.model is None or loaded.misfits or not checker.workspace.registry:
        return
    scope = checker.scope(loaded)
    for units in scope.unit_lists if isinstance(scope, PlanScope) else ():
        for index, (name, match) in enumerate(zip(units.names, units.matches, strict=True)):
            if match is None or isinstance(match.holder, Group) or checker.workspace.registry.resolve(name):
                continue
            path, span = place_of(loaded.document, units, index)
            edits = edits_of([Mend(path, span or (0, len(name)), match.name)], loaded.document)
            if edits is not None:
                yield "", edits
