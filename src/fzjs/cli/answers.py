"""Giving an answer: to the terminal, to standard output, or into a file, in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path

from fzjs.cli.exits import CLEAN, FINDINGS, CannotRunError
from fzjs.cli.writing import write_bytes, write_file
from fzjs.rendering.page import Page

FORMATS = ("text", "md", "json", "csv", "html", "xlsx")


def give(page: Page, as_json: Callable[[], str], form: str, out: Path | None, *, force: bool = False) -> None:
    """Print a page, or write it into a file."""
    if form == "text" and out is None:
        from fzjs.cli.tables import print_page

        print_page(page)
        return
    if form == "xlsx":
        _give_workbook(page, out, force=force)
        return
    text = _text(page, as_json, form)
    if out is None:
        sys.stdout.write(text)
    else:
        # A spreadsheet takes a CSV file for UTF-8 only if it begins with a byte order mark.
        write_file(out, f"\ufeff{text}" if form == "csv" else text, force=force)


def form_of(form: str | None, out: Path | None) -> str:
    """The format asked for, else the one that the file's ending names, else text."""
    chosen = form or (out.suffix[1:].lower() if out is not None else "") or "text"
    if chosen not in FORMATS:
        raise CannotRunError(f"没有输出格式 {chosen}，可以写：{'、'.join(FORMATS)}")
    return chosen


def wanted_failures(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The classes named by `--fail-on`."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CannotRunError(f"--fail-on 里没有 {'、'.join(unknown)} 这一类，可以写：{'、'.join(known)}")
    return names


def exit_code(failures: Collection[str], found: Callable[[str], int]) -> int:
    """1 if anything of the classes named by `--fail-on` was found."""
    return FINDINGS if any(found(name) for name in failures) else CLEAN


def _text(page: Page, as_json: Callable[[], str], form: str) -> str:
    from fzjs.rendering import formats

    if form == "json":
        return as_json()
    if form == "text":
        from fzjs.cli.tables import page_as_text

        return page_as_text(page)
    return {"md": formats.as_markdown, "csv": formats.as_csv, "html": formats.as_html}[form](page)


def _give_workbook(page: Page, out: Path | None, *, force: bool) -> None:
    if out is None:
        raise CannotRunError("xlsx 要写进文件：加 --out 文件.xlsx")
    try:
        from fzjs.rendering.workbook import as_workbook
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise CannotRunError("写 xlsx 需要安装 openpyxl：pip install 'fzjs[xlsx]'") from None
    write_bytes(out, as_workbook(page), force=force)
