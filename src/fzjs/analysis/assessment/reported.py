"""What reports of a year say of the measures that indicators are linked to, read as `fzjs status` reads them.

Only reports that have been handed in count; of several units the one that decides how a measure stands (its first
lead) has the figure; what a report calls an addition comes on top of what was there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from fzjs.analysis.assessment.answers import Source
from fzjs.analysis.assessment.scoring import source_at
from fzjs.analysis.status.deciding import decision
from fzjs.analysis.status.progress import Account, Progress, progress
from fzjs.analysis.status.reached import reached_so_far
from fzjs.analysis.status.results import Got, is_addition
from fzjs.analysis.status.ties import assigned_units
from fzjs.checks.reporting.reached import read_result, target_about, targets_of
from fzjs.checks.reporting.turns import comes_again
from fzjs.checks.scoring.assessed_units import unit_name
from fzjs.language.decimals import plain
from fzjs.language.phrases import Target
from fzjs.model.fields import link_parts
from fzjs.model.indicators import Indicators
from fzjs.model.plan import Plan, Step
from fzjs.model.report import Result
from fzjs.model.units import Group
from fzjs.workspace.workspace import Workspace


class Figure(NamedTuple):
    """What was reached of something by the end of the year, as a text that can be read again."""

    value: str
    account: Account
    """The latest of the reports that it comes from."""
    source: Source
    is_only_result: bool
    """Whether the report gives no other result of the measure."""
    is_sum: bool
    """Whether additions in several reports were summed up."""


@dataclass(slots=True)
class LinkedReports:
    """The reports of one year on measures that a system is linked to; a registered unit's own, of a jurisdiction all."""

    workspace: Workspace
    unit: str
    year: int
    _plans: dict[str, tuple[Plan | None, Progress]] = field(default_factory=dict)

    def accounts(self, link: str) -> list[Account]:
        """What was reported on the measure of a link (plan#measure), the earliest period first."""
        plan_id, measure = link_parts(link)
        if plan_id is None:
            return []
        found = self._plan(plan_id)[1].of(measure)
        return [each for each in found if each.end.year == self.year and self.own_unit in (None, each.unit)]

    def figure(self, link: str, is_about: Callable[[Result], bool]) -> Figure | None:
        """The figure of whoever decides; None where nobody reports one, or one report gives several."""
        plan_id, measure = link_parts(link)
        plan = None if plan_id is None else self._plan(plan_id)[0]
        if plan is None:
            return None
        step = next((each for each in plan.duties() if each.measure.id == measure), None)
        if step is None:
            return None
        accounts = self._deciding(plan, step, self.accounts(link))
        results = [
            (account, index, result)
            for account in accounts
            for index, result in enumerate(account.entry.results)
            if is_about(result)
        ]
        if not results or len({(*account.path, account.file) for account, _, _ in results}) < len(results):
            return None
        return self._figure(step, results)

    def at(self, account: Account, *path: str | int) -> Source:
        """Where something in a report's entry stands."""
        entry = next(each for each in self.workspace.entries if each.shown == account.file)
        return source_at(self.workspace.load(entry), (*account.path, *path))

    @property
    def own_unit(self) -> str | None:
        """The present name of a registered unit; None for the jurisdiction, which answers for all of its units."""
        register = self.workspace.registry
        match = register.resolve(self.unit)
        is_all = bool(register.jurisdiction) and self.unit == unit_name(register.jurisdiction, register)
        if match is None or isinstance(match.holder, Group) or is_all:
            return None
        return register.in_charge(match.holder).name

    def _plan(self, plan_id: str) -> tuple[Plan | None, Progress]:
        if plan_id not in self._plans:
            plan = self.workspace.find(plan_id, Plan)
            told = Progress() if plan is None else progress(self.workspace, plan_id, date.max)
            self._plans[plan_id] = plan, told
        return self._plans[plan_id]

    def _deciding(self, plan: Plan, step: Step, accounts: Sequence[Account]) -> tuple[Account, ...]:
        """The accounts of who decides; none where that is one of a group, whose figure is not that of all."""
        register = self.workspace.registry
        assigned = assigned_units(plan, step, register)
        again = comes_again(step.measure, plan.phrase_year)
        decides = decision(assigned, accounts, register, self.own_unit, comes_again=again)
        named = {each.name for each in assigned if not each.is_group} | {self.own_unit}
        return decides.own if decides.unit in named else ()

    def _figure(self, step: Step, results: Sequence[tuple[Account, int, Result]]) -> Figure:
        account, index, latest = results[-1]
        source = self.at(account, "results", index)
        is_only = len(account.entry.results) == 1
        reading = read_result(latest.value)
        about = target_about(latest.indicator, list(targets_of(step.measure)))
        target = about[1] if about is not None else None
        if not isinstance(target, Target):  # nothing is aimed at: what counts is the number's own unit
            unit = reading.unit if isinstance(reading, Target) else None
            target = Target(latest.value, "=", unit=unit)
        if not is_addition(target, reading):
            return Figure(latest.value, account, source, is_only, is_sum=False)
        got = [
            Got((result.indicator, target), result.value, read_result(result.value), each, each.path)
            for each, _, result in results
        ]
        total, _ = reached_so_far(target, got)
        assert isinstance(total, Target)
        value = f"{plain(total.value or 0)}{total.unit or ''}"
        return Figure(value, account, source, is_only, is_sum=True)


def linked_measures(system: Indicators) -> Iterator[tuple[str, list[str]]]:
    """The code of each measured indicator and the links to its measures; those on a heading are for all below it."""
    links: list[list[str]] = []
    for _, indicator, level in system.walk():
        links[level - 1 :] = [indicator.measures or (links[level - 2] if level > 1 else [])]
        if not indicator.children:
            yield indicator.code, links[-1]
