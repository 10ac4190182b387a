"""`fzjs render`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzjs.cli.options import Force
from fzjs.cli.render_options import (
    CopyTemplate,
    Day,
    EachUnit,
    Everything,
    FormatName,
    IsNotice,
    Listing,
    Out,
    PaperName,
    Period,
    PlanName,
    Settings,
    TemplateToCheck,
    UnitName,
)

if TYPE_CHECKING:
    from fzjs.cli.asking import Wishes


def render(
    plan: PlanName = None,
    notice: IsNotice = False,
    template: PaperName = None,
    form: FormatName = None,
    out: Out = None,
    settings: Settings = None,
    unit: UnitName = None,
    period: Period = None,
    on: Day = None,
    each_unit: EachUnit = False,
    everything: Everything = False,
    listing: Listing = False,
    check: TemplateToCheck = None,
    copy: CopyTemplate = False,
    force: Force = False,
) -> int:
    """把计划印成公文：印发通知、正文、任务分解表、单位任务清单、督办函、通报。

    例：fzjs render --notice -o 通知.docx；fzjs render --template unit-list --unit 县司法局；fzjs render --all -o 印出
    """
    from fzjs.cli.asking import Wishes

    wishes = Wishes(
        plan=plan, paper=_named(template, notice=notice), form=form, out=out, settings=tuple(settings or ()),
        unit=unit, period=period, on=on, force=force,
    )  # fmt: skip
    if listing:
        return _list(wishes)
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


def _list(wishes: Wishes) -> int:
    from fzjs.cli.asking import the_paper
    from fzjs.cli.paper_list import print_list

    return print_list(the_paper(wishes.paper) if wishes.paper is not None else None, wishes.form)


def _named(template: str | None, *, notice: bool) -> str | None:
    from fzjs.cli.exits import CannotRunError

    if notice and template not in (None, "notice"):
        raise CannotRunError(f"--notice 和 --template {template} 只能写一个")
    return "notice" if notice else template
