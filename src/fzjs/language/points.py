"""Days and periods of the calendar as phrases name them, before the year is known."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from fzjs.language.dates import FIRST_YEAR, LAST_YEAR, day_fault, last_day, year_fault
from fzjs.language.forms import Match, Token, match_form, read_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EDGES = frozenset(("end", "beginning", "middle", "within"))
_TENDAYS = {1: (1, 10), 2: (11, 20), 3: (21, 0)}


class Point(NamedTuple):
    """A day or a period: months `first_month` to `last_month`, days `first_day` to `last_day` (0: the last).

    `year` is absolute, or None: then it is the plan's year, with `shift` added where a word says so (次年: 1).
    `month_known` is False for a day alone (10日). `edge` is the 底, 初, 中 or 内 behind it, `before` says that 前
    follows. `fault` says, in Chinese, why it is damaged.
    """

    grain: str
    year: int | None = None
    last_year: int | None = None
    shift: int | None = None
    first_month: int = 1
    last_month: int = 12
    first_day: int = 1
    last_day: int = 0
    month_known: bool = True
    edge: str = ""
    before: bool = False
    fault: str | None = None

    def resolve(self, plan_year: int | None) -> tuple[datetime.date, datetime.date] | str:
        """The first and the last day, or the Chinese reason why there is none."""
        if self.fault:
            return self.fault
        if not self.month_known:
            return "缺少月份，请写成“6月10日前”或“每月10日前”"
        year = self.year
        if year is None:
            if plan_year is None:
                return "缺少年份：计划跨多个年度，请写明是哪一年"
            year = plan_year + (self.shift or 0)
            if not FIRST_YEAR <= year <= LAST_YEAR:
                return f"计划的年份“{plan_year}”不对，应写四位数字的公历年份"
        end_year = self.last_year or year
        for at, month, day in (
            (year, self.first_month, self.first_day),
            (end_year, self.last_month, self.last_day),
        ):
            if fault := day_fault(at, month, day or 1):
                return fault
        start = datetime.date(year, self.first_month, self.first_day)
        end = (
            datetime.date(end_year, self.last_month, self.last_day)
            if self.last_day
            else last_day(end_year, self.last_month)
        )
        return (end, end) if self.edge == "end" else (start, end)


def join_points(tokens: Sequence[Token]) -> list[Token]:
    """Replace each run of words that names points (several when a list: 6月、12月底前) by one `point` word.

    Its value is the tuple of points.
    """
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _read_point(tokens, at)
        if found is None:
            joined.append(tokens[at])
            at += 1
            continue
        point, at = found
        if len(joined) > 1 and joined[-1].kind == "list" and joined[-2].kind == "point":
            joined.pop()
            points = (*joined.pop().value, point)
        else:
            points = (point,)
        joined.append(Token("point", "", points))
    return [token._replace(value=_share(token.value)) if token.kind == "point" else token for token in joined]


def _share(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """What a list writes once holds for all: the ending (6月、12月底前), the year, the month (6月10日、20日)."""
    last = points[-1]
    if not any(point.edge or point.before for point in points[:-1]):
        points = tuple(point._replace(edge=last.edge, before=last.before) for point in points)
    shared = [points[0]]
    for point in points[1:]:
        shared.append(inherit(point, shared[-1]))
    return tuple(shared)


def inherit(point: Point, earlier: Point) -> Point:
    """`point` with the year and the month that it leaves to an earlier one: 2023年5月10日—30日."""
    if not point.month_known and earlier.month_known and earlier.grain == "day":
        point = point._replace(
            month_known=True,
            first_month=earlier.first_month,
            last_month=earlier.last_month,
            fault=point.fault,
        )
    if point.year is None and point.shift is None:
        return point._replace(year=earlier.year, shift=earlier.shift)
    if point.shift == 1 and earlier.year is not None:  # 2023年9月至次年3月
        return point._replace(year=earlier.year + 1, shift=None)
    return point


def _read_point(tokens: Sequence[Token], start: int) -> tuple[Point, int] | None:
    """The longest point at `start` with what belongs to it, and the place behind."""
    best: tuple[Match, str] | None = None
    for form in _point_forms():
        match = match_form(form, tokens, start)
        if match and (best is None or match.end > best[0].end):
            best = match, form.name
    if best is None:
        return None
    match, name = best
    at = match.end
    kinds = [token.kind for token in tokens[at : at + 3]] + [""] * 3
    repeated = {"year": "bare_year", "month": "bare_month", "quarter": "bare_quarter"}.get(name)
    if repeated and kinds[0] == repeated and kinds[1] in _EDGES:  # 2024年 年底, 6月 月底
        at, kinds = at + 1, kinds[1:]
    edge = kinds[0] if kinds[0] in _EDGES else ""
    if (
        name in ("bare_year", "bare_month", "bare_quarter", "named_plan") and not edge
    ):  # 十四五 alone is a name
        return None
    at += bool(edge)
    before = at < len(tokens) and tokens[at].kind == "before"
    point = _BUILDERS[name](tokens[start : match.end])
    return point._replace(edge=edge, before=before), at + before


@functools.cache
def _point_forms() -> tuple[Any, ...]:
    return read_forms("date_points")


def _values(tokens: Sequence[Token]) -> dict[str, Token]:
    return {token.kind: token for token in tokens}


def _year(tokens: Sequence[Token]) -> dict[str, Any]:
    """The fields that a year word fills: an absolute year, or a shift from the plan's year."""
    token = _values(tokens).get("year")
    if token is None:
        return {}
    if token.value is None:
        return {"fault": f"年份没有写全：{token.text}"}
    written = token.text.removesuffix("年度").removesuffix("年")
    if token.value in (-1, 0, 1, 2) and not written[:1].isdigit():
        return {"shift": token.value}
    fault = year_fault(token.value, written)
    return {"fault": fault} if fault else {"year": token.value}


def _month(tokens: Sequence[Token]) -> dict[str, Any]:
    token = _values(tokens)["month"]
    if token.value is None:
        return {"fault": f"月份没有写全：{token.text}"}
    fault = day_fault(None, token.value, 1)
    return {"first_month": token.value, "last_month": token.value} | ({"fault": fault} if fault else {})


def _day(tokens: Sequence[Token]) -> dict[str, Any]:
    token = _values(tokens)["day"]
    if token.value is None:
        return {"fault": f"日期没有写全：{token.text}"}
    fault = None if 1 <= token.value <= 31 else f"没有{token.value}日"
    return {"first_day": token.value, "last_day": token.value} | ({"fault": fault} if fault else {})


def _read_day(tokens: Sequence[Token]) -> Point:
    point = Point("day", **_merged(_year(tokens), _month(tokens), _day(tokens)))
    if point.fault:
        return point
    fault = day_fault(point.year, point.first_month, point.first_day)
    return point._replace(fault=fault)


def _merged(*parts: dict[str, Any]) -> dict[str, Any]:
    """All fields together; the first fault stands."""
    merged: dict[str, Any] = {}
    for part in reversed(parts):
        merged.update(part)
    return merged


def _read_tenday(tokens: Sequence[Token]) -> Point:
    first, last = _TENDAYS[_values(tokens)["tenday"].value]
    return Point("tenday", **_merged(_year(tokens), _month(tokens)), first_day=first, last_day=last)


def _read_months(
    first: int, last: int, grain: str, tokens: Sequence[Token], fault: str | None = None
) -> Point:
    return Point(
        grain, **_merged(_year(tokens), {"fault": fault}, {"first_month": first, "last_month": last})
    )


def _read_quarter(tokens: Sequence[Token]) -> Point:
    token = _values(tokens)["quarter"]
    if token.value not in (1, 2, 3, 4):
        return _read_months(1, 3, "quarter", tokens, f"没有这个季度：{token.text}")
    return _read_months(3 * token.value - 2, 3 * token.value, "quarter", tokens)


def _read_first_quarters(tokens: Sequence[Token]) -> Point:
    count = tokens[-1].value
    if count not in (2, 3):
        return _read_months(1, 12, "quarters", tokens, "只有“前两季度”“前三季度”的说法")
    return _read_months(1, 3 * count, "quarters", tokens)


def _read_half(tokens: Sequence[Token]) -> Point:
    half = _values(tokens)["half"].value
    return _read_months(6 * half - 5, 6 * half, "half", tokens)


def _read_iso(tokens: Sequence[Token]) -> Point:
    year, month, day = tokens[0].value
    fault = year_fault(year, str(year)) or day_fault(year, month, 1 if day is None else day)
    if day is None:
        return Point("month", year=year, first_month=month, last_month=month, fault=fault)
    return Point(
        "day", year=year, first_month=month, last_month=month, first_day=day, last_day=day, fault=fault
    )


def _read_plan(tokens: Sequence[Token]) -> Point:
    first, last = tokens[0].value
    return Point("plan", year=first, last_year=last)


def _read_nth_month(tokens: Sequence[Token]) -> Point:
    """第一个月10日: the month counts within a quarter, so that it is a date only after 每季度."""
    day = _day(tokens[1:]) if tokens[1:] else {"first_day": 0}
    placeless = {
        "first_month": tokens[0].value,
        "fault": "没有写明是哪个季度的月份，请写成“每季度第一个月10日前”",
    }
    return Point("nth_month", **_merged(placeless, day))


def _damaged(fault: str) -> Callable[[Sequence[Token]], Point]:
    return lambda _: Point("damaged", fault=fault)


_BUILDERS: dict[str, Callable[[Sequence[Token]], Point]] = {
    "date": _read_iso,
    "day": _read_day,
    "tenday": _read_tenday,
    "month": lambda tokens: Point("month", **_merged(_year(tokens), _month(tokens))),
    "quarter": _read_quarter,
    "first_quarters": _read_first_quarters,
    "half": _read_half,
    "year": lambda tokens: Point("year", **_year(tokens)),
    "named_plan": _read_plan,
    "whole_year": lambda tokens: Point("whole", **_year(tokens)),
    "bare_year": lambda _: Point("year"),
    "bare_month": lambda _: Point("bare_month", fault="缺少月份，请写成“6月底前”或“每月底前”"),
    "bare_quarter": lambda _: Point(
        "bare_quarter", fault="没有写明是哪个季度，请写成“第二季度末”或“每季度末”"
    ),
    "day_alone": lambda tokens: Point("day", month_known=False, **_day(tokens)),
    "nth_month": _read_nth_month,
    "lost_year": _damaged("年份丢失，请补上四位数字的年份"),
    "lost_month": _damaged("月份丢失，请补上月份"),
    "lost_day": _damaged("日丢失，请补上是哪一日"),
    "blank_date": _damaged("日期没有填写，请补上年月日"),
    "unplaced": _damaged("“本月”“下季度”一类说法没有参照，请写明月份或“每月”"),
}
