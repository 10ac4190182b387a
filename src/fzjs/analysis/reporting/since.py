"""A form, what came back of it, and the report of today: who has changed what since the form was made.

A form keeps what it said when it was made on a hidden sheet. So a cell that nobody has touched changes nothing, though
the report has been corrected meanwhile; and a cell that was changed while the report was changed too is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from fzjs.analysis.reporting.filled import EvidenceRow, FilledSheet, MeasureRow, Refusal
from fzjs.analysis.reporting.layout import MEASURES, MeasureColumn
from fzjs.language.folding import fold_text

_SHOWN = 30
_LOCKED = [column for column, heading in MEASURES.items() if not heading.fill_in]
_KEYS: tuple[MeasureColumn, ...] = ("measure", "indicator")
"""The locked columns by which rows are known: what does not fit there is refused for itself."""

NO_FORM_KEPT = "这张表里没有原表（隐藏的工作表被删去了），分不清这一格改过没有"


class Versions(NamedTuple):
    """One value three times over: on the form as it was made, on the sheet that came back, in the report of today."""

    made: str | None
    filled: str
    today: str | None

    @property
    def is_to_be_written(self) -> bool:
        """Whether somebody has filled in something that the report does not say yet."""
        return self.filled not in (self.today, self.made)

    def conflict(self, cell: str, *, form_is_kept: bool) -> Refusal | None:
        """What to say where the report has changed as well, or may have, for all that is known."""
        if not self.is_to_be_written or (self.today is None and not form_is_kept):
            return None
        if not form_is_kept:
            told = f"{NO_FORM_KEPT}；表里是{_shown(self.filled)}，报告里是{_shown(self.today)}"
            return Refusal(cell, told, "用 fzjs report new --format xlsx 重新生成一张表填写，或者直接改报告")
        if self.made == self.today:
            return None
        told = f"表里填的是{_shown(self.filled)}，发表以后报告里改成了{_shown(self.today)}（发表时{_shown(self.made)}）"
        return Refusal(cell, told, "以报告为准的，清空这一格；以表为准的，重新生成一张表填写")


def without_untouched_evidence(sheet: FilledSheet) -> FilledSheet:
    """The sheet without the rows of evidence that stand in the form as it was made."""
    if sheet.made is None:
        return sheet
    known = {_contents(row) for row in sheet.made.evidence}
    return replace(sheet, evidence=tuple(row for row in sheet.evidence if _contents(row) not in known))


def changes_beside_the_fields(sheet: FilledSheet) -> Iterator[Refusal]:
    """What was written into cells that are not for filling in, and would be lost. Emptied ones do no harm."""
    if sheet.made is None:
        return
    texts = {text.value for text in sheet.made.texts}
    for text in sheet.texts:
        if text.value not in texts:
            yield _not_a_field(text.cell, text.value, None)
    made = {_key(row): row for row in sheet.made.measures}
    for row in sheet.measures:
        before = made.get(_key(row))
        for column in _LOCKED if before is not None else ():
            placed = row.cells.get(column)
            was = before.cells.get(column) if before is not None else None
            if placed is None or column in _KEYS or (was is not None and was.value == placed.value):
                continue
            yield _not_a_field(placed.cell, str(placed.value), None if was is None else str(was.value))


def _not_a_field(cell: str, text: str, was: str | None) -> Refusal:
    told = "写上了" if was is None else f"原来是{_shown(was)}，改成了"
    return Refusal(
        cell,
        f"这一格不是填写的格子，{told}{_shown(text)}，不会被收进报告",
        "移到黄色的格子里（如进展说明），这一格恢复原样",
    )


def _key(row: MeasureRow) -> tuple[str, ...]:
    return tuple(fold_text(str(row.cells[name].value)) if name in row.cells else "" for name in _KEYS)


def _contents(row: EvidenceRow) -> frozenset[tuple[str, str]]:
    return frozenset((str(column), str(placed.value)) for column, placed in row.cells.items())


def _shown(text: str | None) -> str:
    if text is None:
        return "没有填"
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= _SHOWN else flat[:_SHOWN] + '…'}”"
