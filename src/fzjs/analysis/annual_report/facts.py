"""What is registered of one year: `annual_facts`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fzjs.analysis.annual_report.answers import (
    AnnualFacts,
    FrameworkFacts,
    NextPlan,
    ScoreFacts,
    TrajectoryFacts,
)
from fzjs.analysis.annual_report.cohorts import cohort_facts
from fzjs.analysis.annual_report.framework import YearsFramework
from fzjs.analysis.annual_report.reporting import reporting_facts
from fzjs.analysis.annual_report.scores import score_facts
from fzjs.analysis.annual_report.told import Sources, Told, counted, day_in_words, given
from fzjs.analysis.annual_report.trajectories import trajectory_facts
from fzjs.analysis.annual_report.work import YearsWork
from fzjs.analysis.annual_report.years import within_their_years
from fzjs.analysis.assessment.answers import Assessing
from fzjs.analysis.assessment.overview import assess
from fzjs.analysis.status.answers import PlanStatus
from fzjs.analysis.status.progress import progress
from fzjs.analysis.status.status import plan_status
from fzjs.model.plan import Plan
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace

_GOVERNMENT = "人民政府"
_MOST_NAMED = 3


def annual_facts(workspace: Workspace, loaded: Loaded, on: date, why: str = "") -> AnnualFacts:
    """All that plans, reports, evidence and assessments say of the year of a plan, as known on the day `on`.

    `loaded` holds an annual plan that states its year. What nobody has registered is not there; nor is what is reported
    on periods of other years. `why` says in Chinese why it is this day.
    """
    plan = loaded.model
    assert isinstance(plan, Plan)
    assert plan.year is not None
    part, astray = within_their_years(workspace)
    found = _Gathering(part, loaded, plan, plan.year, on, why, Sources(part, loaded)).facts()
    files = astray.get(plan.id, [])
    if not files:
        return found
    told = f"{len(files)} 份报告的报告期不在{plan.year}年内，没有计入：{'、'.join(files[:_MOST_NAMED])}"
    return replace(found, notes=(*found.notes, told + ("等" if len(files) > _MOST_NAMED else "")))


@dataclass(frozen=True, slots=True)
class _Gathering:
    workspace: Workspace
    loaded: Loaded
    plan: Plan
    year: int
    on: date
    why: str
    sources: Sources

    def facts(self) -> AnnualFacts:
        plan, here = self.plan, self.loaded.shown
        status = plan_status(self.workspace, plan, self.on)
        work = YearsWork(plan, here, status, progress(self.workspace, plan.id, self.on), self.sources)
        framework = self._framework()
        assessing = assess(self.workspace, on=self.on)
        return AnnualFacts(
            year=self.year,
            on=self.on,
            on_told=given(day_in_words(self.on), self.why),
            jurisdiction=self._setting("jurisdiction"),
            superior=self._setting("superiors", 0),
            issuer=self._issuer(framework),
            year_told=self.sources.written(here, ("year",), str(self.year)),
            plan_title=self.sources.written(here, ("title",), plan.title),
            plan_number=self._number(self.loaded, plan),
            goals=work.goals(),
            requirements=work.requirements(),
            reporting=reporting_facts(self.workspace, plan, self.on, self.sources, here),
            framework=self._against(framework),
            scores=self._scores(assessing),
            trajectories=tuple(self._trajectories(framework, status)),
            cohorts=tuple(cohort_facts(assessing.trajectories, self.year, self.sources)),
            next_plan=self._next_plan(),
            notes=status.notes,
        )

    def _setting(self, *path: str | int) -> Told | None:
        """A value of `fzjs.yaml`."""
        file = self.workspace.settings_file
        value: object = None if file is None else file.document.data
        for step in path:
            try:
                value = value[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        if file is None or not isinstance(value, str):
            return None
        return self.sources.written(file.shown, path, value)

    def _issuer(self, framework: Loaded | None) -> Told | None:
        """The government, where the plan or its framework was issued by it."""
        for loaded in (self.loaded, framework):
            plan = loaded.model if loaded is not None else None
            if loaded is None or not isinstance(plan, Plan) or plan.notice is None:
                continue
            for issuer in plan.notice.issuer:
                if issuer.endswith(_GOVERNMENT):
                    return self.sources.written(loaded.shown, ("notice", "issuer"), issuer)
        return None

    def _number(self, loaded: Loaded, plan: Plan) -> Told | None:
        if plan.notice is None or plan.notice.number is None:
            return None
        return self.sources.written(loaded.shown, ("notice", "number"), plan.notice.number)

    def _framework(self) -> Loaded | None:
        if self.plan.framework is None:
            return None
        entries = self.workspace.by_id.get(self.plan.framework, ())
        loaded = next((self.workspace.load(entry) for entry in entries if entry.kind == "framework"), None)
        return loaded if loaded is not None and isinstance(loaded.model, Plan) else None

    def _against(self, framework: Loaded | None) -> FrameworkFacts | None:
        if framework is None or not isinstance(framework.model, Plan):
            return None
        others = [
            (plan, loaded.shown)
            for plan, loaded in self._plans()
            if plan.framework == framework.model.id and self._is_earlier(plan)
        ]
        years = {
            plan.year or 0: self.sources.written(file, ("year",), str(plan.year))
            for plan, file in (*others, (self.plan, self.loaded.shown))
        }
        return YearsFramework(
            framework.model, framework.shown, self.plan, self.loaded.shown, tuple(plan for plan, _ in others),
            self.workspace.registry, self.sources,
        ).facts(self.year, tuple(years[year] for year in sorted(years)))  # fmt: skip

    def _is_earlier(self, plan: Plan) -> bool:
        return plan.year is not None and plan.year < self.year

    def _is_signed(self, plan: Plan) -> bool:
        """Whether a plan had been signed by the day; of one that does not say when, nobody can tell."""
        signed = plan.notice.signed if plan.notice is not None else None
        return signed is None or signed <= self.on

    def _plans(self) -> Iterator[tuple[Plan, Loaded]]:
        """The annual plans of the workspace that are in order."""
        for entry in self.workspace.entries:
            if entry.kind == "annual":
                loaded = self.workspace.load(entry)
                if isinstance(loaded.model, Plan) and loaded.is_whole:
                    yield loaded.model, loaded

    def _scores(self, assessing: Assessing) -> tuple[ScoreFacts, ...]:
        settings = self.workspace.settings
        if settings is None:
            return ()
        return score_facts(self.workspace, assessing, settings.jurisdiction, self.year, self.sources)

    def _trajectories(self, framework: Loaded | None, own: PlanStatus) -> Iterator[TrajectoryFacts]:
        if framework is None or not isinstance(framework.model, Plan):
            return
        earlier = [
            plan
            for plan, _ in self._plans()
            if plan.framework == framework.model.id and self._is_earlier(plan)
        ]
        years = {plan.year or 0: (plan, plan_status(self.workspace, plan, self.on)) for plan in earlier}
        years[self.year] = self.plan, own
        yield from trajectory_facts(framework.model, framework.shown, years, self.sources)

    def _next_plan(self) -> NextPlan | None:
        found = next(((plan, loaded) for plan, loaded in self._plans() if plan.year == self.year + 1), None)
        if found is None or not self._is_signed(found[0]):
            return None
        plan, loaded = found
        goals = tuple(
            self.sources.written(loaded.shown, ("goals", place, "title"), goal.title)
            for place, goal in enumerate(plan.goals)
        )
        measures = counted(self.sources.at(loaded.shown, step.path) for step in plan.measures())
        title = self.sources.written(loaded.shown, ("title",), plan.title)
        return NextPlan(title, self._number(loaded, plan), goals, measures)
