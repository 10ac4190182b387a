"""What `fzjs render` does with one paper, for one unit or for each."""

from __future__ import annotations

import sys
from pathlib import Path

from fzjs.analysis.plan_units import units_of
from fzjs.cli.asking import Wishes, ask, asked_for, the_paper, the_period, the_plan
from fzjs.cli.days import day_of
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.paper_cautions import cautions_in, cautions_on
from fzjs.cli.paper_files import contents_of, drawn_up, file_name, format_of, is_folder, word_is_here
from fzjs.cli.paper_settings import read_settings
from fzjs.cli.rendering_many import Order, carry_out
from fzjs.cli.writing import write_bytes
from fzjs.rendering.asked import NothingToSayError
from fzjs.rendering.catalogue import Format, Paper
from fzjs.rendering.pdf import PdfError, as_pdf


def render_one(wishes: Wishes) -> int:
    """One paper: to the screen if it is text, else into a file."""
    paper = the_paper(wishes.paper)
    form = format_of(paper, wishes.form, wishes.out)
    named = the_plan(wishes.plan)
    asked = ask(paper, named, wishes)
    try:
        contents = contents_of(paper, asked)
    except CannotRunError as error:
        if not isinstance(error.__cause__, NothingToSayError):
            raise
        print(f"{error}。没有写文件")
        return CLEAN
    data = drawn_up(paper, form, contents, asked)
    if form == "pdf":
        data = _pdf(data)
    out = _place(wishes.out, form, file_name(paper, form, asked))
    if out is None:
        sys.stdout.write(data.decode())
    else:
        write_bytes(out, data, force=wishes.force)
    if out not in (None, wishes.out):
        print(f"已写入 {out}")
    for caution in (*cautions_in(contents), *cautions_on(paper, form, asked)):
        print(f"fzjs：{caution}", file=sys.stderr)
    is_chosen = wishes.form is not None or (wishes.out is not None and wishes.out.suffix.lower() == ".md")
    if form == "md" and not is_chosen and paper.formats[0] == "docx" and not word_is_here():
        print(
            "fzjs：没有安装 Word 所需的库，印成了 Markdown。要 Word 文件：pip install 'fzjs[docx]'",
            file=sys.stderr,
        )
    return CLEAN


def render_each_unit(wishes: Wishes) -> int:
    """One file for each unit that the plan gives something to do, into a folder."""
    paper = the_paper(wishes.paper)
    _refuse_each_unit(paper, wishes)
    assert wishes.out is not None
    form = format_of(paper, wishes.form, None)
    named = the_plan(wishes.plan)
    settings, on, period = (
        read_settings(wishes.settings, [paper]),
        day_of(wishes.on),
        the_period(wishes.period),
    )
    units = units_of(named.plan, named.workspace.registry)
    if not units:
        raise CannotRunError(f"{named.path} 的措施没有写单位，没有可印的")
    orders = [
        Order(paper, (form,), asked_for(paper, named, settings, on, unit=unit, period=period), wishes.out)
        for unit in units
    ]
    return carry_out(orders, wishes.out, force=wishes.force)


def _refuse_each_unit(paper: Paper, wishes: Wishes) -> None:
    if not paper.uses("unit"):
        raise CannotRunError(f"{paper.title}（{paper.name}）不分单位，去掉 --each-unit")
    if wishes.unit is not None:
        raise CannotRunError("--unit 和 --each-unit 只能写一个")
    if "period" in paper.needs and wishes.period is None:
        raise CannotRunError(f"{paper.title}（{paper.name}）还要有报告期（--period）")
    if wishes.out is None:
        raise CannotRunError("每个单位一个文件，要写明放进哪个文件夹：-o 文件夹")
    if wishes.out.exists() and not wishes.out.is_dir():
        raise CannotRunError(f"{wishes.out} 不是文件夹")


def _place(out: Path | None, form: Format, name: str) -> Path | None:
    """Where to write; None for the screen, on which only text can be shown."""
    if out is not None:
        return out / name if is_folder(out) else out
    return None if form in ("md", "text") else Path(name)


def _pdf(document: bytes) -> bytes:
    try:
        return as_pdf([document])[0]
    except PdfError as error:
        raise CannotRunError(str(error)) from None
