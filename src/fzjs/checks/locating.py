"""From a place in the data to a place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fzjs.checks.finding import Fault, Finding, Mend
from fzjs.checks.rule import Rule
from fzjs.workspace.document import Document, Position
from fzjs.workspace.edits import Edit
from fzjs.workspace.problems import Problem

_EXCERPT_BEFORE = 80
_EXCERPT_AFTER = 160


def locate(fault: Fault, rule: Rule, document: Document) -> Finding:
    """A fault as a finding at the line and column where it was written."""
    start, end = _extent(fault, document)
    return Finding(
        rule.code,
        rule.severity,
        fault.message,
        fault.hint,
        document.path,
        start.line,
        start.column,
        end.column if end is not None and end.line == start.line else None,
        fault.subject,
        *_excerpt(document, start.line, start.column),
        edits_of(fault.mends, document),
    )


def locate_problem(problem: Problem, rule: Rule, shown: str, document: Document | None) -> Finding:
    """What went wrong while reading a file, as a finding."""
    return Finding(
        rule.code,
        rule.severity,
        problem.message,
        problem.hint,
        shown,
        problem.line,
        problem.column,
        problem.end_column,
        None,
        *(("", 1) if document is None else _excerpt(document, problem.line, problem.column)),
        problem.edits,
    )


def edits_of(mends: Sequence[Mend], document: Document) -> tuple[Edit, ...] | None:
    """The edits of the file's text that write what the mends say; None where one of them finds no place."""
    edits = [_edit(mend, document) for mend in mends]
    found = tuple(edit for edit in edits if edit is not None)
    return found if mends and len(found) == len(mends) else None


def _excerpt(document: Document, line: int, column: int) -> tuple[str, int]:
    """What stands around a place on its line, and the column at which that begins."""
    begin = max(0, column - 1 - _EXCERPT_BEFORE)
    return document.line_text(line, begin, column + _EXCERPT_AFTER - begin), begin + 1


def _extent(fault: Fault, document: Document) -> tuple[Position, Position | None]:
    start = document.position(fault.path, key=fault.on_key)
    if fault.span is not None and not fault.on_key:
        within = _within(fault.path, fault.span, start, document)
        if within is not None:
            return within
    return start, document.end(fault.path, key=fault.on_key)


def _within(
    path: tuple[str | int, ...], span: tuple[int, int], start: Position, document: Document
) -> tuple[Position, Position] | None:
    """Where some characters of a text were written; None where the file breaks or escapes them."""
    value = _value_at(document.data, path)
    raw = document.raw_scalar(path)
    if not isinstance(value, str) or not raw:
        return None
    wanted = value[slice(*span)]
    found = -1
    for _ in range(value.count(wanted, 0, span[0]) + 1):
        found = raw.find(wanted, found + 1)
        if found < 0:
            return None
    line_break = raw.rfind("\n", 0, found)
    line = start.line + raw.count("\n", 0, found)
    column = found - line_break if line_break >= 0 else start.column + found
    return Position(line, column), Position(line, column + len(wanted))


def _edit(mend: Mend, document: Document) -> Edit | None:
    extent = document.extent(mend.path)
    if extent is None or document.text[extent[0]] in "&*!":  # what others refer to is not one place only
        return None
    if mend.span is None:
        return Edit(*extent, mend.text)
    value = _value_at(document.data, mend.path)
    raw = document.text[slice(*extent)]
    wanted = value[slice(*mend.span)] if isinstance(value, str) else ""
    if not wanted or raw.count(wanted) != value.count(wanted):  # broken over lines, or escaped
        return None
    found = -1
    for _ in range(value.count(wanted, 0, mend.span[0]) + 1):
        found = raw.find(wanted, found + 1)
    return Edit(extent[0] + found, extent[0] + found + len(wanted), mend.text)


def _value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
