"""A page in the terminal."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from fzjs.rendering.page import Cell, Page, Table

TONES = {"": "", "good": "green", "partly": "yellow", "bad": "bold red", "faint": "dim"}
_PIECES = {"same": "", "gone": "red strike", "new": "bold green"}
_PLAIN_WIDTH = 160
"""Where nobody tells how wide a line may be: a file, a pipe."""


def print_page(page: Page) -> None:
    """Print a page to standard output, in colour if it is a terminal."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(highlight=False, emoji=False, width=_PLAIN_WIDTH)
    _print(page, console)


def page_as_text(page: Page) -> str:
    """A page as plain text."""
    out = io.StringIO()
    _print(page, Console(file=out, width=_PLAIN_WIDTH, highlight=False, emoji=False, color_system=None))
    return out.getvalue()


def _print(page: Page, console: Console) -> None:
    console.print(Text(page.title, style="bold"))
    for line in page.lines:
        console.print(Text(line))
    for table in page.tables:
        console.print()
        console.print(Text(f"{table.title}（{len(table.rows)}）", style="bold"))
        console.print(_rich_table(table, is_terminal=console.is_terminal))


def _rich_table(table: Table, *, is_terminal: bool) -> RichTable:
    shown = RichTable(show_lines=False, header_style="bold", safe_box=True)
    for column in table.columns:
        shown.add_column(Text(column), overflow="fold")
    for cells in table.rows:
        shown.add_row(*(_text(cell, is_terminal=is_terminal) for cell in cells))
    return shown


def _text(cell: Cell, *, is_terminal: bool) -> Text:
    if not cell.pieces:
        return Text(cell.text, style=TONES[cell.tone])
    if is_terminal:
        return Text.assemble(*((piece.text, _PIECES[piece.change]) for piece in cell.pieces))
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return Text("".join(marks[piece.change].format(piece.text) for piece in cell.pieces))
