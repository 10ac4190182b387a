"""What has been reached of the targets of a measure, by the reports of the unit that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from fzjs.analysis.status.answers import TargetStatus
from fzjs.analysis.status.judging import in_unit_of, judge
from fzjs.analysis.status.progress import Account
from fzjs.checks.reporting.reached import SHARES, WrittenTarget, read_result, target_about
from fzjs.language.phrases import Target, Unparsed, read_target
from fzjs.language.readings import number_as_json
from fzjs.model.plan import Measurement, Path, Plan, Step

_TURNS = {"week": 0, "month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Months of each turn; weeks are no part of months."""
_TURN_NAMES = {
    "week": ("周", "周"),
    "month": ("个月", "月"),
    "quarter": ("个季度", "季度"),
    "half-year": ("个半年", "半年"),
    "year": ("年", "年"),
}
"""How turns are counted, and what the present one is called after 本."""


def targets_reached(
    plan: Plan, step: Step, accounts: Sequence[Account], on: date
) -> tuple[TargetStatus, ...]:
    """Every target of a measure with what the accounts (the earliest first) say has been reached.

    A result is what has been reached since the year began, so the latest counts; only what a report calls an addition
    (新增3次) is added to what was there before. Percentages are never added. Of a target per month, quarter or half-year
    a result is what was reached within that turn; there the answer counts in how many turns it was enough.
    """
    written = list(_written(plan, step, on))
    about = [(each.indicator, each.reading) for each in written]
    found = []
    for each, own in zip(written, about, strict=True):
        # Two targets of the same words (不低于90%) are read as one and the same target: only the pair tells them apart.
        results = [result for result in _results(accounts, about) if result.about is own]
        found.append(_status(each, results, plan, on))
    return tuple(found)


class _Wanted(NamedTuple):
    text: str
    indicator: str | None
    reading: Target | Unparsed
    path: Path
    year: int | None = None


class _Got(NamedTuple):
    """A result, the target it is about, and where it stands."""

    about: WrittenTarget
    text: str
    reading: Target | Unparsed
    account: Account
    path: Path


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


def _results(accounts: Sequence[Account], targets: list[WrittenTarget]) -> Iterator[_Got]:
    for account in accounts:
        for index, result in enumerate(account.entry.results):
            found = target_about(result.indicator, targets)
            if found is not None:
                path = (*account.path, "results", index)
                yield _Got(found, result.value, read_result(result.value), account, path)


def _status(wanted: _Wanted, results: Sequence[_Got], plan: Plan, on: date) -> TargetStatus:
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
    if plan.span is not None and _comes_again(reading, plan.span):
        return _per_turn(status, reading, results, plan.span, on)
    if not results:
        return status
    reached, text = _reached_so_far(reading, results)
    met, note = judge(reading, reached)
    number = in_unit_of(reading, reached) if isinstance(reached, Target) else None
    return replace(status, reached=number, reached_text=text, met=met, note=note)


def _origin(latest: _Got) -> dict[str, Any]:
    """What the latest result says, and where it stands."""
    return {
        "reached_text": latest.text, "unit_reporting": latest.account.unit, "period": latest.account.period,
        "file": latest.account.file, "source": latest.path,
    }  # fmt: skip


def _reached_so_far(target: Target, results: Sequence[_Got]) -> tuple[Target | Unparsed, str]:
    """What the latest result says; where it says 新增3次 of a number, together with what was there before."""
    latest = results[-1]
    total, added = Decimal(0), False
    for each in results:
        number = in_unit_of(target, each.reading) if isinstance(each.reading, Target) else None
        added = _is_addition(target, each.reading)
        total = (total + number if added else number) if number is not None else total
    if not added or not isinstance(latest.reading, Target):
        return latest.reading, latest.text
    written = f"{number_as_json(total)}{target.unit or ''}（最近{latest.text}）"
    return replace(latest.reading, op="=", value=total, unit=target.unit), written


def _is_addition(target: Target, value: Target | Unparsed) -> bool:
    return (
        isinstance(value, Target)
        and value.op == "delta"
        and target.op not in ("delta", "compare", "all", "qualitative")
        and (target.unit or "") not in SHARES
    )


def _comes_again(target: Target, span: tuple[date, date]) -> bool:
    """Whether a target is to be met more than once within a plan: 每季度 in a year, 每年 in five."""
    return target.per in _TURNS and (target.per != "year" or span[0].year != span[1].year)


def _per_turn(
    status: TargetStatus, target: Target, results: Sequence[_Got], span: tuple[date, date], on: date
) -> TargetStatus:
    """Each month, quarter, half-year or year by itself."""
    last = min(on, span[1])
    turns = {_turn(target, day) for day in _days_within(span[0], last)}
    by_turn: dict[tuple[int, int], list[_Got]] = {}
    for got in results:
        by_turn.setdefault(_turn(target, got.account.end), []).append(got)
    met = {turn: judge(target, _reached_so_far(target, each)[0]).met for turn, each in by_turn.items()}
    enough = sum(met.get(turn) is True for turn in turns)
    this = by_turn.get(_turn(target, last))
    reached, text = _reached_so_far(target, this) if this else (None, None)
    number = in_unit_of(target, reached) if isinstance(reached, Target) else None
    name = _TURN_NAMES[str(target.per)]
    return replace(
        status, reached=number, reached_text=f"本{name[1]}{text}" if text else status.reached_text,
        met=enough == len(turns) if turns else None, turns=len(turns), turns_met=enough,
        note=f"已开始的 {len(turns)} {name[0]}里 {enough} {name[0]}达到",
    )  # fmt: skip


def _turn(target: Target, day: date) -> tuple[int, int]:
    if target.per == "week":
        year, week, _ = day.isocalendar()
        return year, week
    return day.year, (day.month - 1) // _TURNS[str(target.per)]


def _days_within(first: date, last: date) -> Iterator[date]:
    """Days from first to last, a week apart at most, so that none of the turns is left out."""
    yield from (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, 7))
    if first <= last:
        yield last
