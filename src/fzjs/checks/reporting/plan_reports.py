"""All reports on one plan, and who owes them: what every rule about reporting looks things up in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from fzjs.checks.report_index import heads, reports_on
from fzjs.checks.reporting.due import reporting_rule
from fzjs.checks.reporting.filed import Filed, Told, filed
from fzjs.checks.reporting.owed import OWED_ROLES, Owed, Role, duties_by_unit, unit_key
from fzjs.checks.reporting.periods import days_of
from fzjs.checks.reporting.turns import comes_again
from fzjs.model.plan import Measure, Plan, Reporting
from fzjs.model.registry import Registry
from fzjs.model.report import Report
from fzjs.workspace.discovery import Entry
from fzjs.workspace.workspace import Workspace

_kept: WeakKeyDictionary[Workspace, dict[str, PlanReports]] = WeakKeyDictionary()


@dataclass(frozen=True)
class PlanReports:
    """The reports on a plan, oldest first."""

    plan: Plan
    registry: Registry
    rule: Reporting | None
    """The duty to report; None where neither plan nor workspace lays one down."""
    reports: tuple[Filed, ...]
    unread: Mapping[tuple[str, str], str]
    """Reports that cannot be read, by the unit's key and the period as their beginnings give them: their files."""

    @cached_property
    def duties(self) -> dict[str, dict[str, Owed]]:
        """What each unit has to do with, by unit and measure (see `duties_by_unit`)."""
        return duties_by_unit(self.plan, self.registry)

    @cached_property
    def by_unit(self) -> dict[str, list[Filed]]:
        """The reports of each unit, oldest first."""
        found: dict[str, list[Filed]] = {}
        for report in self.reports:
            found.setdefault(report.unit, []).append(report)
        return found

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The plan's measures and requirements by id."""
        return {step.measure.id: step.measure for step in self.plan.duties()}

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The measures that are due more than once, so that none is ever done with."""
        year = self.plan.phrase_year
        return frozenset(name for name, measure in self.measures.items() if comes_again(measure, year))

    @cached_property
    def notes(self) -> dict[str, list[Filed]]:
        """The reports that hold each note (see `Told.note`), oldest first."""
        found: dict[str, list[Filed]] = {}
        for report in self.reports:
            for told in report.told:
                if told.note:
                    found.setdefault(told.note, []).append(report)
        return found

    @cached_property
    def evidence(self) -> dict[str, list[tuple[Filed, Told]]]:
        """Where each piece of evidence is used, by each key that it is known by, oldest first."""
        found: dict[str, list[tuple[Filed, Told]]] = {}
        for report in self.reports:
            for told in report.told:
                for key in (key for keys in told.evidence for key in keys):
                    found.setdefault(key, []).append((report, told))
        return found

    def before(self, report: Filed) -> list[Filed]:
        """The earlier reports of the same unit, oldest first."""
        return self._until(report.unit, report.begin)

    def owed(self, unit: str, period: str, roles: Collection[Role] = OWED_ROLES) -> list[Owed]:
        """What a unit has to report on for a period: what it leads or answers for and has not reported done before."""
        done = self.done(unit, period)
        duties = self.duties.get(unit, {}).values()
        return [owed for owed in duties if owed.role in roles and owed.measure not in done]

    def done(self, unit: str, period: str) -> set[str]:
        """The measures of which a unit's last word before a period is that they are done, once and for all."""
        last = {told.measure: told.state for report in self.earlier(unit, period) for told in report.told}
        return {
            measure for measure, state in last.items() if state == "done" and measure not in self.recurring
        }

    def earlier(self, unit: str, period: str) -> list[Filed]:
        """The reports of a unit for earlier periods, oldest first."""
        return self._until(unit, days_of(period)[0])

    def up_to(self, on: date) -> PlanReports:
        """What was known on a day: reports submitted up to it, and those that do not say when."""
        known = tuple(report for report in self.reports if report.submitted is None or report.submitted <= on)
        return self if len(known) == len(self.reports) else replace(self, reports=known)

    def _until(self, unit: str, day: date) -> list[Filed]:
        return [report for report in self.by_unit.get(unit, ()) if report.end < day]


def plan_reports(workspace: Workspace, plan: Plan) -> PlanReports:
    """The reports on a plan; read once and kept as long as the workspace."""
    entries = reports_on(workspace, plan.id)
    kept = _kept.setdefault(workspace, {})
    if plan.id not in kept:
        found = sorted(
            _filed(workspace, plan.id, entries), key=lambda report: (report.end, report.begin, report.shown)
        )
        rule = reporting_rule(plan, workspace)
        unread = {} if len(found) == len(entries) else _unread(workspace, plan.id)
        kept[plan.id] = PlanReports(plan, workspace.registry, rule, tuple(found), unread)
    return kept[plan.id]


def _filed(workspace: Workspace, plan_id: str, entries: list[Entry]) -> Iterator[Filed]:
    for entry in entries:
        model = workspace.load(entry).model
        if isinstance(model, Report) and model.plan == plan_id:
            yield filed(model, entry.shown, workspace.registry)


def _unread(workspace: Workspace, plan_id: str) -> dict[tuple[str, str], str]:
    """Whose report is there and cannot be read: something is wrong with it, but it is not missing."""
    return {
        (unit_key(unit, workspace.registry), period): entry.shown
        for entry, (plan, period, unit) in heads(workspace)
        if plan == plan_id and not isinstance(workspace.load(entry).model, Report)
    }
