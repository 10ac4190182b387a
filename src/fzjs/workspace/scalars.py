"""What a plain scalar means: the core schema of YAML 1.2 (chapter 10.3), and calendar dates.

Narrower than the schema where tools of today disagree. `010`, `0x1F`, `0o17`, `1_000`, `1e3`, `.inf`
and `.nan` are numbers to some readers and texts, or other numbers, to others; they stay text here and
are reported. `yes`, `on`, `12:30` and times of day are texts to everyone who follows YAML 1.2.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from fzjs.workspace.document import Scalar

CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

NUMBER_STARTS = frozenset("0123456789+-.")

# A number of more digits is a code, not a quantity; Python refuses to read one of more than 4300.
_LONGEST_NUMBER = 40


def resolve_number(written: str) -> Scalar:
    """An int, float or date for a plain scalar that starts like a number, else the text itself."""
    if written.isdigit() and written.isascii():
        if (written[0] != "0" or written == "0") and len(written) <= _LONGEST_NUMBER:
            return int(written)
        return written
    if len(written) > _LONGEST_NUMBER or not written.isascii():
        return written
    if len(written) == 10 and written[4] == written[7] == "-":
        return _date(written)
    if _number().fullmatch(written):
        return float(written) if "." in written else int(written)
    return written


def is_disputed_number(written: str) -> bool:
    """Whether YAML tools disagree about this plain scalar: text to one, a number to another."""
    return _disputed().fullmatch(written) is not None


def _date(written: str) -> datetime.date | str:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:  # 2024-02-30 is no day, and so stays what was written
        return written


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")


@cache
def _disputed() -> re.Pattern[str]:
    return re.compile(
        r"[-+]?(?:0[0-9]+(?:\.[0-9]*)?|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+"
        r"|[0-9][0-9_]*_[0-9_]*(?:\.[0-9]*)?"
        r"|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
    )
