"""`fzjs explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fzjs.cli.exits import CannotRunError


def explain(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="规则…", help="规则或规则族，如 FZ203、FZ2")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部规则的说明")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="文件夹", help="写成 Markdown 文件，每条规则一个")
    ] = None,
) -> None:
    """说明规则：查什么、为什么、怎么改，附错误和正确的写法。

    不写规则代码则列出全部规则。
    """
    from fzjs.checks import pages
    from fzjs.checks.registry import all_rules
    from fzjs.checks.selection import unknown_patterns

    if out is not None:
        from fzjs.cli.writing import write_folder

        write_folder(out, dict(pages.pages()))
        return
    patterns = ["FZ"] if everything else [code.upper() for code in codes or ()]
    unknown = [] if everything else unknown_patterns(patterns)
    if unknown:
        raise CannotRunError(f"没有规则 {'、'.join(unknown)}。全部规则见 fzjs explain")
    wanted = [rule for pattern in patterns for code, rule in all_rules().items() if code.startswith(pattern)]
    print("\n".join(map(pages.page, wanted)) if wanted else pages.index())
