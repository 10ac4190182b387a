"""FZ7: a report is about a plan, by a unit, for a period, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.finding import Fault
from fzjs.checks.links import measure_ids, missing, plan_missing, plan_named
from fzjs.checks.nearness import MOST_SUGGESTIONS, quoted
from fzjs.checks.report_index import reports_like
from fzjs.checks.reporting.due import misplaced, reporting_rule
from fzjs.checks.reporting.periods import days_of
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.unit_names import instead_of, misnomer
from fzjs.model.plan import Plan, Step
from fzjs.model.registry import Registry
from fzjs.model.report import Report
from fzjs.model.units import Group, Unit

ReportScope = Scope[Report]


@rule("FZ701", "所报计划不存在", "error", ["report"])
def unknown_plan(scope: ReportScope) -> Iterator[Fault]:
    """报告的 plan 应当是本工作区里一份规划、年度要点或方案的编号。

    为什么：对不上计划的报告无法汇总，等于没有报。

    怎么改：改成计划文件里 id 一行的编号。
    """
    plan, workspace = scope.model.plan, scope.workspace
    if plan in workspace.plan_ids:
        return
    if workspace.knows(plan):
        known = workspace.plan_ids
        hint = f"写计划的编号，如 plan: {known[-1]}" if known else "写计划文件里 id 一行的编号"
        yield Fault(("plan",), f"{quoted(plan)}不是计划（规划、年度要点或方案）", hint, scope.model.unit)
    elif plan_missing(scope, plan):
        yield Fault(("plan",), *missing("计划", plan, workspace.plan_ids), scope.model.unit)


@rule("FZ702", "所报措施不存在", "error", ["report"])
def unknown_measure(scope: ReportScope) -> Iterator[Fault]:
    """报告各条目的 measure 应当是所报计划中措施或工作要求的编号。

    为什么：编号对不上，做了的工作也算不到任务头上。

    怎么改：改成计划里那项措施 id 一行的编号。
    """
    known = measure_ids(scope, scope.model.plan)
    if known is None:
        return
    found = 0
    for index, entry in enumerate(scope.model.entries):
        if entry.measure not in known:
            found += 1
            where = f"计划“{scope.model.plan}”里"
            wrong = missing("措施", entry.measure, known, where=where, suggest=found <= MOST_SUGGESTIONS)
            yield Fault(("entries", index, "measure"), *wrong, entry.measure)


@rule("FZ703", "报告单位不对", "error", ["report"])
def unknown_unit(scope: ReportScope) -> Iterator[Fault]:
    """报告单位应当是单位名录里的一个单位，不能是统称，也不能是报告期开始前已经撤销的单位。

    为什么：月报按单位统计，单位对不上就会被算作没有报。

    怎么改：改成名录里的名称；统称的，由其中各单位分别报。
    """
    if not scope.registry:
        return
    name = scope.model.unit
    match = scope.registry.resolve(name)
    if match is None:
        yield Fault(("unit",), *misnomer(name, scope.registry), name)
    elif isinstance(match.holder, Group):
        yield Fault(("unit",), f"{quoted(name)}是统称，不是一个单位", "写具体的单位，各单位分别报告", name)
    elif match.until is not None and match.until < days_of(scope.model.period)[0]:
        message = f"{quoted(name)}用到{match.until.year}年{match.until.month}月为止，早于报告期"
        yield Fault(("unit",), message, instead_of(match, scope.registry), name)


@rule("FZ710", "同一措施报了两次", "error", ["report"])
def repeated_measure(scope: ReportScope) -> Iterator[Fault]:
    """一份报告里，一项措施只写一条。

    为什么：两条进展不一致时，不知道以哪一条为准。

    怎么改：合并成一条；如果其中一条本来写的是另一项措施，改正编号。
    """
    first: dict[str, int] = {}
    for index, entry in enumerate(scope.model.entries):
        earlier = first.setdefault(entry.measure, index)
        if earlier != index:
            message = f"措施“{entry.measure}”在第 {earlier + 1} 条已经报过"
            yield Fault(("entries", index, "measure"), message, "合并成一条，或者改正措施编号", entry.measure)


@rule("FZ711", "同一单位同一期报了两份", "error", ["report"])
def repeated_report(scope: ReportScope) -> Iterator[Fault]:
    """同一单位对同一计划，每个报告期只有一份报告。

    为什么：两份报告内容不一致时，不知道以哪一份为准。

    怎么改：合并成一份，删去另一份；报告期写错的，改正 period。
    """
    report = scope.model
    for entry in reports_like(scope.workspace, report):
        if entry.shown != scope.document.path:
            message = f"{quoted(report.unit)} {report.period} 的报告已有一份：{entry.shown}"
            yield Fault(("period",), message, "合并成一份；报告期或单位写错的，改正过来", report.unit)
            return


@rule("FZ712", "所报措施与本单位无关", "warning", ["report"])
def not_its_own(scope: ReportScope) -> Iterator[Fault]:
    """单位报告的措施，应当由它牵头、负责或配合（统称包含它也算，办公室设在它那里也算）。

    措施没有写单位、或者所写单位不在名录里的，不查。

    为什么：多半是措施编号写错，报到了别人的任务上。

    怎么改：核对措施编号；确实参与了的，在计划里写上这个单位。
    """
    plan = plan_named(scope, scope.model.plan)
    match = scope.registry.resolve(scope.model.unit)
    if plan is None or match is None or isinstance(match.holder, Group):
        return
    ours = _identities(match.holder, scope.registry)
    steps = {step.measure.id: step for step in plan.duties()}
    for index, entry in enumerate(scope.model.entries):
        step = steps.get(entry.measure)
        concerned = None if step is None else _concerned(plan, step, scope.registry)
        if concerned is not None and not ours & concerned:
            message = f"措施“{entry.measure}”没有写{quoted(scope.model.unit)}牵头、负责或配合"
            hint = "核对措施编号；确实参与的，在计划的这项措施里写上本单位"
            yield Fault(("entries", index, "measure"), message, hint, entry.measure)


@rule("FZ713", "报送日期不可能", "error", ["report"])
def impossible_day(scope: ReportScope) -> Iterator[Fault]:
    """报送日期不会早于报告期开始的那一天，也不会晚于今天（写了 --on 的，那一天）。

    为什么：还没开始的月份不会有进展，还没到的日子也报送不了，多半是年月写错。

    怎么改：改正 submitted 或 period。
    """
    submitted, begin = scope.model.submitted, days_of(scope.model.period)[0]
    if submitted is None:
        return
    if submitted < begin:
        message = f"报送日期 {submitted.isoformat()} 早于报告期 {scope.model.period} 的第一天"
        yield Fault(("submitted",), message, "改正报送日期（submitted）或报告期（period）", scope.model.unit)
    elif submitted > scope.on:
        message = f"报送日期 {submitted.isoformat()} 还没有到"
        hint = "改正报送日期（submitted）；还没有报送的，先不写"
        yield Fault(("submitted",), message, hint, scope.model.unit)


@rule("FZ715", "报告期与计划不符", "warning", ["report"])
def outside_plan(scope: ReportScope) -> Iterator[Fault]:
    """报告期应当与所报计划的年度（起止时间）有重合；规定按月报送的写月份，按季报送的写季度，按年报送的写年份。

    为什么：多半是年份写错，报到了别的年度的计划上，或者报告期的写法不对，统计时会漏掉。

    怎么改：改正 period，或者把 plan 改成那一年的计划。
    """
    plan = plan_named(scope, scope.model.plan)
    if plan is None:
        return
    message = misplaced(reporting_rule(plan, scope.workspace), plan, scope.model.period)
    if message is not None:
        hint = "改正报告期（period），或者改写那一年的计划编号（plan）"
        yield Fault(("period",), message, hint, scope.model.unit)


def _identities(unit: Unit, registry: Registry) -> set[str]:
    """The names under which a unit may act: its own, who has its duties now, where its office is."""
    names = {unit.name, registry.in_charge(unit).name}
    host = registry.resolve(unit.host) if unit.host else None
    return names | {host.name} if host is not None else names


def _concerned(plan: Plan, step: Step, registry: Registry) -> set[str] | None:
    """Everybody whom a measure concerns; None where that cannot be told for sure."""
    found: set[str] = set()
    for role in plan.attribution(step):
        for match in registry.resolve_list(role.names):
            if match is None:
                return None
            units = registry.members(match.holder) if isinstance(match.holder, Group) else [match.holder]
            if not units:
                return None
            found.update(name for unit in units for name in _identities(unit, registry))
    return found or None
