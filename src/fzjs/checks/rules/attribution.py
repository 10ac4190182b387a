"""FZ2: every measure has somebody who leads it, and nobody both leads and supports."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import Duty, PlanScope
from fzjs.checks.unit_lists import ROLES
from fzjs.checks.unit_names import place_of
from fzjs.model.plan import Path, RoleNames


@rule("FZ203", "措施没有牵头单位", "error", ["annual"])
def nobody(scope: PlanScope) -> Iterator[Fault]:
    """年度工作要点的每项措施都要有牵头单位或责任单位；自己没写的，沿用目标的，目标没写的沿用全文件的。

    工作要求（requirements）一般是对所有单位提的，不查。只写了配合单位的见 FZ205。

    为什么：没有单位的任务没有人做，月报也不知道该由谁报。

    怎么改：在措施上写 lead；几项措施同一个单位牵头的，写在目标上。
    """
    for duty in scope.duties:
        if duty.goals and not _anyone(duty):
            yield _unassigned(duty)


@rule("FZ212", "方案中个别措施没有单位", "warning", ["framework", "scheme"])
def nobody_here(scope: PlanScope) -> Iterator[Fault]:
    """规划和方案里，别的措施都有单位、只有这一项没有时，提醒一下。

    规划、方案通篇不写单位的，是面向所有单位提的，不查。

    为什么：多半是漏写；没有单位的任务没有人做。

    怎么改：在措施上写 lead；几项措施同一个单位牵头的，写在目标上。
    """
    bare = [duty for duty in scope.duties if duty.goals and not _anyone(duty)]
    if bare and any(duty.goals and _anyone(duty) for duty in scope.duties):
        yield from map(_unassigned, bare)


@rule("FZ205", "只有配合单位，没有人牵头", "error", PLANS)
def support_alone(scope: PlanScope) -> Iterator[Fault]:
    """有配合单位的措施，必须有牵头单位或责任单位。

    为什么：人人配合、无人牵头，等于没有人负责。

    怎么改：写上牵头单位；如果这些单位本来就是责任单位，把 support 改成 responsible。
    """
    for duty in scope.duties:
        if duty.goals and duty.units.support.names and not _led(duty):
            path = duty.units.support.path or ()
            own = path[: len(duty.path)] == duty.path
            names = "、".join(duty.units.support.names[:3])
            yield Fault(
                path if own else duty.path,
                f"措施“{duty.measure.id}”只有配合单位（{names}），没有牵头单位，也没有责任单位",
                "写上牵头单位，如 lead: [县司法局]；如果这些单位就是责任单位，把 support 改成 responsible",
                duty.measure.id,
                on_key=own,
            )


@rule("FZ204", "同一单位既负责又配合", "warning", PLANS)
def leads_and_supports(scope: PlanScope) -> Iterator[Fault]:
    """同一个单位不能在一项措施里既是牵头（责任）单位、又是配合单位，换一个名称再写也算。

    统称里包含牵头单位是正常的（县司法局牵头，县直各单位配合），不查。
    目标或全文件写的配合单位，遇到由其中某个单位牵头的措施，读作“其余单位配合”，也不查。

    为什么：自己配合自己，多半是写错了单位。

    怎么改：从配合单位里删去它，或者换成本来要写的单位。
    """
    lists = {units.path: units for units in scope.unit_lists}
    told: set[Path] = set()
    for duty in scope.duties:
        support = duty.units.support
        for role in ("lead", "responsible"):
            answering: RoleNames = getattr(duty.units, role)
            if answering.path is None or support.path is None or len(answering.path) > len(support.path):
                continue
            ours, supporting = set(lists[answering.path].bearers), lists[support.path].bearers
            for index, bearer in enumerate(() if ours.isdisjoint(supporting) else supporting):
                if bearer in ours and (*support.path, index) not in told:
                    told.add((*support.path, index))
                    path, span = place_of(scope.document, lists[support.path], index)
                    message = f"{quoted(support.names[index])}已经是{ROLES[role]}，又写成配合单位"
                    yield Fault(
                        path, message, "从配合单位里删去，或者换成本来要写的单位", duty.measure.id, span=span
                    )


def _anyone(duty: Duty) -> bool:
    return bool(duty.units.lead.names or duty.units.responsible.names or duty.units.support.names)


def _led(duty: Duty) -> bool:
    return bool(duty.units.lead.names or duty.units.responsible.names)


def _unassigned(duty: Duty) -> Fault:
    message = f"措施“{duty.measure.id}”没有牵头单位，也没有责任单位"
    hint = "写上牵头单位，如 lead: [县司法局]；几项措施由同一个单位牵头的，写在目标上"
    return Fault(duty.path, message, hint, duty.measure.id)
