"""One paper drawn up: contents and template → the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import Format, Paper
from fzjs.rendering.plain_templates import render_plain
from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.template_files import TemplateFile, TemplateForm, template_called


def draw_up(paper: Paper, form: Format, contents: Mapping[str, object], asked: Asked) -> bytes:
    """The paper in one format; for PDF the Word document that it is made of.

    `contents` is what `Paper.context` gives for `asked`. The workspace's own templates go before the built-in ones.
    Raises `TemplateFaultError` for a template that is wrong, and `ModuleNotFoundError` where the libraries of the
    format are not installed.
    """
    root = _own_root(asked)
    if form in ("md", "text"):
        return render_plain(paper.name, form, contents, root).encode()
    if form == "xlsx":
        workbook: bytes = import_module(paper.workbook).workbook(asked, contents)
        return workbook
    return _word(paper, contents, root, asked.settings.get("layout", ""))


def try_out(template: TemplateFile, form: TemplateForm, paper: Paper, asked: Asked) -> None:
    """Fill in a template that lies anywhere. Raises `TemplateFaultError`."""
    contents = paper.context(asked)
    if form == "docx":
        from fzjs.rendering.word.engine import render_word

        render_word(template.data, contents)
    else:
        render_plain(paper.name, form, contents, _own_root(asked), tried=template)


def _own_root(asked: Asked) -> Path | None:
    """The workspace whose templates count; a folder that merely holds a plan is none."""
    return asked.workspace.root if asked.workspace.settings_file is not None else None


def _word(paper: Paper, contents: Mapping[str, object], root: Path | None, layout: str) -> bytes:
    """The Word document; a chart of the contents is drawn where the template prints it (`{{ timeline }}`)."""
    from fzjs.rendering.charts.data import Chart
    from fzjs.rendering.template_script import package_in_script, script_in
    from fzjs.rendering.word.engine import render_word
    from fzjs.rendering.word_charts.marks import mark
    from fzjs.rendering.word_charts.placing import place_charts

    template = template_called(paper.name, "docx", root, layout)
    if template is None:
        raise TemplateFaultError(f"没有 {paper.name}.docx 这个模板")
    data = template.data if template.is_own else package_in_script(template.data, script_in(contents))
    charts = {name: value for name, value in contents.items() if isinstance(value, Chart)}
    try:
        document = render_word(data, {**contents, **{name: mark(name) for name in charts}})
    except TemplateFaultError as fault:
        raise TemplateFaultError(f"{template.shown}：{fault}") from None
    return place_charts(document, charts) if charts else document
