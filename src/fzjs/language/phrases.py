"""The public readers of phrases: text in, `Deadline`, `Target` or `Unparsed` out."""

from __future__ import annotations

import functools

from fzjs.language.deadlines import parse_deadline
from fzjs.language.folding import fold, fold_text
from fzjs.language.hints import advise_either
from fzjs.language.quantities import scan_quantities
from fzjs.language.readings import Deadline, Reading, Target, Unparsed, phrase_as_json
from fzjs.language.targets import parse_target

__all__ = [
    "Deadline",
    "Reading",
    "Target",
    "Unparsed",
    "phrase_as_json",
    "read_deadline",
    "read_phrase",
    "read_target",
]


_CACHED = 8192
# A stop or a comma that closes a phrase says nothing.
_CLOSING = "。．；;，, \t\n\u3000"


@functools.lru_cache(_CACHED)
def read_phrase(text: str, plan_year: int | None) -> Reading:
    """Read a phrase that may be a deadline or a target; `plan_year` as in `read_deadline`.

    一季度一次 and its like count and recur at once: here they are targets (once per quarter).
    """
    deadline = read_deadline(text, plan_year)
    if isinstance(deadline, Deadline) and deadline.type != "recurring":
        return deadline
    target = read_target(text)
    if isinstance(deadline, Unparsed) and isinstance(target, Unparsed):
        return Unparsed(text, advise_either(deadline.hint, target.hint, counts=_counts(text)))
    return (
        target if isinstance(deadline, Unparsed) or (isinstance(target, Target) and target.per) else deadline
    )


def _counts(text: str) -> bool:
    """Whether a text holds a number with a unit that is none of time."""
    return any(not (found.is_bare or found.is_duration) for found in scan_quantities(fold_text(text)))


@functools.lru_cache(_CACHED)
def read_deadline(text: str, plan_year: int | None) -> Deadline | Unparsed:
    """Read a deadline.

    `plan_year` is the year of an annual plan. None says that the plan covers several years: then a date
    without a year (年底前) has no sure year and is `broken`, for the year must be written.
    """
    return parse_deadline(fold_text(text.rstrip(_CLOSING)), text, plan_year)


@functools.lru_cache(_CACHED)
def read_target(text: str) -> Target | Unparsed:
    """Read a target: an indicator (where written), a comparison, a number and its unit."""
    return parse_target(fold(text.rstrip(_CLOSING)), text)
