"""FZ5: what files say of each other by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.links import Link, Missing, broken_links, missing
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import EVERY_KIND, PLANS, rule
from fzjs.checks.scope import Duty, PlanScope, Scope
from fzjs.model.plan import Plan
from fzjs.model.workspace import WorkspaceSettings


@rule("FZ501", "所依据的规划不对", "error", PLANS)
def unknown_framework(scope: PlanScope) -> Iterator[Fault]:
    """framework 写的应当是本工作区里一份五年规划（kind: framework）的编号。

    文件不在工作区里（找不到 fzjs.yaml）的，只查写成了自己或别的文件的，不查有没有。

    为什么：年度要点逐项对照规划，编号指不到规划，对照就断了。

    怎么改：改成规划文件里 id 一行的编号；没有所依据的规划的，删去 framework。
    """
    framework, workspace = scope.model.framework, scope.workspace
    if framework is None or (framework != scope.model.id and workspace.knows(framework, "framework")):
        return
    known = workspace.ids("framework")
    hint = (
        f"写规划的编号，如 framework: {known[0]}"
        if known
        else "写规划文件里 id 一行的编号，或者删去 framework"
    )
    if framework == scope.model.id:
        yield Fault(("framework",), "所依据的规划写成了本文件自己", hint, framework)
    elif workspace.knows(framework):
        yield Fault(("framework",), f"{quoted(framework)}不是五年规划（kind: framework）", hint, framework)
    elif workspace.settings_file is not None:
        wrong = missing("规划", framework, known, "规划还没有写成文件的，先删去 framework")
        yield Fault(("framework",), *wrong, framework)


@rule("FZ502", "对应的规划措施不存在", "error", PLANS)
def unknown_measure(scope: PlanScope) -> Iterator[Fault]:
    """implements 写的应当是所依据规划中的措施编号；别的计划的措施写成“计划编号#措施编号”。

    规划文件本身有错、读不出来的，不查。

    为什么：规划的任务有没有人落实，就是按这些编号统计的。

    怎么改：改成规划里那项措施 id 一行的编号，并加引号，如 implements: ["1.3"]。
    """
    links = (
        Link((*duty.path, "implements", index), link, duty.measure.id)
        for duty in scope.duties
        for index, link in enumerate(duty.measure.implements)
    )
    yield from broken_links(scope, links, scope.model.framework, _without_framework)


def _without_framework(link: str) -> Missing:
    return Missing(
        f"写了对应的规划措施{quoted(link)}，但没有写所依据的规划",
        "在文件开头写 framework: 规划编号，或者写成“计划编号#措施编号”",
    )


@rule("FZ503", "编号与别的文件相同", "error", EVERY_KIND - {"workspace"})
def clashing_id(scope: Scope[Any]) -> Iterator[Fault]:
    """一个工作区里，每个文件的编号（id）只用一次。

    为什么：文件之间靠编号相互引用，两个文件编号相同，就不知道引用的是哪一个。

    怎么改：给其中一个文件换一个编号，并改掉引用它的地方；复制出来忘了删的旧文件，删去。
    """
    file_id = scope.model.id
    entries = scope.workspace.by_id.get(file_id, ()) if file_id is not None else ()
    if len(entries) < 2:
        return
    others = [entry.shown for entry in entries if entry.shown != scope.document.path]
    more = f" 等 {len(others)} 个文件" if len(others) > 1 else " "
    message = f"编号“{file_id}”与 {others[0]}{more}的编号相同"
    yield Fault(("id",), message, f"换一个编号，如 id: {file_id}-2", file_id)


@rule("FZ504", "措施编号重复", "error", PLANS)
def repeated_measure_id(scope: PlanScope) -> Iterator[Fault]:
    """一份计划里，措施和工作要求的编号只用一次。

    为什么：月报、年度对照都按编号找措施，编号重复就会张冠李戴。

    怎么改：给后一项换一个没有用过的编号；月报里已经用到的，一并核对。
    """
    first: dict[str, Duty] = {}
    times: Counter[str] = Counter()
    for duty in scope.duties:
        measure = duty.measure
        times[measure.id] += 1
        if times[measure.id] > 1:
            earlier = first[measure.id]
            line = scope.document.position((*earlier.path, "id")).line
            message = f"编号“{measure.id}”已经用在第 {line} 行的{quoted(earlier.measure.name)}上"
            hint = f"换一个没有用过的编号，如 {measure.id}-{times[measure.id]}"
            yield Fault((*duty.path, "id"), message, hint, measure.id)
        first.setdefault(measure.id, duty)


@rule("FZ505", "当前计划不存在", "error", ["workspace"])
def unknown_current(scope: Scope[WorkspaceSettings]) -> Iterator[Fault]:
    """工作区设置里的当前计划（current）应当是工作区里一份计划的编号。

    为什么：没有指明计划的命令都用当前计划，指错了就无从下手。

    怎么改：改成计划文件里 id 一行的编号。
    """
    current = scope.model.current
    if current is None or scope.workspace.knows(current, *PLANS):
        return
    plans = scope.workspace.plan_ids
    if scope.workspace.knows(current):
        hint = f"写计划的编号，如 current: {plans[-1]}" if plans else "先建立计划文件，再写它的编号"
        yield Fault(("current",), f"{quoted(current)}不是计划（规划、年度要点或方案）", hint, current)
    else:
        yield Fault(("current",), *missing("计划", current, plans), current)


@rule("FZ506", "年份不在规划期内", "warning", PLANS)
def outside_framework(scope: PlanScope) -> Iterator[Fault]:
    """年度要点的年份应当在所依据规划的规划期之内；方案的起止时间至少要与规划期有重合。

    为什么：多半是年份写错，或者还指着上一个五年规划。

    怎么改：改正 year（period），或者把 framework 改成这一年所在的规划。
    """
    plan, span = scope.model, scope.model.span
    if plan.framework is None or span is None or plan.framework == plan.id:
        return
    framework = scope.workspace.find(plan.framework, Plan)
    period = framework.span if framework is not None and framework.kind == "framework" else None
    if period is None or (span[0] <= period[1] and span[1] >= period[0]):
        return
    key = "period" if plan.period is not None else "year"
    years = f"{span[0].year}年" if span[0].year == span[1].year else f"{span[0].year}—{span[1].year}年"
    message = f"{years}不在规划“{plan.framework}”的规划期（{period[0].year}—{period[1].year}年）之内"
    yield Fault((key,), message, "改正年份，或者改写这一年所在规划的编号（framework）", plan.id)
