"""Deadlines in one folded sentence of prose."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from fzjs.language.datewords import cut_leading_words, share_marks
from fzjs.language.deadlines import read_date_words
from fzjs.language.durations import read_relative
from fzjs.language.quantities import set_phrase_over
from fzjs.language.readings import Deadline
from fzjs.language.wordtables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fzjs.language.forms import Token

_STARTS = frozenset(
    (
        "year",
        "month",
        "date",
        "quarter",
        "nth",
        "half",
        "plan",
        "bare_year",
        "each",
        "every",
        "to",
        "from",
        "latest",
    )
)
_RECURRING_DAYS = frozenset(("day", "month", "end", "count", "date"))
# What stands before a date that reports a state or a span of others' making, not a duty.
_REPORTED = ("截至", "截止", "截止到", "自从", "早在", "第")
_AFTER_REPORTED = ("以来", "的", "起", "出台", "印发的", "版")


def scan_dates(
    sentence: str, plan_year: int | None, *, weak: bool = False
) -> Iterator[tuple[int, int, Deadline, bool]]:
    """The deadlines of a folded sentence with their places and whether they are certain.

    Broken dates are deadlines too. With `weak`, dates on which something is done (9月30日完成) are as well.
    """
    taken = 0
    for found in _start_pattern().finditer(sentence):
        if found.start() < taken:
            continue
        read, certain = _relative_at(sentence, found.start(), taken), True
        read = read or _date_at(sentence, found.start(), plan_year)
        if weak and read is None:
            read, certain = _day_of_deed(sentence, found.start(), plan_year), False
        if read is None:
            continue
        start, end, reading = read
        if start < taken or set_phrase_over(sentence, start, end):
            continue
        taken = end
        yield start, end, reading, certain


def _date_at(sentence: str, start: int, plan_year: int | None) -> tuple[int, int, Deadline] | None:
    """The longest deadline that starts here and is certain."""
    if sentence[:start].endswith(_REPORTED) or _is_glued(sentence, start):
        return None
    words, end = cut_leading_words(sentence, start)
    if not words or words[0].kind not in _STARTS:
        return None
    while words:
        if words[-1].kind != "tail" and not sentence.startswith(_AFTER_REPORTED, end) and _is_certain(words):
            reading = read_date_words(share_marks(list(words)), sentence[start:end], plan_year)
            if isinstance(reading, Deadline) and reading.type in ("by", "span", "recurring", "broken"):
                return start, end, reading
        end -= len(words.pop().text)
    return None


def _day_of_deed(sentence: str, start: int, plan_year: int | None) -> tuple[int, int, Deadline] | None:
    """The day or period that starts here, where what is done then follows: 9月30日|完成, 第三季度|组织."""
    if sentence[:start].endswith((*_REPORTED, "年", "月")) or _is_glued(sentence, start):
        return None
    words, end = cut_leading_words(sentence, start)
    while words and words[-1].kind == "tail":
        end -= len(words.pop().text)
    if not words or words[0].kind not in _STARTS or not _deed_pattern().match(sentence, end):
        return None
    reading = read_date_words(share_marks(words), sentence[start:end], plan_year)
    if not isinstance(reading, Deadline) or reading.type not in ("by", "span"):
        return None
    due = reading.date or reading.end
    past = due is None or (plan_year is not None and due.year < plan_year)
    return None if past else (start, end, reading)


@functools.cache
def _deed_pattern() -> re.Pattern[str]:
    """A verb with the words of manner before it, unless it only tells which thing is meant (9月完成的)."""
    words = {
        kind: "|".join(word for row, of in read_table("date_tails") if of == kind for word in row.split())
        for kind in ("manner", "deed", "verb")
    }
    return re.compile(
        rf"(?:{words['manner']})*(?:{words['deed']}|{words['verb']})(?![^,:()]{{0,6}}(?:的|了|过|以来|情况|率))"
    )


def _is_certain(words: Sequence[Token]) -> bool:
    """Whether the words say when something is due, not just when something is."""
    kinds = [word.kind for word in words]
    first = kinds[0]
    if first == "each":
        return len(kinds) > 1 and not _RECURRING_DAYS.isdisjoint(kinds)
    if first == "every":
        return True
    if "dash" in kinds or ("to" in kinds[1:]):
        return "month" in kinds or "day" in kinds or "date" in kinds or first == "from"
    if first in ("to", "latest"):
        return kinds[1:2] == ["year"] and isinstance(words[1].value, int) and words[1].value > 3
    if kinds[-1] == "end":
        return first != "month"
    return kinds[-1] == "before" and (kinds[-2] in ("end", "day", "tenday", "date"))


def _relative_at(sentence: str, start: int, floor: int) -> tuple[int, int, Deadline] | None:
    """有效期届满前6个月内, 印发之日起30日内: the event is looked for before the number."""
    closing = _duration_pattern().match(sentence, start)
    found = _relation_pattern().search(sentence, max(floor, start - 20), start) if closing else None
    if not found or not closing:
        return None
    group = next(name for name in ("since", "event", "close") if found[name])
    reading = read_relative(sentence[found.start(group) : closing.end()], sentence)
    if reading is None or reading.type != "relative":
        return None
    return found.start(group), closing.end(), reading


def _is_glued(sentence: str, start: int) -> bool:
    """A number inside a longer one, or a month behind 年 that is no start."""
    before = sentence[start - 1 : start] if start else ""
    return before.isascii() and (before.isalnum() or before in tuple("./-"))


@functools.cache
def _start_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!截)(?<!截止)[自从到至](?=\d{4}年|二〇)|不[晚迟]于|\d+|[xX×]{2}年|年(?=\d+月|底|末)|每|[今明次当本]年|\"?十[二三四五六]五"
        r"|第?[一二三四]季度|[上下]半年|[一二三四五六七八九十]+月|二〇..年|两年|半年"
    )


@functools.cache
def _relation_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:自|从)(?P<since>[^\d,;:、]{2,14}?)(?P<day>之日[起后])"
        r"|(?P<event>[^\d,;:、自从在的于]{2,6})(?P<from>之日[起后])"
        r"|(?P<close>(?:有效|任|合同|公示|试用|整改|服务|许可|过渡|考核)?期限?届满|印发|发布|公布)(?P<side>之?[前后]))$"
    )


@functools.cache
def _duration_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:\d+|[一二两三四五六七八九十]+)(?:个?工作日|日|天|个月|年|个?小时)(?:之内|以内|内)")
