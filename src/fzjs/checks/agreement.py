"""Whether two readings say the same: what a text states, and what a plan's fields say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from fzjs.checks.days import due_day
from fzjs.language.folding import fold_text
from fzjs.language.readings import Deadline, Target

Agreement = Literal["same", "close", "differs"]
"""`close`: the same number, but another comparison, period or measure word (不少于5次 and 5次, 2场)."""

TIMES_A_YEAR = {None: 1, "year": 1, "half-year": 2, "quarter": 4, "month": 12, "week": 52}
_SAME_UNITS = {"人": "名", "位": "名", "处": "个", "家": "个", "天": "日"}
"""Measure words that say the same."""

_COUNTED_ALIKE = {"场": "次", "轮": "次", "期": "次"}
"""Measure words that may well count the same things: 2场讲座 is most likely 2次讲座."""

_HEAD = 5
_EMPTY_ENDINGS = frozenset("率比例数量次的工作活动情况")
"""Of the last characters of an indicator, those that many end with."""

_ALIKE = 0.5
"""The share of the shorter name's pairs of characters that makes two indicators one."""


def quantities_agree(stated: Target, kept: Target) -> Agreement | None:
    """How what a text states compares with a target; None where they are about different kinds of things."""
    if "compare" in (stated.op, kept.op):
        return _comparisons_agree(stated, kept)
    if "delta" in (stated.op, kept.op) and stated.op != kept.op:
        return None
    stated_number, kept_number = number_of(stated), number_of(kept)
    if stated_number is None or kept_number is None or counted_unit(stated) != counted_unit(kept):
        return None
    if stated_number == kept_number:
        bounds = _bounds_agree(stated, kept)
        return "close" if bounds == "same" and not same_unit(stated, kept) else bounds
    yearly = stated_number * TIMES_A_YEAR[stated.per] == kept_number * TIMES_A_YEAR[kept.per]
    return "close" if yearly and direction_of(stated) * direction_of(kept) >= 0 else "differs"


def same_unit(stated: Target, kept: Target) -> bool:
    """Whether two targets count in the same measure word."""
    return _unit(stated) == _unit(kept)


def likeness(one: str | None, other: str | None) -> float:
    """How much of the shorter indicator the longer one shares, 0 to 1; 0 where one is not named."""
    if not one or not other:
        return 0.0
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) / min(len(pairs), len(others)) if pairs and others else 0.0


@lru_cache(8192)
def alike(one: str | None, other: str | None) -> bool:
    """Whether two indicators are surely about the same thing: 学法用法考试 and 国家工作人员学法考试.

    They must be alike at their ends too, where Chinese names say what is measured: not 负责人出庭应诉率 and
    负责人听证率.
    """
    return likeness(one, other) >= _ALIKE and not _head(one).isdisjoint(_head(other))


def dates_agree(stated: Deadline, kept: Deadline) -> Agreement | None:
    """How a date in a text compares with a deadline; None where they are different kinds of dates."""
    if stated.type == kept.type == "relative":
        if stated.anchor is not None and kept.anchor is not None and not alike(stated.anchor, kept.anchor):
            return None
        return "same" if stated.offset == kept.offset else "differs"
    if stated.rrule is not None and kept.rrule is not None:
        return _recurrences_agree(stated.rrule, kept.rrule)
    if stated.rrule is not None or kept.rrule is not None:
        return _once_and_yearly_agree(stated, kept)
    return _days_agree(stated, kept)


def days_of(reading: Deadline) -> set[date]:
    """Every day on which something is due."""
    if reading.dates:
        return set(reading.dates)
    due = due_day(reading)
    return set() if due is None else {due}


def _comparisons_agree(stated: Target, kept: Target) -> Agreement | None:
    if stated.op != kept.op or not alike(stated.baseline, kept.baseline):
        return None
    return "same" if stated.bound == kept.bound else "differs"


def _bounds_agree(stated: Target, kept: Target) -> Agreement:
    if direction_of(stated) * direction_of(kept) < 0:
        return "differs"
    if stated.max != kept.max and "range" in (stated.op, kept.op):
        return "close" if kept.max is None or stated.max is None else "differs"
    if TIMES_A_YEAR[stated.per] != TIMES_A_YEAR[kept.per]:
        return "close" if None in (stated.per, kept.per) else "differs"
    if ">=" in (stated.op, kept.op) and (_is_bare_share(stated) or _is_bare_share(kept)):
        return "close"
    return "same" if _comparison(stated) == _comparison(kept) else "close"


def number_of(target: Target) -> Decimal | None:
    return Decimal(100) if target.op == "all" else target.value


def _unit(target: Target) -> str | None:
    if target.op == "all":
        return "%"
    return _SAME_UNITS.get(target.unit, target.unit) if target.unit else None


def counted_unit(target: Target) -> str | None:
    unit = _unit(target)
    return _COUNTED_ALIKE.get(unit, unit) if unit else None


def _comparison(target: Target) -> str:
    """达到95% is reached with 96% too, so it is a lower bound; 全覆盖 is 不低于100%."""
    return ">=" if target.op in ("all", "=") and _unit(target) == "%" else target.op


def _is_bare_share(target: Target) -> bool:
    """90%, without 达到 or 以上; 100% cannot be exceeded."""
    return target.op == "=" and _unit(target) == "%" and target.value != 100 and "达" not in target.text


def direction_of(target: Target) -> int:
    """1 for a lower bound, -1 for an upper one, 0 for a bare number."""
    return {">=": 1, ">": 1, "<=": -1, "<": -1}.get(target.op, 0)


def _head(name: str | None) -> set[str]:
    return set(fold_text(name or "")[-_HEAD:]) - _EMPTY_ENDINGS


@lru_cache(4096)
def _pairs(name: str) -> frozenset[str]:
    folded = fold_text(name)
    return frozenset([folded[place : place + 2] for place in range(len(folded) - 1)] or [folded])


def _recurrences_agree(stated: str, kept: str) -> Agreement | None:
    if stated == kept:
        return "same"
    if times_a_year(stated) != times_a_year(kept):
        return None
    # 每季度 leaves the day open, 每季度末 does not: the one only says more than the other.
    return "differs" if "BYMONTHDAY" in stated and "BYMONTHDAY" in kept else "same"


def times_a_year(rrule: str) -> Decimal:
    parts = dict(part.split("=") for part in rrule.split(";"))
    in_each = {"YEARLY": 1, "MONTHLY": 12, "WEEKLY": 52, "DAILY": 365}[parts["FREQ"]]
    months = len(parts["BYMONTH"].split(",")) if "BYMONTH" in parts else 0
    return Decimal(months or in_each) / Decimal(parts.get("INTERVAL", "1"))


def _once_and_yearly_agree(stated: Deadline, kept: Deadline) -> Agreement | None:
    """每年3月底前, in the plan of one year, is 3月底前."""
    rrule, once = (stated.rrule, kept) if stated.rrule is not None else (kept.rrule, stated)
    days = days_of(once)
    same = rrule is not None and all(f"BYMONTH={day.month};BYMONTHDAY={day.day}" in rrule for day in days)
    return "same" if days and same else None


def _days_agree(stated: Deadline, kept: Deadline) -> Agreement | None:
    days, kept_days = days_of(stated), days_of(kept)
    if not days or not kept_days:
        return None
    if days <= kept_days or kept_days <= days:
        return "same"
    if stated.start is not None and stated.end is not None:
        # 上半年 in the text, 5月底前 as the deadline: the field is only stricter.
        return "same" if all(stated.start <= day <= stated.end for day in kept_days) else "differs"
    return "differs"
