"""`fzjs render --list`: what can be printed, what each paper needs, in which formats."""

from __future__ import annotations

import sys

from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.tables import print_page
from fzjs.model.notice import Notice
from fzjs.rendering.catalogue import CATALOGUE, NEEDS, Paper
from fzjs.rendering.formats import as_markdown
from fzjs.rendering.page import Page, Table, row, table
from fzjs.rendering.template_names import names_of, records_in


def print_list(paper: Paper | None, form: str | None) -> int:
    """Print the catalogue, or the names of one paper; as Markdown all of it."""
    if form == "md":
        sys.stdout.write("\n".join(as_markdown(page) for page in (_papers(), *map(_names_of, CATALOGUE))))
    elif form is not None:
        raise CannotRunError(f"--list 不能印成 {form}，可以写：md")
    else:
        print_page(_papers() if paper is None else _names_of(paper))
    return CLEAN


def _papers() -> Page:
    papers = table(
        "文种",
        ("名称", "文种", "用处", "要有", "可以加", "格式"),
        [
            row(
                paper.name, paper.title, paper.purpose, _needs(paper), _takes(paper), "、".join(paper.formats)
            )
            for paper in CATALOGUE
        ],
    )
    settings = table(
        "设置（--set 名称=值）",
        ("名称", "含义", "用于"),
        [row(name, meaning, where) for name, meaning, where in _settings()],
    )
    lines = (
        "例：fzjs render --template unit-list --unit 县司法局 -o 清单.docx",
        "格式的第一个是不写 --format 和 -o 时的格式。pdf 要装有 LibreOffice。",
    )
    return Page("可以印的文种", lines, (papers, settings), papers)


def _names_of(paper: Paper) -> Page:
    """The names that templates of one paper may print."""
    tables = [_names(paper.name, f"{paper.title}的模板可以用的名称")]
    tables += [_names(record, f"“{record}”的各项") for record in records_in(paper.name)]
    lines = (
        "例：{{ title }}；{%p for each in paragraphs %} … {{ each.text }} … {%p endfor %}",
        "种类后面有 * 的是列表，要用 for 逐个取出。",
    )
    return Page(f"{paper.title}（{paper.name}）", lines, tuple(tables), tables[0])


def _names(where: str, title: str) -> Table:
    rows = [row(each.name, each.kind.shown, each.meaning) for each in names_of(where).values()]
    return table(title, ("名称", "种类", "含义"), rows)


def _needs(paper: Paper) -> str:
    return "；".join(["计划", *(NEEDS[need] for need in paper.needs)])


def _takes(paper: Paper) -> str:
    return "；".join(NEEDS[need] for need in paper.takes)


def _settings() -> list[tuple[str, str, str]]:
    users: dict[tuple[str, str], list[str]] = {}
    for paper in CATALOGUE:
        for each in paper.settings:
            meaning = _meaning(each.title, each.usual, each.choices)
            users.setdefault((each.name, meaning), []).append(paper.title)
        for name, field in Notice.model_fields.items() if paper.uses("notice") else ():
            users.setdefault((name, str(field.title)), []).append(paper.title)
    return [(name, meaning, "、".join(papers)) for (name, meaning), papers in users.items()]


def _meaning(title: str, usual: str, choices: object) -> str:
    told = (
        "、".join(f"{key}＝{meaning}" for key, meaning in choices.items())
        if isinstance(choices, dict)
        else ""
    )
    return "；".join(part for part in (title, told, f"不写为 {usual}" if usual else "") if part)
