"""Tables in text files, drawn with |: a row a line, or one cell a line."""

from __future__ import annotations

import re

from fzjs.importing.columns import column_role
from fzjs.importing.source import Paragraph, Table


def as_table(drawn: list[Paragraph]) -> list[Paragraph | Table]:
    """The table that these lines draw; the lines themselves where they draw none."""
    while drawn and not drawn[-1].text:
        drawn = drawn[:-1]
    if not drawn:
        return []
    lines = [
        paragraph.text for paragraph in drawn if not re.fullmatch(r"[\s|:\-+]*-[\s|:\-+]*", paragraph.text)
    ]
    if sum(line.count("|") for line in lines) < 2:
        return [paragraph for paragraph in drawn if paragraph.text]
    by_line = [_cells(line) for line in _whole_rows(lines)]
    width = len(by_line[0]) if by_line else 0
    if (
        width > 1
        and all(len(cells) <= width for cells in by_line)
        and sum(len(cells) > 1 for cells in by_line) * 2 > len(by_line)
    ):
        return [Table(tuple((*cells, *[""] * (width - len(cells))) for cells in by_line), drawn[0].line)]
    rows = _rows([cell for cell in _cells("\n".join(lines)) if cell])
    return (
        [Table(tuple(rows), drawn[0].line)] if rows else [paragraph for paragraph in drawn if paragraph.text]
    )


def _whole_rows(lines: list[str]) -> list[str]:
    """Lines joined to rows, where each row begins with |."""
    if sum(line.startswith("|") and line != "|" for line in lines) < 2 or not lines[0].startswith("|"):
        return lines
    rows: list[str] = []
    for line in lines:
        if not rows or (line.startswith("|") and line != "|"):
            rows.append(line)
        else:
            rows[-1] += f"\n{line}"
    return rows


def _cells(text: str) -> list[str]:
    text = text.strip()
    text = text.removeprefix("|").removesuffix("|")
    return [" ".join(cell.split()) for cell in text.split("|")]


def _rows(cells: list[str]) -> list[tuple[str, ...]]:
    """Rows from a run of cells: the headings give the width, serial numbers the beginnings."""
    width = 0
    while width < len(cells) and column_role(cells[width]) is not None:
        width += 1
    if width < 2:
        return []
    header, rest = cells[:width], cells[width:]
    serials = [place for place, cell in enumerate(rest) if cell.isdigit()]
    if not serials:
        return [
            tuple(header),
            *(tuple(_padded(rest[at : at + width], width)) for at in range(0, len(rest), width)),
        ]
    if column_role(header[0]) == "serial":
        header = header[1:]
    own_heading = column_role(header[0]) == "goal"
    after = len(header) - own_heading
    rows: list[tuple[str, ...]] = [tuple(header)]
    heading = rest[0] if serials[0] > 0 else ""
    for place, start in enumerate(serials):
        end = serials[place + 1] if place + 1 < len(serials) else len(rest)
        fields, left = rest[start + 1 : start + 1 + after], rest[start + 1 + after : end]
        rows.append(tuple(_padded([heading, *fields] if own_heading else fields, len(header))))
        heading = left[0] if left else heading
    return rows


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
