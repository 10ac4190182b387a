"""One unit's share of a plan: what it leads, answers for and supports itself, and what it shares with many."""

from __future__ import annotations

from dataclasses import dataclass

from fzjs.analysis.status.ties import ROLES, tie
from fzjs.model.plan import Plan
from fzjs.model.units import Unit
from fzjs.rendering.papers.duties import Duty, duty_groups
from fzjs.rendering.wording import Wording, plan_script
from fzjs.workspace.workspace import Workspace

ROLE_WORDS = {"lead": "牵头", "responsible": "负责", "support": "配合"}
"""What a unit does in each role."""


@dataclass(frozen=True, slots=True)
class SharedDuty:
    """A duty that a unit has as one of a group."""

    duty: Duty
    group: str
    """The collective name in the plan by which the unit is meant."""
    role: str
    """牵头, 负责 or 配合."""


@dataclass(frozen=True, slots=True)
class Share:
    """The duties of one unit, each once: under its own name before a group's, then in the closest role."""

    unit: str
    """The present name of the unit in the register; as asked for where it is not registered."""
    lead: tuple[Duty, ...]
    responsible: tuple[Duty, ...]
    support: tuple[Duty, ...]
    shared: tuple[SharedDuty, ...]

    def __bool__(self) -> bool:
        return bool(self.lead or self.responsible or self.support or self.shared)


def share_of(workspace: Workspace, plan: Plan, unit: str) -> Share:
    """The share of a unit, by any name that it has or had: aliases, former names, units that it took over from."""
    present = present_name(workspace, unit)
    wording = Wording(plan_script(plan))
    steps = {step.path: step for step in plan.duties()}
    own: dict[str, list[Duty]] = {role: [] for role in ROLES}
    shared: list[SharedDuty] = []
    for duty in (duty for group in duty_groups(plan) for duty in group.duties):
        found = tie(plan, steps[duty.path], present, workspace.registry)
        if found is not None and found.how == "group":
            shared.append(SharedDuty(duty, found.written, wording.say(ROLE_WORDS[found.role])))
        elif found is not None:
            own[found.role].append(duty)
    return Share(present, tuple(own["lead"]), tuple(own["responsible"]), tuple(own["support"]), tuple(shared))


def present_name(workspace: Workspace, unit: str) -> str:
    """The name under which a unit stands in the register today; as given where it is not registered."""
    match = workspace.registry.resolve(unit)
    if match is None or not isinstance(match.holder, Unit):
        return unit
    return workspace.registry.in_charge(match.holder).name
