"""The years that a plan states: its own, those of its title and its notice, and those its dates leave open."""

from __future__ import annotations

import re
from functools import cache

from fzjs.language.document_numbers import DocumentNumber, read_document_number
from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_integer
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.readings import Unparsed
from fzjs.model.notice import Notice
from fzjs.model.plan import Plan

_TURN_OF_YEAR = {12: -1, 1: 1}
"""What is signed in December may get a number of the next year; what is signed in January, one of the last."""

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


def number_year_against(notice: Notice) -> int | None:
    """The year of the document number that is another than that of the day of signing; None where they agree."""
    if notice.number is None or notice.signed is None or str(notice.signed.year) in notice.number:
        return None
    number = read_document_number(notice.number)
    if not isinstance(number, DocumentNumber):
        return None
    later = notice.signed.year - number.year
    turn = _TURN_OF_YEAR.get(notice.signed.month)
    return None if later == turn else number.year


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
