"""A target written out in the usual words, for the examples in hints."""

from __future__ import annotations

from decimal import Decimal

from fzjs.language.readings import Target

_BOUNDS = {">=": "不少于", "<=": "不超过", ">": "超过", "<": "少于", "=": "", "~": "约"}
_RATE_BOUNDS = {**_BOUNDS, ">=": "不低于", ">": "高于", "<": "低于", "=": "达到"}
_PERIODS = {"year": "每年", "half-year": "每半年", "quarter": "每季度", "month": "每月", "week": "每周"}
_RATES = ("%", "百分点")
_COUNTED_TIMES = ("工作日", "小时")
"""Measure words of time that take 个 after the number."""


def as_phrase(target: Target) -> str:
    """不少于2次, 不低于90%, 每季度不少于1次, 3—5项; what has no such form stays as it was written."""
    if target.op == "all":
        return "全覆盖"
    if target.value is None or target.unit is None or target.op in ("delta", "compare", "qualitative"):
        return target.text
    period = _PERIODS[target.per] if target.per is not None else ""
    number = _plain(target.value)
    if target.op == "range" and target.max is not None:
        number, bound = f"{number}—{_plain(target.max)}", ""
    else:
        bound = (_RATE_BOUNDS if target.unit in _RATES else _BOUNDS)[target.op]
    measure_word = "个" if target.unit in _COUNTED_TIMES else ""
    return f"{period}{bound}{number}{measure_word}{target.unit}"


def _plain(number: Decimal) -> str:
    """90, never 9E+1."""
    return f"{number:f}"
