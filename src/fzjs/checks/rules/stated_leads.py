"""FZ216: a text that names another unit as the lead than the lists do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from fzjs.checks.finding import Fault
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import Duty, PlanScope
from fzjs.model.registry import Match, Registry
from fzjs.model.units import Group, Unit


@rule("FZ216", "正文与牵头单位不一致", "warning", PLANS)
def stated_lead_unlisted(scope: PlanScope) -> Iterator[Fault]:
    """正文（text）写“由某单位牵头”的，这个单位要在牵头单位（lead）或责任单位（responsible）里。

    为什么：正文写由县财政局牵头，lead 却写县司法局，任务派给谁、月报由谁报，各有依据。

    只查正文里写了一个牵头单位、名录里查得到的；措施没有写单位的、写到几个牵头单位的，不查。

    怎么改：对照原件改成一致；只牵头其中一项工作的单位，写进责任单位（responsible）。
    """
    if not scope.registry or "牵头" not in scope.prose.text:
        return
    for duty in scope.duties:
        text = duty.measure.text or ""
        found = list(_stated_lead().finditer(text)) if "牵头" in text else []
        if len(found) != 1 or not duty.units.lead.names:
            continue
        match = scope.registry.resolve(found[0]["unit"])
        if match is None or isinstance(match.holder, Group) or _is_listed(match.holder, duty, scope.registry):
            continue
        lead = "、".join(duty.units.lead.names)
        message = f"正文写由“{found[0]['unit']}”牵头，牵头单位却是“{lead}”"
        hint = "对照原件改成一致；只牵头其中一项工作的，写进责任单位（responsible）"
        path = (*duty.path, "text")
        yield Fault(path, message, hint, duty.measure.id, span=found[0].span("unit"))


def _is_listed(unit: Unit, duty: Duty, registry: Registry) -> bool:
    """Whether a unit leads or answers for a measure: itself, its host or guest, its successor, or in a group.

    True also where a name in the lists is unknown: it may be the unit.
    """
    matches = registry.resolve_list([*duty.units.lead.names, *duty.units.responsible.names])
    if None in matches:
        return True
    names = _of_one_house(unit, registry)
    return any(not names.isdisjoint(_of_one_house(listed, registry)) for listed in _units(matches, registry))


def _units(matches: Iterable[Match | None], registry: Registry) -> Iterator[Unit]:
    for match in matches:
        holder = match.holder if match is not None else None
        if isinstance(holder, Group):
            yield from registry.members(holder)
        elif holder is not None:
            yield holder


def _of_one_house(unit: Unit, registry: Registry) -> set[str]:
    """The unit, who has its duties today, and the unit whose office it is."""
    today = registry.in_charge(unit)
    host = registry.resolve(today.host) if today.host else None
    return {unit.name, today.name} | ({host.name} if host is not None else set())


@cache
def _stated_lead() -> re.Pattern[str]:
    return re.compile(r"由(?P<unit>[^，。；、：,;:“”《》（）()\n由]{2,20}?)(?:负责)?牵头")
