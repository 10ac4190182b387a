"""What has been reached of the targets of a measure, by the reports of the unit that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from fzjs.analysis.status.answers import TargetStatus
from fzjs.analysis.status.progress import Account
from fzjs.checks.reporting.reached import WrittenTarget, comparable, read_result, target_about
from fzjs.language.phrases import Target, Unparsed, read_target
from fzjs.model.plan import Measurement, Path, Plan, Step

_TURNS = {"week": 7, "month": 1, "quarter": 3, "half-year": 6}
_TURN_NAMES = {"week": "周", "month": "个月", "quarter": "个季度", "half-year": "个半年"}


def targets_reached(
    plan: Plan, step: Step, accounts: Sequence[Account], on: date
) -> tuple[TargetStatus, ...]:
    """Every target of a measure with what the accounts (the earliest first) say has been reached.

    A result is what was reached so far, so the latest counts: numbers of times are not summed up, percentages never.
    Of a target per month, quarter or half-year a result is what was reached within that month or quarter; there the
    answer counts in how many of them it was enough.
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
        status = TargetStatus(
            wanted.text, wanted.indicator, None, None, None, None, wanted.path, wanted.year, note="目标读不懂"
        )
        return _with_latest(status, results)
    status = TargetStatus(
        wanted.text, wanted.indicator, reading.op, reading.value, reading.unit, reading.per, wanted.path,
        wanted.year, reading.max,
    )  # fmt: skip
    status = _with_latest(status, results)
    if reading.per in _TURNS and plan.span is not None:
        return _per_turn(status, reading, results, plan.span, on)
    if not results:
        return status
    met, note = _met(reading, results[-1].reading)
    return replace(status, met=met, note=note)


def _with_latest(status: TargetStatus, results: Sequence[_Got]) -> TargetStatus:
    if not results:
        return status
    latest = results[-1]
    value = latest.reading.value if isinstance(latest.reading, Target) else None
    return replace(
        status, reached=value, reached_text=latest.text, unit_reporting=latest.account.unit,
        period=latest.account.period, file=latest.account.file, source=latest.path,
    )  # fmt: skip


def _per_turn(
    status: TargetStatus, target: Target, results: Sequence[_Got], span: tuple[date, date], on: date
) -> TargetStatus:
    """Each month, quarter or half-year by itself."""
    last = min(on, span[1])
    turns = {_turn(target, day) for day in _first_days(span[0], last)}
    latest = {_turn(target, got.account.end): got for got in results}
    met = sum(turn in turns and _met(target, got.reading)[0] is True for turn, got in latest.items())
    this = latest.get(_turn(target, last))
    now = _met(target, this.reading)[0] if this is not None else None
    note = f"已开始 {len(turns)} {_TURN_NAMES[str(target.per)]}，其中 {met} 个达到"
    return replace(status, met=now, turns=len(turns), turns_met=met, note=note)


def _turn(target: Target, day: date) -> tuple[int, int]:
    if target.per == "week":
        year, week, _ = day.isocalendar()
        return year, week
    return day.year, (day.month - 1) // _TURNS[str(target.per)]


def _first_days(first: date, last: date) -> Iterator[date]:
    """Days from first to last, a week apart at most, so that none of the turns is left out."""
    yield from (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, 7))
    if first <= last:
        yield last


def _met(target: Target, value: Target | Unparsed) -> tuple[bool | None, str]:
    """Whether a value is enough, and if that cannot be known, why."""
    if not isinstance(value, Target):
        return None, "完成值读不懂"
    if target.op == "all":
        return (
            (True, "")
            if value.op == "all" or _is_whole(value)
            else (None if value.value is None else False, "")
        )
    if target.op in ("compare", "delta", "qualitative"):
        return _met_without_number(target, value)
    if target.value is None or value.value is None or not comparable(target, value):
        return None, "完成值与目标不能相比"
    return _enough(target, _in_unit_of(target, value)), ""


def _met_without_number(target: Target, value: Target) -> tuple[bool | None, str]:
    if target.op == "qualitative":
        return None, "没有数量，看进展说明和佐证材料"
    if target.op == "delta" and value.op == "delta" and target.value is not None and value.value is not None:
        falls = target.value < 0
        return (value.value <= target.value if falls else value.value >= target.value), ""
    return None, f"要与{target.baseline or '基数'}相比，报告里没有基数"


def _enough(target: Target, value: Decimal) -> bool:
    wanted = target.value
    assert wanted is not None
    if target.op == "range":
        return wanted <= value  # more than the upper end of 3—5项 is enough as well
    return {
        ">=": value >= wanted, ">": value > wanted, "<=": value <= wanted, "<": value < wanted,
        "=": value >= wanted, "~": value >= wanted,
    }[target.op]  # fmt: skip


def _in_unit_of(target: Target, value: Target) -> Decimal:
    """A share written as a part of one (三分之二) is a percentage where the target is one, and the other way round."""
    assert value.value is not None
    shares = ("%", "百分点")
    if target.unit in shares and value.unit is None:
        return value.value * 100
    return value.value / 100 if target.unit is None and value.unit in shares else value.value


def _is_whole(value: Target) -> bool:
    return (value.unit == "%" and value.value is not None and value.value >= 100) or (
        value.unit is None and value.value == 1
    )
