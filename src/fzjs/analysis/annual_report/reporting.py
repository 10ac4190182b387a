"""How units met their duty to report over the year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from fzjs.analysis.annual_report.answers import LapseFacts, ReportingFacts
from fzjs.analysis.annual_report.told import Source, Sources, Told, counted, period_in_words
from fzjs.analysis.reporting.check import check_reports
from fzjs.checks.reporting.calendar import shift_of
from fzjs.checks.reporting.lapse import Lapse
from fzjs.checks.reporting.owed import OWED_ROLES
from fzjs.checks.reporting.plan_reports import PlanReports, plan_reports
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace

_ONE_MONTH = timedelta(days=31)


def reporting_facts(
    workspace: Workspace, plan: Plan, on: date, sources: Sources, plan_file: str
) -> ReportingFacts:
    """Reports of the year and what they lack. A period that nobody has reported on is not held against anybody."""
    on_plan = plan_reports(workspace, plan).up_to(on)
    submitted = [report for report in on_plan.reports if report.submitted is not None]
    if not submitted:
        return ReportingFacts(None, None)
    periods = {report.period: report.shown for report in submitted}
    found = _Found(on_plan, sources, plan_file)
    shift = shift_of(workspace)
    checks = [check_reports(workspace, plan, period, on, shift) for period in periods]
    told = {check.period: found.period(check.period, periods[check.period]) for check in checks}
    last = submitted[-1]
    silent_month = last.end + _ONE_MONTH
    return ReportingFacts(
        reports=counted(sources.at(report.shown, ("period",)) for report in submitted),
        last=sources.day(last.shown, ("period",), period_in_words(last.period)),
        is_silent_since=plan.span is not None and silent_month <= min(on, plan.span[1]),
        missing=tuple(
            found.units(told[check.period], check.missing_units) for check in checks if check.missing_units
        ),
        late=tuple(found.units(told[check.period], check.late) for check in checks if check.late),
        left_out=tuple(
            found.units(told[check.period], check.missing_entries)
            for check in checks
            if check.missing_entries
        ),
        unproven=tuple(
            dict.fromkeys(
                filter(None, (found.measure(lapse) for check in checks for lapse in check.without_evidence))
            )
        ),
    )


class _Found:
    """Lapses as facts."""

    def __init__(self, on_plan: PlanReports, sources: Sources, plan_file: str) -> None:
        self.on_plan = on_plan
        self.sources = sources
        self.plan_file = plan_file

    def period(self, period: str, file: str) -> Told:
        return self.sources.day(file, ("period",), period_in_words(period))

    def units(self, period: Told, lapses: Iterable[Lapse]) -> LapseFacts:
        by_unit: dict[str, list[Lapse]] = {}
        for lapse in lapses:
            by_unit.setdefault(lapse.unit, []).append(lapse)
        units = [Told(unit, "named", (self._place(found[0]),)) for unit, found in by_unit.items()]
        measures = [
            tuple(filter(None, (self.measure(lapse) for lapse in found))) for found in by_unit.values()
        ]
        return LapseFacts(period, tuple(units), tuple(measures))

    def measure(self, lapse: Lapse) -> Told | None:
        """The name of the measure that a lapse is about, as it stands in the plan, and the place of the lapse besides;
        None for a report as a whole and for a measure that the plan does not have."""
        steps = self.on_plan.plan.duties()
        step = next((step for step in steps if step.measure.id == lapse.measure), None)
        if step is None:
            return None
        source = self.sources.at(self.plan_file, (*step.path, "title" if step.measure.title else "text"))
        return Told(step.measure.name, "written", (source, self._place(lapse)))

    def _place(self, lapse: Lapse) -> Source:
        """Where a lapse shows; of a report that is missing, where the plan names the unit."""
        if lapse.file is not None:
            return self.sources.at(lapse.file, lapse.path)
        duties = self.on_plan.duties.get(lapse.unit, {}).values()
        owed = next(each for each in duties if each.role in OWED_ROLES)
        path = self.on_plan.plan.role(owed.step, owed.role).path
        return self.sources.at(self.plan_file, path or owed.step.path)
