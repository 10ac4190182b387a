"""One paper drawn up: contents and template → the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from fzjs.rendering.catalogue import Format, Paper
from fzjs.rendering.plain_templates import render_plain
from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.template_files import template_called


def draw_up(paper: Paper, form: Format, contents: Mapping[str, object], root: Path | None) -> bytes:
    """The paper in one format; for PDF the Word document that it is made of.

    `contents` is what `Paper.context` gives, `root` the workspace whose own templates are used. Raises
    `TemplateFaultError` for a template that is wrong, and `ModuleNotFoundError` where the libraries of the format are
    not installed.
    """
    if form in ("md", "text"):
        return render_plain(paper.name, form, contents, root).encode()
    if form == "xlsx":
        workbook: bytes = import_module(paper.workbook).workbook(contents)
        return workbook
    return _word(paper, contents, root)


def _word(paper: Paper, contents: Mapping[str, object], root: Path | None) -> bytes:
    from fzjs.rendering.word.engine import render_word

    template = template_called(paper.name, "docx", root)
    if template is None:
        raise TemplateFaultError(f"没有 {paper.name}.docx 这个模板")
    try:
        return render_word(template.data, contents)
    except TemplateFaultError as fault:
        raise TemplateFaultError(f"{template.shown}：{fault}") from None
