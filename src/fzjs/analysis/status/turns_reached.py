"""Targets that are to be met again and again: in every week, month, quarter, half-year or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from fzjs.analysis.status.answers import TargetStatus
from fzjs.analysis.status.lights import Watch
from fzjs.analysis.status.results import Got, is_addition, is_counted
from fzjs.checks.reporting.judging import LIMITS, Judged, in_unit_of, judge
from fzjs.language.dates import last_day
from fzjs.language.phrases import Target
from fzjs.language.readings import number_as_json

_TURNS = {"week": 0, "month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Months of each turn; weeks are no part of months."""
_NAMES = {
    "week": ("周", "周"),
    "month": ("个月", "月"),
    "quarter": ("个季度", "季度"),
    "half-year": ("个半年", "半年"),
    "year": ("年", "年"),
}
"""How turns are counted, and what the present one is called after 本."""

_Turn = tuple[int, int]
"""The year, and which turn of it, counted from 0 (weeks by their number)."""


class _Reached(NamedTuple):
    """What has been reached within one turn."""

    judged: Judged
    number: Decimal | None
    text: str


def comes_again(target: Target, span: tuple[date, date]) -> bool:
    """Whether a target is to be met more than once within a plan: 每季度 in a year, 每年 in five."""
    return target.per in _TURNS and (target.per != "year" or span[0].year != span[1].year)


def per_turn(
    status: TargetStatus, target: Target, results: Sequence[Got], span: tuple[date, date], watch: Watch
) -> TargetStatus:
    """Each turn by itself. `span` is from the first to the last day of the plan on which anything can be done.

    Results are totals since the year began, so what belongs to a turn is what came on top of the turn before. Where
    nothing was reported in the turn before, or a total falls, that cannot be known; shares and time limits are what they
    are.
    """
    last = min(watch.on, span[1])
    turns = sorted({_turn(target, day) for day in _days_within(span[0], last)})
    if not turns:
        return status
    reached = _History(target, turns).read(results)
    open_turns = [turn for turn in turns if _is_open(target, turn, span[1], watch)]
    over = [turn for turn in turns if turn not in open_turns]
    enough = [turn for turn in turns if turn in reached and reached[turn].judged.met is True]
    this = reached.get(turns[-1])
    name = _NAMES[str(target.per)]
    met = _all_met([reached[turn].judged.met if turn in reached else False for turn in over])
    short = [turn for turn in open_turns if turn not in enough]
    return replace(
        status,
        reached=this.number if this else None,
        reached_text=f"本{name[1]}{this.text}" if this else status.reached_text,
        met=False if met is True and short else met,
        pending=met is True and bool(short) and target.op not in LIMITS,
        turns=len(turns),
        turns_met=len(enough),
        note="；".join(filter(None, [_counted(over, enough, name), _of_this(this, bool(open_turns), name)])),
    )


def _counted(over: Sequence[_Turn], enough: Sequence[_Turn], name: tuple[str, str]) -> str:
    met = sum(turn in enough for turn in over)
    return f"已过 {len(over)} {name[0]}，{met} {name[0]}达到" if over else ""


def _of_this(this: _Reached | None, is_open: bool, name: tuple[str, str]) -> str:
    if this is not None and this.judged.note:
        return f"本{name[1]}{this.judged.note}"
    return f"本{name[1]}还没有报" if this is None and is_open else ""


def _all_met(mets: Sequence[bool | None]) -> bool | None:
    """True where all are (none may be); False where one is known not to be; else None."""
    return False if False in mets else None if None in mets else True


@dataclass(slots=True)
class _History:
    """One run through the results, the totals going along."""

    target: Target
    turns: Sequence[_Turn]
    total: Decimal = Decimal(0)
    before: tuple[_Turn, Decimal] | None = None
    """The last turn with results, and the total at its end."""

    def read(self, results: Sequence[Got]) -> dict[_Turn, _Reached]:
        by_turn: dict[_Turn, list[Got]] = {}
        for got in results:
            by_turn.setdefault(_turn(self.target, got.account.end), []).append(got)
        found = {turn: self._of_turn(turn, by_turn[turn]) for turn in sorted(by_turn)}
        for got in results:
            begin, end = (_turn(self.target, day) for day in (got.account.begin, got.account.end))
            if begin != end:
                unknown = _Reached(Judged(None, "的报告期更长，不能逐期判断"), None, got.text)
                found |= dict.fromkeys([turn for turn in self.turns if begin <= turn <= end], unknown)
        return found

    def _of_turn(self, turn: _Turn, results: Sequence[Got]) -> _Reached:
        latest = results[-1]
        if not is_counted(self.target) or not isinstance(latest.reading, Target):
            number = in_unit_of(self.target, latest.reading) if isinstance(latest.reading, Target) else None
            return _Reached(judge(self.target, latest.reading), number, latest.text)
        return self._counted(turn, results)

    def _counted(self, turn: _Turn, results: Sequence[Got]) -> _Reached:
        begun = self.before is not None and self.before[0][0] == turn[0]
        base = self.total = self.before[1] if begun and self.before is not None else Decimal(0)
        falls, added_only = False, True
        for got in results:
            number = in_unit_of(self.target, got.reading) if isinstance(got.reading, Target) else None
            if number is None:
                continue
            added = is_addition(self.target, got.reading)
            added_only &= added
            total = self.total + number if added else number
            falls |= total < self.total
            self.total = total
        previous = (turn[0], turn[1] - 1)
        is_gap = not added_only and previous in self.turns and (not begun or self.before[0] != previous)  # type: ignore[index]
        self.before = (turn, self.total)
        own = self.total - base
        judged = self._judged(own, falls=falls, is_gap=is_gap)
        if falls:
            return _Reached(judged, None, results[-1].text)
        text = f"{number_as_json(own)}{self.target.unit or ''}"
        return _Reached(
            judged, own, f"{text}（{results[-1].text}）" if base or added_only else results[-1].text
        )

    def _judged(self, own: Decimal, *, falls: bool, is_gap: bool) -> Judged:
        if falls:
            return Judged(None, "的累计数比以前的少，不能判断")
        judged = judge(self.target, replace(self.target, op="=", value=own, max=None, per=None))
        # What came on top may be of the turn before, too: too little stays too little, and within a limit stays within.
        is_sure = judged.met is (self.target.op in LIMITS)
        if is_gap and not is_sure:
            return Judged(None, "以前一期没有报，分不清是哪一期的，不能判断")
        return judged


def _turn(target: Target, day: date) -> _Turn:
    if target.per == "week":
        year, week, _ = day.isocalendar()
        return year, week
    return day.year, (day.month - 1) // _TURNS[str(target.per)]


def _is_open(target: Target, turn: _Turn, plan_end: date, watch: Watch) -> bool:
    """Whether a turn goes on, or the report that tells of its end is not due yet."""
    end = (
        date.fromisocalendar(*turn, 7)
        if target.per == "week"
        else last_day(turn[0], (turn[1] + 1) * _TURNS[str(target.per)])
    )
    end = min(end, plan_end)
    return watch.on <= end or watch.awaited(end) is not None


def _days_within(first: date, last: date) -> Iterator[date]:
    """Days from first to last, a week apart at most, so that none of the turns is left out."""
    day = first
    while day < last:
        yield day
        day += timedelta(7)
    if first <= last:
        yield last
