"""What a filled sheet changes in a unit's report: an id-keyed patch, with the cell that each change comes from.

Cells that are empty or as the form had them change nothing, and nothing that a report says is ever taken out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fzjs.analysis.reporting.claims import Claim, Claims, Piece, as_record, missing_state, result_name
from fzjs.analysis.reporting.filled import FilledSheet, Refusal, as_in_a_cell
from fzjs.analysis.reporting.layout import EVIDENCE, STATES
from fzjs.analysis.reporting.since import Versions
from fzjs.checks.nearness import quoted
from fzjs.language.folding import fold_text
from fzjs.model.plan import Path
from fzjs.model.report import Evidence, Report, ReportEntry

_PARTS = {str(column): f"佐证{heading.text}" for column, heading in EVIDENCE.items()} | {
    "sha256": "佐证校验值"
}


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the sheet adds or changes."""

    measure: str | None
    """None for the report as a whole."""
    what: str
    """What is changed, in Chinese: 进展, 完成值（法治专题讲座）, 佐证."""
    before: str | None
    """None where there was nothing."""
    after: str
    cell: str


@dataclass(slots=True)
class Patch:
    """All that a sheet changes in one report.

    `replaced` are scalars that the report has, by their path; `added` are entries that a mapping of the report gets;
    `items` are what a list of the report gets behind what it has.
    """

    replaced: dict[Path, Any] = field(default_factory=dict)
    added: dict[Path, dict[str, Any]] = field(default_factory=dict)
    items: dict[Path, list[Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    cells: dict[Path, str] = field(default_factory=dict)
    """The cells that values of the report come from, by the path that they have after the patch."""
    unfilled: list[str] = field(default_factory=list)
    """Measures of the sheet of which neither it nor the report says anything."""
    refusals: list[Refusal] = field(default_factory=list)
    """With any of these the patch must not be applied."""
    form_is_kept: bool = True
    """Whether the sheet tells what the form said when it was made."""

    def writes(self, versions: Versions, cell: str) -> bool:
        """Whether a cell has something new for the report. What has been changed on both sides is refused."""
        conflict = versions.conflict(cell, form_is_kept=self.form_is_kept)
        if conflict is not None:
            self.refusals.append(conflict)
        return versions.is_to_be_written and conflict is None

    def cell_of(self, path: Path) -> str | None:
        """The cell that a value comes from: its own, else that of the part of the report that it stands in."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.cells:
                return self.cells[path[:length]]
        return None


def patch_of(sheet: FilledSheet, claims: Claims, report: Report | None, made: Claims | None = None) -> Patch:
    """What a sheet changes in a unit's report for the period; None stands for a report that is to be made.

    `made` are the claims of the form as it was made; None where that is not known.
    """
    patch = Patch(form_is_kept=made is not None)
    patch.refusals += [*sheet.refusals, *claims.refusals]
    patch.cells |= {(label,): placed.cell for label, placed in sheet.head.items()}
    _submit(patch, sheet, report)
    entries = [] if report is None else report.entries
    places = {entry.measure: place for place, entry in reversed(list(enumerate(entries)))}
    refused = {refusal.cell for refusal in claims.refusals}
    before = {} if made is None else {claim.measure: claim for claim in made}
    for claim in claims:
        place = places.get(claim.measure)
        was = before.get(claim.measure, Claim(claim.measure))
        if place is not None:
            _amend(patch, ("entries", place), entries[place], claim, was)
        elif claim.first_cell is None or claim.is_as(was):
            patch.unfilled.append(claim.measure)
        elif was.state is not None:
            told = f"发表时报告里有措施“{claim.measure}”的一条，现在没有了"
            patch.refusals.append(
                Refusal(claim.first_cell, told, "先查清为什么删去；要报的，重新生成一张表填写")
            )
        elif claim.state is None:
            if claim.state_cell not in refused:  # what stands there has been refused already
                patch.refusals.append(missing_state(claim))
        else:
            _add(patch, len(entries), claim)
    return patch


def _submit(patch: Patch, sheet: FilledSheet, report: Report | None) -> None:
    placed = sheet.head.get("submitted")
    before = report.submitted if report is not None else None
    if placed is None or not isinstance(placed.value, date):
        return
    shown = before.isoformat() if before is not None else None
    made = sheet.made.head.get("submitted") if sheet.made is not None else None
    versions = Versions(None if made is None else str(made.value), placed.value.isoformat(), shown)
    if not patch.writes(versions, placed.cell):
        return
    patch.changes.append(Change(None, "报送日期", shown, placed.value.isoformat(), placed.cell))
    if before is None:
        patch.added[()] = {"submitted": placed.value}
    else:
        patch.replaced["submitted",] = placed.value


def _add(patch: Patch, known: int, claim: Claim) -> None:
    """A new entry, behind the `known` ones and those that were added before it."""
    assert claim.state is not None  # else it is refused
    items = patch.items.setdefault(("entries",), [])
    path: Path = ("entries", known + len(items))
    record: dict[str, Any] = {"measure": claim.measure, "state": claim.state.value}
    patch.cells |= {path: claim.state.cell, (*path, "state"): claim.state.cell}
    _tell(patch, claim, "进展", None, STATES[claim.state.value], claim.state.cell)
    if claim.note is not None:
        record["note"] = claim.note.value
        patch.cells[*path, "note"] = claim.note.cell
        _tell(patch, claim, "进展说明", None, claim.note.value, claim.note.cell)
    for place, (target, placed) in enumerate(claim.results):
        record.setdefault("results", []).append(as_record(target, placed.value))
        patch.cells[*path, "results", place] = placed.cell
        _tell(patch, claim, result_name(target), None, placed.value, placed.cell)
    for place, piece in enumerate(claim.evidence):
        record.setdefault("evidence", []).append(piece.record)
        patch.cells |= piece.cells_at((*path, "evidence", place))
        _tell(patch, claim, "佐证", None, _shown(piece), piece.cell)
    items.append(record)


def _amend(patch: Patch, path: Path, entry: ReportEntry, claim: Claim, was: Claim) -> None:
    """What changes in an entry that the report has; `was` is the claim of the form as it was made."""
    if claim.state is not None:
        patch.cells[*path, "state"] = claim.state.cell
        made = None if was.state is None else STATES[was.state.value]
        if patch.writes(Versions(made, STATES[claim.state.value], STATES[entry.state]), claim.state.cell):
            patch.replaced[*path, "state"] = claim.state.value
            _tell(patch, claim, "进展", STATES[entry.state], STATES[claim.state.value], claim.state.cell)
    if claim.note is not None:
        patch.cells[*path, "note"] = claim.note.cell
        made = None if was.note is None else was.note.value
        today = as_in_a_cell(entry.note or "") or None
        if patch.writes(Versions(made, claim.note.value, today), claim.note.cell):
            _tell(patch, claim, "进展说明", entry.note, claim.note.value, claim.note.cell)
            if entry.note is None:
                patch.added.setdefault(path, {})["note"] = claim.note.value
            else:
                patch.replaced[*path, "note"] = claim.note.value
    _amend_results(patch, path, entry, claim, was)
    _amend_evidence(patch, path, entry, claim, was)


def _amend_results(patch: Patch, path: Path, entry: ReportEntry, claim: Claim, was: Claim) -> None:
    known = {fold_text(result.indicator or ""): place for place, result in enumerate(entry.results)}
    made = {fold_text(target.indicator or ""): placed.value for target, placed in was.results}
    new: list[dict[str, Any]] = []
    for target, placed in claim.results:
        about = fold_text(target.indicator or "")
        place = known.get(about)
        if place is None and len(entry.results) == 1 and ("" in known or not about):
            place = 0
        before = None if place is None else entry.results[place].value
        today = None if before is None else as_in_a_cell(before)
        if not patch.writes(Versions(made.get(about), placed.value, today), placed.cell):
            if place is not None:
                patch.cells[*path, "results", place] = placed.cell
            continue
        if place is None:
            place = len(entry.results) + len(new)
            new.append(as_record(target, placed.value))
            _tell(patch, claim, result_name(target), None, placed.value, placed.cell)
        else:
            patch.replaced[*path, "results", place, "value"] = placed.value
            _tell(patch, claim, result_name(target), before, placed.value, placed.cell)
        patch.cells[*path, "results", place] = placed.cell
    _append(patch, path, "results", len(entry.results), new)


def _amend_evidence(patch: Patch, path: Path, entry: ReportEntry, claim: Claim, was: Claim) -> None:
    new: list[dict[str, Any]] = []
    for piece in claim.evidence:
        place = next((place for place, known in enumerate(entry.evidence) if piece.is_same(known)), None)
        if place is None:
            place = len(entry.evidence) + len(new)
            new.append(dict(piece.record))
            _tell(patch, claim, "佐证", None, _shown(piece), piece.cell)
        else:
            known = entry.evidence[place]
            made = next((each.record for each in was.evidence if each.is_same(known)), {})
            _amend_piece(patch, (*path, "evidence", place), known, claim, piece, made)
        patch.cells |= piece.cells_at((*path, "evidence", place))
    _append(patch, path, "evidence", len(entry.evidence), new)


def _amend_piece(
    patch: Patch, path: Path, known: Evidence, claim: Claim, piece: Piece, made: Mapping[str, str]
) -> None:
    for name, value in piece.record.items():
        before: str | None = getattr(known, name)
        cell = piece.cells.get(name, piece.cells.get("file", piece.cell))
        if before is None:
            patch.added.setdefault(path, {})[name] = value
        elif name == "sha256":
            if before == value:
                continue
            told = f"佐证文件{quoted(known.file or '')}登记以后内容变了"
            hint = "恢复登记时的文件，或者先用 fzjs report add-evidence 更新校验值"
            patch.refusals.append(Refusal(cell, told, hint))
        elif patch.writes(Versions(made.get(name), value, as_in_a_cell(before)), cell):
            patch.replaced[*path, name] = value
        else:
            continue
        _tell(patch, claim, _PARTS[name], before, value, cell)


def _append(patch: Patch, path: Path, key: str, known: int, new: list[dict[str, Any]]) -> None:
    if new and known:
        patch.items[*path, key] = new
    elif new:
        patch.added.setdefault(path, {})[key] = new


def _tell(patch: Patch, claim: Claim, what: str, before: str | None, after: str, cell: str) -> None:
    patch.changes.append(Change(claim.measure, what, before, after, cell))


def _shown(piece: Piece) -> str:
    return "，".join(value for name, value in piece.record.items() if name != "sha256")
