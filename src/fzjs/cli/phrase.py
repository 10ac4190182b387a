"""`fzjs phrase`."""

from __future__ import annotations

from typing import Annotated

import typer


def phrase(
    texts: Annotated[list[str], typer.Argument(metavar="短语…", help="期限、目标等短语")],
    plan_year: Annotated[
        int | None, typer.Option(metavar="年份", help="计划的年度；没有写年份的期限按它理解")
    ] = None,
    json_lines: Annotated[bool, typer.Option("--json", help="每个短语输出一行 JSON")] = False,
) -> None:
    """显示一句期限或目标怎样被理解。

    例：fzjs phrase --plan-year 2024 每月2日前 不低于90%
    """
    import json

    from fzjs.cli.readings import in_words
    from fzjs.language.phrases import phrase_as_json, read_phrase

    for text in texts:
        reading = read_phrase(text, plan_year)
        print(json.dumps(phrase_as_json(reading), ensure_ascii=False) if json_lines else in_words(reading))
