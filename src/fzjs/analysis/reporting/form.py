"""What a unit has to fill in for a period: its measures, their targets, and what it reported last."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from fzjs.checks.reporting.calendar import shift_of
from fzjs.checks.reporting.lapses import due
from fzjs.checks.reporting.owed import OWED_ROLES, Owed, Role
from fzjs.checks.reporting.plan_reports import PlanReports, plan_reports
from fzjs.checks.reporting.reached import target_about, targets_of
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target
from fzjs.model.plan import Measure, Measurement, Plan, Step
from fzjs.model.printed_numbers import printed_numbers
from fzjs.model.report import Report, ReportEntry
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormTarget:
    """A target of a measure, and what was reached of it by the last report."""

    indicator: str | None
    """What to write as the result's indicator; None where the measure's only target names none."""
    wanted: str
    """The target as written."""
    unit: str | None
    """The unit of measure of a number that stands alone; None where the target has none."""
    reached: str | None


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A measure to report on."""

    measure: str
    number: str
    """As printed, with its mark: `4.`; empty where it has none."""
    title: str
    text: str
    """What is to be done, on one line; empty where the title says it all."""
    role: Role | None
    """None where the plan does not name the unit, and its report for the period tells of the measure all the same."""
    group: str | None
    """The group by which the plan means the unit; None where it names the unit itself."""
    deadline: str
    targets: tuple[FormTarget, ...]
    last_period: str | None
    """The period of the unit's last report on the measure; None where there is none."""
    last: ReportEntry | None
    now: ReportEntry | None
    """What the unit's report for the period says already, where there is one."""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """Everything that goes into an empty report of one unit for one period."""

    plan: str
    title: str
    jurisdiction: str | None
    """Whose plan it is, as `fzjs.yaml` says."""
    unit: str
    period: str
    due: date | None
    to: str | None
    """To whom the report goes, where the duty to report says so."""
    kinds: tuple[str, ...]
    """The kinds of evidence that the duty to report asks for."""
    entries: tuple[FormEntry, ...]
    done: tuple[str, ...]
    """Measures that need no entry, because the unit has reported them done."""
    shared: int
    """How many measures the unit only supports, and does not have to report on."""
    file: str | None
    """The unit's report for the period, as messages name it; None where there is none yet."""
    submitted: date | None


def report_form(
    workspace: Workspace, plan: Plan, unit: str, period: str, roles: Collection[Role] = OWED_ROLES
) -> ReportForm:
    """The form of a unit (its present name in the register) for a period, with the measures of these roles.

    What its report for the period tells already has an entry too.
    """
    on_plan = plan_reports(workspace, plan)
    numbers = printed_numbers(plan)
    last = _last_entries(workspace, on_plan, unit, period)
    file, report = _present(workspace, on_plan, unit, period)
    now = {} if report is None else {entry.measure: entry for entry in report.entries}
    duties = on_plan.duties.get(unit, {})
    wanted = {owed.measure for owed in on_plan.owed(unit, period, roles)} | set(now)
    entries = [
        _entry(
            plan, step, duties.get(measure), numbers.get(step.path, ""), last.get(measure), now.get(measure)
        )
        for step in plan.duties()
        if (measure := step.measure.id) in wanted
    ]
    done = on_plan.done(unit, period)
    rule = on_plan.rule
    return ReportForm(
        plan.id,
        plan.title,
        None if workspace.settings is None else workspace.settings.jurisdiction,
        unit,
        period,
        due(on_plan, period, shift_of(workspace)),
        None if rule is None else rule.to,
        () if rule is None else tuple(rule.evidence),
        tuple(entries),
        tuple(measure for measure, owed in duties.items() if measure in done and owed.role in roles),
        sum(owed.role not in OWED_ROLES for owed in duties.values()),
        file,
        None if report is None else report.submitted,
    )


def units_owing(workspace: Workspace, plan: Plan, period: str) -> list[str]:
    """The units that owe a report for a period, in the order of the register."""
    on_plan = plan_reports(workspace, plan)
    owing = [unit for unit in on_plan.duties if on_plan.owed(unit, period)]
    registered = [unit.name for unit in workspace.registry.units if unit.name in owing]
    return list(dict.fromkeys([*registered, *owing]))


def form_targets(measure: Measure, plan: Plan, last: ReportEntry | None = None) -> tuple[FormTarget, ...]:
    """The targets of a measure of which results can be reported."""
    return tuple(_targets(measure, plan, last))


def _targets(measure: Measure, plan: Plan, last: ReportEntry | None) -> Iterator[FormTarget]:
    known = list(targets_of(measure))
    results = [] if last is None else last.results
    for written, (indicator, reading) in zip(measure.targets, known, strict=True):
        if indicator is None and len(known) > 1:
            continue  # nothing says which of them a result would be about
        reached = [
            result.value
            for result in results
            if (about := target_about(result.indicator, known)) is not None and about[0] == indicator
        ]
        unit = fold_text(reading.unit) if isinstance(reading, Target) and reading.unit else None
        yield FormTarget(indicator, _wanted(written, plan), unit, reached[-1] if reached else None)


def _wanted(written: str | Measurement, plan: Plan) -> str:
    if isinstance(written, str):
        return written
    if written.value is not None:
        return written.value
    trajectory = written.trajectory or {}
    year = plan.phrase_year
    if year in trajectory:
        return trajectory[year]
    return "、".join(f"{year}年{value}" for year, value in trajectory.items())


def _entry(
    plan: Plan,
    step: Step,
    owed: Owed | None,
    number: str,
    last: tuple[str, ReportEntry] | None,
    now: ReportEntry | None,
) -> FormEntry:
    measure = step.measure
    role, group = (None, None) if owed is None else (owed.role, owed.group)
    period, told = last if last is not None else (None, None)
    deadline = "；".join(map(str, measure.deadline))
    targets = form_targets(measure, plan, told)
    text = " ".join((measure.text or "").split()) if measure.title else ""
    return FormEntry(
        measure.id, number, measure.name, text, role, group, deadline, targets, period, told, now
    )


def _last_entries(
    workspace: Workspace, on_plan: PlanReports, unit: str, period: str
) -> dict[str, tuple[str, ReportEntry]]:
    """The unit's last word on each measure before a period, with the period of that report."""
    found: dict[str, tuple[str, ReportEntry]] = {}
    for filed in on_plan.earlier(unit, period):
        report = _loaded(workspace, filed.shown)
        for entry in () if report is None else report.entries:
            found[entry.measure] = (filed.period, entry)
    return found


def _present(
    workspace: Workspace, on_plan: PlanReports, unit: str, period: str
) -> tuple[str | None, Report | None]:
    for filed in on_plan.by_unit.get(unit, ()):
        if filed.period == period:
            return filed.shown, _loaded(workspace, filed.shown)
    return None, None


def _loaded(workspace: Workspace, shown: str) -> Report | None:
    entry = next(entry for entry in workspace.entries if entry.shown == shown)
    model = workspace.load(entry).model
    return model if isinstance(model, Report) else None
