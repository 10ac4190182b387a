"""Words for where a measure stands: its light, its day, what was reported, who has to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fzjs.analysis.status.answers import DueDay, MeasureStatus, Reported, TargetStatus
from fzjs.model.plan import Path
from fzjs.rendering.page import Cell
from fzjs.rendering.terms import LIGHTS as LIGHT_TERMS
from fzjs.rendering.terms import ROLES, WORK_STATES

_WEEKDAYS = "一二三四五六日"
_WEEKEND = (5, 6)
_SHOWN_LEADS = 1
_SHOWN_OTHERS = 2


def numbers_of(measures: Sequence[MeasureStatus]) -> dict[Path, str]:
    """The printed number of each measure by its path, with the goal's before it where numbers alone come twice."""
    numbers = [each.number for each in measures if not each.is_requirement]
    is_clear = len(set(numbers)) == len(numbers)
    return {each.path: each.number if is_clear else each.goal_number + each.number for each in measures}


def light_cell(measure: MeasureStatus) -> Cell:
    """The light in words; how late it is."""
    term = LIGHT_TERMS[measure.light]
    late = measure.late_days
    if measure.light == "overdue" and late is not None:
        return Cell(f"{term.sign} {term.name} {late} 天", term.tone)
    if measure.due is not None and measure.due.awaited is not None:
        return Cell(f"{term.sign} 待报", term.tone)
    return Cell(f"{term.sign} {term.name}", term.tone)


def met_cell(target: TargetStatus) -> Cell:
    """Whether a target is reached, in words; as long as there is time, it is not missed."""
    if target.reached_text is None and target.turns is None:
        return Cell("未报完成值", "faint")
    if target.met is None:
        return Cell("不能判断", "faint")
    if target.pending:
        return Cell("未到期", "faint")
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
    if measure.due is not None and measure.due.awaited is not None:
        told += f"，应于{measure.due.awaited.month}月{measure.due.awaited.day}日前报"
    known = report.period if report is not None else None
    more = [f"{_told_by(each, unit)}{'' if each.period == known else f' {each.period}'}" for each in others]
    if len(more) > _SHOWN_OTHERS:
        more = [f"另有 {len(more)} 个单位报的不同"]
    notes = measure.notes if report is not None else ()
    return "；".join([told, *more, *notes])


def _told_by(report: Reported, unit: str | None) -> str:
    return f"{'本单位' if report.unit == unit else report.unit}{WORK_STATES[report.state].name}"


def deadline_text(measure: MeasureStatus, on: date) -> str:
    """The day to look at, which turn it is, how the turns before it went, and the phrases that give no day."""
    due = measure.due
    if due is None:
        return "；".join(each.text for each in measure.deadlines) or "没有期限"
    is_waiting = measure.light in ("due_soon", "on_time")
    told = [
        due_text(due, on) if is_waiting else in_digits(due.day),
        *_origin(measure, due),
        *_turns(measure, on),
    ]
    return "".join(told) + "".join(f"；{each.text}" for each in measure.deadlines if not each.days)


def due_text(due: DueDay, on: date) -> str:
    """A day; where it is no working day, why, and the working day before, unless that is over."""
    written = in_digits(due.day) + ("前" if due.kind == "statutory" else "")
    if due.safe is None or due.safe < on:
        return written
    weekday = due.day.weekday()
    why = f"周{_WEEKDAYS[weekday]}{'' if weekday in _WEEKEND else '放假'}，"
    if due.kind == "statutory" and weekday not in _WEEKEND:
        why = ""
    return f"{written}（{why}请在{due.safe.month}月{due.safe.day}日前）"


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


def _turns(measure: MeasureStatus, on: date) -> Iterator[str]:
    """How the turns that are over went, unless all were done in time."""
    over = [each for each in measure.days if each.day < on or each.done_by]
    if len(measure.days) > 1 and any(is_such(each) for each in over for is_such in list(_TURNS.values())[1:]):
        told = [(name, sum(map(is_such, over))) for name, is_such in _TURNS.items()]
        yield f"；已过 {len(over)} 次：" + "，".join(f"{name} {count}" for name, count in told if count)


_TURNS: dict[str, Callable[[DueDay], bool]] = {
    "按时": lambda due: due.light == "done",
    "逾期": lambda due: due.light == "done_late",
    "未完成": lambda due: due.light == "overdue",
    "待报": lambda due: due.awaited is not None,
}


def who_text(measure: MeasureStatus) -> str:
    """In which role the unit asked for has to do with a measure, and by which name if not by its own."""
    tie = measure.tie
    if tie is None:
        return ""
    role = ROLES[tie.role].name
    if tie.how == "group":
        return f"{tie.written}（{role}）"
    return role if tie.by == "name" else f"{role}（原写{tie.written}）"
