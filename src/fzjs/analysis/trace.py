"""A framework over its years: which measure each annual plan takes up, where gaps are, how much is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fzjs.analysis.coverage import CoverageState, FrameworkMeasure, against_framework
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.report import Report

CellState = CoverageState | Literal["no_plan"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one year does for one framework measure."""

    year: int
    state: CellState
    measures: tuple[str, ...] = ()
    """The ids of the year's measures that implement it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TracedMeasure:
    """One framework measure over the years."""

    id: str
    name: str
    lead: tuple[str, ...]
    due: date | None
    cells: tuple[Cell, ...]
    done: int
    """How many of its reported measures are done by the latest reports."""
    reported: int
    """How many measures that implement it stand in plans on which there are reports."""

    @property
    def years(self) -> list[int]:
        """The years that take it up."""
        return [cell.year for cell in self.cells if cell.measures]

    @property
    def first(self) -> int | None:
        """The first year that takes it up."""
        return min(self.years, default=None)

    @property
    def last(self) -> int | None:
        """The last year that takes it up."""
        return max(self.years, default=None)

    @property
    def gaps(self) -> list[int]:
        """The years whose plan says nothing of it, although it is open."""
        return [cell.year for cell in self.cells if cell.state == "uncovered"]

    @property
    def share_done(self) -> float | None:
        """The share of its reported measures that is done; None where nothing has been reported."""
        return self.done / self.reported if self.reported else None


@dataclass(frozen=True, slots=True)
class Trace:
    """The matrix of framework measures and years."""

    framework: str
    title: str
    years: tuple[int, ...]
    plans: dict[int, tuple[str, ...]]
    """The ids of the plans of each year that has one."""
    rows: tuple[TracedMeasure, ...]

    @property
    def untouched(self) -> list[TracedMeasure]:
        """Measures that no year has taken up."""
        return [row for row in self.rows if not row.years]

    @property
    def holes(self) -> list[TracedMeasure]:
        """Measures with a gap in some year that has a plan, and measures that no year has taken up."""
        return [row for row in self.rows if row.gaps or not row.years]


def trace(
    framework: Plan, plans: Iterable[Plan], registry: Registry, reports: Iterable[Report] = ()
) -> Trace:
    """Trace a framework through annual plans; of several plans of one year the best coverage counts."""
    by_year: dict[int, list[Plan]] = {}
    for plan in sorted(plans, key=lambda plan: (plan.year or 0, plan.id)):
        if plan.year is not None:
            by_year.setdefault(plan.year, []).append(plan)
    span = framework.span
    within = range(span[0].year, span[1].year + 1) if span is not None else range(0)
    years = tuple(sorted({*within, *by_year}))
    compared: dict[int, list[dict[str, FrameworkMeasure]]] = {}
    earlier: list[Plan] = []
    for year, of_year in sorted(by_year.items()):
        compared[year] = [
            {row.id: row for row in against_framework(plan, framework, registry, earlier).rows}
            for plan in of_year
        ]
        earlier += of_year
    states = _latest_states(reports)
    rows = []
    for step in framework.measures():
        measure_id = step.measure.id
        cells = tuple(
            _cell(year, [rows_of[measure_id] for rows_of in compared.get(year, ())]) for year in years
        )
        due = next((rows_of[measure_id].due for all_of in compared.values() for rows_of in all_of), None)
        done, reported = _progress(measure_id, by_year, compared, states)
        lead = tuple(framework.attribution(step).lead.names)
        rows.append(TracedMeasure(measure_id, step.measure.name, lead, due, cells, done, reported))
    plan_ids = {year: tuple(plan.id for plan in of_year) for year, of_year in by_year.items()}
    return Trace(framework.id, framework.title, years, plan_ids, tuple(rows))


_BEST_FIRST: tuple[CoverageState, ...] = ("covered", "partly", "not_this_year", "past", "uncovered")


def _cell(year: int, rows: Sequence[FrameworkMeasure]) -> Cell:
    if not rows:
        return Cell(year, "no_plan")
    best = min(rows, key=lambda row: _BEST_FIRST.index(row.state))
    return Cell(year, best.state, tuple(named.id for row in rows for named in row.taken_up_by), best.reason)


_States = dict[str, dict[str, dict[str, tuple[str, str]]]]
"""Plan → measure → unit → (period, state), the latest."""


def _latest_states(reports: Iterable[Report]) -> _States:
    latest: _States = {}
    for report in reports:
        of_plan = latest.setdefault(report.plan, {})
        for entry in report.entries:
            of_measure = of_plan.setdefault(entry.measure, {})
            known = of_measure.get(report.unit, ("", ""))
            # 2024-Q2 sorts behind 2024-06 and means the same end; either is later than 2024-05.
            of_measure[report.unit] = max(
                known, (_end_of(report.period), entry.state), key=lambda pair: pair[0]
            )
    return latest


def _end_of(period: str) -> str:
    year, _, part = period.partition("-")
    return f"{year}-{int(part[1:]) * 3:02d}" if part.startswith("Q") else f"{year}-{part or '12'}"


def _progress(
    measure_id: str,
    by_year: dict[int, list[Plan]],
    compared: dict[int, list[dict[str, FrameworkMeasure]]],
    states: _States,
) -> tuple[int, int]:
    done = reported = 0
    for year, of_year in by_year.items():
        for plan, rows in zip(of_year, compared[year], strict=True):
            if plan.id not in states:
                continue
            for named in rows[measure_id].taken_up_by:
                reported += 1
                of_measure = states[plan.id].get(named.id, {})
                done += bool(of_measure) and all(state == "done" for _, state in of_measure.values())
    return done, reported
