"""FZ306–FZ310: phases that run backwards, overlap, or do not fit the plan and its dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from fzjs.checks.days import due_day, first_day, in_chinese, with_annual_report
from fzjs.checks.finding import Fault
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, WrittenDeadline, WrittenPhase
from fzjs.language.dates import last_day
from fzjs.language.phrases import Deadline
from fzjs.model.plan import Path

_NO_BOUND = ("recurring", "ongoing")
"""Deadlines that can be read but are no day on which a phase begins or ends."""

_FEW = 3
"""As many dates after the last phase are told one by one."""

_GAP = timedelta(days=31)
"""Documents count phases in months; less than a month between two is nothing to speak of."""


class Stage(NamedTuple):
    """A phase whose first and last day are known."""

    phase: WrittenPhase
    start: date
    end: date

    @property
    def title(self) -> str:
        """The name of the phase."""
        return self.phase.phase.title

    @property
    def days(self) -> str:
        """From when to when, as a message says it."""
        return f"从{in_chinese(self.start)}到{in_chinese(self.end)}"

    @property
    def start_path(self) -> Path:
        """Where the first day is written."""
        return (*self.phase.path, "from")

    @property
    def end_path(self) -> Path:
        """Where the last day is written; `from: 2023年5月` alone gives both."""
        return (*self.phase.path, "from" if self.phase.phase.to is None else "to")


@rule("FZ306", "阶段起止颠倒或不是日期", "error", PLANS)
def backward_phase(scope: PlanScope) -> Iterator[Fault]:
    """每个阶段的结束时间不早于开始时间，起止都要是一个日期或时段。

    为什么：结束早于开始，多半是年份写错（如跨年的阶段两头写了同一年）；“每月”“长期坚持”说不出阶段从哪天到哪天。

    怎么改：核对年份，写成 from: 2023-05-01、to: 2023-06-30，或“2023年5月”“2023年6月底”。
    """
    for phase in scope.phases:
        for bound in phase.bounds:
            if isinstance(bound.reading, Deadline) and bound.reading.type in _NO_BOUND:
                message = f"阶段的起止时间“{bound.reading.text}”不是一个日期"
                hint = "写成日期（如 2023-05-01）或“2023年5月”这样的时段"
                yield Fault(bound.path, message, hint, bound.subject)
        if phase.start is not None and phase.end is not None and phase.end < phase.start:
            stage = Stage(phase, phase.start, phase.end)
            message = f"阶段“{stage.title}”{stage.days}，结束早于开始"
            yield Fault(stage.end_path, message, "核对起止的年份和月份，写反的对调", stage.title)


@rule("FZ307", "阶段重叠或次序颠倒", "warning", PLANS)
def overlapping_phases(scope: PlanScope) -> Iterator[Fault]:
    """各阶段按时间先后排列，前一阶段结束后才进入下一阶段。

    为什么：同一天处在两个阶段，各单位不知道该按哪个阶段的要求做；后面的阶段排在前面的时间里，多半是年份或月份写错。

    前后两个阶段首尾同一天的（如前一阶段到6月1日、后一阶段从6月1日起），不算重叠。

    怎么改：核对各阶段的 from 和 to，使后一阶段从前一阶段结束的次日开始。
    """
    for earlier, later in pairwise(_stages(scope)):
        if later.start < earlier.start:
            message = (
                f"阶段“{later.title}”{later.days}，排在后面却早于阶段“{earlier.title}”（{earlier.days}）"
            )
            yield Fault(later.start_path, message, "核对年份和月份，或把阶段按时间先后排列", later.title)
        elif later.start < earlier.end:
            begins, ends = in_chinese(later.start), in_chinese(earlier.end)
            message = f"阶段“{later.title}”从{begins}开始，而阶段“{earlier.title}”到{ends}才结束"
            hint = f"两个阶段首尾相接，如 from: {earlier.end + timedelta(days=1)}"
            yield Fault(later.start_path, message, hint, later.title)


@rule("FZ308", "日期与步骤安排矛盾", "warning", PLANS)
def date_against_phases(scope: PlanScope) -> Iterator[Fault]:
    """期限和阶段、工作要求里的日期，要与步骤安排对得上。

    为什么：验收阶段安排在2023年7月，另一处却写“2023年12月正式验收”，各单位不知道以哪个为准。

    查三种情形：阶段自己的期限（deadline）落在这个阶段之外；阶段内容、工作要求（text）里写明年月的日期晚于最后一个阶段；
    措施、要求的期限晚于最后一个阶段结束的月份。书名号里的文件名称不算。
    晚于最后一个阶段的超过三处时，只在最后一个阶段提示一处。

    怎么改：核对是正文的日期不对，还是阶段的起止不对，改成一致。
    """
    stages = _stages(scope)
    if not stages or len(stages) < len(scope.phases):
        return
    within = {stage.phase.path: stage for stage in stages}
    for written in scope.deadlines:
        stage = within.get(written.path[:2])
        if stage is not None:
            yield from _deadline_outside(stage, written)
    last = max(stages, key=lambda stage: stage.end)
    late = list(_late(scope, last, within))
    if len(late) > _FEW:
        first = late[0].message.partition("“")[2].partition("”")[0]
        days = f"最后一个阶段到{in_chinese(last.end)}就结束"
        message = f"{days}，而后面还有期限和日期，如“{first}”，共{len(late)}处"
        hint = "核对最后一个阶段的 to；阶段没错的，逐条核对期限"
        yield Fault(last.end_path, message, hint, last.title)
    else:
        yield from late


@rule("FZ309", "阶段不在计划期内", "warning", PLANS)
def phase_outside_period(scope: PlanScope) -> Iterator[Fault]:
    """各阶段要落在计划的年度（year）或起止时间（period）之内。

    为什么：方案写明2022年7月至2023年7月，阶段却排到2023年12月，两处总有一处不对。计划期截止到年底的，总结阶段可以到
    次年4月1日。

    怎么改：核对阶段的年份和月份，或者调整 year、period。
    """
    span = scope.span
    if span is None:
        return
    start, end = span
    for stage in _stages(scope):
        message = f"阶段“{stage.title}”{stage.days}，计划期是{in_chinese(start)}至{in_chinese(end)}"
        hint = "核对阶段的年份和月份，或调整计划的 year、period"
        if stage.start < start or stage.start > end:
            yield Fault(stage.start_path, message, hint, stage.title)
        elif stage.end > with_annual_report(end):
            yield Fault(stage.end_path, message, hint, stage.title)


@rule("FZ310", "阶段没有排满方案期", "info", ["scheme"])
def phases_leave_gaps(scope: PlanScope) -> Iterator[Fault]:
    """试点、创建方案的各阶段首尾相接，从方案开始排到方案结束。

    为什么：两个阶段之间、方案开头或结尾空出一个多月没有安排，可能是漏了一个阶段，也可能是月份写错。只空出一个月以内的
    不算。

    怎么改：补上缺的阶段，或者调整阶段的 from、to 和方案的 period。
    """
    stages = _stages(scope)
    if not stages or len(stages) < len(scope.phases):
        return
    for earlier, later in pairwise(stages):
        if later.start - earlier.end > _GAP:
            ends, begins = in_chinese(earlier.end), in_chinese(later.start)
            message = f"阶段“{earlier.title}”到{ends}结束，下一个阶段从{begins}才开始"
            yield Fault(later.start_path, message, "补上中间的阶段，或使两个阶段首尾相接", later.title)
    if scope.span is None:
        return
    start, end = scope.span
    first, last = stages[0], stages[-1]
    if first.start - start > _GAP:
        message = f"方案从{in_chinese(start)}开始，第一个阶段从{in_chinese(first.start)}才开始"
        yield Fault(first.start_path, message, "补上前面的阶段，或调整 period 的 from", first.title)
    if end - last.end > _GAP:
        message = f"方案到{in_chinese(end)}为止，最后一个阶段到{in_chinese(last.end)}就结束"
        yield Fault(last.end_path, message, "补上后面的阶段，或调整 period 的 to", last.title)


def _stages(scope: PlanScope) -> list[Stage]:
    """The phases with known days in order; what is wrong with the others is FZ301 to FZ303 and FZ306."""
    return [
        Stage(phase, phase.start, phase.end)
        for phase in scope.phases
        if phase.start is not None and phase.end is not None and phase.start <= phase.end
    ]


def _late(scope: PlanScope, last: Stage, within: Collection[Path]) -> Iterator[Fault]:
    """Deadlines of measures, and dates in texts on procedure, after the month in which the last phase ends."""
    horizon = last_day(last.end.year, last.end.month)
    limit = scope.span[1] if scope.span is not None else date.max
    for written in scope.deadlines:
        due = due_day(written.reading)
        if written.path[:2] not in within and due is not None and horizon < due <= limit:
            message = f"期限“{written.reading.text}”晚于最后一个阶段的结束时间{in_chinese(last.end)}"
            hint = "核对期限，或把最后一个阶段的 to 延到这一天以后"
            yield Fault(written.path, message, hint, written.subject)
    for path, subject, text in _texts_on_procedure(scope):
        yield from _late_dates(path, subject, text, horizon)


def _deadline_outside(stage: Stage, written: WrittenDeadline) -> Iterator[Fault]:
    first, due = first_day(written.reading), due_day(written.reading)
    if (
        first is not None
        and due is not None
        and (due < stage.start or (due > stage.end and first > stage.start))
    ):
        message = f"期限“{written.reading.text}”不在阶段“{stage.title}”之内（{stage.days}）"
        yield Fault(written.path, message, "核对期限和阶段的起止时间，改成一致", stage.title)


def _texts_on_procedure(scope: PlanScope) -> Iterator[tuple[Path, str, str]]:
    """The texts that tell how and when the work goes on: of phases and requirements, not of the measures."""
    for index, phase in enumerate(scope.model.phases):
        if phase.text:
            yield ("phases", index, "text"), phase.title, phase.text
    for index, requirement in enumerate(scope.model.requirements):
        if requirement.text:
            yield ("requirements", index, "text"), requirement.id, requirement.text


def _late_dates(path: Path, subject: str, text: str, horizon: date) -> Iterator[Fault]:
    for match in _year_and_month().finditer(text) if "年" in text else ():
        year, month = int(match["year"]), int(match["month"])
        if (year, month) > (horizon.year, horizon.month):
            message = f"正文写到“{match[0]}”，而最后一个阶段到{horizon.year}年{horizon.month}月就结束"
            hint = "核对这个日期；日期没错的，把最后一个阶段的 to 延到这一天以后"
            yield Fault(path, message, hint, subject, span=match.span())


@cache
def _year_and_month() -> re.Pattern[str]:
    """A year with its month, not inside 《…》."""
    return re.compile(r"(?P<year>[2２][0０]\d\d)年(?P<month>1[0-2]|0?[1-9])月份?(?![^《》]*》)")
