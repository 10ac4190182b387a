"""What `fzjs report new` does, apart from its options."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.reporting.form import ReportForm, report_form, units_owing
from fzjs.checks.reporting.owed import OWED_ROLES, ROLES
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import NamedPlan, current_plan, find_plan
from fzjs.cli.named_units import unit_named
from fzjs.cli.report_files import file_name, leads_outside, schemas_seen_from
from fzjs.cli.report_options import period_of, refuse_misplaced
from fzjs.cli.writing import write_bytes, write_file
from fzjs.rendering.report_skeleton import report_skeleton

_FORMATS = ("yaml", "xlsx")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call, as written."""

    plan: str | None
    unit: str | None
    period: str
    each_unit: bool = False
    with_support: bool = False
    form: str | None = None
    out: Path | None = None
    force: bool = False


def new(asked: Asked) -> int:
    """Write the report of a unit, or of every unit that owes one, and return the exit code."""
    period = period_of(asked.period)
    form = _form_of(asked)
    if (asked.unit is None) is not asked.each_unit:
        raise CannotRunError("请写 --unit 单位（一个单位一份），或者 --each-unit（每个应报的单位一份）")
    named = current_plan("fzjs report new") if asked.plan is None else find_plan(asked.plan)
    refuse_misplaced(named, period)
    roles = ROLES if asked.with_support else OWED_ROLES
    if asked.unit is not None:
        unit = unit_named(asked.unit, named.workspace.registry)
        wanted = report_form(named.workspace, named.plan, unit, period, roles)
        _refuse_empty(wanted)
        _give(wanted, form, asked.out, named, force=asked.force)
        return CLEAN
    folder = asked.out
    if folder is None:
        raise CannotRunError("--each-unit 要写明文件夹：-o 文件夹")
    units = units_owing(named.workspace, named.plan, period)
    forms = [report_form(named.workspace, named.plan, each, period, roles) for each in units]
    if form == "yaml":
        forms = [each for each in forms if each.file is None]
    places = {folder / f"{file_name(each.unit)}.{form}": each for each in forms}
    taken = [] if asked.force else [path for path in places if os.path.lexists(path)]
    for path in taken:
        del places[path]
    for path, each in places.items():
        _give(each, form, path, named, force=asked.force)
    left = len(units) - len(forms)
    print(
        f"已写 {len(places)} 份到 {folder}" + (f"；{left} 个单位已经有这一期的报告，没有写" if left else "")
    )
    if taken:
        names = "、".join(path.name for path in taken)
        raise CannotRunError(f"{folder} 里已经有 {names}，没有覆盖。要覆盖请加 --force")
    return CLEAN


def _form_of(asked: Asked) -> str:
    by_name = asked.out.suffix[1:].lower() if asked.out is not None and not asked.each_unit else ""
    by_name = {"yml": "yaml"}.get(by_name, by_name)
    form = asked.form or by_name or "yaml"
    if form not in _FORMATS:
        raise CannotRunError(f"没有格式 {form}，可以写：{'、'.join(_FORMATS)}")
    if form == "xlsx" and asked.out is None:
        raise CannotRunError("xlsx 要写进文件：加 -o 文件.xlsx")
    if by_name in _FORMATS and by_name != form:
        raise CannotRunError(f"--format {form} 和文件名 {asked.out} 不一致，改成一样的")
    return form


def _refuse_empty(form: ReportForm) -> None:
    if form.entries:
        return
    done = f"；{'、'.join(form.done)} 已经报过完成" if form.done else ""
    shared = f"；配合的措施有 {form.shared} 项，要报的话加 --with-support" if form.shared else ""
    raise CannotRunError(
        f"{form.unit} 在《{form.title}》里没有牵头、负责而又没有完成的措施，不必报{done}{shared}"
    )


def _give(form: ReportForm, kind: str, out: Path | None, named: NamedPlan, *, force: bool) -> None:
    if out is not None and leads_outside(named.workspace, out):
        raise CannotRunError(f"{out} 经过链接，在工作区之外，没有写。请写真正的路径")
    if kind == "xlsx":
        assert out is not None  # asked for before
        write_bytes(out, _workbook(form), force=force)
        return
    if form.file is not None:
        raise CannotRunError(
            f"{form.unit} {form.period} 的报告已经有了：{form.file}，请直接修改，或者用 --format xlsx 导出"
        )
    text = report_skeleton(form, schemas_seen_from(named.workspace, out or named.workspace.root / "x.yaml"))
    if out is None:
        print(text, end="")
    else:
        write_file(out, text, force=force)


def _workbook(form: ReportForm) -> bytes:
    try:
        from fzjs.rendering.report_form import as_form
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise CannotRunError("写 xlsx 需要安装 openpyxl：pip install 'fzjs[xlsx]'") from None
    return as_form(form)
