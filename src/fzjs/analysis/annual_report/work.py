"""The measures of the year's plan: what was reported, what was reached, what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath

from fzjs.analysis.annual_report.answers import (
    AccountFacts,
    EvidenceFacts,
    GoalFacts,
    MeasureFacts,
    TargetFacts,
    Verdict,
)
from fzjs.analysis.annual_report.told import Sources, Told, day_in_words, period_in_words
from fzjs.analysis.status.answers import MeasureStatus, PlanStatus, Reported, TargetStatus
from fzjs.analysis.status.progress import Account, Progress
from fzjs.model.plan import Measure, Measurement, Path, Plan, Step

_LIMITS = ("<", "<=")


@dataclass(frozen=True, slots=True)
class YearsWork:
    """A plan, how it stands on the day of the report, and everything reported on it by then."""

    plan: Plan
    file: str
    status: PlanStatus
    progress: Progress
    sources: Sources

    def goals(self) -> tuple[GoalFacts, ...]:
        """The goals of the first level with their measures."""
        measures: dict[int, list[MeasureFacts]] = {}
        statuses = {each.path: each for each in self.status.measures}
        for step in self.plan.measures():
            measures.setdefault(int(step.path[1]), []).append(self.measure(step, statuses[step.path]))
        return tuple(
            GoalFacts(self._written(("goals", place, "title"), self.plan.goals[place].title), tuple(found))
            for place, found in sorted(measures.items())
        )

    def requirements(self) -> tuple[MeasureFacts, ...]:
        """What the plan asks for besides."""
        statuses = {each.path: each for each in self.status.measures}
        return tuple(self.measure(step, statuses[step.path]) for step in self.plan.duties() if not step.goals)

    def measure(self, step: Step, status: MeasureStatus) -> MeasureFacts:
        """All that is registered of one measure."""
        names = self.plan.role(step, "lead")
        leads = [] if names.path is None else [self._written(names.path, name) for name in names.names]
        return MeasureFacts(
            id=status.id,
            title=self._title(step.measure, step.path),
            leads=tuple(leads),
            state=status.state,
            light=status.light,
            due=self._due(status),
            accounts=tuple(map(self._account, status.reports)),
            targets=tuple(self._target(step, each) for each in status.targets),
            evidence=tuple(self._evidence(self.progress.of(status.id))),
            place=self.sources.at(self.file, step.path),
            is_of_principals=_is_of_principals(step.measure),
        )

    def _title(self, measure: Measure, path: Path) -> Told:
        return self._written((*path, "title" if measure.title else "text"), measure.name)

    def _due(self, status: MeasureStatus) -> Told | None:
        """The day of a measure that is overdue or was late: its deadline, else the end of the plan."""
        if status.due is None or status.light not in ("overdue", "done_late"):
            return None
        path = status.deadlines[0].path if status.deadlines else ("year" if self.plan.year else "period",)
        by = "期限换算成日期" if status.deadlines else "没有写期限的措施，以计划期末为期限"
        return Told(day_in_words(status.due.day), "worked_out", (self.sources.at(self.file, path),), by)

    def _account(self, reported: Reported) -> AccountFacts:
        note = None
        if reported.note:
            note = self.sources.written(reported.file, (*reported.path, "note"), reported.note)
        return AccountFacts(
            self.sources.named(reported.file, ("unit",), reported.unit),
            self.sources.day(reported.file, ("period",), period_in_words(reported.period)),
            reported.state,
            note,
            self.sources.at(reported.file, (*reported.path, "state")),
        )

    def _target(self, step: Step, status: TargetStatus) -> TargetFacts:
        target = step.measure.targets[int(status.path[-1])]
        place = self.sources.at(self.file, status.path)
        indicator = None
        wanted = self._written(status.path, status.text)
        if isinstance(target, Measurement):
            indicator = self._written((*status.path, "indicator"), target.indicator)
            path, value = _value(target, status.year)
            wanted = self._written((*status.path, *path), value)
        reached = None
        if status.reached_text is not None and status.file is not None:
            reached = self.sources.written(status.file, (*status.source, "value"), status.reached_text)
        return TargetFacts(indicator, wanted, reached, _verdict(status), _share(status), place)

    def _evidence(self, accounts: Sequence[Account]) -> Iterator[EvidenceFacts]:
        """Each piece once, where it was first registered."""
        known: set[tuple[str | None, ...]] = set()
        for account in accounts:
            for place, each in enumerate(account.entry.evidence):
                key = (each.number, each.file, each.url, each.title)
                if key in known:
                    continue
                known.add(key)
                path = (*account.path, "evidence", place)
                key_of_title = "title" if each.title else "kind"
                title = self.sources.written(account.file, (*path, key_of_title), each.title or each.kind)
                number = each.number and self.sources.written(account.file, (*path, "number"), each.number)
                yield EvidenceFacts(title, number or None)

    def _written(self, path: Path, text: str) -> Told:
        return self.sources.written(self.file, path, text)


def _value(target: Measurement, year: int | None) -> tuple[Path, str]:
    """Where a target's value stands, and the value: the one of the year, where there is one for each."""
    if target.value is None and target.trajectory and year is not None:
        return ("trajectory", year), target.trajectory[year]
    return ("value",), target.value or ""


def _verdict(status: TargetStatus) -> Verdict:
    """Whether the year's target was reached; of a target per quarter or month, whether each of them was."""
    if status.reached_text is None or status.pending:
        return "unknown"
    verdicts: dict[bool | None, Verdict] = {True: "reached", False: "missed", None: "unknown"}
    return verdicts[status.met]


def _share(status: TargetStatus) -> Decimal | None:
    """Reached of wanted; of a limit (低于30%) nothing, for less is better; of turns those that were met."""
    if status.turns:
        return Decimal(status.turns_met or 0) / status.turns
    if status.op in _LIMITS or not status.wanted or status.reached is None:
        return None
    return status.reached / status.wanted


def _is_of_principals(measure: Measure) -> bool:
    words = f"{measure.title or ''}{measure.text or ''}"
    return any(word in words for word in _principals())


@cache
def _principals() -> tuple[str, ...]:
    lines = FilePath(__file__).with_name("principals.tsv").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
