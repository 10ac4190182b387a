"""What a filled sheet claims of each measure, held against the plan: claims that fit, and refusals cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import ValidationError

from fzjs.analysis.reporting.filled import EvidenceRow, FilledSheet, MeasureRow, Placed, Refusal, Written
from fzjs.analysis.reporting.form import FormTarget, form_targets
from fzjs.analysis.reporting.layout import MEASURES, STATES
from fzjs.checks.nearness import either, nearest, quoted
from fzjs.checks.reporting.reached import SHARES
from fzjs.language.folding import fold_text
from fzjs.model.plan import Measure, Path, Plan
from fzjs.model.report import Evidence

_STATE_NAMES = {fold_text(name): state for state, name in STATES.items()} | {state: state for state in STATES}
_EVIDENCE_ORDER = ("kind", "title", "number", "url", "file")
"""The order in which a report says what a piece of evidence is; its hash comes behind its file."""

_CHOICES = f"从下拉框里选：{'、'.join(STATES.values())}"

Hash = Callable[[str], str | None]
"""From the name of a file of the workspace to its SHA-256; None where there is no such file to be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as the report will have it, and the cells that its parts come from."""

    record: dict[str, str]
    cells: dict[str, str]

    @property
    def cell(self) -> str:
        """The cell that stands for the whole row."""
        return self.cells["kind"]

    def is_same(self, known: Evidence) -> bool:
        """Whether a registered piece is this one: the same number, address or file."""
        names = [name for name in ("number", "url", "file") if name in self.record]
        return any(getattr(known, name) == self.record[name] for name in names)

    def cells_at(self, path: Path) -> dict[Path, str]:
        """The cells of its parts, by the paths that they get."""
        return {path: self.cell, **{(*path, name): cell for name, cell in self.cells.items()}}


@dataclass(slots=True)
class Claim:
    """What a sheet says of one measure."""

    measure: str
    state: Placed[str] | None = None
    """The state as reports write it: `in_progress`."""
    state_cell: str = ""
    """Where the state would stand."""
    note: Placed[str] | None = None
    results: list[tuple[FormTarget, Placed[str]]] = field(default_factory=list)
    evidence: list[Piece] = field(default_factory=list)

    @property
    def first_cell(self) -> str | None:
        """The first cell that is filled in; None where nothing is."""
        placed = [each for each in (self.state, self.note) if each is not None]
        cells = [each.cell for each in (*placed, *(value for _, value in self.results))]
        return next(iter([*cells, *(piece.cell for piece in self.evidence)]), None)

    def is_as(self, made: Claim) -> bool:
        """Whether nothing has been filled in that a form did not say; `evidence` holds what is new alone."""
        told, said = (
            (
                None if each.state is None else each.state.value,
                None if each.note is None else each.note.value,
                [(target.indicator, placed.value) for target, placed in each.results],
            )
            for each in (self, made)
        )
        return told == said and not self.evidence


class Claims:
    """The claims of a sheet, by measure in the plan's order, and what is wrong with it."""

    def __init__(self, sheet: FilledSheet, plan: Plan, hashed: Hash) -> None:
        self._plan = plan
        self._hashed = hashed
        self._measures = {step.measure.id: step.measure for step in plan.duties()}
        self._found: dict[str, Claim] = {}
        self._rows: dict[str, list[MeasureRow]] = {}
        self.refusals: list[Refusal] = []
        self._gather(sheet)

    def __iter__(self) -> Iterator[Claim]:
        return (self._found[measure] for measure in self._measures if measure in self._found)

    def _gather(self, sheet: FilledSheet) -> None:
        for row in sheet.measures:
            measure = self._measure(row.cells.get("measure"), row.addresses.get("measure", ""))
            if measure is not None:
                self._rows.setdefault(measure.id, []).append(row)
        for measure_id, rows in self._rows.items():
            measure = self._measures[measure_id]
            claim = self._found[measure_id] = Claim(measure_id)
            claim.state_cell = rows[0].addresses.get("state", "")
            claim.state = self._state(measure, rows)
            claim.note = self._only(measure, rows, "note")
            claim.results = self._results(measure, rows)
        for piece_row in sheet.evidence:
            measure = self._measure(piece_row.cells.get("measure"), piece_row.addresses.get("measure", ""))
            piece = self._piece(piece_row)
            if measure is not None and piece is not None:
                self._found.setdefault(measure.id, Claim(measure.id)).evidence.append(piece)

    def _measure(self, placed: Placed[Written] | None, address: str) -> Measure | None:
        if placed is None:
            self._refuse(address, "这一行没有写措施编号", "写上措施编号，或者清空这一行")
            return None
        written = str(placed.value)
        found = self._measures.get(written)
        if found is None:
            near = nearest(written, self._measures)
            hint = f"您要写的是不是{either(near)}？" if near else "改成计划里的措施编号"
            self._refuse(placed.cell, f"计划“{self._plan.id}”里没有措施{quoted(written)}", hint)
        return found

    def _state(self, measure: Measure, rows: list[MeasureRow]) -> Placed[str] | None:
        placed = self._only(measure, rows, "state")
        if placed is None:
            return None
        state = _STATE_NAMES.get(fold_text(placed.value))
        if state is None:
            self._refuse(placed.cell, f"没有{quoted(placed.value)}这种进展", _CHOICES)
            return None
        return Placed(state, placed.cell)

    def _only(
        self, measure: Measure, rows: list[MeasureRow], column: Literal["state", "note"]
    ) -> Placed[str] | None:
        """The one text that the rows of a measure have in a column; two that differ are refused."""
        found: Placed[str] | None = None
        for placed in (row.cells[column] for row in rows if column in row.cells):
            if found is not None and found.value != str(placed.value):
                told = f"措施“{measure.id}”的{MEASURES[column].text}在 {found.cell} 已经填过，内容不同"
                self._refuse(placed.cell, told, "一项措施只填一格，合并到一格里")
            found = found or Placed(str(placed.value), placed.cell)
        return found

    def _results(self, measure: Measure, rows: list[MeasureRow]) -> list[tuple[FormTarget, Placed[str]]]:
        """What was reached of each target of a measure."""
        targets = {fold_text(target.indicator or ""): target for target in form_targets(measure, self._plan)}
        found: dict[str, tuple[FormTarget, Placed[str]]] = {}
        for row in rows:
            placed, written = row.cells.get("value"), row.cells.get("indicator")
            if placed is None:
                continue
            about = "" if written is None else fold_text(str(written.value))
            if not about and len(targets) == 1:
                about = next(iter(targets))
            if about not in targets:
                self._refuse_target(measure, row, placed, list(targets.values()))
                continue
            value = self._quantity(placed, targets[about])
            if about in found and value is not None and found[about][1].value != value.value:
                told = f"{result_name(targets[about])}在 {found[about][1].cell} 已经填过，内容不同"
                self._refuse(placed.cell, told, "只填一格")
            elif value is not None:
                found.setdefault(about, (targets[about], value))
        return list(found.values())

    def _refuse_target(
        self, measure: Measure, row: MeasureRow, placed: Placed[Written], targets: list[FormTarget]
    ) -> None:
        names = [target.indicator for target in targets if target.indicator]
        written = row.cells.get("indicator")
        if not names:
            self._refuse(placed.cell, f"措施“{measure.id}”没有可以填完成值的目标", "写进进展说明")
        elif written is not None:
            told = f"措施“{measure.id}”没有指标{quoted(str(written.value))}"
            self._refuse(written.cell, told, f"写成{either(names)}")
        else:
            told = f"措施“{measure.id}”有几个目标，没有写这是哪一个的完成值"
            self._refuse(row.addresses.get("indicator", placed.cell), told, f"写上{either(names)}")

    def _quantity(self, placed: Placed[Written], target: FormTarget) -> Placed[str] | None:
        """The value as text. A whole number that stands alone is counted in the target's unit.

        Not so for shares, and not for fractions: 0.5 may be 50% that a program has turned into a number.
        """
        if isinstance(placed.value, str):
            return Placed(placed.value, placed.cell)
        is_whole = placed.value == placed.value.to_integral_value()
        if target.unit is None or target.unit in SHARES or not is_whole:
            told = f"完成值 {placed.value} 没有写单位"
            self._refuse(placed.cell, told, f"写上单位，如 {_with_unit(placed.value, target)}")
            return None
        return Placed(f"{placed.value}{target.unit}", placed.cell)

    def _piece(self, row: EvidenceRow) -> Piece | None:
        """A row of the table of evidence; its file, if it names one, gets its hash."""
        cells = {str(name): placed for name, placed in row.cells.items() if name != "measure"}
        if "kind" not in cells:
            self._refuse(row.addresses.get("kind", ""), "没有写材料种类", "如 正式文件、会议记录、简报信息")
            return None
        if not {"number", "url", "file"} & set(cells):
            address = row.addresses.get("number", cells["kind"].cell)
            told = "佐证没有写文号、网址或文件"
            self._refuse(address, told, "三样至少写一样，不然检查时找不到材料")
            return None
        record = {name: str(cells[name].value) for name in _EVIDENCE_ORDER if name in cells}
        if "file" in cells:
            checksum = self._hashed(record["file"])
            if checksum is None:
                told = f"工作区里没有可以读的文件{quoted(record['file'])}"
                hint = "文件要先放进工作区，写相对于工作区的路径，如 evidence/会议纪要.pdf"
                self._refuse(cells["file"].cell, told, hint)
                return None
            record["sha256"] = checksum
        try:
            Evidence.model_validate(record)
        except ValidationError as error:
            wrong = str(error.errors()[0]["loc"][0])
            hint = "网址以 http:// 或 https:// 开头，中间没有空格" if wrong == "url" else "改成可以用的内容"
            self._refuse(cells[wrong].cell, f"{quoted(record[wrong])}不能用", hint)
            return None
        return Piece(record, {name: placed.cell for name, placed in cells.items()})

    def _refuse(self, cell: str, message: str, hint: str) -> None:
        self.refusals.append(Refusal(cell, message, hint))


def _with_unit(number: Decimal, target: FormTarget) -> str:
    """An example of how a number that stands alone may have been meant: 0.94 of a share is 94%."""
    if target.unit in SHARES and target.unit is not None:
        return f"{(number * 100).normalize():f}%" if 0 < number <= 1 else f"{number}%"
    return f"{number}{target.unit or '次'}"


def missing_state(claim: Claim) -> Refusal:
    """What to say of a measure of which something is filled in, but not how it stands."""
    return Refusal(
        claim.state_cell or str(claim.first_cell), f"措施“{claim.measure}”没有填本期进展", _CHOICES
    )


def result_name(target: FormTarget) -> str:
    """What a result is called among changes."""
    return f"完成值（{target.indicator}）" if target.indicator else "完成值"


def as_record(target: FormTarget, value: str) -> dict[str, Any]:
    """A result as a report has it."""
    return {"value": value} if target.indicator is None else {"indicator": target.indicator, "value": value}
