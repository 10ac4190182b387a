"""A filled-in part put in order, so that Word finds nothing to repair in it."""

from __future__ import annotations

from typing import Any

from lxml import etree

from fzjs.rendering.word.runs import JOINED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tidy(root: Any) -> None:
    """Drop what tags have left empty: runs without text, tables without a row; and keep together what asks for it."""
    _drop_empty_runs(root)
    _drop_tables_without_rows(root)
    _end_cells_with_paragraphs(root)
    _join(root)


def _drop_empty_runs(root: Any) -> None:
    """Runs that a value of no characters has left behind, or a program that saved the template."""
    for run in list(root.iter(f"{_W}r")):
        for holder in run.findall(f"{_W}t"):
            if not holder.text and not len(holder):
                run.remove(holder)
        if all(below.tag == f"{_W}rPr" for below in run):
            run.getparent().remove(run)


def _drop_tables_without_rows(root: Any) -> None:
    """A table needs a row (ECMA-376, part 1, 17.4.37, as Word reads it); where all are left out, so is the table."""
    for table in list(root.iter(f"{_W}tbl")):
        if next(table.iter(f"{_W}tr"), None) is None:
            table.getparent().remove(table)


def _end_cells_with_paragraphs(root: Any) -> None:
    """The last thing in a cell is a paragraph (ECMA-376, part 1, 17.4.65)."""
    for cell in root.iter(f"{_W}tc"):
        if not len(cell) or cell[-1].tag != f"{_W}p":
            etree.SubElement(cell, f"{_W}p")


def _join(root: Any) -> None:
    """Keep paragraphs on the page of what follows, where a line that was put in asks for it."""
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target != JOINED:
            continue
        before = mark.getprevious()
        if before is not None and before.tag == f"{_W}p":
            looks = before.find(f"{_W}pPr")
            if looks is None:
                looks = etree.SubElement(before, f"{_W}pPr")
                before.insert(0, looks)
            if looks.find(f"{_W}keepNext") is None:
                looks.insert(int(looks.find(f"{_W}pStyle") is not None), looks.makeelement(f"{_W}keepNext"))
        mark.getparent().remove(mark)
