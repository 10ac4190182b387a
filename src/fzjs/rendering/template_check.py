"""An edited template looked over before it is used: tags that are broken, names that its paper does not have."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BaseLoader

from fzjs.rendering.catalogue import CATALOGUE
from fzjs.rendering.plain_templates import PlainForm, plain_sandbox
from fzjs.rendering.template_faults import FAULTS, TemplateFaultError, in_chinese, row_of
from fzjs.rendering.template_files import TemplateFile
from fzjs.rendering.template_names import Name, names_of
from fzjs.rendering.template_reading import unknown_names


def faults_in(template: TemplateFile, form: str, paper: str | None) -> list[str]:
    """What is wrong with a template, place by place, in Chinese; nothing if all is well.

    `paper` is the paper that it is a template of; None for a piece that several include, which may name whatever one
    of them has.
    """
    offered = names_of(paper) if paper is not None else _names_of_all()
    if form == "docx":
        from fzjs.rendering.word_check import word_faults

        return word_faults(template.data, offered)
    return _plain_faults(template, "md" if form == "md" else "text", offered)


def _plain_faults(template: TemplateFile, form: PlainForm, offered: Mapping[str, Name]) -> list[str]:
    try:
        text = template.text
    except TemplateFaultError as fault:
        return [str(fault)]
    sandbox = plain_sandbox(form, BaseLoader())
    rows = text.splitlines()
    try:
        parsed = sandbox.parse(text)
        sandbox.compile(text)
        unknown = unknown_names(parsed, offered, sandbox.globals)
    except FAULTS as problem:
        return [f"{_place(rows, row_of(problem) or 1)}：{in_chinese(problem)}"]
    return [f"{_place(rows, each.row)}：{each.message}" for each in unknown]


def _place(rows: list[str], row: int) -> str:
    text = rows[min(row, len(rows)) - 1].strip() if rows else ""
    return f"第 {row} 行“{text[:60]}”"


def _names_of_all() -> dict[str, Name]:
    return {name: each for paper in CATALOGUE for name, each in names_of(paper.name).items()}
