"""The public readers of phrases: text in, `Deadline`, `Target` or `Unparsed` out."""

from __future__ import annotations

from fzjs.language.readings import Deadline, Reading, Target, Unparsed, phrase_as_json

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


def read_phrase(text: str, plan_year: int | None) -> Reading:
    """Read a phrase that may be a deadline or a target; `plan_year` as in `read_deadline`."""
    deadline = read_deadline(text, plan_year)
    return deadline if isinstance(deadline, Deadline) else read_target(text)


def read_deadline(text: str, plan_year: int | None) -> Deadline | Unparsed:
    """Read a deadline.

    `plan_year` is the year of an annual plan. None says that the plan covers several years: then a date
    without a year (年底前) has no sure year and is `broken`, for the year must be written.
    """
    _ = plan_year
    return Unparsed(text, "写成“2024年6月30日前”“每季度末”“长期坚持”等形式")


def read_target(text: str) -> Target | Unparsed:
    """Read a target: an indicator (where written), a comparison, a number and its unit."""
    return Unparsed(text, "写成“不少于4次”“不低于90%”“3—5项”等形式")
