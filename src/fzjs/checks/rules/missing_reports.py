"""FZ7: every unit that must report does."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import Scope
from fzjs.model.plan import Path, Plan
from fzjs.model.workspace import WorkspaceSettings

_MOST_PERIODS = 6
"""How many periods a message names."""


@rule("FZ719", "单位没有报告", "warning", [*PLANS, "workspace"])
def units_without_reports(scope: Scope[Plan | WorkspaceSettings]) -> Iterator[Fault]:
    """牵头、负责措施的单位，每期都要报告。只要有一个单位报了某一期，过了报送时限还没有报的单位就会指出来。

    所负责的措施都已经报过完成的单位，不必再报。只有草稿、没有报送日期的，由 FZ724 指出。
    计划自己规定了报送时限的，指在计划的 reporting 上；没有规定的，指在 fzjs.yaml 的 reporting 上。

    为什么：不报的单位，任务进展无从掌握；方案和通知一般都写明不得瞒报、漏报、不报。

    怎么改：请单位补报。fzjs report new --unit 单位 --period 报告期 会列出应报的措施；某一期的全部情况用 fzjs report check 查看。
    """
    from fzjs.checks.report_index import reported_plans
    from fzjs.checks.reporting.due import own_reporting

    if isinstance(scope.model, Plan):
        place = own_reporting(scope.model)
        if place is not None:
            yield from _missing(scope, scope.model, place)
        return
    for plan_id in reported_plans(scope.workspace):
        plan = scope.workspace.find(plan_id, Plan)
        if plan is not None and own_reporting(plan) is None:
            yield from _missing(scope, plan, ("reporting",))


def _missing(scope: Scope[Plan | WorkspaceSettings], plan: Plan, place: Path) -> Iterator[Fault]:
    from fzjs.checks.reporting.calendar import shift_of
    from fzjs.checks.reporting.lapses import missing_reports
    from fzjs.checks.reporting.plan_reports import plan_reports

    on_plan = plan_reports(scope.workspace, plan)
    periods: dict[str, list[str]] = {}
    for period in dict.fromkeys(report.period for report in on_plan.reports if report.submitted is not None):
        for lapse in missing_reports(on_plan, period, scope.on, shift_of(scope.workspace)):
            periods.setdefault(lapse.unit, []).append(period)
    for unit, missed in periods.items():
        shown = "、".join(missed[:_MOST_PERIODS]) + (" 等" if len(missed) > _MOST_PERIODS else "")
        message = f"{quoted(unit)}没有报计划“{plan.id}”{shown} 的进展（共 {len(missed)} 期）"
        hint = f"请单位补报：fzjs report new --unit {unit} --period {missed[0]} {plan.id}"
        yield Fault(place, message, hint, unit)
