"""What is laid down about the report as it goes out: up to which day it tells, its own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fzjs.analysis.annual_report.told import day_in_words
from fzjs.rendering.asked import Asked, LackingError, NothingToSayError

_DUE = (3, 1)
"""The month and day before which governments report to their superiors (督察工作规定, article 24)."""


@dataclass(frozen=True, slots=True)
class Upto:
    """The day up to which the report tells, and in Chinese why it is this day."""

    day: date
    why: str


def upto(asked: Asked, year: int) -> Upto:
    """The day asked for; else the day of signing; else today, but no later than the report is due.

    Raises `LackingError` for a day after that of signing or before the year, `NothingToSayError` if that is today.
    """
    signed = signed_on(asked)
    due = date(year + 1, *_DUE)
    if asked.is_day_chosen:
        if signed is not None and signed < asked.on:
            raise LackingError(
                f"--on {asked.on} 晚于成文日期 {signed}：报告不能写成文以后的事。请改其中一个，或者去掉 --on"
            )
        found = Upto(asked.on, "--on 写明的日期")
    elif signed is not None:
        found = Upto(signed, "成文日期")
    elif asked.on < due:
        found = Upto(asked.on, "没有写 --on 和成文日期，写到今天")
    else:
        found = Upto(due, "没有写 --on 和成文日期，写到报送上级的期限")
    if found.day < date(year, 1, 1):
        lack = LackingError if asked.is_day_chosen or signed is not None else NothingToSayError
        raise lack(
            f"{day_in_words(found.day)}（{found.why}）时{year}年还没有开始，没有可以报告的。请改日期或者年份"
        )
    return found


def signed_on(asked: Asked) -> date | None:
    """The day of signing, where it is given."""
    stated = asked.settings.get("signed")
    if not stated:
        return None
    try:
        return date.fromisoformat(stated)
    except ValueError:
        raise LackingError(f"成文日期 {stated} 不是日期，请写成 2025-02-20 的样子") from None
