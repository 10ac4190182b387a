"""Templates of Markdown and text, filled in. What a plan says stands in the paper as text, never as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import BaseLoader, Environment, TemplateNotFound
from markupsafe import Markup

from fzjs.checks.days import in_chinese as day_in_chinese
from fzjs.language.standing import Script
from fzjs.rendering.sandbox import Sandbox
from fzjs.rendering.template_faults import FAULTS, TemplateFaultError, in_chinese, row_of
from fzjs.rendering.template_files import SUFFIXES, TemplateFile, template_called
from fzjs.rendering.template_script import script_in, template_in_script

PlainForm = Literal["md", "text"]


def render_plain(
    name: str,
    form: PlainForm,
    context: Mapping[str, object],
    root: Path | None = None,
    *,
    tried: TemplateFile | None = None,
) -> str:
    """The template of this name filled in; `root` is the workspace, whose own templates go before the built-in ones.
    A template to try out goes before both.

    A value that is None prints nothing, a day prints as 2024年4月22日. `{% include "other.md.j2" %}` and `{% extends %}`
    find templates in the same two places. Of several empty rows one is left. Raises `TemplateFaultError`.
    """
    templates = _Templates(form, root, script_in(context), {name + SUFFIXES[form]: tried} if tried else {})
    sandbox = plain_sandbox(form, templates)
    try:
        return _tidy(sandbox.get_template(name + SUFFIXES[form]).render(context))
    except TemplateFaultError:
        raise
    except FAULTS as problem:
        raise TemplateFaultError(templates.told(problem, name + SUFFIXES[form])) from None


def plain_sandbox(form: PlainForm, templates: BaseLoader) -> Sandbox:
    """The sandbox of a form: in Markdown every value is escaped, and `|cell` prints one into a table."""
    sandbox = Sandbox(_PRINTED[form], loader=templates, trim_blocks=True, lstrip_blocks=True)
    if form == "md":
        sandbox.filters["cell"] = _cell
    return sandbox


class _Templates(BaseLoader):
    """The templates of one paper, its includes too."""

    def __init__(
        self, form: PlainForm, root: Path | None, script: Script, first: Mapping[str, TemplateFile]
    ) -> None:
        self.first = first
        self.form = form
        self.script = script
        self.root = root
        self.read: dict[str, TemplateFile] = {}
        """Those that were looked into, by the name in which Jinja keeps them."""

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Jinja's way of asking for a template."""
        ending = SUFFIXES[self.form]
        name = template.removesuffix(ending)
        found = self.first.get(template)
        if found is None and name != template:
            found = template_called(name, self.form, self.root)
        if found is None:
            raise TemplateNotFound(template)
        self.read[found.shown] = found
        text = found.text if found.is_own else template_in_script(found.text, self.script)
        return text, found.shown, lambda: True

    def told(self, problem: BaseException, asked: str) -> str:
        """What is wrong, in which file and row."""
        for shown, file in reversed(self.read.items()):
            row = _row_in(problem, shown)
            if row is not None:
                lines = file.text.splitlines()
                line = lines[min(row, len(lines)) - 1].strip() if lines else ""
                return f"{shown} 第 {row} 行“{line[:60]}”：{in_chinese(problem)}"
        return f"{next(reversed(self.read), asked)}：{in_chinese(problem)}"


def _row_in(problem: BaseException, shown: str) -> int | None:
    stated = getattr(problem, "filename", None)
    return row_of(problem, shown) if stated is None or stated == shown else None


def _as_text(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return Markup(_plainly(value))


def _as_markdown(value: object) -> object:
    if isinstance(value, Markup):
        return value
    text = _special().sub(r"\\\g<0>", _indent().sub("", _plainly(value)))
    return Markup(_beginning().sub(r"\1\\\2", text).replace("<", "&lt;"))


def _cell(value: object) -> Markup:
    """A value for the cell of a table, which has one row."""
    return Markup("<br>".join(str(_as_markdown(line)) for line in _plainly(value).splitlines()))


def _tidy(text: str) -> str:
    return _blank_rows().sub("\n\n", text).strip("\n") + "\n"


def _plainly(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return day_in_chinese(value)
    return _unprintable().sub("", str(value))


_PRINTED: dict[PlainForm, Callable[[object], object]] = {"md": _as_markdown, "text": _as_text}


@cache
def _indent() -> re.Pattern[str]:
    """Blanks that would make a row of Markdown a block of code."""
    return re.compile(r"^[ \t]+", re.MULTILINE)


@cache
def _special() -> re.Pattern[str]:
    """What Markdown takes for more than itself."""
    return re.compile(r"[\\`*_\[\]|~]|&(?=[#\w])")


@cache
def _beginning() -> re.Pattern[str]:
    """What Markdown takes for a heading, a list, a quotation or a rule where a row begins with it."""
    return re.compile(r"^([ \t]*\d*)(>|[#+=.)-](?=[ \t]|[#>+=-]|$))", re.MULTILINE)


@cache
def _blank_rows() -> re.Pattern[str]:
    return re.compile(r"\n{3,}")


@cache
def _unprintable() -> re.Pattern[str]:
    """What a terminal would obey and no paper can show."""
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
