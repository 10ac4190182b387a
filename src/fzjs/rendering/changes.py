"""The changes between two plans, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.change import Change
from fzjs.analysis.changes import PlanChanges
from fzjs.analysis.wording import Piece
from fzjs.rendering.page import Cell, Page, row, table
from fzjs.rendering.terms import CHANGES, STRENGTHS

_AROUND = 8
"""How many characters beside a change are shown of a long text."""
_LONGEST = 60
"""A longer text without changes marked in it is cut."""


def changes_page(changes: PlanChanges, old_name: str = "", new_name: str = "") -> Page:
    """Every change; `old_name` and `new_name` say which revisions are compared."""
    old = f"《{changes.old_title}》{old_name}"
    new = f"《{changes.new_title}》{new_name}"
    about_plan = [change for change in changes.changes if not change.measure]
    about_measures = [change for change in changes.changes if change.measure]
    columns = ("变化", "部分", "原来", "现在", "强弱")
    tables = [
        table("措施的变化", ("措施", *columns), [
            row(f"{change.measure} {change.name}", *_cells(change)) for change in about_measures
        ]),
        table("文件的变化", ("名称", *columns), [row(change.name, *_cells(change)) for change in about_plan]),
    ]  # fmt: skip
    records = table(
        "变化",
        ("措施", "名称", *columns),
        [
            row(
                change.measure,
                change.name,
                _kind(change),
                change.about,
                change.before,
                change.after,
                _strength(change),
            )
            for change in changes.changes
        ],
    )
    kept = tuple(each for each in tables if each.rows)
    return Page(f"{old} → {new}", tuple(_lines(changes)), kept, records)


def _lines(changes: PlanChanges) -> Iterator[str]:
    if not changes.changes:
        yield "没有变化"
        return
    counts = changes.counts()
    kinds = "、".join(f"{term.name} {counts[key]}" for key, term in CHANGES.items() if counts[key])
    strengths = "、".join(f"{term.name} {counts[key]}" for key, term in STRENGTHS.items() if counts[key])
    yield f"变化 {len(changes.changes)} 处：{kinds}"
    yield f"其中{strengths}"


def _cells(change: Change) -> tuple[Cell, ...]:
    before = Cell(_cut(change.before), "", _shown(change.words, "new"))
    after = Cell(_cut(change.after), "", _shown(change.words, "gone"))
    return row(_kind(change), change.about, before, after, _strength(change))


def _kind(change: Change) -> Cell:
    term = CHANGES[change.kind]
    return Cell(term.name, term.tone)


def _strength(change: Change) -> Cell:
    if change.strength == "neutral":
        return Cell("")
    term = STRENGTHS[change.strength]
    return Cell(term.name, term.tone)


def _shown(words: tuple[Piece, ...], left_out: str) -> tuple[Piece, ...]:
    """One side of a change, what stayed cut down to what stands beside the changes."""
    kept = [piece for piece in words if piece.change != left_out]
    shown = []
    for place, piece in enumerate(kept):
        text = piece.text
        if piece.change == "same" and len(text) > 2 * _AROUND + 1:
            head = text[:_AROUND] if place else ""
            tail = text[-_AROUND:] if place < len(kept) - 1 else ""
            text = f"{head}…{tail}"
        shown.append(Piece(piece.change, text))
    return tuple(shown)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
