"""The program and its commands."""

from __future__ import annotations

import typer

from fzjs.cli.assess import assess
from fzjs.cli.diff import diff
from fzjs.cli.explain import explain
from fzjs.cli.export import export
from fzjs.cli.fmt import fmt
from fzjs.cli.help import ChineseCommand, ChineseGroup
from fzjs.cli.importing import import_documents
from fzjs.cli.new import new
from fzjs.cli.phrase import phrase
from fzjs.cli.render import render
from fzjs.cli.report import report
from fzjs.cli.schema import schema
from fzjs.cli.status import status
from fzjs.cli.trace import trace
from fzjs.cli.validate import validate

app = typer.Typer(
    cls=ChineseGroup,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def fzjs(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="显示版本"),
) -> None:
    """法治建设：把规划、工作要点、方案和月报写成 YAML，逐条校验。

    退出码：0 没有问题；1 发现达到失败级别的问题；2 命令无法执行。
    """
    if version:
        from fzjs import __version__

        print(f"fzjs {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


app.command("import", cls=ChineseCommand)(import_documents)
app.add_typer(assess, name="assess")
app.add_typer(export, name="export")
app.add_typer(report, name="report")
for command in (validate, fmt, render, diff, trace, status, phrase, explain, schema, new):
    app.command(cls=ChineseCommand)(command)
