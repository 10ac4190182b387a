"""What `fzjs export ics` does, apart from its options."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from fzjs.analysis.reporting_days import all_reporting_days
from fzjs.analysis.status.answers import PlanStatus
from fzjs.analysis.status.status import plan_status
from fzjs.checks.reporting.owed import owes_reports
from fzjs.cli.days import day_of, tell_unused_holidays
from fzjs.cli.exits import CLEAN, CannotRunError, reason
from fzjs.cli.named_plans import NamedPlan, current_plan, find_plan
from fzjs.cli.named_units import unit_named
from fzjs.cli.writing import write_bytes
from fzjs.rendering.calendar_events import Identity, calendar_events
from fzjs.workspace.git import is_committed, last_change
from fzjs.workspace.working_days import workspace_days

if TYPE_CHECKING:
    from fzjs.rendering.calendar_file import EarlierEvent

_MOST_REMINDERS = 5
_LONGEST_REMINDER = 366
_LARGEST_EARLIER = 50_000_000
_BEGIN = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Exporting:
    """The options of one call, as written."""

    plan: str | None = None
    unit: str | None = None
    on: str | None = None
    remind: str = "7,1"
    implied: bool = False
    out: Path | None = None
    force: bool = False


def export_calendar(asked: Exporting) -> int:
    """Write the calendar and return the exit code."""
    remind = _reminders(asked.remind)
    on = day_of(asked.on)
    named = current_plan("fzjs export ics") if asked.plan is None else find_plan(asked.plan)
    workspace = named.workspace
    unit = None if asked.unit is None else unit_named(asked.unit, workspace.registry)
    try:
        from fzjs.rendering.calendar_file import Stamp, as_ics
    except ModuleNotFoundError as error:
        if error.name != "icalendar":
            raise
        raise CannotRunError("写日历需要安装 icalendar：pip install 'fzjs[calendar]'") from None
    calendar = workspace_days(workspace)
    status = plan_status(workspace, named.plan, on, unit=unit, calendar=calendar)
    identity = Identity(_workspace_name(named), named.plan.id, unit or "")
    owes = unit is None or owes_reports(named.plan, unit, workspace.registry)
    reporting = all_reporting_days(workspace, named.plan, calendar) if owes else ()
    duties = {step.measure.id for step in named.plan.duties() if step.measure.reporting is not None}
    events = calendar_events(status, reporting, identity, of_reporting=duties, with_implied=asked.implied)
    earlier = _earlier(asked.out, identity.calendar_uid) if asked.force else {}
    name = f"{unit or ''}{named.plan.title}期限"
    stamp = Stamp.of(_last_change(named, status))
    data = as_ics(name, identity.calendar_uid, events, stamp, remind=remind, on=on, earlier=earlier)
    _tell(named, status, len(events), is_versioned=bool(earlier), with_implied=asked.implied)
    if asked.out is None:
        sys.stdout.buffer.write(data)
    else:
        write_bytes(asked.out, data, force=asked.force)
        gone = len(earlier.keys() - {event.uid for event in events})
        cancelled = f"，另有 {gone} 个已取消" if gone else ""
        print(f"已写入 {asked.out}：{len(events)} 个日程{cancelled}", file=sys.stderr)
    return CLEAN


def _tell(
    named: NamedPlan, status: PlanStatus, events: int, *, is_versioned: bool, with_implied: bool
) -> None:
    """Say on standard error what the reader must know: what is not in the calendar, and whether it can be renewed."""
    tell_unused_holidays(named.workspace)
    for note in (*status.notes, *_left_out(status, events, with_implied=with_implied)):
        print(f"说明：{note}", file=sys.stderr)
    root = named.workspace.root
    if is_versioned or is_committed(root):
        return
    if last_change(root) is None:
        taken = "工作区不在 git 里，日程的版本号取自计划和报告里写着的最晚一天"
    else:
        taken = "工作区有没提交的改动，日程的版本号取自上一次提交"
    print(
        f"说明：{taken}。改了期限再导入时，日历程序可能当作旧的、不更新：每次用 -o 写到原来的文件并加 --force，"
        "或者提交到 git 以后再导出",
        file=sys.stderr,
    )


def _left_out(status: PlanStatus, events: int, *, with_implied: bool) -> Iterator[str]:
    implied = sum(any(day.kind == "implied" for day in each.days) for each in status.measures)
    if implied and not with_implied:
        yield f"{implied} 项措施没有写期限，没有列入；要列在计划期末，加 --implied"
    undated = sum(not each.days for each in status.measures)
    if undated:
        yield f"{undated} 项措施的期限推不出日期（如 长期、尽快），没有列入"
    if not events:
        yield "没有一个带日期的期限，写出的是空的日历"


def _reminders(text: str) -> tuple[int, ...]:
    words = [word.strip() for word in re.split("[,，、]", text) if word.strip()]
    if words == ["无"]:
        return ()
    days = [int(word) for word in words if re.fullmatch("[0-9]{1,3}", word)]
    if not days or len(days) < len(words) or max(days) > _LONGEST_REMINDER or len(days) > _MOST_REMINDERS:
        raise CannotRunError(
            f"--remind {text} 看不懂，请写提前几天，如 7,1（最多 {_MOST_REMINDERS} 个，每个不超过 {_LONGEST_REMINDER} 天）；"
            "不提醒写 无"
        )
    return tuple(days)


def _workspace_name(named: NamedPlan) -> str:
    """What tells this workspace from others wherever it lies: the jurisdiction."""
    settings = named.workspace.settings
    return settings.jurisdiction if settings is not None else ""


def _last_change(named: NamedPlan, status: PlanStatus) -> datetime:
    """When the plans were last changed: as git knows; else the latest day that plan and reports bear."""
    committed = last_change(named.workspace.root)
    if committed is not None:
        return committed
    notice = named.plan.notice
    days = [report.submitted for measure in status.measures for report in measure.reports]
    days += (
        [day for day in (notice.signed, notice.published) if day is not None] if notice is not None else []
    )
    days += [named.plan.span[0]] if named.plan.span is not None and not days else []
    return datetime.combine(max(days, default=date(2000, 1, 1)), time(), UTC)


def _earlier(out: Path | None, calendar_uid: str) -> Mapping[str, EarlierEvent]:
    """The events of the file that is to be replaced; none if it is a calendar of another plan or unit.

    What is no calendar is not replaced.
    """
    from fzjs.rendering.calendar_file import read_ics

    if out is None or not out.is_file():
        return {}
    try:
        with out.open("rb") as file:
            data = file.read(_LARGEST_EARLIER)
    except OSError as error:
        raise CannotRunError(f"无法读取 {out}：{reason(error)}") from None
    if data.strip() and not data.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(_BEGIN):
        raise CannotRunError(f"{out} 不是日历，没有覆盖，加 --force 也不行。请换一个文件名")
    try:
        earlier = read_ics(data, calendar_uid)
    except ValueError:
        print(f"说明：原有的 {out} 读不成日历，版本号从头编", file=sys.stderr)
        return {}
    if not earlier and b"BEGIN:VEVENT" in data:
        print(
            f"说明：原有的 {out} 是别的计划、别的单位的日历，或者行政区改过名称；导入过的那些日程不会取消，请在日历程序里删去",
            file=sys.stderr,
        )
    return earlier
