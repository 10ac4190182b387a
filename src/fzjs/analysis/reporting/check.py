"""One period of reports on a plan, held against who owes what by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fzjs.checks.reporting.calendar import holidays_known, shift_of
from fzjs.checks.reporting.comparisons import copied, fallen_back, jumped, reused
from fzjs.checks.reporting.due import Shift
from fzjs.checks.reporting.filed import Filed
from fzjs.checks.reporting.lapse import Lapse, LapseKind
from fzjs.checks.reporting.lapses import (
    due,
    late,
    missing_entries,
    missing_reports,
    overstated,
    undated,
    unproven,
)
from fzjs.checks.reporting.plan_reports import PlanReports, plan_reports
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitReporting:
    """How one unit has met its duty to report for the period."""

    unit: str
    """The present name in the register."""
    owed: int
    """Measures that it has to report on."""
    told: int
    """Entries that it has reported."""
    submitted: date | None
    file: str | None
    """The report, as messages name it; None where there is none."""
    is_readable: bool = True
    """Whether its file could be read; what it says is not known else."""


@dataclass(frozen=True, slots=True)
class ReportingCheck:
    """What the reports on a plan for a period lack, as seen on a day."""

    plan: str
    title: str
    period: str
    on: date
    due: date | None
    """The day by which reports are due; None where neither plan nor workspace lays down a duty to report."""
    holidays_known: bool
    """Whether that day has been put off for holidays too, not only for weekends."""
    units: tuple[UnitReporting, ...]
    """Everybody who owes a report or has filed one, in the order of the register; unknown ones last."""
    lapses: tuple[Lapse, ...]
    """All that was found, report by report in the order of `units`."""

    @property
    def missing_units(self) -> tuple[Lapse, ...]:
        """Units that have not reported (不报), those with no more than a draft included."""
        return self.of("missing_report", "undated")

    @property
    def missing_entries(self) -> tuple[Lapse, ...]:
        """Measures that reports leave out (漏报)."""
        return self.of("missing_entry")

    @property
    def late(self) -> tuple[Lapse, ...]:
        """Reports that came late (迟报)."""
        return self.of("late")

    @property
    def without_evidence(self) -> tuple[Lapse, ...]:
        """Entries that are done and prove nothing (无佐证)."""
        return self.of("unproven")

    @property
    def fallen_back(self) -> tuple[Lapse, ...]:
        """States and results that are less than before (回退)."""
        return self.of("fallen_back")

    @property
    def jumped(self) -> tuple[Lapse, ...]:
        """States and results that have come too far in one step (跳变)."""
        return self.of("jumped")

    @property
    def copied(self) -> tuple[Lapse, ...]:
        """Notes that are word for word last month's or another unit's (雷同)."""
        return self.of("copied")

    @property
    def reused_evidence(self) -> tuple[Lapse, ...]:
        """Evidence that was used before or by another unit (重复佐证)."""
        return self.of("reused")

    def of(self, *kinds: LapseKind) -> tuple[Lapse, ...]:
        """The lapses of these kinds."""
        return tuple(lapse for lapse in self.lapses if lapse.kind in kinds)


def check_reports(
    workspace: Workspace, plan: Plan, period: str, on: date, shift: Shift | None = None
) -> ReportingCheck:
    """Hold the reports for a period (`2024-05`, `2024-Q2`, `2024`) against the duty to report.

    What was submitted after `on` is not known yet on that day. `shift` puts a due day off to a working day; without
    one the workspace's holidays count.
    """
    shift = shift_of(workspace) if shift is None else shift
    on_plan = plan_reports(workspace, plan).up_to(on)
    reports = [report for report in on_plan.reports if report.period == period]
    missing = {lapse.unit: lapse for lapse in missing_reports(on_plan, period, on, shift)}
    units: list[UnitReporting] = []
    lapses: list[Lapse] = []
    concerned = {*on_plan.duties, *(report.unit for report in reports)}
    registered = [unit.name for unit in workspace.registry.units if unit.name in concerned]
    for unit in dict.fromkeys([*registered, *on_plan.duties, *(report.unit for report in reports)]):
        found = [report for report in reports if report.unit == unit]
        owed = on_plan.owed(unit, period)
        if not owed and not found:
            continue
        report = found[0] if found else None
        unread = on_plan.unread.get((unit, period)) if report is None else None
        units.append(
            UnitReporting(
                unit,
                len(owed),
                0 if report is None else len(report.told),
                None if report is None else report.submitted,
                unread if report is None else report.shown,
                is_readable=unread is None,
            )
        )
        lapses += [missing[unit]] if unit in missing else []
        for each in found:
            lapses += lapses_in(on_plan, each, on, shift)
    day = due(on_plan, period, shift)
    known = day is None or holidays_known(shift, day.year)
    return ReportingCheck(plan.id, plan.title, period, on, day, known, tuple(units), tuple(lapses))


def lapses_in(on_plan: PlanReports, report: Filed, on: date, shift: Shift) -> list[Lapse]:
    """Everything that one report lacks."""
    return [
        *late(on_plan, report, shift),
        *undated(on_plan, report, on, shift),
        *missing_entries(on_plan, report),
        *unproven(report),
        *overstated(on_plan, report),
        *fallen_back(on_plan, report),
        *jumped(on_plan, report),
        *copied(on_plan, report),
        *reused(on_plan, report),
    ]
