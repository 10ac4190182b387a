"""FZ3: the holidays that a workspace lays down itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fzjs.checks.days import in_chinese
from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.model.holidays import LONGEST_HOLIDAY, Holidays
from fzjs.model.workspace import WorkspaceSettings
from fzjs.workspace.working_days import holidays_file


@rule("FZ314", "节假日文件不能用", "error", ["workspace"])
def unusable_holidays(scope: Scope[WorkspaceSettings]) -> Iterator[Fault]:
    """fzjs.yaml 里 holidays 指定的文件要在工作区内，并且是节假日安排（kind: holidays）。

    为什么：文件用不上，工作日就只能按内置的放假安排推算，期限提醒可能落在放假的日子。

    怎么改：写相对于工作区的路径，如 holidays: holidays.yaml；没有这个文件的，用 fzjs new holidays 新建。
    """
    named = scope.model.holidays
    if named is None:
        return
    found = holidays_file(scope.workspace, named)
    if isinstance(found, str):
        hint = "写相对于工作区的路径，如 holidays: holidays.yaml；新建用 fzjs new holidays -o holidays.yaml"
        yield Fault(("holidays",), f"节假日文件{quoted(named)}{found}", hint)


@rule("FZ315", "放假安排有矛盾", "error", ["holidays"])
def contradictory_holidays(scope: Scope[Holidays]) -> Iterator[Fault]:
    """放假的第一天不晚于最后一天，一次放假不超过 31 天；同一天不能又放假又上班，也不能写在两个节日里。

    写进 years（列全的年份）的年份要有放假的日子。

    为什么：矛盾的安排算不出工作日；写成列全而没有放假的年份，所有节日都会算成工作日。

    怎么改：照放假通知核对日期。
    """
    off: dict[date, str] = {}
    for index, holiday in enumerate(scope.model.holidays):
        path = ("holidays", index)
        if holiday.last < holiday.from_:
            yield Fault(
                (*path, "to"), f"{quoted(holiday.name)}放假的最后一天早于第一天", "照放假通知核对 from 和 to"
            )
        elif holiday.last - holiday.from_ > LONGEST_HOLIDAY:
            days = (holiday.last - holiday.from_).days + 1
            yield Fault(
                (*path, "to"),
                f"{quoted(holiday.name)}放假 {days} 天，太长了",
                "照放假通知核对 from 和 to 的年月",
            )
        twice = next((day for day in holiday.days() if day in off), None)
        if twice is not None:
            message = f"{in_chinese(twice)}已经写在{quoted(off[twice])}里"
            yield Fault((*path, "from"), message, "一天只写在一个节日里；两个节日相连的，合并成一项")
        off.update(dict.fromkeys(holiday.days(), holiday.name))
    arranged = {day.year for day in off}
    for index, year in enumerate(scope.model.years):
        if year not in arranged:
            message = f"{year}年写成已经列全，却没有一天放假"
            yield Fault(("years", index), message, "列出这一年的放假；还没有列全的，从 years 里删去")
    for index, day in enumerate(scope.model.workdays):
        if day in off:
            message = f"{in_chinese(day)}又写了放假（{off[day]}），又写了调休上班"
            yield Fault(("workdays", index), message, "照放假通知核对，删去其中一处")
