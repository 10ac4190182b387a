"""One unit's duties (单位任务清单): its own by role, and apart from them what it shares with a group."""

from __future__ import annotations

from collections.abc import Mapping

from fzjs.model.numbering import number
from fzjs.rendering.asked import Asked, LackingError, NothingToSayError
from fzjs.rendering.papers.issuing import full_name
from fzjs.rendering.papers.letters import cited
from fzjs.rendering.papers.share import share_of
from fzjs.rendering.wording import Wording, plan_script

_SECTIONS = (("lead", "牵头的任务"), ("responsible", "负责的任务"), ("support", "配合的任务"))


def context(asked: Asked) -> Mapping[str, object]:
    """script; title; unit, full_name; sections: (heading, duties) for each role that the unit has; shared: duties with
    the group by which the unit is meant (`SharedDuty`), under shared_heading; basis: the
    plan as papers cite it."""
    if asked.unit is None:
        raise LackingError("单位任务清单要写明单位：--unit 县司法局")
    share = share_of(asked.workspace, asked.plan, asked.unit)
    if not share:
        raise NothingToSayError(f"{asked.loaded.shown}：这份计划没有给{asked.unit}安排任务")
    script = plan_script(asked.plan)
    wording = Wording(script)
    found = [(heading, getattr(share, role)) for role, heading in _SECTIONS]
    sections = [(heading, duties) for heading, duties in found if duties]
    return {
        "script": script,
        "title": wording.say("{unit}任务清单", unit=share.unit),
        "unit": share.unit,
        "full_name": full_name(share.unit, asked.workspace.registry),
        "basis": cited(asked.plan),
        "sections": tuple(
            (number("一、", place) + wording.say(heading), duties)
            for place, (heading, duties) in enumerate(sections, 1)
        ),
        "shared": share.shared,
        "shared_heading": number("一、", len(sections) + 1) + wording.say("与其他单位共同承担的任务"),
    }
