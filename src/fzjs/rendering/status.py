"""Where a plan stands, as a page: what a unit has to do itself, what it shares, the targets, days of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzjs.analysis.status.answers import MeasureStatus, PlanStatus
from fzjs.rendering.page import Cell, Page, Table, row, table
from fzjs.rendering.status_wording import (
    deadline_text,
    due_text,
    in_digits,
    lead_text,
    light_cell,
    met_cell,
    numbers_of,
    state_text,
    who_text,
)
from fzjs.rendering.terms import LIGHTS as LIGHT_TERMS
from fzjs.rendering.terms import ROLES, WORK_STATES


def status_page(status: PlanStatus, measures: Sequence[MeasureStatus] | None = None) -> Page:
    """The page of a plan, or of a unit's part in it; `measures` are the status's own in the order wanted."""
    shown = status.measures if measures is None else measures
    own = [each for each in shown if each.tie is None or each.tie.how == "own"]
    shared = [each for each in shown if each.tie is not None and each.tie.how == "group"]
    tables = [
        measures_table("本单位的措施" if status.unit else "措施", own, status),
        targets_table(own, status),
        *shared_tables(shared, status),
        phases_table(status),
        days_table(status),
    ]
    records = table("措施", _RECORD_COLUMNS, [_record(each) for each in shown])
    return Page(heading(status), tuple(lines(status)), tuple(each for each in tables if each.rows), records)


def heading(status: PlanStatus) -> str:
    """《…》进展情况, and whose, and when."""
    whose = f"：{status.unit}" if status.unit else ""
    if status.roles:
        whose += f"{'、'.join(ROLES[role].name for role in status.roles)}的"
    return f"《{status.title}》进展情况{whose}（{in_digits(status.on)}）"


def lines(status: PlanStatus) -> Iterator[str]:
    """What stands above the tables: counts, the next report, what the reader must know."""
    if status.unit:
        shared = f"；另有 {len(status.shared)} 项含在统称里，共同承担" if status.shared else ""
        whose = f"本单位{'、'.join(ROLES[role].name for role in status.roles)}"
        yield f"{whose} {len(status.own)} 项{_counts(status, status.own)}{shared}"
        if status.shared and not status.own:
            decided = _DECIDING[frozenset(map(_decides_itself, status.shared))]
            yield f"共同承担的{_counts(status, status.shared).removeprefix('：')}{decided}"
        yield from lacking_lines(status)
    else:
        yield f"共 {len(status.measures)} 项{_counts(status, status.measures)}"
    latest = f"（最近一期 {status.latest_period}）" if status.latest_period else ""
    yield f"依据 {status.reports} 份报告{latest}；{status.soon_days} 天以内到期的算“{LIGHT_TERMS['due_soon'].name}”"
    if status.reporting is not None:
        yield f"下一次报送：{due_text(status.reporting, status.on)}（{status.reporting.text}）"
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
            numbers[each.path],
            each.title,
            who_text(each) if status.unit else lead_text(each),
            deadline_text(each, status.on),
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
        row(numbers[each.path], target.text, target.reached_text or "", met_cell(target), target.note)
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
                numbers[each.path],
                each.title,
                lead_text(each),
                deadline_text(each, status.on),
                state_text(each, status.unit),
            )
            for each in within
        ]
        yield table(f"共同承担：含在{name}", columns, rows)


def days_table(status: PlanStatus) -> Table:
    """Statutory days. Of one that is over nobody knows whether it was kept."""
    rows = []
    for each in status.statutory:
        term = LIGHT_TERMS[each.light]
        told = Cell(term.name, term.tone) if each.day > status.on else Cell("已过时限", "faint")
        rows.append(row(each.text, due_text(each, status.on), told))
    return table("法定时间", ("事项", "期限", "状态"), rows)


def phases_table(status: PlanStatus) -> Table:
    """The phases of a scheme, which nobody reports on: when, what by when, how much."""
    rows = [
        row(
            f"{each.number}{each.title}",
            "—".join(in_digits(day) if day else "" for day in (each.first, each.last)).strip("—"),
            "；".join(each.text for each in each.deadlines),
            "；".join(each.targets),
        )
        for each in status.phases
    ]
    return table("步骤安排", ("阶段", "起止", "期限", "目标"), rows)


def lacking_lines(status: PlanStatus) -> Iterator[str]:
    """What the unit asked for has not handed in, each kind in a line of its own."""
    lacking = status.lacking
    names = {each.id: numbers_of(status.measures)[each.path] or each.id for each in status.measures}

    def told(measures: Sequence[str]) -> str:
        return "、".join(names.get(each, each).rstrip(".．、") for each in measures)

    if lacking.reports:
        periods = (f"{period}（应于{in_digits(day)}前报）" for period, day in lacking.reports)
        yield f"没有报：{'、'.join(periods)}"
    if lacking.undated:
        yield f"没有写报送日期，按没有报算：{'、'.join(lacking.undated)}"
    if lacking.entries:
        yield f"最近一期漏报 {len(lacking.entries)} 项：{told(lacking.entries)}"
    if lacking.evidence:
        yield f"报已完成、没有佐证 {len(lacking.evidence)} 项：{told(lacking.evidence)}"
    if lacking.figures:
        yield f"有量化目标、没有报完成值 {len(lacking.figures)} 项：{told(lacking.figures)}"


_DECIDING = {
    frozenset([True]): "",
    frozenset([False]): "（灯号看牵头单位的报告）",
    frozenset([True, False]): "（灯号看牵头单位的报告；统称牵头的，看本单位的）",
}
"""Whose reports tell how shared duties stand, by whether the unit decides itself on all, none or some of them."""


def _decides_itself(measure: MeasureStatus) -> bool:
    """Whether a unit that is met as one of a group decides by its own report: nobody is named before the group."""
    role = measure.assigned[0].role if measure.assigned else None  # the closest comes first
    deciding = [each for each in measure.assigned if each.role == role]
    return measure.tie is not None and measure.tie.role == role and all(each.is_group for each in deciding)


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


_RECORD_COLUMNS = (
    "编号", "序号", "措施", "目标板块", "承担方式", "角色", "计划里的写法", "牵头单位", "责任单位", "配合单位", "期限原文",
    "期限", "期限来源", "最后办理日", "状态", "逾期天数", "进展", "报告单位", "报告期", "报送日期", "佐证数", "完成值", "报告文件",
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
