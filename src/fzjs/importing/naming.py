"""What a title says of a plan: its kind, its year or period, and the id that follows from them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_table

_RANGE = re.compile(r"(20[0-9]{2}|19[0-9]{2})年?[-至到](20[0-9]{2}|19[0-9]{2})年?")
_YEAR = re.compile(r"((?:20|19)[0-9]{2})年(?!版)")
_FRAMEWORK_YEARS = 4


def naming_of(title: str, signed: date | None, kind: str | None = None) -> dict[str, Any]:
    """`kind`, `id`, and `year` or `period` as far as the title tells them."""
    folded = fold_text(title)
    years = _RANGE.search(folded)
    period = {"from": int(years[1]), "to": int(years[2])} if years else _five_years(folded)
    year = _YEAR.search(folded) if period is None else None
    if kind is None:
        kind = "annual" if year else "framework" if _is_framework(folded, period) else "scheme"
    found: dict[str, Any] = {"kind": kind}
    if kind == "annual":
        number = int(year[1]) if year else signed.year if signed else None
        if number is not None:
            found |= {"id": f"annual-{number}", "year": number}
    elif period is not None:
        found |= {"id": f"{kind}-{period['from']}-{period['to']}", "period": period}
    elif year:
        found |= {"id": f"{kind}-{year[1]}", "year": int(year[1])}
    return {"id": kind, **found}


def _is_framework(folded: str, period: dict[str, int] | None) -> bool:
    """Whether a title without a single year is that of a five-year plan: 规划, or 实施方案（2021—2025年）."""
    if re.search(r"规划(?!和)", folded):
        return True
    years = period["to"] - period["from"] if period else 0
    return years >= _FRAMEWORK_YEARS and re.search(r"方案|纲要|计划", folded) is not None


def _five_years(folded: str) -> dict[str, int] | None:
    """“十四五”: 2021 to 2025."""
    for row in read_table("five_year_plans"):
        if any(name in folded for name in row[0].split()):
            return {"from": int(row[1]), "to": int(row[2])}
    return None
