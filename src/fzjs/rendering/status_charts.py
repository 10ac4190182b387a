"""Pictures of where a plan stands: deadlines on a time line, targets as bars, the load of units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from fzjs.analysis.status.answers import DueDay, Light, MeasureStatus, PlanStatus, TargetStatus, UnitLoad
from fzjs.rendering.charts.data import Bar, BarChart, Look, Moment, Series, Timeline, TimelineRow
from fzjs.rendering.status_wording import met_cell
from fzjs.rendering.terms import LIGHTS

LOOKS: dict[Light, Look] = {
    "overdue": "bad",
    "due_soon": "partly",
    "unknown": "unclear",
    "on_time": "faint",
    "done_late": "late",
    "done": "good",
}
"""How each light is drawn."""

_MOST_ROWS = 30
"""A picture with more rows would not go onto a page; it is continued in another."""

_Row = TypeVar("_Row")


def deadline_timelines(status: PlanStatus) -> tuple[Timeline, ...]:
    """When things are due: every measure that states a deadline with a day, the next report, the days of the law.

    Measures without a deadline are due at the end of the plan; those that stand alike share one row.
    """
    rows = [*_measure_rows(status)]
    if status.reporting is not None:
        rows.append(TimelineRow("报送工作进展", (_moment(status.reporting),)))
    rows += [TimelineRow(due.text, (_moment(due),)) for due in status.statutory]
    days = [moment.day for row in rows for moment in row.moments]
    if not days:
        return ()
    first, last = status.span or (min(days), max(days))
    first, last = min(first, *days), _end_of_month(max(last, *days))
    used = {moment.tone for row in rows for moment in row.moments}
    legend = tuple(Series(LIGHTS[light].name, look) for light, look in LOOKS.items() if look in used)
    heading = f"期限（虚线为{_day(status.on)}）" if first <= status.on <= last else "期限"
    return tuple(
        Timeline(title, first, last, part, status.on, legend) for title, part in _parts(heading, rows)
    )


def target_charts(status: PlanStatus) -> tuple[BarChart, ...]:
    """How much of each target has been reached; limits and what cannot be counted are told in words.

    Targets of which nothing has been reported are only counted.
    """
    targets = [(measure, target) for measure in status.measures for target in measure.targets]
    known = [(measure, target) for measure, target in targets if _has_figure(target)]
    unknown = f"（另有 {len(targets) - len(known)} 个尚无数据）" if len(known) < len(targets) else ""
    bars = [_target_bar(measure, target) for measure, target in known]
    series = (Series("已达到", "good"), Series("未达到", "partly"), Series("未到期", "faint"))
    return tuple(
        BarChart(title, series, part, "%", stacked=True, maximum=Decimal(100), wanted=Decimal(100))
        for title, part in _parts(f"目标完成比例{unknown}", bars)
    )


def load_charts(loads: Sequence[UnitLoad]) -> tuple[BarChart, ...]:
    """How the measures that name each unit stand. Units with shared duties only are left out."""
    lights = [light for light in reversed(LOOKS) if any(load.count(light) for load in loads)]
    series = tuple(Series(LIGHTS[light].name, LOOKS[light]) for light in lights)
    bars = [
        Bar(load.unit, tuple(Decimal(load.count(light)) for light in lights)) for load in loads if load.own
    ]
    return tuple(
        BarChart(title, series, part, "项", stacked=True)
        for title, part in _parts("各单位的措施（列名承担的）", bars)
    )


def measure_key(measure_id: str) -> str:
    """The id of a measure's row in a page, which charts lead to."""
    return f"m-{measure_id}"


def _measure_rows(status: PlanStatus) -> Iterator[TimelineRow]:
    implied: list[DueDay] = []
    for measure in status.measures:
        stated = [due for due in measure.days if due.kind != "implied"]
        implied += [due for due in measure.days if due.kind == "implied"]
        if stated:
            label = f"{measure.number}{measure.title}"
            yield TimelineRow(label, tuple(map(_moment, stated)), key=measure_key(measure.id))
    for light, look in LOOKS.items():
        days = [due.day for due in implied if due.light == light]
        if days:
            label = f"没有写期限、{LIGHTS[light].name}的 {len(days)} 项"
            yield TimelineRow(label, (Moment(max(days), look, "计划期末"),))


def _moment(due: DueDay) -> Moment:
    return Moment(due.day, LOOKS[due.light])


def _target_bar(measure: MeasureStatus, target: TargetStatus) -> Bar:
    share = None if target.share is None else (Decimal(str(target.share)) * 100).quantize(Decimal("0.1"))
    label = target.indicator or target.text
    if target.year is not None:
        label += f"（{target.year}年）"
    place = 0 if target.met else 2 if target.pending else 1
    values = tuple(share if each == place else None for each in range(3))
    return Bar(label, values, (reached_in_words(target),), measure_key(measure.id))


def _has_figure(target: TargetStatus) -> bool:
    return target.reached_text is not None or bool(target.turns_met)


def reached_in_words(target: TargetStatus) -> str:
    """What has been reached of a target, and whether it is enough."""
    if target.turns:
        reached = f"{target.turns_met or 0}／{target.turns} 期达到"
    elif target.reached_text is None:
        return met_cell(target).text
    else:
        reached = target.reached_text
    return f"{reached}，{met_cell(target).text}"


def _parts(title: str, rows: Sequence[_Row]) -> Iterator[tuple[str, tuple[_Row, ...]]]:
    """Rows in as many charts as they need, all of much the same length."""
    charts = -(-len(rows) // _MOST_ROWS)
    for place in range(charts):
        begin, end = len(rows) * place // charts, len(rows) * (place + 1) // charts
        yield title if charts == 1 else f"{title}（{place + 1}／{charts}）", tuple(rows[begin:end])


def _end_of_month(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
