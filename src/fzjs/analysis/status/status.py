"""Where a plan stands on a day: `plan_status`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fzjs.analysis.reporting_days import all_reporting_days
from fzjs.analysis.status.answers import (
    DueDay,
    Light,
    MeasureStatus,
    PlanStatus,
    Reported,
    Role,
    State,
    WrittenDeadline,
)
from fzjs.analysis.status.deciding import decision
from fzjs.analysis.status.due import due_dates, implied_due, written_deadlines
from fzjs.analysis.status.lights import Watch, lit_once, lit_turns
from fzjs.analysis.status.progress import Account, Progress, progress
from fzjs.analysis.status.reached import targets_reached
from fzjs.analysis.status.ties import ROLES, assigned_units, tie
from fzjs.analysis.statutory_days import STATUTORY_DAYS
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Plan, Step
from fzjs.model.printed_numbers import printed_numbers
from fzjs.workspace.working_days import workspace_days
from fzjs.workspace.workspace import Workspace

SOON = timedelta(days=30)
"""How long before its due day a measure counts as due soon, unless the user says otherwise."""

_SEE_CHECK = "报送情况：fzjs report check"


def plan_status(
    workspace: Workspace,
    plan: Plan,
    on: date,
    *,
    unit: str | None = None,
    roles: Collection[Role] = ROLES,
    soon: timedelta = SOON,
    calendar: WorkingDays | None = None,
) -> PlanStatus:
    """How a plan stands on the day `on`, by the reports handed in by then.

    `unit` is the present name of a unit in the register (see `Registry.in_charge`): then only measures that concern it
    in one of `roles` are in the answer. Without a unit, `roles` make no difference. `calendar` is that of the workspace
    unless given.
    """
    calendar = calendar or workspace_days(workspace)
    run = _Run(workspace, plan, Watch(on, soon), calendar, progress(workspace, plan.id, on))
    measures = tuple(run.measures(unit, roles))
    entries = workspace.by_id.get(plan.id, [])
    return PlanStatus(
        plan=plan.id,
        title=plan.title,
        file=entries[0].shown if entries else "",
        on=on,
        soon_days=soon.days,
        span=plan.span,
        unit=unit,
        measures=measures,
        statutory=run.statutory(),
        reporting=run.next_report(),
        reports=run.progress.reports,
        latest_period=run.progress.latest_period,
        notes=tuple(run.notes(unit)),
    )


@dataclass(slots=True)
class _Run:
    workspace: Workspace
    plan: Plan
    watch: Watch
    calendar: WorkingDays
    progress: Progress

    def measures(self, unit: str | None, roles: Collection[Role]) -> Iterator[MeasureStatus]:
        numbers = printed_numbers(self.plan)
        for step in self.plan.duties():
            how = None
            if unit is not None:
                how = tie(self.plan, step, unit, self.workspace.registry, roles)
                if how is None:
                    continue
            number, above = numbers.get(step.path, ""), numbers.get(step.path[:-2], "")
            yield replace(self.measure(step, unit), number=number, goal_number=above, tie=how)

    def measure(self, step: Step, unit: str | None) -> MeasureStatus:
        measure = step.measure
        assigned = assigned_units(self.plan, step, self.workspace.registry)
        accounts = self.progress.of(measure.id)
        decides = decision(assigned, accounts, self.workspace.registry, unit)
        deadlines = written_deadlines(
            measure.deadline, (*step.path, "deadline"), self.plan.phrase_year, self.plan.span
        )
        days, due = self._days(step, deadlines, decides.accounts)
        state = decides.accounts[-1].entry.state if decides.accounts else None
        light = _light(due, state, deadlines)
        notes = (_SEE_CHECK if measure.reporting is not None else "", decides.note)
        return MeasureStatus(
            id=measure.id,
            number="",
            title=measure.name,
            path=step.path,
            goal=step.goals[-1].title if step.goals else "",
            is_requirement=not step.goals,
            assigned=assigned,
            deadlines=deadlines,
            days=days,
            due=due,
            light=light,
            state=state,
            reports=_latest_of_each(accounts, decides.accounts),
            targets=targets_reached(self.plan, step, decides.accounts, self.watch.on),
            evidence=sum(len(account.entry.evidence) for account in accounts),
            late_days=_late_days(due, light, self.watch.on),
            notes=tuple(filter(None, notes)),
        )

    def _days(
        self, step: Step, deadlines: Sequence[WrittenDeadline], deciding: Sequence[Account]
    ) -> tuple[tuple[DueDay, ...], DueDay | None]:
        days = due_dates(deadlines, self.calendar)
        if not deadlines and self.plan.span is not None:
            days = (implied_due(self.plan.span[1], self.calendar),)
        # Whether reports have come in, the check of reports tells, not an entry in a report.
        is_told_elsewhere = self._is_silent_framework or step.measure.reporting is not None
        watch = replace(self.watch, missed="unknown") if is_told_elsewhere else self.watch
        is_one = len(days) == 1
        days = (lit_once(days[0], deciding, watch),) if is_one else lit_turns(days, deciding, watch)
        return days, _day_to_look_at(days, self.watch.on)

    @property
    def _is_silent_framework(self) -> bool:
        """Whether the plan is a framework on which nobody reports: it is carried out by the plans of the years."""
        return self.plan.kind == "framework" and not self.progress.reports

    def statutory(self) -> tuple[DueDay, ...]:
        if self.plan.kind != "annual" or self.plan.year is None:
            return ()
        found = []
        settings = self.workspace.settings
        for each in STATUTORY_DAYS:
            if settings is not None and each.name not in settings.statutory:
                continue
            day = each.after(self.plan.year)
            # The law wants it before the day, so that the day itself is too late, working day or not.
            before = day - timedelta(days=1)
            safe, light = self.calendar.last_before(before) or before, self.watch.light(day)
            found.append(
                DueDay(day, "statutory", each.title, safe, "unknown" if light == "overdue" else light)
            )
        return tuple(found)

    def next_report(self) -> DueDay | None:
        if self._is_silent_framework:
            return None
        days = [each.due for each in all_reporting_days(self.workspace, self.plan, self.calendar)]
        following = next((each for each in days if each.day >= self.watch.on), None)
        return None if following is None else replace(following, light=self.watch.light(following.day))

    def notes(self, unit: str | None) -> Iterator[str]:
        yield from self._hosted(unit) if unit is not None else ()
        if self._is_silent_framework:
            yield "没有针对本规划的报告，到期的措施不能判断；各年度要点落实到哪里：fzjs trace"
        if self.plan.span is None:
            yield "计划没有写年度（year）或起止时间（period），没有写期限的措施算不出期限"
        if self.progress.drafts:
            yield f"{len(self.progress.drafts)} 份报告没有写报送日期，没有计入：{'、'.join(self.progress.drafts[:3])}"
        if self.progress.unread:
            yield f"{len(self.progress.unread)} 份报告读不成，没有计入：{'、'.join(self.progress.unread[:3])}"
        if self.calendar.unknown_years:
            years = "、".join(f"{year}年" for year in sorted(self.calendar.unknown_years))
            way_out = "" if self.calendar.has_library else "；装上 fzjs[calendar] 就知道已公布的安排"
            yield f"不知道{years}的放假安排，只按周末推算工作日{way_out}"

    def _hosted(self, unit: str) -> Iterator[str]:
        """Offices that sit in a unit have duties of their own, which are not the unit's."""
        registry = self.workspace.registry
        for each in registry.units:
            host = registry.resolve(each.host) if each.host and not each.until else None
            if host is None or host.name != unit:
                continue
            ties = (tie(self.plan, step, each.name, registry) for step in self.plan.duties())
            count = sum(found is not None and found.how == "own" for found in ties)
            if count:
                yield f"设在{unit}的{each.name}另有 {count} 项：fzjs status --unit {each.name}"


def _latest_of_each(accounts: Sequence[Account], deciding: Sequence[Account]) -> tuple[Reported, ...]:
    latest = {account.unit: account for account in accounts}
    first = deciding[-1].unit if deciding else None
    ordered = sorted(latest.values(), key=lambda account: account.unit != first)
    return tuple(_reported(account, decides=account.unit == first) for account in ordered)


def _reported(account: Account, *, decides: bool) -> Reported:
    entry = account.entry
    return Reported(
        account.unit, account.period, account.submitted, entry.state, entry.note, len(entry.evidence),
        account.file, account.path, decides,
    )  # fmt: skip


def _day_to_look_at(days: Sequence[DueDay], on: date) -> DueDay | None:
    """Of several turns the last one that has passed, if it was missed and none has been done since.

    Else the next one that is not done; else the last.
    """
    passed = [each for each in days if each.day < on]
    coming = [each for each in days if each.day >= on]
    if passed and passed[-1].light == "overdue" and all(each.light != "done" for each in coming):
        return passed[-1]
    waiting = next((each for each in coming if each.light != "done"), None)
    return waiting or (days[-1] if days else None)


def _light(due: DueDay | None, state: State | None, deadlines: Sequence[WrittenDeadline]) -> Light:
    if due is not None:
        return due.light
    if state == "done":
        return "done"
    lasting = bool(deadlines) and all(each.type == "ongoing" for each in deadlines)
    return "on_time" if lasting and state == "in_progress" else "unknown"


def _late_days(due: DueDay | None, light: Light, on: date) -> int | None:
    if due is None:
        return None
    if light == "overdue":
        return (on - due.day).days
    return (due.done_by - due.day).days if light == "done_late" and due.done_by is not None else None
