"""What has been reached of the targets of a measure, by the reports of the unit that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from fzjs.analysis.reporting_days import begins
from fzjs.analysis.status.answers import TargetStatus
from fzjs.analysis.status.lights import Watch
from fzjs.analysis.status.progress import Account
from fzjs.analysis.status.results import Got, is_addition, results_of
from fzjs.analysis.status.turns_reached import comes_again, per_turn
from fzjs.checks.reporting.judging import LIMITS, in_unit_of, judge
from fzjs.language.phrases import Target, Unparsed, read_target
from fzjs.language.readings import number_as_json
from fzjs.model.plan import Measurement, Path, Plan, Step


def targets_reached(
    plan: Plan, step: Step, accounts: Sequence[Account], watch: Watch, until: date | None
) -> tuple[TargetStatus, ...]:
    """Every target of a measure with what the accounts (the earliest first) say has been reached.

    A result is what has been reached since the year began, so the latest counts; only what a report calls an addition
    (新增3次) is added to what was there before. Percentages are never added. Of a target per month, quarter or half-year
    the answer counts in how many turns enough came on top of the turn before (see `per_turn`). `until` is the day by
    which all has to be reached; up to then, what is not reached is pending.
    """
    written = list(_written(plan, step, watch.on))
    about = [(each.indicator, each.reading) for each in written]
    found = []
    for each, own in zip(written, about, strict=True):
        # Two targets of the same words (不低于90%) are read as one and the same target: only the pair tells them apart.
        results = [result for result in results_of(accounts, about) if result.about is own]
        found.append(_status(each, results, plan, watch, until))
    return tuple(found)


class _Wanted(NamedTuple):
    text: str
    indicator: str | None
    reading: Target | Unparsed
    path: Path
    year: int | None = None


def _written(plan: Plan, step: Step, on: date) -> Iterator[_Wanted]:
    for index, target in enumerate(step.measure.targets):
        path: Path = (*step.path, "targets", index)
        if not isinstance(target, Measurement):
            reading = read_target(target)
            yield _Wanted(target, getattr(reading, "indicator", None), reading, path)
            continue
        name, value, year = target.indicator, target.value, None
        if value is None and target.trajectory:
            year = _year_of(target.trajectory, plan.phrase_year or on.year)
            value = target.trajectory[year]
        if value is not None:
            yield _Wanted(f"{name}{value}", name, read_target(value), path, year)


def _year_of(trajectory: dict[int, str], wanted: int) -> int:
    """The year of a trajectory that counts in a year: the last that has begun, else the first."""
    return max((year for year in trajectory if year <= wanted), default=min(trajectory))


def _status(
    wanted: _Wanted, results: Sequence[Got], plan: Plan, watch: Watch, until: date | None
) -> TargetStatus:
    reading = wanted.reading
    if not isinstance(reading, Target):
        unread = TargetStatus(
            wanted.text, wanted.indicator, None, None, None, None, wanted.path, wanted.year, note="目标读不懂"
        )
        return replace(unread, **_origin(results[-1])) if results else unread
    status = TargetStatus(
        wanted.text, wanted.indicator, reading.op, reading.value, reading.unit, reading.per, wanted.path,
        wanted.year, reading.max,
    )  # fmt: skip
    if results:
        status = replace(status, **_origin(results[-1]))
    start = begins(plan)
    if plan.span is not None and start is not None and comes_again(reading, plan.span):
        return per_turn(status, reading, results, (start, plan.span[1]), watch)
    if not results:
        return status
    reached, text = reached_so_far(reading, results)
    met, note = judge(reading, reached)
    number = in_unit_of(reading, reached) if isinstance(reached, Target) else None
    last = until if wanted.year is None else date(wanted.year, 12, 31)
    is_open = last is not None and (watch.on <= last or watch.awaited(last) is not None)
    pending = met is False and is_open and reading.op not in LIMITS
    return replace(status, reached=number, reached_text=text, met=met, pending=pending, note=note)


def _origin(latest: Got) -> dict[str, Any]:
    """What the latest result says, and where it stands."""
    return {
        "reached_text": latest.text, "unit_reporting": latest.account.unit, "period": latest.account.period,
        "file": latest.account.file, "source": latest.path,
    }  # fmt: skip


def reached_so_far(target: Target, results: Sequence[Got]) -> tuple[Target | Unparsed, str]:
    """What the latest result says; where it says 新增3次 of a number, together with what was there before."""
    latest = results[-1]
    total, added = Decimal(0), False
    for each in results:
        number = in_unit_of(target, each.reading) if isinstance(each.reading, Target) else None
        added = is_addition(target, each.reading)
        total = (total + number if added else number) if number is not None else total
    if not added or not isinstance(latest.reading, Target):
        return latest.reading, latest.text
    written = f"{number_as_json(total)}{target.unit or ''}（最近{latest.text}）"
    return replace(latest.reading, op="=", value=total, unit=target.unit), written
