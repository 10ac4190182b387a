"""Where a plan stands, as a page: what a unit has to do itself, what it shares, the targets, the load of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fzjs.analysis.status.answers import (
    LIGHTS,
    DueDay,
    MeasureStatus,
    PlanStatus,
    Reported,
    TargetStatus,
    UnitLoad,
)
from fzjs.rendering.page import Cell, Page, Table, row, table
from fzjs.rendering.terms import LIGHTS as LIGHT_TERMS
from fzjs.rendering.terms import ROLES, WORK_STATES

_WEEKDAYS = "一二三四五六日"
_WEEKEND = (5, 6)
_SHOWN_LEADS = 1
_SHOWN_OTHERS = 2

LOAD_COLUMNS = (
    "单位", "牵头", "责任", "配合", "共担", "在办", *(LIGHT_TERMS[light].name for light in LIGHTS), "受阻", "牵头未报",
)  # fmt: skip
"""What is counted of each unit: by name in each role, as one of a group, not done, by light, blocked, never reported."""


def status_page(status: PlanStatus, measures: Sequence[MeasureStatus] | None = None) -> Page:
    """The page of a plan, or of a unit's part in it; `measures` are the status's own in the order wanted."""
    shown = status.measures if measures is None else measures
    own = [each for each in shown if each.tie is None or each.tie.how == "own"]
    shared = [each for each in shown if each.tie is not None and each.tie.how == "group"]
    tables = [
        measures_table("本单位的措施" if status.unit else "措施", own, status),
        targets_table(own, status),
        *shared_tables(shared, status),
        days_table(status),
    ]
    records = table("措施", _RECORD_COLUMNS, [_record(each) for each in shown])
    return Page(heading(status), tuple(lines(status)), tuple(each for each in tables if each.rows), records)


def load_page(status: PlanStatus, loads: Sequence[UnitLoad], order: str) -> Page:
    """The page of what each unit has to carry; `order` says in Chinese how the rows stand."""
    title = f"《{status.title}》各单位任务量（{in_digits(status.on)}）"
    own = [each for each in loads if each.own]
    only_shared = [each for each in loads if not each.own]
    told = (
        f"{len(own)} 个单位有点名的措施，{len(only_shared)} 个单位只有含在统称里的；{order}，不是排名",
        *status.notes,
    )
    tables = [
        table("有点名措施的单位", LOAD_COLUMNS, [load_row(each) for each in own]),
        table(
            "只有共同承担的单位",
            ("单位", "共担"),
            [row(each.unit, str(each.shared)) for each in only_shared],
            folded=True,
        ),
    ]
    records = table("各单位任务量", LOAD_COLUMNS, [load_row(each) for each in loads])
    return Page(title, told, tuple(each for each in tables if each.rows), records)


def heading(status: PlanStatus) -> str:
    """《…》进展情况, and whose, and when."""
    whose = f"：{status.unit}" if status.unit else ""
    return f"《{status.title}》进展情况{whose}（{in_digits(status.on)}）"


def lines(status: PlanStatus) -> Iterator[str]:
    """What stands above the tables: counts, the next report, what the reader must know."""
    if status.unit:
        shared = f"；另有 {len(status.shared)} 项含在统称里，共同承担" if status.shared else ""
        yield f"本单位 {len(status.own)} 项{_counts(status, status.own)}{shared}"
        if status.shared and not status.own:
            yield f"共同承担的{_counts(status, status.shared).removeprefix('：')}（灯号看牵头单位的报告）"
    else:
        yield f"共 {len(status.measures)} 项{_counts(status, status.measures)}"
    latest = f"（最近一期 {status.latest_period}）" if status.latest_period else ""
    yield f"依据 {status.reports} 份报告{latest}；{status.soon_days} 天以内到期的算“{LIGHT_TERMS['due_soon'].name}”"
    if status.reporting is not None:
        yield f"下一次报送：{due_text(status.reporting)}（{status.reporting.text}）"
    if any(each.due is not None and each.due.kind == "implied" for each in status.measures):
        yield "“期末”：措施没有写期限，按计划期末算"
    yield from status.notes


def measures_table(title: str, measures: Iterable[MeasureStatus], status: PlanStatus) -> Table:
    """What a unit has to do itself, or all measures of a plan."""
    numbers = numbers_of(status.measures)
    who = "角色" if status.unit else "牵头单位"
    columns = ("状态", "序号", "措施", who, "期限", "进展", "佐证")
    rows = [
        row(
            light_cell(each),
            numbers[each.id],
            each.title,
            _who(each) if status.unit else lead_text(each),
            deadline_text(each),
            state_text(each, status.unit),
            str(each.evidence or ""),
        )
        for each in measures
    ]
    return table(title, columns, rows)


def targets_table(measures: Iterable[MeasureStatus], status: PlanStatus) -> Table:
    """The targets of measures: what is wanted and what has been reached."""
    numbers = numbers_of(status.measures)
    rows = [
        row(numbers[each.id], target.text, target.reached_text or "", met_cell(target), target.note)
        for each in measures
        for target in each.targets
    ]
    return table("量化目标", ("序号", "目标", "完成值", "是否达到", "说明"), rows)


def shared_tables(measures: Iterable[MeasureStatus], status: PlanStatus) -> Iterator[Table]:
    """Shared duties, a table for each collective name by which the unit is met; the state is that of who leads."""
    numbers = numbers_of(status.measures)
    by_name: dict[str, list[MeasureStatus]] = {}
    for each in measures:
        if each.tie is not None:
            by_name.setdefault(f"“{each.tie.written}”里{ROLES[each.tie.role].name}", []).append(each)
    columns = ("状态", "序号", "措施", "牵头单位", "期限", "进展")
    for name, within in by_name.items():
        rows = [
            row(
                light_cell(each),
                numbers[each.id],
                each.title,
                lead_text(each),
                deadline_text(each),
                state_text(each, status.unit),
            )
            for each in within
        ]
        yield table(f"共同承担：含在{name}", columns, rows)


def days_table(status: PlanStatus) -> Table:
    """Statutory days."""
    rows = [row(each.text, due_text(each)) for each in status.statutory]
    return table("法定时间", ("事项", "期限"), rows)


def numbers_of(measures: Sequence[MeasureStatus]) -> dict[str, str]:
    """The printed number of each measure by its id, with the goal's before it where numbers alone come twice."""
    numbers = [each.number for each in measures if not each.is_requirement]
    is_clear = len(set(numbers)) == len(numbers)
    return {each.id: each.number if is_clear else each.goal_number + each.number for each in measures}


def light_cell(measure: MeasureStatus) -> Cell:
    """The light in words; how late it is."""
    term = LIGHT_TERMS[measure.light]
    late = measure.late_days
    if measure.light == "overdue" and late is not None:
        return Cell(f"{term.sign} {term.name} {late} 天", term.tone)
    return Cell(f"{term.sign} {term.name}", term.tone)


def met_cell(target: TargetStatus) -> Cell:
    """Whether a target is reached, in words."""
    if target.reached_text is None and target.turns is None:
        return Cell("未报完成值", "faint")
    if target.met is None:
        return Cell("不能判断", "faint")
    if target.op in ("<", "<="):
        return Cell("符合", "good") if target.met else Cell("超出", "bad")
    return Cell("已达到", "good") if target.met else Cell("未达到", "partly")


def state_text(measure: MeasureStatus, unit: str | None = None) -> str:
    """What the deciding report says, and of which period it is; what `unit` says where that is another one.

    Without a unit, those others are named who say something else.
    """
    report = measure.decided_by
    others = [each for each in measure.reports if not each.decides]
    if unit is not None:
        others = [each for each in others if each.unit == unit]
    if report is None:
        told = measure.notes[0] if measure.notes else "牵头单位未报" if others else "未报"
        others = [] if measure.notes and unit is None else others
    else:
        told = f"{WORK_STATES[report.state].name} {report.period}"
        is_own = measure.tie is not None and measure.tie.how == "own"
        told = f"{report.unit}：{told}" if is_own and unit not in (None, report.unit) else told
        others = [each for each in others if unit is not None or each.state != report.state]
    known = report.period if report is not None else None
    more = [f"{_told_by(each, unit)}{'' if each.period == known else f' {each.period}'}" for each in others]
    if len(more) > _SHOWN_OTHERS:
        more = [f"另有 {len(more)} 个单位报的不同"]
    return "；".join([told, *more])


def _told_by(report: Reported, unit: str | None) -> str:
    return f"{'本单位' if report.unit == unit else report.unit}{WORK_STATES[report.state].name}"


def deadline_text(measure: MeasureStatus) -> str:
    """The day to look at, which turn it is, and the phrases that give no day."""
    due = measure.due
    if due is None:
        return "；".join(each.text for each in measure.deadlines) or "没有期限"
    is_waiting = measure.light in ("due_soon", "on_time")
    told = [due_text(due) if is_waiting else in_digits(due.day), *_origin(measure, due)]
    return "".join(told) + "".join(f"；{each.text}" for each in measure.deadlines if not each.days)


def due_text(due: DueDay) -> str:
    """A day; where it is no working day, why, and the working day before; of days of the law always that."""
    if due.safe is None:
        return in_digits(due.day)
    weekday = due.day.weekday()
    why = f"周{_WEEKDAYS[weekday]}{'' if weekday in _WEEKEND else '放假'}，"
    if due.kind == "statutory" and weekday not in _WEEKEND:
        why = ""
    return f"{in_digits(due.day)}（{why}请在{due.safe.month}月{due.safe.day}日前）"


def in_digits(day: date) -> str:
    """2024-06-15."""
    return day.isoformat()


def lead_text(measure: MeasureStatus) -> str:
    """Who leads, the main lead first; where nobody does, who is responsible."""
    names = measure.units("lead") or measure.units("responsible")
    if len(names) > _SHOWN_LEADS:
        return f"{names[0]}等{len(names)}个单位"
    return "、".join(names) or "（没有写）"


def _origin(measure: MeasureStatus, due: DueDay) -> Iterator[str]:
    """Where a day comes from that the plan does not write as it is, and which of several it is."""
    if due.kind == "implied":
        yield " 期末"
    elif len(measure.days) > 1:
        turn = f"第 {measure.days.index(due) + 1}/{len(measure.days)} 次"
        yield f"（{due.text}，{turn}）" if due.kind == "recurring" else f"（{turn}）"
    elif due.kind == "recurring":
        yield f"（{due.text}）"


def _who(measure: MeasureStatus) -> str:
    tie = measure.tie
    if tie is None:
        return ""
    role = ROLES[tie.role].name
    if tie.how == "group":
        return f"{tie.written}（{role}）"
    return role if tie.by == "name" else f"{role}（原写{tie.written}）"


def _counts(status: PlanStatus, measures: Sequence[MeasureStatus]) -> str:
    counts = status.lights(tuple(measures))
    told = "，".join(f"{LIGHT_TERMS[light].name} {count}" for light, count in counts.items() if count)
    blocked = sum(each.state == "blocked" for each in measures)
    silent = sum(each.state is None for each in measures)
    more = (f"受阻 {blocked}" if blocked else "", f"牵头单位从未报告 {silent}" if silent else "")
    also = "".join(
        f"；其中{each}" if place == 0 else f"，{each}" for place, each in enumerate(filter(None, more))
    )
    return f"：{told}{also}" if told else ""


def load_row(load: UnitLoad) -> tuple[Cell, ...]:
    """One row of `LOAD_COLUMNS`; what is none is left empty."""
    counts = [load.lead, load.responsible, load.support, load.shared, load.in_hand]
    lights = [
        Cell(_number(load.count(light)), LIGHT_TERMS[light].tone if load.count(light) else "")
        for light in LIGHTS
    ]
    return row(load.unit, *map(_number, counts), *lights, _number(load.blocked), _number(load.unreported))


def _number(count: int) -> str:
    return str(count) if count else ""


_RECORD_COLUMNS = (
    "编号", "序号", "措施", "目标板块", "承担方式", "角色", "计划里的写法", "牵头单位", "责任单位", "配合单位", "期限原文",
    "期限", "期限来源", "工作日", "状态", "逾期天数", "进展", "报告单位", "报告期", "报送日期", "佐证数", "完成值", "报告文件",
)  # fmt: skip
_KIND_NAMES = {"day": "日期", "span": "时段末", "recurring": "周期", "implied": "计划期末"}


def _record(measure: MeasureStatus) -> tuple[Cell, ...]:
    tie, report, due = measure.tie, measure.decided_by, measure.due
    reached = "；".join(f"{each.text}：{each.reached_text}" for each in measure.targets if each.reached_text)
    return row(
        measure.id,
        measure.number,
        measure.title,
        measure.goal,
        "" if tie is None else {"own": "本单位", "group": "共同承担"}[tie.how],
        "" if tie is None else ROLES[tie.role].name,
        "" if tie is None else tie.written,
        "、".join(measure.units("lead")),
        "、".join(measure.units("responsible")),
        "、".join(measure.units("support")),
        "；".join(each.text for each in measure.deadlines),
        "" if due is None else due.day.isoformat(),
        "" if due is None else _KIND_NAMES[due.kind],
        "" if due is None else (due.safe or due.day).isoformat(),
        Cell(LIGHT_TERMS[measure.light].name, LIGHT_TERMS[measure.light].tone),
        "" if measure.late_days is None else str(measure.late_days),
        "" if report is None else WORK_STATES[report.state].name,
        "" if report is None else report.unit,
        "" if report is None else report.period,
        "" if report is None else report.submitted.isoformat(),
        str(measure.evidence),
        reached,
        "" if report is None else report.file,
    )
