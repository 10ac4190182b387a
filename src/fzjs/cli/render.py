"""`fzjs render`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def render(
    plan: Annotated[
        str | None,
        typer.Argument(metavar="计划", help="计划文件或编号；- 为标准输入；不写为工作区的当前计划"),
    ] = None,
    notice: Annotated[bool, typer.Option("--notice", help="印发通知，同 --template notice")] = False,
    template: Annotated[
        str | None, typer.Option("--template", metavar="文种", help="印什么，见 --list；不写为计划正文")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="格式", help="docx、md、text、pdf、xlsx；不写按 -o 的后缀，再按文种"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="文件", help="写进文件，或者写进已有的文件夹")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="名称=值", help="改这一次的设置，可写几次，如 --set 成文日期=2024-04-22"
        ),
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="给哪个单位")] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="报告期", help="2024-05、2024-Q2 或 2024")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="截至哪一天；不写为今天")] = None,
    each_unit: Annotated[bool, typer.Option("--each-unit", help="每个单位一份，写进 -o 的文件夹")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="工作区的每份计划、每个文种都印，写进 -o 的文件夹")
    ] = False,
    listing: Annotated[
        bool, typer.Option("--list", help="列出文种：要什么、能印成哪些格式；加 --template 列模板能用的名称")
    ] = False,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="模板", help="检查改过的模板（.docx、.j2）")
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy-template", help="把程序自带的模板抄进工作区的 templates/，以便修改")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
) -> int:
    """把计划印成公文：印发通知、正文、任务分解表、单位任务清单、督办函、通报。

    例：fzjs render --notice -o 通知.docx；fzjs render --template unit-list --unit 县司法局；fzjs render --all -o 印出
    """
    from fzjs.cli.asking import Wishes

    wishes = Wishes(
        plan=plan,
        paper=_named(template, notice=notice),
        form=form,
        out=out,
        settings=tuple(settings or ()),
        unit=unit,
        period=period,
        on=on,
        force=force,
    )
    if listing:
        from fzjs.cli.asking import the_paper
        from fzjs.cli.paper_list import print_list

        return print_list(the_paper(wishes.paper) if wishes.paper is not None else None, form)
    if check is not None:
        from fzjs.cli.template_checks import check_file

        return check_file(check, template)
    if copy:
        from fzjs.cli.template_checks import copy_template

        return copy_template(wishes)
    if everything:
        from fzjs.cli.rendering_all import render_all

        return render_all(wishes)
    from fzjs.cli import rendering

    return rendering.render_each_unit(wishes) if each_unit else rendering.render_one(wishes)


def _named(template: str | None, *, notice: bool) -> str | None:
    from fzjs.cli.exits import CannotRunError

    if notice and template not in (None, "notice"):
        raise CannotRunError(f"--notice 和 --template {template} 只能写一个")
    return "notice" if notice else template
