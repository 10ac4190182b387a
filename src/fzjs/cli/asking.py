"""What `fzjs render` is asked for, found out from its options: the plan, the paper, the unit, the settings."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from fzjs.analysis.plan_units import units_of
from fzjs.checks.nearness import either, nearest
from fzjs.cli.days import day_of
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan, find_plan, plan_with_id, workspace_of, workspaces_here
from fzjs.cli.named_units import unit_named
from fzjs.cli.paper_files import is_folder
from fzjs.cli.paper_settings import Settings, read_settings
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.report import Report, ReportPeriod
from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import CATALOGUE, NEEDS, Need, Paper, paper_called
from fzjs.workspace.discovery import enclosing_workspace
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of one call, as written."""

    plan: str | None = None
    paper: str | None = None
    form: str | None = None
    out: Path | None = None
    settings: tuple[str, ...] = ()
    unit: str | None = None
    period: str | None = None
    on: str | None = None
    force: bool = False


def the_paper(name: str | None) -> Paper:
    """The paper of this name; the plan itself where none is named."""
    paper = paper_called(name or "plan")
    if paper is None:
        assert name is not None
        known = [word for each in CATALOGUE for word in (each.name, each.title)]
        near = nearest(name, known)
        meant = f"，您要印的是不是{either(near)}？" if near else "。"
        raise CannotRunError(f"没有 {name} 这个文种{meant}全部文种：fzjs render --list")
    return paper


def the_plan(name: str | None) -> NamedPlan:
    """The plan of this name or path, from standard input for `-`; without a name the workspace's current plan."""
    named = _piped() if name == "-" else _current() if name is None else _named(name)
    if named.loaded.misfits or not named.loaded.is_whole:
        from fzjs.cli.plan_faults import first_fault

        told = first_fault(named.loaded, named.workspace)
        raise CannotRunError(f"{told}\n  不改好，印出来会缺内容。全部问题：fzjs validate {named.path}")
    return named


def the_period(text: str | None) -> str | None:
    """The period of `--period`."""
    if text is None:
        return None
    try:
        period: str = TypeAdapter(ReportPeriod).validate_python(text)
    except ValidationError:
        raise CannotRunError(
            f"--period {text} 不是报告期，请写成 2024-05（月）、2024-Q2（季）或 2024（年）"
        ) from None
    return period


def the_unit(name: str | None, plan: Plan, registry: Registry) -> str | None:
    """The present name of the unit of `--unit`; where there is no register, a name that the plan writes."""
    if name is None:
        return None
    if not registry:
        known = units_of(plan, registry)
        if name in known:
            return name
        near = nearest(name, known)
        meant = f"，您要写的是不是{either(near)}？" if near else ""
        raise CannotRunError(f"计划里没有给 {name} 的措施{meant}")
    return unit_named(name, registry)


def plan_periods(named: NamedPlan) -> list[str]:
    """The periods in which somebody has reported on a plan, in order."""
    workspace = named.workspace
    models = (workspace.load(entry).model for entry in workspace.entries if entry.kind == "report")
    found = {model.period for model in models if isinstance(model, Report) and model.plan == named.plan.id}
    return sorted(found)


def ask(paper: Paper, named: NamedPlan, wishes: Wishes) -> Asked:
    """All that one paper is asked for with. Raises `CannotRunError` where an option that it needs is missing."""
    given: dict[Need, str | None] = {"unit": wishes.unit, "period": wishes.period}
    for need, value in given.items():
        if value is not None and not paper.uses(need):
            raise CannotRunError(f"{paper.title}（{paper.name}）不分{_SPLIT[need]}，去掉 --{need}")
    unit = the_unit(wishes.unit, named.plan, named.workspace.registry)
    period = the_period(wishes.period)
    settings = read_settings(wishes.settings, [paper])
    asked = asked_for(paper, named, settings, day_of(wishes.on), unit=unit, period=period)
    asked = replace(asked, is_day_chosen=wishes.on is not None)
    _refuse_missing(paper, asked)
    return asked


_SPLIT: dict[Need, str] = {"unit": "单位", "period": "报告期"}


def asked_for(
    paper: Paper, named: NamedPlan, settings: Settings, on: date, *, unit: str | None, period: str | None
) -> Asked:
    """One paper, asked for with what has been found out."""
    plan = settings.applied_to(named.plan) if paper.uses("notice") else named.plan
    chosen = settings.chosen_for(paper)
    return Asked(named.workspace, plan, named.loaded, on, unit, period, chosen)


def _refuse_missing(paper: Paper, asked: Asked) -> None:
    there = {"unit": asked.unit, "period": asked.period}
    missing = [NEEDS[need] for need in paper.needs if there.get(need, "") is None]
    if missing:
        raise CannotRunError(f"{paper.title}（{paper.name}）还要有：{'、'.join(missing)}")


def _piped() -> NamedPlan:
    """The plan in standard input; the workspace around the current folder lends its register of units."""
    limits = Limits()
    loaded = understand(read_text(sys.stdin.buffer.read(limits.max_bytes + 1), "标准输入", limits))
    if not isinstance(loaded.model, Plan):
        raise CannotRunError("标准输入读不成一份计划。请先存成文件，用 fzjs validate 文件 检查并改好")
    root = enclosing_workspace(Path().resolve())
    return NamedPlan(loaded.model, Path("-"), loaded, Workspace(root if root is not None else _NO_FOLDER))


_NO_FOLDER = Path(".fzjs-none")
"""For a plan that belongs to no workspace."""


def _named(name: str) -> NamedPlan:
    """A file, an id, or the folder of a workspace, which stands for its current plan."""
    folder = Path(name)
    if is_folder(folder) and (folder / "fzjs.yaml").is_file():
        return _current_of(workspace_of(folder))
    return find_plan(name)


def _current() -> NamedPlan:
    workspaces: Sequence[Workspace] = workspaces_here()
    if len(workspaces) != 1:
        where = "这里没有工作区（fzjs.yaml）" if not workspaces else "这里有几个工作区"
        raise CannotRunError(
            f"{where}，请写计划文件或编号，如 fzjs render plans/sample-county/annual-2024.yaml；从标准输入读写 -"
        )
    return _current_of(workspaces[0])


def _current_of(workspace: Workspace) -> NamedPlan:
    current = workspace.settings.current if workspace.settings is not None else None
    if current is None:
        known = "、".join(workspace.plan_ids) or "没有计划"
        where = f"{workspace.shown}/" if workspace.shown else ""
        raise CannotRunError(f"{where}fzjs.yaml 没有写当前计划（current），请写明印哪一份。已有：{known}")
    return plan_with_id(workspace, current)
