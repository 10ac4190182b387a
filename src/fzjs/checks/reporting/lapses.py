"""Reports that are missing, late or without a date, entries that are left out or claim what nothing proves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fzjs.checks.days import in_chinese
from fzjs.checks.nearness import quoted
from fzjs.checks.reporting.calendar import may_be_in_time
from fzjs.checks.reporting.due import Shift, due_day, misplaced
from fzjs.checks.reporting.filed import Filed
from fzjs.checks.reporting.judging import judge
from fzjs.checks.reporting.lapse import Lapse
from fzjs.checks.reporting.owed import OWED_ROLES
from fzjs.checks.reporting.periods import report_name
from fzjs.checks.reporting.plan_reports import PlanReports
from fzjs.checks.reporting.reached import once_and_for_all, read_result, target_about
from fzjs.language.phrases import Target

_TITLE_SHOWN = 20


def due(on_plan: PlanReports, period: str, shift: Shift) -> date | None:
    """The day by which the report for a period is due, put off to a working day; None where nobody must report."""
    if on_plan.rule is None:
        return None
    day = due_day(on_plan.rule, period, on_plan.plan.phrase_year)
    return None if day is None else shift(day)


def missed(on_plan: PlanReports, period: str, day: date | None, shift: Shift) -> date | None:
    """The due day of a period, if `day` is after it. Holidays are looked up only where they may matter."""
    if day is None:
        return None
    strict = due(on_plan, period, lambda due: due)
    if strict is None or day <= strict:
        return None
    put_off = shift(strict)
    return put_off if day > put_off else None


def missing_reports(on_plan: PlanReports, period: str, on: date, shift: Shift) -> Iterator[Lapse]:
    """Units that owe a report for a period of which, after its day, there is nothing at all (see also `undated`)."""
    day = missed(on_plan, period, on, shift)
    if day is None or on_plan.rule is None or misplaced(on_plan.rule, on_plan.plan, period) is not None:
        return
    doubt = _doubt(shift, day, on)
    for unit in on_plan.duties:
        owed = len(on_plan.owed(unit, period))
        is_there = any(report.period == period for report in on_plan.by_unit.get(unit, ()))
        if owed and not is_there and (unit, period) not in on_plan.unread:
            name = report_name(period)
            message = (
                f"{quoted(unit)}没有报 {period} 的{name}（应报 {owed} 项，{in_chinese(day)}前报送{doubt}）"
            )
            hint = f"请单位补报：fzjs report new --unit {unit} --period {period}"
            yield Lapse("missing_report", unit, period, None, None, (), message, hint)


def missing_entries(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """Measures that a unit leads or answers for, has not reported done, and says nothing of."""
    if on_plan.rule is None or report.submitted is None:
        return
    told = {each.measure for each in report.told}
    for owed in on_plan.owed(report.unit, report.period):
        if owed.measure not in told:
            title = owed.step.measure.name[:_TITLE_SHOWN]
            message = f"漏报措施“{owed.measure}”（{title}），这项措施由{quoted(report.unit)}"
            message += "牵头" if owed.role == "lead" else "负责"
            hint = "补上这一条；还没有启动的写 state: not_started"
            yield Lapse(
                "missing_entry",
                report.unit,
                report.period,
                owed.measure,
                report.shown,
                ("entries",),
                message,
                hint,
            )


def late(on_plan: PlanReports, report: Filed, shift: Shift) -> Iterator[Lapse]:
    """A report that came after its day."""
    submitted = report.submitted
    day = missed(on_plan, report.period, submitted, shift)
    if submitted is not None and day is not None:
        name = report_name(report.period)
        message = f"{report.period} 的{name}应在{in_chinese(day)}前报送，迟了 {(submitted - day).days} 天"
        hint = "报送日期写错的，改正过来；确实迟报的不需要修改，下期按时报送"
        if doubt := _doubt(shift, day, submitted):
            message, hint = f"{message}{doubt}", f"{_CALENDAR}；{hint}"
        yield Lapse("late", report.unit, report.period, None, report.shown, ("submitted",), message, hint)


def undated(on_plan: PlanReports, report: Filed, on: date, shift: Shift) -> Iterator[Lapse]:
    """A report of which, after its day, nobody has written when it was filed."""
    day = missed(on_plan, report.period, on, shift) if report.submitted is None else None
    if day is not None:
        message = f"没有写报送日期，{in_chinese(day)}的报送时限已过，按没有报送计算{_doubt(shift, day, on)}"
        hint = "已经报送的，写上 submitted: 年-月-日；还没有报送的，尽快报送"
        yield Lapse("undated", report.unit, report.period, None, report.shown, ("period",), message, hint)


def _doubt(shift: Shift, due: date, day: date) -> str:
    """What to add where holidays that are not known may put a due day off beyond a day."""
    doubtful = may_be_in_time(shift, due, day)
    return f"；{due.year}年的节假日不明，遇节假日顺延的，可能没有迟" if doubtful else ""


_CALENDAR = "装上 fzjs[calendar]，或者在 fzjs.yaml 的 holidays 里写明当年的放假安排，再查一次"


def unproven(report: Filed) -> Iterator[Lapse]:
    """Entries that are said to be done, and name nothing that proves it."""
    for told in report.told:
        if told.state == "done" and not told.evidence:
            message = f"措施“{told.measure}”报已完成，没有佐证材料"
            hint = "登记佐证（evidence）：写文号、网址或文件，如 fzjs report add-evidence；还没有做完的，改成 in_progress"
            path = ("entries", told.place, "state")
            yield Lapse(
                "unproven", report.unit, report.period, told.measure, report.shown, path, message, hint
            )


def overstated(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """Entries of whoever leads or answers for a measure that are said to be done though their results fall short.

    Measures and targets that come again (每季度) are left out, and what only comes on top (新增3次): a total is needed.
    """
    for told in report.told:
        owed = on_plan.duties.get(report.unit, {}).get(told.measure) if told.results else None
        is_due = owed is not None and owed.role in OWED_ROLES and told.measure not in on_plan.recurring
        if owed is None or told.state != "done" or not is_due:
            continue
        targets = list(once_and_for_all(owed.step.measure))
        for index, (indicator, text) in enumerate(told.results):
            found, value = target_about(indicator or None, targets), read_result(text)
            if found is None or not isinstance(found[1], Target):
                continue
            is_total = not isinstance(value, Target) or value.op != "delta" or found[1].op == "delta"
            judged = judge(found[1], value)
            if is_total and judged.met is False:
                message = (
                    f"措施“{told.measure}”报已完成，完成值{quoted(text)}没有达到目标{quoted(found[1].text)}"
                )
                message += f"，{judged.note}" if judged.note else ""
                path = ("entries", told.place, "results", index, "value")
                yield Lapse(
                    "overstated",
                    report.unit,
                    report.period,
                    told.measure,
                    report.shown,
                    path,
                    message,
                    _OVERSTATED,
                )


_OVERSTATED = "核对完成值（从年初累计）；还没有达到的，进展改成 in_progress，达到了再报已完成"
