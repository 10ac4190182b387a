"""The table of tasks (任务分解表): one row for every measure, under the goal that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.papers.duties import DutyGroup, duty_groups
from fzjs.rendering.papers.share import present_name, share_of
from fzjs.rendering.papers.timeline import deadline_timeline, timeline_cautions
from fzjs.rendering.wording import Wording, one_line, plan_script


def context(asked: Asked) -> Mapping[str, object]:
    """script; title; unit (None: the whole plan); groups of duties (`DutyGroup`); has_responsible: whether any duty
    names 责任单位, so that the column is needed; count; timeline (a chart, None where
    there is nothing to draw or too much); cautions, which are not printed."""
    groups = duty_groups(asked.plan)
    script = plan_script(asked.plan)
    if asked.unit is not None:
        groups = _of_unit(asked, groups)
    if not groups:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：计划里没有措施（goals、requirements），排不出任务分解表"
        )
    duties = [duty for group in groups for duty in group.duties]
    whose = f"（{present_name(asked.workspace, asked.unit)}）" if asked.unit is not None else ""
    return {
        "script": script,
        "title": _title(one_line(asked.plan.title), whose, Wording(script)),
        "unit": asked.unit,
        "groups": groups,
        "has_responsible": any(duty.responsible for duty in duties),
        "count": len(duties),
        "timeline": deadline_timeline(asked.plan, duties),
        "cautions": timeline_cautions(asked.plan, duties),
    }


def _title(plan: str, whose: str, wording: Wording) -> str:
    """…工作要点任务分解表; …重点任务分解表, which says 任务 but once."""
    tasks = wording.say("任务")
    return wording.say("{plan}{tasks}分解表{whose}", plan=plan.removesuffix(tasks), tasks=tasks, whose=whose)


def _of_unit(asked: Asked, groups: tuple[DutyGroup, ...]) -> tuple[DutyGroup, ...]:
    """The duties that concern the unit that is asked for, shared ones too."""
    assert asked.unit is not None
    share = share_of(asked.workspace, asked.plan, asked.unit)
    if not share:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：这份计划没有给{asked.unit}安排任务。请核对单位名称（--unit）"
        )
    wanted = {duty.path for duty in (*share.lead, *share.responsible, *share.support)}
    wanted |= {each.duty.path for each in share.shared}
    found = (
        DutyGroup(group.heading, tuple(duty for duty in group.duties if duty.path in wanted))
        for group in groups
    )
    return tuple(group for group in found if group.duties)
