"""What `fzjs trace` does with the matrix, apart from its options."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.trace import Trace, TracedMeasure, trace
from fzjs.checks.unit_names import misnomer
from fzjs.cli.answers import exit_code, form_of, give, wanted_failures
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan, annual_plans, find_plan, plan_with_id, workspaces_here
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.report import Report
from fzjs.model.units import Group
from fzjs.rendering.formats import as_json
from fzjs.rendering.matrix import trace_page

_CLASSES = ("uncovered", "partly", "untouched")


@dataclass(frozen=True, slots=True)
class Output:
    """How and where to give the answer."""

    format: str | None = None
    out: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Tracing:
    """The options of one call."""

    framework: str | None = None
    holes_only: bool = False
    unit: str | None = None
    fail_on: str = ""
    output: Output = Output()


def show(asked: Tracing) -> int:
    """Trace a framework, give the matrix, and return the exit code."""
    form = form_of(asked.output.format, asked.output.out)
    failures = wanted_failures(asked.fail_on, _CLASSES)
    named = the_framework(asked.framework)
    workspace = named.workspace
    reports = (workspace.load(entry).model for entry in workspace.entries if entry.kind == "report")
    traced = trace(
        named.plan,
        annual_plans(workspace, named.plan),
        workspace.registry,
        [report for report in reports if isinstance(report, Report)],
    )
    rows = list(traced.holes if asked.holes_only else traced.rows)
    if asked.unit is not None:
        mine = _measures_of(asked.unit, named.plan, workspace.registry)
        rows = [row for row in rows if row.id in mine]
    narrowed = asked.holes_only or asked.unit is not None
    give(
        trace_page(traced, rows if narrowed else None),
        lambda: _as_json(traced, rows),
        form,
        asked.output.out,
        force=asked.output.force,
    )
    return exit_code(failures, lambda name: _count(name, rows))


def the_framework(name: str | None) -> NamedPlan:
    """The framework of this name; without one, the only framework of the workspace, or the one of its current plan."""
    if name is not None:
        return find_plan(name)
    workspaces = [workspace for workspace in workspaces_here() if workspace.ids("framework")]
    if len(workspaces) != 1:
        where = "这里没有写着规划的工作区" if not workspaces else "这里有几个工作区"
        raise CannotRunError(
            f"{where}，请写规划文件或编号，如 fzjs trace plans/sample-county/framework-2021-2025.yaml"
        )
    workspace = workspaces[0]
    known = workspace.ids("framework")
    if len(known) == 1:
        return plan_with_id(workspace, known[0])
    current = workspace.settings.current if workspace.settings is not None else None
    plan = workspace.find(current, Plan) if current is not None else None
    if plan is not None and plan.framework in known:
        return plan_with_id(workspace, plan.framework)
    raise CannotRunError(f"工作区里有几份规划，请写明是哪一份：{'、'.join(known)}")


def _measures_of(unit: str, framework: Plan, registry: Registry) -> set[str]:
    """The measures that a unit leads or answers for, its groups and the names it had before included."""
    match = registry.resolve(unit)
    if match is None or isinstance(match.holder, Group):
        wrong = misnomer(unit, registry) if registry and match is None else None
        raise CannotRunError(
            f"{wrong.message}。{wrong.hint}" if wrong else f"{unit} 不是单位名录里的一个单位"
        )
    wanted = registry.in_charge(match.holder).name
    found = set()
    for step in framework.measures():
        units = framework.attribution(step)
        for each in registry.resolve_list([*units.lead.names, *units.responsible.names]):
            holder = each.holder if each is not None else None
            if holder is None:
                continue
            meant = registry.members(holder) if isinstance(holder, Group) else [registry.in_charge(holder)]
            if wanted in {member.name for member in meant}:
                found.add(step.measure.id)
    return found


def _count(name: str, rows: list[TracedMeasure]) -> int:
    if name == "untouched":
        return sum(not row.years for row in rows)
    return sum(cell.state == name for row in rows for cell in row.cells)


def _as_json(traced: Trace, rows: list[TracedMeasure]) -> str:
    summary = [
        {"id": row.id, "first": row.first, "last": row.last, "gaps": row.gaps, "share_done": row.share_done}
        for row in rows
    ]
    shown = Trace(traced.framework, traced.title, traced.years, traced.plans, tuple(rows))
    return as_json(shown, summary=summary, untouched=[row.id for row in rows if not row.years])
