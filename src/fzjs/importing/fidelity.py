"""Nothing vanishes silently: what a document says and the plan does not."""

from __future__ import annotations

from fzjs.importing.columns import column_roles
from fzjs.importing.markers import read_marker
from fzjs.importing.reading_plan import Imported
from fzjs.importing.source import Paragraph
from fzjs.language.folding import fold_text


def unkept(imported: Imported, printed: str, written: str) -> list[Paragraph]:
    """The paragraphs of the body that the printed plan does not give back, and table cells that the file lacks.

    `printed` is the plan as text, `written` its file. Width of punctuation, blanks and line breaks do not count.
    """
    pages, file = fold_text(printed).replace("\n", ""), fold_text(written)
    lost: list[Paragraph] = []
    for block in imported.framed.body:
        if isinstance(block, Paragraph):
            if fold_text(block.text) not in pages:
                lost.append(block)
            continue
        rows = [row for row in block.rows if column_roles(row) is None]
        cells = [cell for row in rows for cell in dict.fromkeys(row) if cell and not cell.isdigit()]
        missing = [cell for cell in cells if not says_all(cell, file)]
        if missing:
            lost.append(
                Paragraph(
                    "表格中：" + "、".join(" ".join(cell.split()) for cell in dict.fromkeys(missing)),
                    block.line,
                )
            )
    return lost


def says_all(cell: str, file: str) -> bool:
    """Whether the file says what a cell says, less the number of an item and what parts a list."""
    folded = fold_text(cell)
    if folded in file:
        return True
    pieces = [
        piece
        for line in cell.split("\n")
        for piece in line.replace("；", ";").replace("，", ";").replace("、", ";").split(";")
    ]
    return all(_without_number(fold_text(piece)) in file for piece in pieces if piece.strip())


def _without_number(folded: str) -> str:
    marker = read_marker(folded)
    return (folded[marker.end :] if marker is not None else folded).rstrip("。;")
