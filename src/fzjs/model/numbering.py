"""The printed numbers of a plan's items, in the forms that its style names."""

from __future__ import annotations

from collections.abc import Callable

from fzjs.language.numerals import write_integer
from fzjs.model.printing import NO_NUMBER, NumberForm

_CIRCLED_ONE = ord("①")
_MOST_CIRCLED = 20
_ONES: dict[str, Callable[[int], str]] = {"一": write_integer, "1": str}


def number(form: NumberForm, value: int) -> str:
    """The number in this form: 3 as （一） is （三）."""
    if form == NO_NUMBER:
        return ""
    if form == "①":
        return chr(_CIRCLED_ONE + value - 1) if value <= _MOST_CIRCLED else f"（{value}）"
    one = next(mark for mark in _ONES if mark in form)
    return form.replace(one, _ONES[one](value))
