"""The printed numbers of a plan's items, in the forms that its style names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from fzjs.language.numerals import write_integer
from fzjs.model.printing import NO_NUMBER, NumberForm

_CIRCLED_ONE = ord("①")
_MOST_CIRCLED = 20
_ONES: dict[str, Callable[[int], str]] = {"一": write_integer, "1": str}

_LEVELS: tuple[tuple[int, str], ...] = (
    (1, r"[一二三四五六七八九十百零〇]+、|第.+[条章條]"),
    (2, r"[（(][一二三四五六七八九十百零〇]+[）)]|第.+[节節]"),
    (3, r"[0-9０-９]+(?:[.．、)）]|(?=\D|$))"),
    (4, r"[（(][0-9０-９]+[）)]|[①-⑳]"),
)
"""The heading levels of official documents (GB/T 9704-2012, 7.3.3) by the look of their numbers."""


def number(form: NumberForm, value: int) -> str:
    """The number in this form: 3 as （一） is （三）."""
    if form == NO_NUMBER:
        return ""
    if form == "①":
        return chr(_CIRCLED_ONE + value - 1) if value <= _MOST_CIRCLED else f"（{value}）"
    one = next(mark for mark in _ONES if mark in form)
    return form.replace(one, _ONES[one](value))


def level_of(printed: str) -> int:
    """The level that a printed number belongs to: 一、 is 1, （一） 2, 1. 3, （1） 4; 0 for none and for 一是."""
    return next((level for level, pattern in _patterns() if pattern.match(printed.strip())), 0)


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((level, re.compile(pattern)) for level, pattern in _LEVELS)
