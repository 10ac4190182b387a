"""The plans that a command line names: by path, or by id in the workspaces at hand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fzjs.cli.exits import CannotRunError
from fzjs.model.kinds import KINDS
from fzjs.model.plan import Plan
from fzjs.workspace.discovery import enclosing_workspace, find_workspaces
from fzjs.workspace.loaded import Loaded, load
from fzjs.workspace.workspace import Workspace

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan, its file, and the workspace that it belongs to."""

    plan: Plan
    path: Path
    loaded: Loaded
    workspace: Workspace


def find_plan(name: str) -> NamedPlan:
    """The plan in the file of this name, or with this id in a workspace at, above or below the current folder."""
    path = Path(name)
    if not os.path.lexists(path):
        workspace, path = _by_id(name)
    elif path.is_dir():
        raise CannotRunError(f"{name} 是文件夹，请写计划文件的路径，或者计划的编号")
    else:
        workspace = workspace_of(path)
    return plan_in(workspace, path)


def plan_in(workspace: Workspace, path: Path) -> NamedPlan:
    """The plan in a file. A file that is no plan, or too damaged to be one, cannot be compared."""
    loaded = load(path, _shown(path), workspace.limits)
    if not isinstance(loaded.model, Plan):
        if loaded.kind and loaded.model is not None:
            raise CannotRunError(
                f"{path} 不是计划（规划、年度要点或方案），是{KINDS[loaded.kind][2]}（{loaded.kind}）"
            )
        from fzjs.cli.plan_faults import first_fault  # all rules come with it

        raise CannotRunError(
            f"{path} 读不成一份计划，先用 fzjs validate {path} 检查并改好。{first_fault(loaded, workspace)}"
        )
    return NamedPlan(loaded.model, path, loaded, workspace)


def plan_with_id(workspace: Workspace, plan_id: str) -> NamedPlan:
    """The plan with this id in a workspace."""
    entries = workspace.by_id.get(plan_id, [])
    if not entries:
        known = "、".join(workspace.plan_ids) or "没有计划"
        raise CannotRunError(f"工作区里没有编号为 {plan_id} 的计划。已有：{known}")
    return plan_in(workspace, entries[0].path)


def current_plan(command: str) -> NamedPlan:
    """The current plan of the workspace at hand, or its only annual plan; `command` is for the example in an error."""
    workspaces = workspaces_here()
    if len(workspaces) != 1:
        if not workspaces:
            raise CannotRunError(
                f"这里没有工作区（fzjs.yaml），请写计划文件，如 {command} plans/annual-2024.yaml"
            )
        plans = [workspace.shown for workspace in workspaces]
        raise CannotRunError(
            f"这里有 {len(plans)} 个工作区（{'、'.join(plans[:3])}{'…' if len(plans) > 3 else ''}），"
            f"请进入其中一个，或者写明计划文件，如 {command} {plans[0]}/annual-2024.yaml"
        )
    workspace = workspaces[0]
    current = workspace.settings.current if workspace.settings is not None else None
    if current is not None:
        return plan_with_id(workspace, current)
    annual = workspace.ids("annual")
    if len(annual) == 1:
        return plan_with_id(workspace, annual[0])
    known = "、".join(workspace.plan_ids) or "没有计划"
    raise CannotRunError(f"fzjs.yaml 没有写当前计划（current），请写明是哪一份。已有：{known}")


def framework_of(named: NamedPlan, against: str | None) -> NamedPlan:
    """The framework to hold a plan against: the one named, else the plan's own."""
    if against is not None:
        known = against in named.workspace.by_id and not os.path.lexists(against)
        return plan_with_id(named.workspace, against) if known else find_plan(against)
    if named.plan.framework is None:
        raise CannotRunError(
            f"{named.path} 没有写所依据的规划（framework）。写上规划编号，或者用 --against 指明；"
            "与另一份计划比较，写 fzjs diff 旧 新；与旧版本比较，写 --rev 版本"
        )
    return plan_with_id(named.workspace, named.plan.framework)


def annual_plans(workspace: Workspace, framework: Plan) -> list[Plan]:
    """The annual plans of a workspace that implement a framework, in the order of their paths."""
    models = [workspace.load(entry).model for entry in workspace.entries if entry.kind == "annual"]
    return [model for model in models if isinstance(model, Plan) and model.framework == framework.id]


def workspace_of(path: Path) -> Workspace:
    """The workspace that a file or folder belongs to; without `fzjs.yaml`, the folder that it is in."""
    folder = enclosing_workspace(path) or (path if path.is_dir() else path.parent)
    return Workspace(folder, _shown(folder))


def workspace_in(folder: Path) -> Workspace:
    """The workspace of `--workspace`."""
    if not folder.is_dir():
        raise CannotRunError(f"没有文件夹 {folder}")
    return workspace_of(folder)


def workspaces_here() -> list[Workspace]:
    """The workspace around the current folder, or else those below it."""
    here = Path()
    around = enclosing_workspace(here.resolve())
    roots = [Path(os.path.relpath(around))] if around is not None else find_workspaces(here)
    return [Workspace(root, _shown(root)) for root in roots]


def _by_id(plan_id: str) -> tuple[Workspace, Path]:
    found = [
        (workspace, workspace.by_id[plan_id][0].path)
        for workspace in workspaces_here()
        if plan_id in workspace.by_id
    ]
    if not found:
        raise CannotRunError(f"没有文件 {plan_id}，这里的工作区里也没有这个编号的计划")
    if len(found) > 1:
        paths = "、".join(str(path) for _, path in found[:_MOST_NAMED])
        more = f" 等 {len(found)} 份" if len(found) > _MOST_NAMED else ""
        raise CannotRunError(f"几个工作区里都有编号 {plan_id}：{paths}{more}。请写文件路径")
    return found[0]


def _shown(path: Path) -> str:
    shown = str(path) if path.is_absolute() else os.path.relpath(path)
    return "" if shown == "." else shown.replace(os.sep, "/")
