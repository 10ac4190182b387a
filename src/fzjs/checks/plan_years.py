"""The years of a plan: the one it states, the one its title names, and whether dates without a year have one."""

from __future__ import annotations

import re
from functools import cache

from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_integer
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.readings import Unparsed
from fzjs.model.plan import Plan

_ANY_LEAP_YEAR = 2024
"""2月29日 has to be a day, whatever the year that a plan leaves open."""


def title_year_against(plan: Plan) -> int | None:
    """The year in the title of an annual plan whose `year` is another; None where they agree or cannot be told.

    A title may name years besides (落实2021—2025年规划的2024年工作要点); then any year between them will do.
    """
    if plan.kind != "annual" or plan.year is None or str(plan.year) in plan.title:
        return None
    years = _years_in(plan.title)
    return years[-1] if years and not min(years) <= plan.year <= max(years) else None


def sample_year(plan: Plan, otherwise: int) -> int:
    """A year that fits the plan, for the example in a hint."""
    if plan.phrase_year is not None:
        return plan.phrase_year
    if plan.span is not None and plan.span[0] <= plan.span[1]:
        return plan.span[1].year
    years = _years_in(plan.title)
    if years:
        return years[-1]
    signed = plan.notice.signed if plan.notice is not None else None
    return otherwise if signed is None else signed.year


def states_its_time(plan: Plan) -> bool:
    """Whether a plan says which years it covers; where it ought to and does not, FZ103, FZ110 or FZ111 speaks."""
    return plan.year is not None if plan.kind == "annual" else plan.span is not None


def lacks_only_plan_year(reading: Deadline | Unparsed, plan_year: int | None) -> bool:
    """Whether a deadline is no date for the one reason that the plan has no single year (年底前, 6月10日前)."""
    if plan_year is not None or not isinstance(reading, Deadline) or reading.type != "broken":
        return False
    with_year = read_deadline(reading.text, _ANY_LEAP_YEAR)
    return isinstance(with_year, Deadline) and with_year.type != "broken"


def _years_in(title: str) -> list[int]:
    folded = (fold_text(found[1]) for found in _year().finditer(_title_in_brackets().sub("", title)))
    return [year for year in map(read_integer, folded) if year is not None]


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        r"([2２][0０][0-9０-９]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?=年|\s*[-—–~～至到])"
    )


@cache
def _title_in_brackets() -> re.Pattern[str]:
    return re.compile("《[^》]*》")
