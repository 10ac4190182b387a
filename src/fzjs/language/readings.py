"""What a phrase can mean: `Deadline`, `Target` or `Unparsed`, and their JSON shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

DeadlineType = Literal["by", "span", "recurring", "relative", "ongoing", "vague", "broken"]
TargetOp = Literal[">=", "<=", ">", "<", "=", "range", "~", "delta", "compare", "all", "qualitative"]
Bound = Literal[">=", "<=", ">", "<"]
Period = Literal["year", "half-year", "quarter", "month", "week"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something must be done.

    `by`         `date`, or `dates` in written order when there are several (then `date` is the first); the day
                 itself still counts: 6月10日前 is 10 June
    `span`       `start` to `end`, both days included
    `recurring`  `rrule`, an RFC 5545 recurrence rule; a BYMONTHDAY that a month lacks means its last day
    `relative`   `anchor` (the event, as written; None where the phrase names none) and `offset`, an ISO 8601
                 duration with two additions: a leading minus counts back from the anchor, WD are working days
    `ongoing`    without end; `start` (a day) or `anchor` (an event) where the phrase says 自…起
    `vague`      no day can be told; `reason` says, in Chinese, what to write where that helps
    `broken`     meant as a date but damaged or incomplete; `reason` says why, in Chinese
    """

    text: str
    type: DeadlineType
    date: datetime.date | None = None
    dates: tuple[datetime.date, ...] = ()
    start: datetime.date | None = None
    end: datetime.date | None = None
    rrule: str | None = None
    anchor: str | None = None
    offset: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached.

    `indicator`  what is measured, as written; None where the phrase does not say
    `op`         以上/以下/以内 include the number, 超过/高于/不满/低于 exclude it; `=` for a bare count
    `value`      exact; a share written as a fraction is rounded to four places; negative in a `delta` that falls
    `max`        the upper end of a `range`
    `unit`       %, 百分点, 次, 工作日 …; None for a fraction and for a bare number
    `per`        how often the count is due
    `baseline`   what a `delta` or a `compare` is measured against, as written
    `bound`      on which side of the baseline a `compare` must be, or whether the size of a `delta` is a limit
                 (提高3个百分点以上: >=); None otherwise
    `redundant_bound`  the phrase bounds the number twice: 至少2次以上
    """

    text: str
    op: TargetOp
    indicator: str | None = None
    value: Decimal | None = None
    max: Decimal | None = None
    unit: str | None = None
    per: Period | None = None
    baseline: str | None = None
    bound: Bound | None = None
    redundant_bound: bool = False


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A phrase that is not understood in full; `hint` says in Chinese which forms are."""

    text: str
    hint: str


Reading = Deadline | Target | Unparsed


def phrase_as_json(reading: Reading) -> dict[str, Any]:
    """One JSON object per phrase, keys only where they apply.

    `anchor` of a relative deadline, and `unit` of a target with a number, are null where the phrase has none;
    whole numbers are integers, dates ISO strings.
    """
    if isinstance(reading, Deadline):
        return _deadline_as_json(reading)
    if isinstance(reading, Target):
        return _target_as_json(reading)
    return {"text": reading.text, "kind": "unparsed", "hint": reading.hint}


def number_as_json(value: Decimal) -> int | float:
    """90 for 90 and 90.0, 0.6667 for 0.6667."""
    return int(value) if value == value.to_integral_value() else float(value)


def _deadline_as_json(deadline: Deadline) -> dict[str, Any]:
    shape: dict[str, Any] = {"text": deadline.text, "kind": "deadline", "type": deadline.type}
    if deadline.date is not None:
        shape["date"] = deadline.date.isoformat()
    if deadline.dates:
        shape["dates"] = [date.isoformat() for date in deadline.dates]
    if deadline.start is not None:
        shape["start"] = deadline.start.isoformat()
    if deadline.end is not None:
        shape["end"] = deadline.end.isoformat()
    if deadline.anchor is not None or deadline.type == "relative":
        shape["anchor"] = deadline.anchor
    for key in ("rrule", "offset", "reason"):
        if getattr(deadline, key) is not None:
            shape[key] = getattr(deadline, key)
    return shape


def _target_as_json(target: Target) -> dict[str, Any]:
    shape: dict[str, Any] = {"text": target.text, "kind": "target"}
    if target.indicator is not None:
        shape["indicator"] = target.indicator
    shape["op"] = target.op
    if target.value is not None:
        shape["value"] = number_as_json(target.value)
        if target.max is not None:
            shape["max"] = number_as_json(target.max)
        shape["unit"] = target.unit
    for key in ("per", "baseline", "bound"):
        if getattr(target, key) is not None:
            shape[key] = getattr(target, key)
    if target.redundant_bound:
        shape["redundant_bound"] = True
    return shape
