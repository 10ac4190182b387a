"""Folded phrases → `Deadline`: whole-phrase words first, then forms over words and points, then durations."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from fzjs.language import recurrences
from fzjs.language.datewords import cut_date_words
from fzjs.language.durations import read_relative
from fzjs.language.forms import Form, Token, match_form, read_forms
from fzjs.language.hints import advise
from fzjs.language.points import Point, inherit, join_points
from fzjs.language.readings import Deadline, DeadlineType, Unparsed
from fzjs.language.wordtables import read_table, read_words

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 60


def parse_deadline(phrase: str, text: str, plan_year: int | None) -> Deadline | Unparsed:
    """Read a folded `phrase`; `text` is the phrase as written, for the reading to carry."""
    if not phrase or len(phrase) > _LONGEST:
        return Unparsed(text, advise("deadline", phrase))
    label, colon, rest = phrase.partition(":")
    if colon and label in _labels():
        phrase = rest
    named = _named_moment(phrase.replace('"', "").removeprefix("在"))
    if named is not None:
        return Deadline(text, named[0], reason=named[1])
    if weekdays := recurrences.every_weekdays(phrase):
        return Deadline(text, "recurring", rrule=weekdays)
    reading = (
        read_relative(phrase, text)
        or _read_forms(phrase, text, plan_year)
        or _read_named_with_tail(phrase, text)
    )
    return reading or Unparsed(text, advise("deadline", phrase))


def _named_moment(phrase: str) -> tuple[DeadlineType, str | None] | None:
    """A phrase of date_phrases.tsv; a year before a holiday (2024年七一前) does not give it a day."""
    named = _named_phrases().get(phrase)
    if named is not None or "年" not in phrase:
        return named
    year, _, moment = phrase.partition("年")
    named = _named_phrases().get(moment)
    is_year = year in ("今", "明", "当", "本") or (len(year) == 4 and year.isdigit())
    return named if named and named[1] and is_year and moment.endswith(_AROUND) else None


_AROUND = ("前", "后", "期间")


def _read_forms(phrase: str, text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    words = cut_date_words(phrase)
    return None if words is None else read_date_words(words, text, plan_year)


def read_date_words(words: list[Token], text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    """Match a phrase that is cut into words against the forms; None when none fits."""
    # Counts (每两年, 三年一轮) are words; dates are points made of words.
    for tokens in (words, join_points(words)):
        for form in _deadline_forms():
            match = match_form(form, tokens)
            if match is None or match.end != len(tokens):
                continue
            reading = _BUILDERS[form.name](match.kept, text, plan_year)
            if reading is not None:
                return None if _has_second_duty(words, reading) else reading
    return None


def _has_second_duty(words: list[Token], reading: Deadline | Unparsed) -> bool:
    """Whether the words behind a date add a duty that goes on: 6月底前完成|并长期坚持, 6月底前|持续推进."""
    tail = words[-1].text if words[-1].kind == "tail" else ""
    if not isinstance(reading, Deadline) or not tail:
        return False
    _, also, more = tail.replace("且", "并").partition("并")
    lasting = _lasting_words()
    return any(word in more for word in lasting) or (
        reading.type == "by" and not also and any(word in tail for word in lasting if word not in _REPEATED)
    )


# 每月定期更新, 6月底前逐步建成: these say how, not how long.
_REPEATED = ("定期", "逐步", "继续", "适时", "动态", "陆续", "巩固", "深化")


@functools.cache
def _lasting_words() -> frozenset[str]:
    return read_words("lasting")


def _read_named_with_tail(phrase: str, text: str) -> Deadline | None:
    """长期 + 坚持实施, 及时 + 报送: a word that says when, and filling words."""
    for length in range(min(len(phrase), 8), 1, -1):
        named = _named_phrases().get(phrase[:length])
        if named is None:
            continue
        rest = cut_date_words("于" + phrase[length:])
        if rest is not None and [token.kind for token in rest] == ["lead", "tail"]:
            return Deadline(text, named[0], reason=named[1])
    return None


@functools.cache
def _deadline_forms() -> tuple[Form, ...]:
    return read_forms("deadline_forms")


@functools.cache
def _labels() -> frozenset[str]:
    """What may stand before a deadline with a colon: 完成时限：…"""
    return read_words("date_labels")


@functools.cache
def _named_phrases() -> dict[str, tuple[DeadlineType, str | None]]:
    """Phrases that say when without a day, with their type and advice."""
    named: dict[str, tuple[DeadlineType, str | None]] = {}
    for words, kind, *advice in read_table("date_phrases"):
        deadline_type: DeadlineType = "ongoing" if kind == "ongoing" else "vague"
        named.update(dict.fromkeys(words.split(), (deadline_type, advice[0] if advice else None)))
    return named


Kept = dict[str, Token]


def _build_point(kept: Kept, text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    """One point or a list of points: 6月底前, 第三季度, 到2025年, 6月、12月底前."""
    points: tuple[Point, ...] = kept["at"].value
    how = kept["how"].kind if "how" in kept else ""
    if len(points) > 1:
        return _build_list(points, text, plan_year)
    point = points[0]
    ends = point.resolve(plan_year)
    if isinstance(ends, str):
        return Deadline(text, "broken", reason=ends)
    if point.edge in ("beginning", "middle"):
        return Deadline(text, "vague", reason="年初、年中、月初没有确定的日期，请写明哪一日前")
    until = how == "to" or "stop" in kept
    to_year = until and point.grain in ("year", "plan")  # 到2025年; but 到6月: with June or without?
    if _is_due(point) or (not point.before and (how == "latest" or to_year)):
        return Deadline(text, "by", date=ends[1])
    if point.before or until or how == "as_of":
        return Unparsed(text, _unsure_before(text))
    return Deadline(text, "span", start=ends[0], end=ends[1])


def _point(point: Point) -> Token:
    return Token("point", "", (point,))


def _are_consecutive(points: tuple[Point, ...]) -> bool:
    """Whether months or quarters without 底 or 前 follow one another in one year, so that they make one span."""
    if any(point.grain not in ("month", "quarter") or point.edge or point.before for point in points):
        return False
    return all(
        earlier.last_month + 1 == later.first_month
        and (earlier.year, earlier.shift) == (later.year, later.shift)
        for earlier, later in itertools.pairwise(points)
    )


def _build_list(points: tuple[Point, ...], text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    if _are_consecutive(points):  # 第一、二季度
        return _build_span({"first": _point(points[0]), "last": _point(points[-1])}, text, plan_year)
    if not all(map(_is_due, points)):
        return Unparsed(text, "几个期限写在一起时，每个都要是确定的一天，如“6月底前、12月底前”")
    dates = []
    for point in points:
        ends = point.resolve(plan_year)
        if isinstance(ends, str):
            return Deadline(text, "broken", reason=ends)
        dates.append(ends[1])
    return Deadline(text, "by", date=dates[0], dates=tuple(dates))


def _is_due(point: Point) -> bool:
    """Whether the point names the day by which something is due, not a period."""
    return point.edge == "end" or point.grain == "day" or (point.grain == "tenday" and point.before)


def _unsure_before(text: str) -> str:
    return f"“{text}”没有说清含不含这一段时间，请写成“…底前”或者具体的日期"


def _build_span(kept: Kept, text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    if len(kept["first"].value) > 1 or len(kept["last"].value) > 1:
        return None
    first, last = kept["first"].value[0], kept["last"].value[0]
    last = inherit(last, first)
    if any(point.edge in ("beginning", "middle") for point in (first, last)) or first.before:
        return Unparsed(text, "起止日期请写到日或月，如“5月10日—5月30日”“5月—6月”")
    if last.before and not _is_due(last):
        return Unparsed(text, _unsure_before(text))
    if not first.month_known and last.month_known:
        return None
    start, end = first.resolve(plan_year), last.resolve(plan_year)
    for ends in (start, end):
        if isinstance(ends, str):
            return Deadline(text, "broken", reason=ends)
    if start[0] > end[1]:
        return Deadline(text, "broken", reason="结束早于开始；如果跨年，请把两个年份都写上")
    return Deadline(text, "span", start=start[0], end=end[1])  # type: ignore[arg-type]


def _build_since(kept: Kept, text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    points: tuple[Point, ...] = kept["first"].value
    if len(points) > 1 or points[0].before or points[0].edge in ("beginning", "middle"):
        return None
    ends = points[0].resolve(plan_year)
    if isinstance(ends, str):
        return Deadline(text, "broken", reason=ends)
    return Deadline(text, "ongoing", start=ends[0])


def _recurring(text: str, rule: str | None) -> Deadline | None:
    return None if rule is None else Deadline(text, "recurring", rrule=rule)


def _build_recurring(kept: Kept, text: str, plan_year: int | None) -> Deadline | Unparsed | None:
    del plan_year
    period: str = kept["how"].value
    if "times" in kept and kept["times"].value != 1:
        return None
    if "edge" in kept:
        return _recurring(text, recurrences.every_last_day(period, kept["edge"].value))
    if "at" not in kept:
        return _recurring(text, recurrences.every(period))
    try:
        return _recurring(text, recurrences.every_point(period, kept["at"].value))
    except recurrences.BrokenRecurrenceError as broken:
        return Deadline(text, "broken", reason=str(broken))


def _build_recurring_after(kept: Kept, text: str, plan_year: int | None) -> Deadline | None:
    del plan_year
    points: tuple[Point, ...] = kept["at"].value
    if len(points) > 1 or points[0].month_known or points[0].edge != "within" or points[0].before:
        return None
    return _recurring(text, recurrences.every_days_after(kept["how"].value or "quarter", points[0].last_day))


def _build_recurring_end(kept: Kept, text: str, plan_year: int | None) -> Deadline | None:
    """每季度末25日前: a day of the last month of each quarter."""
    del plan_year
    points: tuple[Point, ...] = kept["at"].value
    if len(points) > 1 or points[0].month_known or points[0].edge or points[0].fault:
        return None
    return _recurring(text, recurrences.every_closing_day(kept["how"].value, points[0].last_day))


def _build_weekly(kept: Kept, text: str, plan_year: int | None) -> Deadline | None:
    del plan_year
    return _recurring(text, recurrences.every_weekday(kept["day"])) if kept["how"].value == "week" else None


def _build_every(kept: Kept, text: str, plan_year: int | None) -> Deadline | None:
    """每两年, 每隔三年, 每3个月一次. 每隔一年 is each year to some and every other year to others: not read."""
    del plan_year
    if ("times" in kept and kept["times"].value != 1) or kept["count"].value == 1:
        return None
    if kept["count"].kind in ("month", "quarter"):
        return None
    return _recurring(text, recurrences.every_interval(kept["count"], bare=False))


def _build_frequency(kept: Kept, text: str, plan_year: int | None) -> Deadline | None:
    """三年一轮, 一季一调度."""
    del plan_year
    once = kept["times"] if "times" in kept else kept["once"]
    return _recurring(text, recurrences.every_interval(kept["count"], bare=True)) if once.value == 1 else None


_BUILDERS: dict[str, Callable[[Kept, str, int | None], Deadline | Unparsed | None]] = {
    "point": _build_point,
    "span": _build_span,
    "since": _build_since,
    "recurring": _build_recurring,
    "recurring_after": _build_recurring_after,
    "recurring_end": _build_recurring_end,
    "weekly": _build_weekly,
    "every": _build_every,
    "frequency": _build_frequency,
}
