"""What rules about reporting are given: a report among all reports on its plan."""

from __future__ import annotations

from functools import cached_property

from fzjs.checks.evidence_files import EvidenceScope
from fzjs.checks.reporting.filed import Filed, filed
from fzjs.checks.reporting.plan_reports import PlanReports, plan_reports
from fzjs.model.plan import Plan
from fzjs.model.report import Report


class ReportScope(EvidenceScope):
    """A report in its workspace."""

    @cached_property
    def filed(self) -> Filed:
        """The report as others see it."""
        assert isinstance(self.model, Report)  # the scope of that kind of file
        return filed(self.model, self.document.path, self.registry)

    @cached_property
    def on_plan(self) -> PlanReports | None:
        """All reports on its plan; None where there is no such plan in order."""
        assert isinstance(self.model, Report)  # as above
        plan = self.workspace.find(self.model.plan, Plan)
        return None if plan is None else plan_reports(self.workspace, plan)
