"""`fzjs render --all`: every plan of a workspace, as every paper, for every unit and period."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from fzjs.analysis.plan_units import units_of
from fzjs.cli.asking import Wishes, asked_for, plan_periods, the_paper, the_period, the_unit
from fzjs.cli.days import day_of
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan, plan_in, workspace_of, workspaces_here
from fzjs.cli.paper_files import known_format, safe_name, word_is_here
from fzjs.cli.paper_settings import Settings, read_settings
from fzjs.cli.plan_faults import first_fault
from fzjs.cli.rendering_many import Failure, Order, carry_out
from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.plan import Plan
from fzjs.rendering.catalogue import CATALOGUE, Format, Paper
from fzjs.workspace.workspace import Workspace


def render_all(wishes: Wishes) -> int:
    """Everything of a workspace into a folder, each plan into a folder of its own below it."""
    if wishes.out is None:
        raise CannotRunError("全部印出要写明放进哪个文件夹：--all -o 文件夹")
    if wishes.out.exists() and not wishes.out.is_dir():
        raise CannotRunError(f"{wishes.out} 不是文件夹")
    papers = CATALOGUE if wishes.paper is None else (the_paper(wishes.paper),)
    plan = _Everything(
        papers, _formats(wishes.form), read_settings(wishes.settings, papers), day_of(wishes.on),
        wishes.on is not None, wishes.unit, the_period(wishes.period), wishes.out,
    )  # fmt: skip
    plans, failed = _plans(_workspace(wishes.plan))
    orders = [order for named in plans for order in plan.orders(named)]
    return carry_out(orders, wishes.out, force=wishes.force, failed=failed)


@dataclass(frozen=True, slots=True)
class _Everything:
    """What is wanted of each plan."""

    papers: tuple[Paper, ...]
    forms: tuple[Format, ...]
    settings: Settings
    on: date
    is_day_chosen: bool
    unit: str | None
    period: str | None
    out: Path

    def orders(self, named: NamedPlan) -> Iterator[Order]:
        """The papers of one plan that make sense."""
        register = named.workspace.registry
        unit = the_unit(self.unit, named.plan, register)
        units = [unit] if unit is not None else units_of(named.plan, register)
        periods = [self.period] if self.period is not None else plan_periods(named)
        for paper in self.papers:
            forms = tuple(form for form in paper.formats if form in self.forms)
            if not forms or not self._makes_sense(paper, named.plan):
                continue
            for each in units if "unit" in paper.needs else [None]:
                for period in periods if "period" in paper.needs else [None]:
                    asked = asked_for(paper, named, self.settings, self.on, unit=each, period=period)
                    asked = replace(asked, is_day_chosen=self.is_day_chosen)
                    yield Order(paper, forms, asked, self.out / safe_name(named.plan.id))

    def _makes_sense(self, paper: Paper, plan: Plan) -> bool:
        if plan.kind not in paper.kinds or ("notice" in paper.needs and plan.notice is None):
            return False
        span = plan.span
        return not paper.while_running or span is None or span[0] <= self.on <= span[1]


def _workspace(name: str | None) -> Workspace:
    """The workspace of this folder or of the plan named; without a name the one here."""
    if name is not None:
        path = Path(name)
        if not path.exists():
            raise CannotRunError(f"没有 {name}。--all 后面写工作区的文件夹，或者不写")
        return workspace_of(path)
    workspaces = workspaces_here()
    if len(workspaces) != 1:
        where = "这里没有工作区（fzjs.yaml）" if not workspaces else "这里有几个工作区"
        raise CannotRunError(f"{where}，请写工作区的文件夹，如 fzjs render plans/sample-county --all -o 印出")
    return workspaces[0]


def _plans(workspace: Workspace) -> tuple[list[NamedPlan], list[Failure]]:
    """The plans of a workspace that are in order, and what is to be told of the others."""
    plans: list[NamedPlan] = []
    failed: list[Failure] = []
    for entry in workspace.entries:
        if entry.kind not in PLAN_KINDS:
            continue
        try:
            named = plan_in(workspace, entry.path)
        except CannotRunError as error:
            failed.append(Failure(entry.shown, str(error)))
            continue
        if named.loaded.misfits or not named.loaded.is_whole:
            failed.append(Failure(entry.shown, first_fault(named.loaded, workspace)))
        else:
            plans.append(named)
    if not plans and not failed:
        raise CannotRunError(f"{workspace.root} 里没有计划")
    return [each for each in plans if not _is_twice(each, plans)], [*failed, *_twice(plans)]


def _is_twice(named: NamedPlan, plans: list[NamedPlan]) -> bool:
    return sum(safe_name(each.plan.id) == safe_name(named.plan.id) for each in plans) > 1


def _twice(plans: list[NamedPlan]) -> Iterator[Failure]:
    """Plans that would go into one folder, since they have one id: nobody can tell which is meant."""
    for named in plans:
        if _is_twice(named, plans):
            files = [
                each.loaded.shown for each in plans if safe_name(each.plan.id) == safe_name(named.plan.id)
            ]
            yield Failure(
                named.loaded.shown, f"{'、'.join(files)} 的编号都是 {named.plan.id}，请改掉重复的编号"
            )


def _formats(written: str | None) -> tuple[Format, ...]:
    """The formats asked for (`docx,pdf`); else Word, workbooks and Markdown, as far as the libraries are here."""
    if written is not None:
        return tuple(known_format(word) for word in written.split(",") if word.strip())
    found: tuple[Format, ...] = ("docx",) if word_is_here() else ()
    found += ("xlsx",) if find_spec("openpyxl") is not None else ()
    if len(found) < 2:
        missing = [form for form in ("docx", "xlsx") if form not in found]
        print(
            f"fzjs：没有安装 {'、'.join(missing)} 所需的库，不印这些格式：pip install 'fzjs[docx,xlsx]'",
            file=sys.stderr,
        )
    return (*found, "md")
