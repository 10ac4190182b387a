"""The table of tasks (任务分解表) as a workbook: all tasks, how many each unit has, a sheet for every unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fzjs.analysis.plan_units import units_of
from fzjs.analysis.status.due import written_deadlines
from fzjs.model.plan import Path
from fzjs.rendering.asked import Asked
from fzjs.rendering.papers.duties import Duty, DutyGroup
from fzjs.rendering.papers.share import Share, share_of
from fzjs.rendering.sheets import Book, Column, Value
from fzjs.rendering.wording import Wording, plan_script


def workbook(asked: Asked, contents: Mapping[str, object]) -> bytes:
    """The workbook; `contents` is what the paper `breakdown` says. For one unit it has one sheet."""
    groups, title = contents["groups"], contents["title"]
    assert isinstance(groups, tuple)
    made = _Making(asked, groups, str(title))
    return made.workbook(one_unit=asked.unit is not None)


class _Making:
    def __init__(self, asked: Asked, groups: Sequence[DutyGroup], title: str) -> None:
        self.asked = asked
        self.groups = groups
        self.title = title
        self.wording = Wording(plan_script(asked.plan))
        self.last_days = _last_days(asked)
        self.has_responsible = any(duty.responsible for duty in self._duties())
        self.book = Book(title)

    def workbook(self, *, one_unit: bool) -> bytes:
        say = self.wording.say
        self.book.add(say("任务分解表"), self.title, self._columns(), [*self._rows()])
        if not one_unit:
            self._add_units()
        return self.book.data()

    def _duties(self) -> Iterator[Duty]:
        for group in self.groups:
            yield from group.duties

    def _columns(self) -> list[Column]:
        say = self.wording.say
        responsible = [Column(say("责任单位"), 24)] if self.has_responsible else []
        return [
            Column(say("序号"), 8, centred=True), Column(say("目标任务"), 24), Column(say("措施"), 30),
            Column(say("内容"), 60), Column(say("牵头单位"), 24), *responsible, Column(say("配合单位"), 24),
            Column(say("量化目标"), 32), Column(say("完成时限"), 20), Column(say("最后期限"), 12, centred=True),
        ]  # fmt: skip

    def _rows(self) -> Iterator[list[Value]]:
        for duty in self._duties():
            responsible: list[Value] = ["\n".join(duty.responsible)] if self.has_responsible else []
            yield [
                _number(duty), duty.goal, duty.title, duty.text, "\n".join(duty.lead), *responsible,
                "\n".join(duty.support), "\n".join(duty.targets), "\n".join(duty.deadlines),
                self.last_days.get(duty.path),
            ]  # fmt: skip

    def _add_units(self) -> None:
        """The sheet of all units before the sheets that it leads to."""
        say, plan = self.wording.say, self.asked.plan
        units = units_of(plan, self.asked.workspace.registry)
        shares = [share_of(self.asked.workspace, plan, unit) for unit in units]
        if not shares:
            return
        overview = self.book.add(
            say("各单位任务数"),
            say("{plan}各单位任务数", plan=plan.title),
            [
                Column(say("单位"), 40),
                *(Column(say(role), 12, centred=True) for role in (*_ROLES, "共同承担")),
            ],
            [[share.unit, *(len(duties) for duties in _own(share)), len(share.shared)] for share in shares],
        )
        for row, share in enumerate(shares, 1):
            name = self.book.add(
                share.unit, say("{unit}任务清单", unit=share.unit), self._columns_of_unit(), [*self._rows_of_unit(share)]
            )  # fmt: skip
            self.book.link(overview, row, 1, name)

    def _columns_of_unit(self) -> list[Column]:
        say = self.wording.say
        return [
            Column(say("序号"), 8, centred=True), Column(say("职责"), 20), Column(say("目标任务"), 24),
            Column(say("措施"), 30), Column(say("内容"), 60), Column(say("量化目标"), 32),
            Column(say("完成时限"), 20), Column(say("最后期限"), 12, centred=True),
        ]  # fmt: skip

    def _rows_of_unit(self, share: Share) -> Iterator[list[Value]]:
        say = self.wording.say
        for role, duties in zip(_ROLES, _own(share), strict=True):
            yield from (self._row_of_unit(duty, say(role)) for duty in duties)
        for shared in share.shared:
            yield self._row_of_unit(shared.duty, say("共同承担（{group}）", group=shared.group))

    def _row_of_unit(self, duty: Duty, role: str) -> list[Value]:
        return [
            _number(duty), role, duty.goal, duty.title, duty.text, "\n".join(duty.targets),
            "\n".join(duty.deadlines), self.last_days.get(duty.path),
        ]  # fmt: skip


_ROLES = ("牵头", "责任", "配合")


def _own(share: Share) -> tuple[tuple[Duty, ...], ...]:
    return share.lead, share.responsible, share.support


def _number(duty: Duty) -> Value:
    """A number that a spreadsheet can sort by, where it is one."""
    return int(duty.place) if duty.place.isascii() and duty.place.isdecimal() else duty.place


def _last_days(asked: Asked) -> dict[Path, date]:
    """The last day on which each measure may still be done, for sorting and filtering."""
    plan, found = asked.plan, dict[Path, date]()
    for step in plan.duties():
        read = written_deadlines(step.measure.deadline, step.path, plan.phrase_year, plan.span)
        days = [day for deadline in read for day in deadline.days]
        if days:
            found[step.path] = max(days)
    return found
