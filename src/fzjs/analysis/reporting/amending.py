"""The text of a report after a patch: an existing file changed in place, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fzjs.analysis.reporting.patch import Patch
from fzjs.checks.reporting.periods import report_name
from fzjs.workspace.amendment import Amendment
from fzjs.workspace.document import Document
from fzjs.workspace.reading import Limits
from fzjs.workspace.written import write_entries


def amended_text(document: Document, patch: Patch, limits: Limits) -> str:
    """The text of an existing report after a patch; raises `InsertionError` where it cannot be changed safely."""
    amendment = Amendment(document)
    data: Any = document.data
    added = {path: dict(entries) for path, entries in patch.added.items()}
    for path, items in patch.items.items():
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        if path[-1] in holder:
            amendment.add_items(path, items)
        else:
            added.setdefault(path[:-1], {})[str(path[-1])] = items
    for path, value in patch.replaced.items():
        amendment.set_scalar(path, value)
    for path, entries in added.items():
        amendment.add_entries(path, entries, after="period" if not path else None)
    return amendment.text(limits)


def new_text(plan: str, unit: str, period: str, patch: Patch, schemas: str | None = None) -> str:
    """The text of a new report. `schemas` is the way from the file to the folder of JSON Schemas, if there is one."""
    return "\n".join(_lines(plan, unit, period, patch, schemas)) + "\n"


def _lines(plan: str, unit: str, period: str, patch: Patch, schemas: str | None) -> Iterator[str]:
    if schemas is not None:
        yield f"# yaml-language-server: $schema={schemas}/report.schema.json"
    yield f"# {unit}的{report_name(period)}（{period}），由填好的报告表收入。"
    head = {"fzjs": 1, "kind": "report", "plan": plan, "unit": unit, "period": _period(period)}
    yield from write_entries({**head, **patch.added.get((), {})})
    yield ""
    yield from write_entries({"entries": patch.items.get(("entries",), [])})


def _period(period: str) -> str | int:
    """The period as reports write it: a year is a number."""
    return int(period) if period.isdigit() else period
