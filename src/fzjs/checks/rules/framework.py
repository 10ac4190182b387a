"""FZ507–FZ517: how a plan stands to its framework, link by link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzjs.checks.finding import Fault
from fzjs.checks.links import missing
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope
from fzjs.model.fields import link_parts

if TYPE_CHECKING:
    from fzjs.checks.alignment.conflicts import Conflict

_SHOWN = 8
"""How many framework measures one finding names."""


@rule("FZ507", "目标低于规划", "info", PLANS)
def weaker_target(scope: PlanScope) -> Iterator[Fault]:
    """落实规划措施（implements）的，同一指标的目标不低于规划；规划写了逐年目标的，不低于当年的目标值。

    为什么：规划写“每年不少于2次”，年度要点写“不少于1次”，规划的目标就落空了，到期末才发现已经来不及。规划期末才到期的数量
    （如“到2025年不少于5处”），当年写一部分不算低于规划。

    怎么改：按规划改高目标；确实做不到的，先按程序调整规划，或者在这一行注明 # fzjs: ignore[FZ507] 理由。
    """
    for conflict in _of(scope, "weakened", "trajectory_missed"):
        message = f"{_about(conflict)}目标“{conflict.written}”低于规划措施 {conflict.framework} 的“{conflict.wanted}”"
        yield _fault(conflict, message, f"改为“{conflict.wanted}”，或者注明调整规划的依据")


@rule("FZ508", "目标与规划无法比较", "info", PLANS)
def incomparable_target(scope: PlanScope) -> Iterator[Fault]:
    """落实规划措施的，同一指标的单位、方向（不少于、不超过）与规划一致。

    为什么：规划按“次”，年度要点按“件”，做得再多也说不清完成了规划没有。

    怎么改：按规划的单位写；需要另一个单位的，两个目标都写上。
    """
    for conflict in _of(scope, "unit_differs"):
        written, wanted = conflict.written, conflict.wanted
        message = (
            f"{_about(conflict)}目标“{written}”与规划措施 {conflict.framework} 的“{wanted}”单位或口径不同"
        )
        yield _fault(conflict, message, f"按规划的口径写“{wanted}”；需要另一个口径的，两个目标都写")


@rule("FZ509", "规划目标没有接上", "info", PLANS)
def missing_target(scope: PlanScope) -> Iterator[Fault]:
    """规划措施当年应当达到的目标（当年到期的、每年都要做到的、逐年目标中当年的值），落实它的措施里要有。

    为什么：措施对上了规划，目标却没有带过来，提醒和考核就不会跟踪这个目标。

    怎么改：在 targets 里补上规划的目标；由别的措施承担的，那项措施也写上 implements。
    """
    for conflict in _of(scope, "target_missing"):
        message = f"没有写规划措施 {conflict.framework} 的目标：{conflict.about}{conflict.wanted}"
        yield _fault(conflict, message, "在 targets 里补上这个目标，或者写到另一项落实它的措施里")


@rule("FZ510", "期限与规划不一致", "info", PLANS)
def later_deadline(scope: PlanScope) -> Iterator[Fault]:
    """落实规划措施的期限不晚于规划；规划要求在年内某一天以前完成的，要写明期限。规划期限在本年以前的不提示，fzjs diff 会列出。

    为什么：规划要求3月底前，年度要点写6月底前或者不写，就推迟了规划的安排。

    怎么改：按规划写期限；确实要推迟的，在这一行注明 # fzjs: ignore[FZ510] 理由。
    """
    for conflict in _of(scope, "deadline_later", "deadline_missing"):
        if conflict.is_overdue:
            continue
        wanted = f"规划措施 {conflict.framework} 的“{conflict.wanted}”"
        if conflict.kind == "deadline_later":
            hint = f"改为“{conflict.wanted}”，或者注明推迟的理由"
            yield _fault(conflict, f"期限“{conflict.written}”晚于{wanted}", hint)
        else:
            yield _fault(conflict, f"没有写{wanted}这个期限", f"写 deadline: {conflict.wanted}")


@rule("FZ511", "牵头单位与规划不同", "info", PLANS)
def other_lead(scope: PlanScope) -> Iterator[Fault]:
    """规划措施的牵头单位，在落实它的措施里仍然牵头。改名、撤并后由承接单位牵头的，算一致。

    为什么：规划定了由谁负总责，年度要点换了单位又没有说明，容易两头落空。

    怎么改：补上规划的牵头单位；确实调整了分工的，在这一行注明 # fzjs: ignore[FZ511] 理由。
    """
    for conflict in _of(scope, "lead_changed", "lead_dropped"):
        if conflict.kind == "lead_changed":
            message = f"由“{conflict.written}”牵头，规划措施 {conflict.framework} 由“{conflict.wanted}”牵头"
            yield _fault(conflict, message, "改由规划的牵头单位牵头，或者注明调整分工的依据")
        else:
            message = f"规划措施 {conflict.framework} 的牵头单位“{conflict.wanted}”不再牵头"
            yield _fault(conflict, message, f"在 lead 里补上“{conflict.wanted}”，或者注明调整分工的依据")


@rule("FZ512", "规划措施在核对后有改动", "warning", PLANS)
def changed_since_accepted(scope: PlanScope) -> Iterator[Fault]:
    """核对记录（accepted）里的校验码要与规划措施现在的内容一致。

    为什么：校验码是核对对应关系时由 fzjs trace --accept 记下的。规划措施的名称、正文、目标、期限、牵头单位改了，这里的措施
    可能也要跟着改。

    怎么改：对照规划重新核对这项措施，然后运行 fzjs trace --accept 更新核对记录。
    """
    for conflict in _of(scope, "framework_changed"):
        message = f"规划措施 {conflict.framework} 在核对之后有改动"
        yield _fault(conflict, message, "重新核对这项措施，再运行 fzjs trace --accept 更新")


@rule("FZ513", "规划措施没有安排", "info", ["annual"])
def uncovered(scope: PlanScope) -> Iterator[Fault]:
    """还没有到期的规划措施，年度要点里要有措施落实（implements），或者在 not_this_year 里写明本年不安排的理由。

    一项对应关系都没有写的年度要点不查；规划期限在本年以前的措施不查。逐项情况见 fzjs diff，各年情况见 fzjs trace。

    为什么：规划的任务每年漏掉几项，到期末就成了空账。

    怎么改：补上落实的措施；本年不安排的，写 not_this_year: [{measure: "1.2", reason: 2023年已完成}]。
    """
    framework = scope.framework
    if framework is None or not scope.taken_up or scope.model.span is None:
        return
    from fzjs.checks.alignment.coverage import left_out

    if set(scope.taken_up) - {step.measure.id for step in framework.duties()}:
        return  # a link that points nowhere may be the one that is missed here
    open_ids = [step.measure.id for step in left_out(scope.model, framework, scope.taken_up)]
    if open_ids:
        more = "等" if len(open_ids) > _SHOWN else ""
        message = f"规划有 {len(open_ids)} 项措施本年没有安排：{'、'.join(open_ids[:_SHOWN])}{more}"
        hint = "补上落实的措施，或者在 not_this_year 里写明理由"
        yield Fault(("framework",), message, hint, scope.model.id)


@rule("FZ514", "措施没有对应规划", "info", ["annual"])
def orphan(scope: PlanScope) -> Iterator[Fault]:
    """年度要点的措施要写明落实规划的哪一项（implements）。过半的措施写了，没有写的才提示；工作要求不查。

    为什么：没有对应规划的措施，统计规划落实情况时不算数，也可能是写漏了。

    怎么改：用 fzjs trace --suggest 查找相近的规划措施；规划里确实没有的，在这一行注明 # fzjs: ignore[FZ514] 理由。
    """
    if scope.framework is None or not scope.taken_up:
        return
    measures = [duty for duty in scope.duties if duty.goals]
    alone = [duty for duty in measures if not duty.measure.implements]
    for duty in alone if 2 * len(alone) < len(measures) else ():
        message = f"{quoted(duty.measure.name)}没有写落实规划的哪一项"
        hint = "写 implements；相近的规划措施用 fzjs trace --suggest 查找"
        yield Fault((*duty.path, "id"), message, hint, duty.measure.id)


@rule("FZ515", "本年不安排的规划措施不存在", "error", PLANS)
def unknown_postponed(scope: PlanScope) -> Iterator[Fault]:
    """not_this_year 写的应当是所依据规划中的措施编号，每项只写一次。

    为什么：编号写错了，真正没有安排的那一项就没有理由。

    怎么改：改成规划里那项措施 id 一行的编号，并加引号。
    """
    framework = scope.framework
    if framework is None:
        return
    known = [step.measure.id for step in framework.duties()]
    seen: set[str] = set()
    for index, postponed in enumerate(scope.model.not_this_year):
        path = ("not_this_year", index, "measure")
        plan_id, measure_id = link_parts(postponed.measure)
        if plan_id not in (None, framework.id) or measure_id not in known:
            yield Fault(path, *missing("规划措施", measure_id, known, where="规划里"), measure_id)
        elif measure_id in seen:
            yield Fault(path, f"规划措施 {measure_id} 写了两次", "只留一项，理由写在一起", measure_id)
        seen.add(measure_id)


@rule("FZ516", "本年不安排却有措施落实", "warning", PLANS)
def postponed_but_taken_up(scope: PlanScope) -> Iterator[Fault]:
    """写在 not_this_year 里的规划措施，不能又有措施落实它（implements）。

    为什么：一处说本年不安排，一处又有安排，不知道以哪个为准。

    怎么改：有安排的，从 not_this_year 里删去；没有安排的，删去那项措施的 implements。
    """
    for index, postponed in enumerate(scope.model.not_this_year):
        measure_id = link_parts(postponed.measure)[1]
        taking = scope.taken_up.get(measure_id)
        if taking:
            message = f"规划措施 {measure_id} 写了本年不安排，措施 {taking[0].measure.id} 却落实它"
            yield Fault(("not_this_year", index, "measure"), message, "两处只留一处", measure_id)


@rule("FZ517", "核对记录没有对应", "warning", PLANS)
def accepted_without_link(scope: PlanScope) -> Iterator[Fault]:
    """核对记录（accepted）里的编号，都要在同一项措施的 implements 里，写法相同。

    为什么：对应关系删改以后留下的核对记录，会让人误以为核对过。

    怎么改：删去这一条核对记录，或者补上 implements；重新核对用 fzjs trace --accept。
    """
    for duty in scope.duties:
        for link in duty.measure.accepted:
            if link not in duty.measure.implements:
                path = (*duty.path, "accepted", link)
                message = f"核对记录里的{quoted(link)}不在 implements 里"
                yield Fault(path, message, "删去这一条，或者补上 implements", duty.measure.id, on_key=True)


def _of(scope: PlanScope, *kinds: str) -> Iterator[Conflict]:
    return (conflict for conflict in scope.conflicts if conflict.kind in kinds)


def _about(conflict: Conflict) -> str:
    return f"“{conflict.about}”的" if conflict.about else ""


def _fault(conflict: Conflict, message: str, hint: str) -> Fault:
    return Fault(conflict.path, message, hint, conflict.measure)
