"""`fzjs diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from fzjs.cli.options import AnswerFormat, Force, Out


def diff(
    plan: Annotated[str, typer.Argument(metavar="计划", help="计划文件，或者计划的编号")],
    new: Annotated[
        str | None, typer.Argument(metavar="新计划", help="与另一份计划比较：前一份为旧，这一份为新")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="规划", help="对照的规划（文件或编号）；默认为计划所依据的规划")
    ] = None,
    rev: Annotated[
        str | None,
        typer.Option(metavar="版本", help="与 git 里的版本比较：HEAD~1（到现在的文件），或 v1..v2"),
    ] = None,
    form: AnswerFormat = None,
    out: Out = None,
    force: Force = False,
    fail_on: Annotated[
        str, typer.Option(metavar="类别", help="出现这些类别时退出码为 1，如 weakened,uncovered")
    ] = "",
) -> int:
    """对照规划，或比较两份计划、两个版本。

    例：fzjs diff plans/sample-county/annual-2024.yaml；fzjs diff annual-2023 annual-2024；fzjs diff 要点.yaml --rev HEAD~1
    """
    from fzjs.cli.comparing import Comparing, compare

    return compare(Comparing(plan, new, against, rev, form, out, force, fail_on))
