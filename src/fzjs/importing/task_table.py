"""Task tables (任务分解表、责任清单): a measure a row, columns known by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzjs.importing.attribution import Attributed, read_labelled
from fzjs.importing.columns import column_roles
from fzjs.importing.duties import Duties
from fzjs.importing.entry import Entry
from fzjs.importing.markers import read_marker
from fzjs.importing.source import Table
from fzjs.language.phrases import Target, read_target
from fzjs.language.unitlists import split_units
from fzjs.model.printing import IN_THE_TEXT


def is_task_table(table: Table) -> bool:
    """Whether one of the first rows names columns for tasks and for units, dates or targets."""
    return _header(table) is not None


def rows_of(table: Table, duties: Duties) -> Iterator[tuple[str, Entry]]:
    """The goal (empty where the table has no column for it) and the measure of each row."""
    at = _header(table)
    if at is None:
        return
    roles = column_roles(table.rows[at])
    goal = ""
    for offset, row in enumerate(table.rows[at + 1 :], at + 1):
        cells: dict[str, list[str]] = {}
        for role, cell in zip(roles or (), row, strict=False):
            if role and cell.strip() and cell.strip() not in cells.get(role, ()):
                cells.setdefault(role, []).append(cell.strip())
        goal = _unnumbered(" ".join(cells["goal"])) if "goal" in cells else goal
        written = " ".join(cells.get("measure", ()))
        if not written and len(set(filter(None, row))) == 1:
            goal = _unnumbered(next(filter(None, row)))
        for item in items_of(written) if written else ():
            yield goal, _row(cells, item, table.line + offset, duties)


def _row(cells: dict[str, list[str]], written: str, line: int, duties: Duties) -> Entry:
    entry = duties.of_lines([_unnumbered(written)], line)
    attributed = Attributed(entry.get("lead", []), entry.get("responsible", []), entry.get("support", []))
    for role in ("lead", "responsible", "support"):
        for cell in cells.get(role, ()):
            found = read_labelled(cell) or Attributed()
            if not found:
                getattr(found, role).extend(split_units(cell).names)
            attributed.add(found)
    duties.attribute(entry, attributed)
    if entry.assignment == IN_THE_TEXT:
        entry.assignment = None
    stated = [
        date for cell in cells.get("deadline", ()) for date in re.split(r"[;；\n]", cell) if date.strip()
    ]
    kept = entry.get("deadline", [])
    if stated or kept:
        entry["deadline"] = [*stated, *(date for date in kept if date not in stated)]
    _add_targets(entry, cells.get("target", []))
    return entry


def _add_targets(entry: Entry, cells: list[str]) -> None:
    """What a column of targets says: as targets where it can be read, else as text."""
    for part in (part.strip() for cell in cells for part in re.split(r"[;；。\n]", cell)):
        if isinstance(read_target(part), Target):
            entry["targets"] = [*entry.get("targets", []), part]
        elif part:
            entry["text"] = "\n".join(filter(None, [entry.get("text"), f"目标：{part}"]))


def items_of(written: str) -> list[str]:
    """A cell that lists numbered tasks (1.…；2.…) as one task each."""
    places = [0]
    for found in re.finditer(r"(?<=[;；。\n])\s*(?=[0-9]{1,2}[.．、])", written):
        marker = read_marker(written[found.end() :])
        before = read_marker(written[places[-1] :])
        if marker is not None and before is not None and marker.value == before.value + 1:
            places.append(found.end())
    return [
        written[start:end].strip() for start, end in zip(places, [*places[1:], len(written)], strict=True)
    ]


def _header(table: Table) -> int | None:
    return next((at for at, row in enumerate(table.rows[:4]) if column_roles(row) is not None), None)


def _unnumbered(text: str) -> str:
    marker = read_marker(text)
    return text[marker.end :].strip() if marker is not None else text
