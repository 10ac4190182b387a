"""Whether what a plan writes asks for more or less than what it is held against: targets and deadlines."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from fzjs.checks.agreement import TIMES_A_YEAR, alike, counted_unit, direction_of, number_of, times_a_year
from fzjs.checks.days import due_day
from fzjs.language.folding import fold_text
from fzjs.language.readings import Deadline, Target
from fzjs.language.wordtables import read_words

Strength = Literal["same", "stronger", "weaker", "differs"]
"""`differs`: another unit, direction or kind, so that neither is more than the other."""

Timing = Literal["same", "later", "earlier", "differs"]

_FIRMNESS = {">": 2, "<": 2, "~": 0, "<=": 1, ">=": 1, "=": 1, "all": 1, "range": 1, "delta": 1}
"""Of two comparisons with one number, which asks for more: 超过90% more than 不低于90%, 约90% less."""

_SHORTER_IS_BETTER = ("时限", "时间", "时长", "用时", "天数", "周期")
_OFFSET_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def compare_targets(wanted: Target, written: Target) -> Strength:
    """How a written target stands to the one wanted, both of one indicator.

    Counts with a rhythm are compared by the year (每季度1次 asks for as much as 全年4次); of a lower bound more is
    stronger, of an upper bound less; of bare numbers the indicator says which (败诉率, 办理时限: less).
    """
    special = _compare_without_numbers(wanted, written)
    if special is not None:
        return special
    wanted_number, written_number = number_of(wanted), number_of(written)
    if wanted_number is None or written_number is None or counted_unit(wanted) != counted_unit(written):
        return "differs"
    side = _side(wanted, written)
    if side == 0:
        return "differs"
    if wanted.op == "delta":
        if (wanted_number < 0) != (written_number < 0):
            return "differs"
        wanted_number, written_number = abs(wanted_number), abs(written_number)
    if counted_unit(wanted) != "%":
        wanted_number *= TIMES_A_YEAR[wanted.per]
        written_number *= TIMES_A_YEAR[written.per]
    return _by_numbers(
        wanted, written, (_end(wanted, wanted_number, side), _end(written, written_number, side)), side
    )


def compare_deadlines(wanted: Deadline, written: Deadline, year: int | None = None) -> Timing:
    """How a written deadline stands to the one wanted. `year` turns 每年3月底前 into that year's day."""
    if wanted.type == written.type == "relative":
        return _compare_offsets(wanted, written)
    day, written_day = day_in(wanted, year), day_in(written, year)
    if day is not None and written_day is not None:
        return _timing(written_day, day)
    if wanted.rrule is not None and written.rrule is not None:
        # Less often is later: what waits half a year is due behind what waits a quarter.
        return _timing(times_a_year(wanted.rrule), times_a_year(written.rrule))
    return "differs"


def day_in(reading: Deadline, year: int | None) -> date | None:
    """The last day on which something is due, for 每年…前 the day in this year; None where no day is named."""
    if reading.rrule is None:
        return due_day(reading)
    parts = dict(part.split("=") for part in reading.rrule.split(";"))
    month = parts.get("BYMONTH", "")
    if year is None or parts["FREQ"] != "YEARLY" or "INTERVAL" in parts or not month.isdecimal():
        return None
    last = monthrange(year, int(month))[1]
    day = parts.get("BYMONTHDAY", "-1")
    return date(year, int(month), min(int(day), last) if day.isdecimal() else last)


def _compare_without_numbers(wanted: Target, written: Target) -> Strength | None:
    kinds = (wanted.op, written.op)
    if "qualitative" in kinds:
        if wanted.op == written.op:
            return "same" if fold_text(wanted.text) == fold_text(written.text) else "differs"
        return "weaker" if written.op == "qualitative" else "stronger"
    if "compare" in kinds:
        if wanted.op != written.op or wanted.bound != written.bound:
            return "differs"
        one_baseline = wanted.baseline == written.baseline or alike(wanted.baseline, written.baseline)
        return "same" if one_baseline else "differs"
    return "differs" if "delta" in kinds and wanted.op != written.op else None


def _side(wanted: Target, written: Target) -> int:
    """1 where more is better, -1 where less is, 0 where the two bound opposite sides."""
    sides = {_bound_side(wanted), _bound_side(written)} - {0}
    if len(sides) > 1:
        return 0
    if sides:
        return sides.pop()
    return -1 if _less_is_better(wanted.indicator or written.indicator or "") else 1


def _bound_side(target: Target) -> int:
    if target.op == "delta":
        return {">=": 1, ">": 1, "<=": -1, "<": -1}.get(target.bound or "", 0)
    return direction_of(target)


@cache
def _less_is_better(indicator: str) -> bool:
    name = fold_text(indicator)
    return any(word in name for word in (*_SHORTER_IS_BETTER, *read_words("zero_nouns")))


def _end(target: Target, number: Decimal, side: int) -> Decimal:
    """The end of a range that counts: 3—5项 promises 3 and allows 5."""
    return number if side > 0 or target.max is None else target.max * TIMES_A_YEAR[target.per]


def _by_numbers(wanted: Target, written: Target, numbers: tuple[Decimal, Decimal], side: int) -> Strength:
    wanted_number, written_number = numbers
    if wanted_number != written_number:
        return "stronger" if (written_number > wanted_number) == (side > 0) else "weaker"
    difference = _FIRMNESS.get(written.op, 1) - _FIRMNESS.get(wanted.op, 1)
    return "same" if difference == 0 else "stronger" if difference > 0 else "weaker"


def _timing(written: date | Decimal, wanted: date | Decimal) -> Timing:
    if written == wanted:
        return "same"
    return "later" if written > wanted else "earlier"  # type: ignore[operator]


def _compare_offsets(wanted: Deadline, written: Deadline) -> Timing:
    if wanted.anchor and written.anchor and not alike(wanted.anchor, written.anchor):
        return "differs"
    days, written_days = _days(wanted.offset), _days(written.offset)
    if days is None or written_days is None or days[1] != written_days[1]:
        return "differs"
    return _timing(Decimal(written_days[0]), Decimal(days[0]))


def _days(offset: str | None) -> tuple[int, str] | None:
    """P5WD → (5, WD); P2M → (60, D): working days and calendar days do not compare."""
    if offset is None or not offset.startswith("P"):
        return None
    count, unit = offset[1:].rstrip("DWMY"), offset[1:].lstrip("0123456789")
    if not count.isdecimal():
        return None
    return (
        (int(count), "WD")
        if unit == "WD"
        else (int(count) * _OFFSET_DAYS[unit], "D")
        if unit in _OFFSET_DAYS
        else None
    )
