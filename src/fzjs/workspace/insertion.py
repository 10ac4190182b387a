"""Links and fingerprints written into the measures of a plan."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fzjs.workspace.amendment import Amendment, InsertionError, at_path
from fzjs.workspace.document import Path
from fzjs.workspace.edits import Edit

__all__ = ["Insertion", "InsertionError"]

_BEFORE = ("support", "responsible", "lead", "text", "title", "id")
"""The keys of a measure that its links stand behind; the first that is there counts."""


class Insertion(Amendment):
    """Links and fingerprints that come into one plan, gathered and then made all at once."""

    def add_links(self, measure: Path, links: Sequence[str]) -> None:
        """Add ids to a measure's `implements`, which is created where it is missing."""
        record = at_path(self._wanted, measure)
        known = record.get("implements")
        new = [link for link in dict.fromkeys(links) if link not in (known or ())]
        if not new:
            return
        record["implements"] = [*(known or ()), *new]
        if known is None:
            self._add_entry(measure, f"implements: [{', '.join(map(_quoted, new))}]")
        elif isinstance(known, list):
            self._add_links((*measure, "implements"), len(known), new)
        else:
            raise InsertionError(f"{self._document.path} 的 implements 不是列表，先改成列表")

    def set_accepted(self, measure: Path, fingerprints: Mapping[str, str]) -> None:
        """Set fingerprints in a measure's `accepted`, which is created where it is missing."""
        record = at_path(self._wanted, measure)
        known = record.get("accepted")
        if known is None:
            entries = ", ".join(f"{_quoted(link)}: {_quoted(mark)}" for link, mark in fingerprints.items())
            self._add_entry(measure, f"accepted: {{{entries}}}", behind="implements")
        elif not isinstance(known, dict):
            raise InsertionError(f"{self._document.path} 的 accepted 不是“编号: 校验码”，先改好")
        else:
            for link, mark in fingerprints.items():
                self._set_mark((*measure, "accepted"), link, mark, known)
        record["accepted"] = {**(known or {}), **fingerprints}

    def _add_entry(self, mapping: Path, entry: str, behind: str = "") -> None:
        document = self._document
        record = at_path(document.data, mapping)
        key = next((name for name in (behind, *_BEFORE) if name in record), None)
        start = document.offset(mapping)
        if key is None or start is None:
            raise InsertionError(f"{document.path} 里有一项措施没有编号和名称，不能添加对应关系")
        end = self._end((*mapping, key))
        if document.text[start] == "{":
            self._insert(end, f", {entry}")
        else:
            self._insert_line(end, " " * (document.position_at(start).column - 1) + entry)

    def _add_links(self, sequence: Path, count: int, items: Sequence[str]) -> None:
        extent = self._document.extent(sequence)
        if extent is not None:
            self._insert_in_flow(extent, ", ".join(map(_quoted, items)), count)
            return
        indent = self._indent_of(sequence)
        lines = self._newline().join(f"{indent}- {_quoted(item)}" for item in items)
        self._insert_line(self._end((*sequence, count - 1)), lines)

    def _set_mark(self, mapping: Path, link: str, mark: str, known: Mapping[str, Any]) -> None:
        if link in known:
            extent = self._document.extent((*mapping, link))
            if extent is None:
                raise InsertionError(f"{self._document.path} 的核对记录写法不能自动修改，请删去后重新核对")
            self._edits.append(Edit(*extent, _quoted(mark)))
            return
        entry = f"{_quoted(link)}: {_quoted(mark)}"
        extent = self._document.extent(mapping)
        if extent is not None:
            self._insert_in_flow(extent, entry, len(known))
            return
        self._insert_line(self._end((*mapping, list(known)[-1])), self._indent_of(mapping) + entry)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
