"""Where a plan stands on a day: `plan_status`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from fzjs.analysis.reporting_days import ReportingDay, all_reporting_days, begins
from fzjs.analysis.status.answers import (
    DueDay,
    Light,
    MeasureStatus,
    PhaseStatus,
    PlanStatus,
    Reported,
    Role,
    State,
    TargetStatus,
    WrittenDeadline,
)
from fzjs.analysis.status.deciding import Decision, decision
from fzjs.analysis.status.due import due_dates, implied_due, written_deadlines
from fzjs.analysis.status.lacking import NOTHING, Lacking
from fzjs.analysis.status.lights import Watch, lit_days
from fzjs.analysis.status.missing import Owing
from fzjs.analysis.status.notes import calendar_notes, hosted_notes, plan_notes, report_notes
from fzjs.analysis.status.phases import concerns, phases
from fzjs.analysis.status.progress import Account, Progress, progress
from fzjs.analysis.status.reached import targets_reached
from fzjs.analysis.status.statutory import statutory_days
from fzjs.analysis.status.ties import ROLES, assigned_units, tie
from fzjs.language.working_days import WorkingDays
from fzjs.model.plan import Path, Plan, Step
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
    run = _Run(workspace, plan, on, soon, unit, calendar, progress(workspace, plan.id, on))
    everything = tuple(run.measures())
    entries = workspace.by_id.get(plan.id, [])
    return PlanStatus(
        plan=plan.id,
        title=plan.title,
        file=entries[0].shown if entries else "",
        on=on,
        soon_days=soon.days,
        span=plan.span,
        unit=unit,
        measures=everything if len(set(roles)) == len(ROLES) else tuple(run.in_roles(everything, roles)),
        statutory=tuple(statutory_days(workspace, plan, unit, run.watch, calendar)),
        reporting=run.next_report(everything),
        roles=tuple(role for role in ROLES if role in roles) if len(set(roles)) < len(ROLES) else (),
        phases=run.phases(),
        lacking=run.lacking(everything),
        reports=run.progress.reports,
        latest_period=run.progress.latest_period,
        notes=tuple(run.notes()),
    )


@dataclass
class _Run:
    workspace: Workspace
    plan: Plan
    on: date
    soon: timedelta
    unit: str | None
    calendar: WorkingDays
    progress: Progress

    @cached_property
    def reporting_days(self) -> tuple[ReportingDay, ...]:
        """The days by which reports are due; none on a framework on which nobody reports."""
        if self._is_silent_framework:
            return ()
        return all_reporting_days(self.workspace, self.plan, self.calendar)

    @cached_property
    def watch(self) -> Watch:
        return Watch(self.on, self.soon, self.reporting_days)

    @cached_property
    def numbers(self) -> dict[Path, str]:
        return printed_numbers(self.plan)

    def measures(self) -> Iterator[MeasureStatus]:
        """The measures that concern the unit asked about in any role; without one, all."""
        for step in self.plan.duties():
            how = None
            if self.unit is not None:
                how = tie(self.plan, step, self.unit, self.workspace.registry)
                if how is None:
                    continue
            yield replace(self.measure(step), tie=how)

    def in_roles(self, measures: Sequence[MeasureStatus], roles: Collection[Role]) -> Iterator[MeasureStatus]:
        """Those in which the unit asked about has one of these roles, whatever else it has to do with them."""
        steps = {step.path: step for step in self.plan.duties()}
        for each in measures:
            if self.unit is None:
                yield each
            elif how := tie(self.plan, steps[each.path], self.unit, self.workspace.registry, roles):
                yield replace(each, tie=how)

    def measure(self, step: Step) -> MeasureStatus:
        measure = step.measure
        assigned = assigned_units(self.plan, step, self.workspace.registry)
        accounts = self.progress.of(measure.id)
        path: Path = (*step.path, "deadline")
        phrase_year, span, start = self.plan.phrase_year, self.plan.span, begins(self.plan)
        deadlines = written_deadlines(measure.deadline, path, phrase_year, span, start)
        days = self._days(deadlines)
        register = self.workspace.registry
        decides = decision(assigned, accounts, register, self.unit, comes_again=len(days) > 1)
        watch = self._watch(step, decides)
        days = lit_days(days, decides.accounts, watch)
        due = _day_to_look_at(days, self.on)
        state = decides.accounts[-1].entry.state if decides.accounts else None
        light = _light(days, due, state, deadlines)
        targets, short = self._targets(step, decides, watch, days, state)
        notes = (_SEE_CHECK if measure.reporting is not None else "", decides.note, *short)
        return MeasureStatus(
            id=measure.id,
            number=self.numbers.get(step.path, ""),
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
            targets=targets,
            evidence=sum(len(account.entry.evidence) for account in accounts),
            late_days=_late_days(due, light, self.on),
            notes=tuple(filter(None, notes)),
            goal_number=self.numbers.get(step.path[:-2], ""),
        )

    def _days(self, deadlines: Sequence[WrittenDeadline]) -> tuple[DueDay, ...]:
        if not deadlines and self.plan.span is not None:
            return (implied_due(self.plan.span[1], self.calendar),)
        return due_dates(deadlines, self.calendar)

    def _targets(
        self,
        step: Step,
        decides: Decision,
        watch: Watch,
        days: Sequence[DueDay],
        state: State | None,
    ) -> tuple[tuple[TargetStatus, ...], tuple[str, ...]]:
        span = self.plan.span
        until = days[-1].day if days else span[1] if span is not None else None
        targets = targets_reached(self.plan, step, decides.own, watch, until)
        return _held_against(state if len(days) <= 1 else None, targets)

    def _watch(self, step: Step, decides: Decision) -> Watch:
        # Whether reports have come in, the check of reports tells, not an entry in a report.
        if self._is_silent_framework or step.measure.reporting is not None:
            return replace(self.watch, missed="unknown")
        heard = [self.progress.heard(unit) for unit in decides.waited_for]
        told = [each for each in heard if each is not None]
        return replace(self.watch, heard=min(told) if told and len(told) == len(heard) else None)

    @property
    def _is_silent_framework(self) -> bool:
        """Whether the plan is a framework on which nobody reports: it is carried out by the plans of the years."""
        return self.plan.kind == "framework" and not self.progress.reports

    def next_report(self, measures: Sequence[MeasureStatus]) -> DueDay | None:
        """The next day by which a report is due, if the unit asked about owes one."""
        following = next((each for each in self.reporting_days if each.latest >= self.on), None)
        if following is None:
            return None
        if self.unit is not None:
            owing = Owing.of(self.unit, measures, self.progress)
            if not owing.owes(following.until):
                return None
        return self.watch.lit(following.due)

    def phases(self) -> tuple[PhaseStatus, ...]:
        if not concerns(self.plan, self.unit, self.workspace.registry):
            return ()
        return tuple(phases(self.plan, self.numbers, self.watch, self.calendar))

    def lacking(self, measures: Sequence[MeasureStatus]) -> Lacking:
        if self.unit is None:
            return NOTHING
        return Owing.of(self.unit, measures, self.progress).lacking(self.reporting_days, self.on)

    def notes(self) -> Iterator[str]:
        if self.unit is not None:
            yield from hosted_notes(self.plan, self.workspace.registry, self.unit)
        if self._is_silent_framework:
            yield "没有针对本规划的报告，到期的措施不能判断；各年度要点落实到哪里：fzjs trace"
        yield from plan_notes(self.plan)
        yield from report_notes(self.progress)
        yield from calendar_notes(self.calendar)


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
    """Of several turns the last of which reports can have told, if it was missed and none has been done since.

    Else the last that has passed and of which no report has told yet; else the next one that is not done; else the last.
    """
    passed = [each for each in days if each.day < on]
    coming = [each for each in days if each.day >= on]
    if not any(each.done_by for each in coming):
        told = [each for each in passed if each.awaited is None]
        if told and told[-1].light == "overdue":
            return told[-1]
        if len(told) < len(passed):
            return passed[-1]
    waiting = next((each for each in coming if not each.done_by), None)
    return waiting or (days[-1] if days else None)


def _light(
    days: Sequence[DueDay], due: DueDay | None, state: State | None, deadlines: Sequence[WrittenDeadline]
) -> Light:
    if due is not None:
        is_over = due.light == "done" and due == days[-1]
        return "done_late" if is_over and any(each.light != "done" for each in days) else due.light
    if state == "done":
        return "done"
    lasting = bool(deadlines) and all(each.type == "ongoing" for each in deadlines)
    return "on_time" if lasting and state == "in_progress" else "unknown"


def _held_against(
    state: State | None, targets: Sequence[TargetStatus]
) -> tuple[tuple[TargetStatus, ...], tuple[str, ...]]:
    """What is reported done is held against its own targets: nothing is pending any more, and what is short is told."""
    if state != "done":
        return tuple(targets), ()
    short = [each for each in targets if each.met is False and not each.turns]
    notes = tuple(f"报已完成，但“{each.text}”只报{each.reached_text}" for each in short)
    return tuple(replace(each, pending=False) if each in short else each for each in targets), notes


def _late_days(due: DueDay | None, light: Light, on: date) -> int | None:
    if due is None:
        return None
    if light == "overdue":
        return (on - due.day).days
    return (due.done_by - due.day).days if due.light == "done_late" and due.done_by is not None else None
