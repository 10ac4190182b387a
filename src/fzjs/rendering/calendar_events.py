"""Due days as events of a calendar: one all-day event for each day on which something is due."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fzjs.analysis.reporting_days import ReportingDay
from fzjs.analysis.status.answers import DueDay, MeasureStatus, PlanStatus, Role, WrittenDeadline

_NAMESPACE = uuid.UUID("0b6f4f0e-6f0c-5d5c-9a53-2f1d9f0f6c3e")
"""Of all identifiers of fzjs calendars; it must never change."""

_ROLES: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合"}
_MOST_UNITS = 12


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something due on a day. `uid` stays the same whatever becomes of its text and its day."""

    uid: str
    day: date
    summary: str
    description: str
    category: str
    act_by: date
    """The day that reminders count from: the safe working day before the due day, else the due day."""
    open: bool = True
    """Whether there is anything left to remind of."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the identifiers of a calendar are made from: names that no edit of a text or deadline changes.

    The calendar of a unit has events of its own: it says of them what the unit has to do, so that no two calendars may
    ever change or cancel each other's.
    """

    workspace: str
    """The jurisdiction: plans of two counties bear the same ids. A folder may be renamed, or lie elsewhere on another
    machine."""
    plan: str
    unit: str = ""

    @property
    def calendar_uid(self) -> str:
        """The identifier of the whole calendar, that of one unit apart from that of another."""
        return self._uid("calendar", self.unit)

    def event_uid(self, what: str, occurrence: str) -> str:
        """The identifier of one turn of one duty in this calendar."""
        whose = (f"unit {self.unit}",) if self.unit else ()
        return self._uid("event", *whose, what, occurrence)

    def _uid(self, *names: str) -> str:
        return str(uuid.uuid5(_NAMESPACE, "\n".join((self.workspace, self.plan, *names))))


def calendar_events(
    status: PlanStatus,
    reporting: Sequence[ReportingDay],
    identity: Identity,
    *,
    of_reporting: Collection[str] = (),
    with_implied: bool = False,
) -> tuple[CalendarEvent, ...]:
    """All due days of a plan, or of what concerns one unit, in order of time.

    `of_reporting` are the ids of measures that lay down the duty to report: where their deadline is that of the
    reports, the days of the reports say it. Measures that state no deadline are left out, unless `with_implied` asks
    for the end of the plan instead.
    """
    told = {each.due.text for each in reporting}
    found = [
        *_of_law(status, identity),
        *_of_reporting(status, reporting, identity),
        *_of_phases(status, identity),
    ]
    for measure in status.measures:
        days = [
            day
            for day in measure.days
            if (with_implied or day.kind != "implied")
            and not (measure.id in of_reporting and day.text in told)
        ]
        found += [
            _of_measure(status, measure, day, identity.event_uid(f"measure {measure.id}", occurrence))
            for day, occurrence in zip(days, occurrences(days, measure.deadlines), strict=True)
        ]
    return tuple(sorted(found, key=lambda event: (event.day, event.summary, event.uid)))


def occurrences(days: Sequence[DueDay], deadlines: Sequence[WrittenDeadline]) -> list[str]:
    """A name for each due day of a measure that survives a change of its deadline.

    A turn of a recurrence is called by its period (2024-05 for 每月2日前, so that 每月5日前 moves the same event), a
    single deadline by nothing but its place among the measure's single deadlines in time.
    """
    counts: Counter[str] = Counter()
    names = []
    for day in days:
        period = _period(day, deadlines)
        counts[period] += 1
        names.append(period if counts[period] == 1 else f"{period} {counts[period]}")
    return names


def _period(day: DueDay, deadlines: Sequence[WrittenDeadline]) -> str:
    rule = next((each.rrule for each in deadlines if each.rrule and day.day in each.days), None)
    if rule is None or day.kind != "recurring":
        return "due"
    if rule.startswith("FREQ=YEARLY"):
        return str(day.day.year)
    if rule.startswith("FREQ=WEEKLY"):
        year, week, _ = day.day.isocalendar()
        return f"{year}-W{week:02d}"
    return day.day.isoformat() if rule.startswith("FREQ=DAILY") else f"{day.day:%Y-%m}"


def _of_measure(status: PlanStatus, measure: MeasureStatus, due: DueDay, uid: str) -> CalendarEvent:
    is_done = due.light in ("done", "done_late")
    who = _tie_in_words(measure) or "、".join(measure.units("lead")[:2])
    summary = f"截止：{measure.title}" + (f"（{who}）" if who else "") + ("【已完成】" if is_done else "")
    lines = [
        f"期限：{due.text}",
        *_safe_day(due),
        f"计划：《{status.title}》",
        f"措施：{measure.number}{measure.title}（编号 {measure.id}）",
        *(f"{_ROLES[role]}单位：{_units(measure.units(role))}" for role in _ROLES if measure.units(role)),
        *(f"目标：{target.text}" for target in measure.targets),
    ]
    return CalendarEvent(
        uid, due.day, summary, "\n".join(lines), "措施期限", due.safe or due.day, not is_done
    )


def _of_reporting(
    status: PlanStatus, days: Iterable[ReportingDay], identity: Identity
) -> Iterator[CalendarEvent]:
    counts: Counter[str] = Counter()
    for each in days:
        due = each.due
        month = f"{due.day:%Y-%m}"
        counts[month] += 1
        occurrence = month if counts[month] == 1 else f"{month} {counts[month]}"
        summary = f"报送：{_months(each)}工作进展"
        lines = [f"时限：{due.text}", *_safe_day(due), f"计划：《{status.title}》"]
        uid = identity.event_uid("reporting", occurrence)
        yield CalendarEvent(uid, due.day, summary, "\n".join(lines), "报送", due.safe or due.day)


def _of_phases(status: PlanStatus, identity: Identity) -> Iterator[CalendarEvent]:
    for phase in status.phases:
        for due, occurrence in zip(phase.days, occurrences(phase.days, phase.deadlines), strict=True):
            lines = [
                f"期限：{due.text}",
                *_safe_day(due),
                f"计划：《{status.title}》",
                f"阶段：{phase.number}{phase.title}",
                *(f"目标：{target}" for target in phase.targets),
            ]
            # Phases have no id: a new title makes a new event.
            uid = identity.event_uid(f"phase {phase.title}", occurrence)
            summary = f"截止：{phase.title}阶段"
            yield CalendarEvent(uid, due.day, summary, "\n".join(lines), "阶段期限", due.safe or due.day)


def _months(reporting: ReportingDay) -> str:
    """2024年5月, 2024年4月至6月, 2024年11月至2025年1月."""
    year, month = reporting.first.split("-")
    first = f"{year}年{int(month)}月"
    last_year, last_month = reporting.last.split("-")
    if reporting.first == reporting.last:
        return first
    return f"{first}至{'' if last_year == year else f'{last_year}年'}{int(last_month)}月"


def _of_law(status: PlanStatus, identity: Identity) -> Iterator[CalendarEvent]:
    for due in status.statutory:
        # The law wants it before that day; the event lies on the last day that is in time.
        act_by = due.safe or due.day
        lines = [
            f"法定时限：{_day(due.day)}前，当天已经晚了",
            f"最迟在此前最后一个工作日 {_day(act_by)}办完",
            f"计划：《{status.title}》",
        ]
        # The law names each of its days by month and day; that is all that tells them apart.
        uid = identity.event_uid("statutory", due.day.isoformat())
        yield CalendarEvent(uid, act_by, f"法定：{due.text}", "\n".join(lines), "法定时限", act_by)


def _safe_day(due: DueDay) -> Iterator[str]:
    if due.safe is not None:
        days = (due.day - due.safe).days
        yield f"当天不是工作日，请在此前最后一个工作日 {_day(due.safe)}（提前{days}天）办完"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _tie_in_words(measure: MeasureStatus) -> str:
    if measure.tie is None:
        return ""
    return "共同承担" if measure.tie.how == "group" else _ROLES[measure.tie.role]


def _units(names: Sequence[str]) -> str:
    shown = "、".join(names[:_MOST_UNITS])
    return f"{shown}等{len(names)}个单位" if len(names) > _MOST_UNITS else shown
