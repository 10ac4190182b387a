"""What the reader of a status must know besides, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.analysis.status.progress import Progress
from fzjs.analysis.status.ties import tie
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry

_SHOWN = 3


def plan_notes(plan: Plan) -> Iterator[str]:
    """About the plan file itself."""
    if plan.span is None:
        yield "计划没有写年度（year）或起止时间（period），没有写期限的措施算不出期限"
    counts: dict[str, int] = {}
    for step in plan.duties():
        counts[step.measure.id] = counts.get(step.measure.id, 0) + 1
    if twice := [name for name, count in counts.items() if count > 1]:
        yield f"有重复的措施编号，按编号报的分不清是哪一项：{_some(twice)}"


def report_notes(found: Progress) -> Iterator[str]:
    """About reports that could not be taken into account, in part or at all."""
    if found.drafts:
        yield f"{len(found.drafts)} 份报告没有写报送日期，没有计入：{_some(found.drafts)}"
    if found.unread:
        yield f"{len(found.unread)} 份报告读不成，没有计入：{_some(found.unread)}"
    if found.misfits:
        yield f"报告里有 {len(found.misfits)} 处不合格式，那里的内容没有计入，可能还是上一次的：{_some(found.misfits)}"


def calendar_notes(calendar: WorkingDays) -> Iterator[str]:
    """About years of which holidays are not known."""
    if calendar.unknown_years:
        years = "、".join(f"{year}年" for year in sorted(calendar.unknown_years))
        way_out = "" if calendar.has_library else "；装上 fzjs[calendar] 就知道已公布的安排"
        besides = ""
        if calendar.unknown_years & calendar.listed_years:
            besides = "；节假日文件里列全了的年份写进 years"
        yield f"不知道{years}的放假安排，{'所列日子之外' if besides else ''}只按周末推算工作日{way_out}{besides}"


def hosted_notes(plan: Plan, registry: Registry, unit: str) -> Iterator[str]:
    """About offices that sit in a unit: they have duties of their own, which are not the unit's."""
    for each in registry.units:
        host = registry.resolve(each.host) if each.host and not each.until else None
        if host is None or host.name != unit:
            continue
        ties = (tie(plan, step, each.name, registry) for step in plan.duties())
        count = sum(found is not None and found.how == "own" for found in ties)
        if count:
            yield f"设在{unit}的{each.name}另有 {count} 项：fzjs status --unit {each.name}"


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
