"""What `fzjs report annual` does: finds the year's plan and draws up the paper."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fzjs.cli.asking import Wishes, asked_for, the_paper, the_plan
from fzjs.cli.days import day_of
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import NamedPlan, plan_in, workspaces_here
from fzjs.cli.paper_settings import read_settings
from fzjs.cli.rendering import render_one
from fzjs.cli.writing import write_file
from fzjs.model.plan import Plan

FORMATS = ("text", "md", "docx", "pdf", "json")
_PAPER = "annual-report"


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


def write_annual_report(asked: AnnualReport) -> int:
    """Draw up the report: to the screen if it is text, else into a file."""
    named = _plan_of(asked)
    form = asked.form or (None if asked.out is not None else "text")
    ending = asked.out.suffix.lower() if asked.out is not None else ""
    if form == "json" or (form is None and ending == ".json"):
        return _give_json(named, asked)
    if form is not None and form not in FORMATS:
        raise CannotRunError(f"没有输出格式 {form}，可以写：{'、'.join(FORMATS)}")
    settings = {
        "sources": "yes" if asked.sources else "no",
        "signed": asked.signed,
        "number": asked.number,
        "signer": asked.signer,
    }
    wishes = Wishes(
        plan=str(named.path),
        paper=_PAPER,
        form=form,
        out=asked.out,
        settings=tuple(f"{name}={value}" for name, value in settings.items() if value is not None),
        on=asked.on,
        force=asked.force,
    )
    return render_one(wishes)


def _give_json(named: NamedPlan, asked: AnnualReport) -> int:
    from fzjs.rendering.annual_report.answer import report_as_json
    from fzjs.rendering.annual_report.context import drafted

    paper = the_paper(_PAPER)
    settings = read_settings((), [paper])
    facts, draft, _ = drafted(asked_for(paper, named, settings, day_of(asked.on), unit=None, period=None))
    text = report_as_json(facts, draft)
    if asked.out is None:
        sys.stdout.write(text)
    else:
        write_file(asked.out, text, force=asked.force)
    return CLEAN


def _plan_of(asked: AnnualReport) -> NamedPlan:
    """The plan that is named; else the annual plan of the year; else the workspace's current plan."""
    if asked.plan is None and asked.year is not None:
        return _plan_of_year(asked.year)
    named = the_plan(asked.plan)
    if named.plan.kind != "annual" or named.plan.year is None:
        raise CannotRunError(
            f"{named.path} 不是写明年份的年度计划，写不出年度报告。请写年度计划的文件或编号，或者用 --year 写明年份"
        )
    if asked.year not in (None, named.plan.year):
        raise CannotRunError(
            f"{named.path} 是 {named.plan.year} 年的计划，与 --year {asked.year} 不一致，请去掉其中一个"
        )
    return named


def _plan_of_year(year: int) -> NamedPlan:
    found, years = [], set()
    for workspace in workspaces_here():
        for entry in workspace.entries:
            plan = workspace.load(entry).model if entry.kind == "annual" else None
            if isinstance(plan, Plan) and plan.year is not None:
                years.add(plan.year)
                if plan.year == year:
                    found.append((workspace, entry.path))
    if len(found) == 1:
        return the_plan(str(plan_in(*found[0]).path))
    if found:
        paths = "、".join(str(path) for _, path in found)
        raise CannotRunError(f"{year} 年的计划有几份：{paths}。请写明是哪一份")
    known = f"这里有 {'、'.join(map(str, sorted(years)))} 年的计划" if years else "这里没有年度计划"
    raise CannotRunError(f"没有 {year} 年的年度计划，{known}")
