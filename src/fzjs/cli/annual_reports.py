"""What `fzjs report annual` does: finds the year's plan and draws up the paper."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fzjs.cli.asking import Wishes, ask, the_paper, the_plan
from fzjs.cli.days import day_of
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import NamedPlan, plan_in, plan_with_id, workspace_in, workspaces_here
from fzjs.cli.paper_files import is_folder
from fzjs.cli.rendering import render_one
from fzjs.cli.writing import write_file
from fzjs.model.plan import Plan
from fzjs.rendering.catalogue import SUFFIXES
from fzjs.rendering.papers.numbers import fault_of_number
from fzjs.workspace.workspace import Workspace

FORMATS = ("text", "md", "docx", "pdf", "json")
_PAPER = "annual-report"
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """The options of one call."""

    plan: str | None = None
    year: int | None = None
    form: str | None = None
    sources: bool = False
    on: str | None = None
    signed: str | None = None
    number: str | None = None
    signer: str | None = None
    out: Path | None = None
    force: bool = False
    workspace: Path | None = None


def write_annual_report(asked: AnnualReport) -> int:
    """Draw up the report: to the screen if it is text, else into a file."""
    named = _plan_of(asked)
    form = _form_of(asked)
    settings = {
        "sources": "yes" if asked.sources else "no",
        "signed": None if asked.signed is None else day_of(asked.signed, "--signed").isoformat(),
        "number": _number(asked.number),
        "signer": asked.signer,
    }
    wishes = Wishes(
        plan=str(named.path),
        paper=_PAPER,
        form=None if form == "json" else form,
        out=asked.out,
        settings=tuple(f"{name}={value}" for name, value in settings.items() if value is not None),
        on=asked.on,
        force=asked.force,
    )
    return _give_json(named, wishes) if form == "json" else render_one(wishes)


def _number(number: str | None) -> str | None:
    """The document number of `--number`."""
    fault = fault_of_number(number) if number else None
    if fault is not None:
        raise CannotRunError(f"--number {number}：{fault}")
    return number


def _form_of(asked: AnnualReport) -> str | None:
    """The format; None where the ending of the file tells it."""
    if asked.form is not None and asked.form not in FORMATS:
        raise CannotRunError(f"没有输出格式 {asked.form}，可以写：{'、'.join(FORMATS)}")
    if asked.form is not None or asked.out is None:
        return asked.form or "text"
    ending = "" if is_folder(asked.out) else asked.out.suffix.lower()
    if ending == ".json":
        return "json"
    if ending and ending not in (SUFFIXES[form] for form in the_paper(_PAPER).formats):
        known = "、".join([*(SUFFIXES[form] for form in the_paper(_PAPER).formats), ".json"])
        raise CannotRunError(f"看不出 {asked.out} 是哪种格式，请用后缀 {known}，或者写 --format")
    return None


def _give_json(named: NamedPlan, wishes: Wishes) -> int:
    from fzjs.rendering.annual_report.answer import report_as_json
    from fzjs.rendering.annual_report.context import drafted
    from fzjs.rendering.asked import LackingError

    try:
        facts, draft, _ = drafted(ask(the_paper(_PAPER), named, wishes))
    except LackingError as error:
        raise CannotRunError(str(error)) from None
    text = report_as_json(facts, draft)
    if wishes.out is None:
        sys.stdout.write(text)
    else:
        write_file(wishes.out, text, force=wishes.force)
    return CLEAN


def _plan_of(asked: AnnualReport) -> NamedPlan:
    """The plan that is named; else the annual plan of the year; else the workspace's current plan."""
    workspaces = None if asked.workspace is None else [workspace_in(asked.workspace)]
    if asked.plan is None and asked.year is not None:
        return _plan_of_year(asked.year, workspaces_here() if workspaces is None else workspaces)
    named = the_plan(asked.plan) if workspaces is None else _plan_in(workspaces[0], asked.plan)
    if named.plan.kind != "annual" or named.plan.year is None:
        raise CannotRunError(
            f"{named.path} 不是写明年份的年度计划，写不出年度报告。请写年度计划的文件或编号，或者用 --year 写明年份"
        )
    if asked.year not in (None, named.plan.year):
        raise CannotRunError(
            f"{named.path} 是 {named.plan.year} 年的计划，与 --year {asked.year} 不一致，请去掉其中一个"
        )
    return named


def _plan_in(workspace: Workspace, name: str | None) -> NamedPlan:
    """The plan of a workspace with this id; its current plan without one."""
    current = workspace.settings.current if workspace.settings is not None else None
    wanted = name or current
    if wanted is None:
        known = "、".join(workspace.ids("annual")) or "没有年度计划"
        raise CannotRunError(
            f"{workspace.root} 的 fzjs.yaml 没有写当前计划（current），请写明是哪一份。已有：{known}"
        )
    return the_plan(str(plan_with_id(workspace, wanted).path))


def _plan_of_year(year: int, workspaces: Iterable[Workspace]) -> NamedPlan:
    found, years = [], set()
    for workspace in workspaces:
        for entry in workspace.entries:
            plan = workspace.load(entry).model if entry.kind == "annual" else None
            if isinstance(plan, Plan) and plan.year is not None:
                years.add(plan.year)
                if plan.year == year:
                    found.append((workspace, entry.path))
    if len(found) == 1:
        return the_plan(str(plan_in(*found[0]).path))
    if found:
        paths = "、".join(str(path) for _, path in found[:_MOST_NAMED])
        more = f"等{len(found)}份" if len(found) > _MOST_NAMED else ""
        raise CannotRunError(
            f"{year} 年的计划有几份：{paths}{more}。请写明是哪一份，或者用 --workspace 写明工作区"
        )
    known = f"这里有 {'、'.join(map(str, sorted(years)))} 年的计划" if years else "这里没有年度计划"
    raise CannotRunError(f"没有 {year} 年的年度计划，{known}")
