"""A page as Markdown, CSV, HTML, or a workbook; an answer as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from fzjs.language.readings import number_as_json
from fzjs.rendering.page import Cell, Page, Table

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_markdown(page: Page) -> str:
    """Markdown that suits a comment on a merge request: a heading, lines, tables, details closed."""
    parts = [f"### {_in_markdown(page.title)}", "\n".join(f"- {_in_markdown(line)}" for line in page.lines)]
    for table in page.tables:
        body = _markdown_table(table)
        if table.folded:
            parts.append(
                f"<details>\n<summary>{escape(table.title)}（{len(table.rows)}）</summary>\n\n{body}\n\n</details>"
            )
        else:
            parts.append(f"#### {_in_markdown(table.title)}（{len(table.rows)}）\n\n{body}")
    return "\n\n".join(parts) + "\n"


def as_csv(page: Page) -> str:
    """The page's records. A text that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(page.records.columns)
    writer.writerows([_no_formula(cell.text) for cell in cells] for cells in page.records.rows)
    return out.getvalue()


def as_html(page: Page, pictures: Sequence[str] = ()) -> str:
    """One page that needs no other file; `pictures` are `<svg>` elements, shown before the tables."""
    lines = "\n".join(f"<li>{escape(line)}</li>" for line in page.lines)
    tables = "\n".join(map(_html_table, page.tables))
    shown = "".join(f"<figure>{picture}</figure>\n" for picture in pictures)
    title = escape(page.title)
    head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>\n{_STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n<h1>{title}</h1>\n'
        f"<ul>\n{lines}\n</ul>\n{shown}{tables}\n</body>\n</html>\n"
    )


def as_json(answer: Any, **more: Any) -> str:
    """An answer's dataclasses as JSON objects, keys as their fields are called; `more` is added at the top."""
    return json.dumps({**_plain(answer), **more}, ensure_ascii=False, indent=2, default=_number) + "\n"


def _number(value: Any) -> Any:
    """An exact number as JSON has them; anything else that JSON does not know as text."""
    return number_as_json(value) if isinstance(value, Decimal) else str(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(below) for key, below in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(below) for below in value]
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _markdown_table(table: Table) -> str:
    rows: Iterable[str] = (" | ".join(_markdown_cell(cell) for cell in cells) for cells in table.rows)
    head = [" | ".join(table.columns), " | ".join("---" for _ in table.columns)]
    return "\n".join(f"| {line} |" for line in (*head, *rows))


def _markdown_cell(cell: Cell) -> str:
    marks = {"same": "", "gone": "~~", "new": "**"}
    if not cell.pieces:
        return _in_markdown(cell.text)
    return "".join(
        f"{marks[piece.change]}{_in_markdown(piece.text)}{marks[piece.change]}" for piece in cell.pieces
    )


def _in_markdown(text: str) -> str:
    for mark in ("\\", "|", "*", "_", "`", "<", "~", "[", "#"):
        text = text.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return " ".join(text.split())


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and len(text) > 1 else text


def _html_table(table: Table) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, cells))}</tr>" for cells in table.rows)
    return f"<h2>{escape(table.title)}（{len(table.rows)}）</h2>\n<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def _html_cell(cell: Cell) -> str:
    marks = {"same": "span", "gone": "del", "new": "ins"}
    tone = f' class="{cell.tone}"' if cell.tone else ""
    if not cell.pieces:
        return f"<td{tone}>{escape(cell.text)}</td>"
    pieces = (f"<{marks[piece.change]}>{escape(piece.text)}</{marks[piece.change]}>" for piece in cell.pieces)
    return f"<td{tone}>{''.join(pieces)}</td>"


_STYLE = """\
body { font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2rem; line-height: 1.6; }
table { border-collapse: collapse; margin-bottom: 2rem; }
th, td { border: 1px solid #999; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #eee; }
td.good { background: #e3f4e3; }
td.partly { background: #fff3cf; }
td.bad { background: #fbdcdc; }
td.faint { color: #666; }
del { background: #fbdcdc; }
ins { background: #e3f4e3; }
@media print { body { margin: 0; } }
"""
