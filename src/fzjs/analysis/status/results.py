"""Results that reports state, each with the target that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fzjs.analysis.status.progress import Account
from fzjs.checks.reporting.judging import TIME_LIMITS
from fzjs.checks.reporting.reached import ANY_UNIT, SHARES, WrittenTarget, read_result, target_about
from fzjs.language.phrases import Target, Unparsed
from fzjs.model.plan import Path


class Got(NamedTuple):
    """A result, the target it is about, and where it stands."""

    about: WrittenTarget
    text: str
    reading: Target | Unparsed
    account: Account
    path: Path


def results_of(accounts: Sequence[Account], targets: list[WrittenTarget]) -> Iterator[Got]:
    """The results of accounts that are about one of these targets, in order."""
    for account in accounts:
        for index, result in enumerate(account.entry.results):
            found = target_about(result.indicator, targets)
            if found is not None:
                path = (*account.path, "results", index)
                yield Got(found, result.value, read_result(result.value), account, path)


def is_addition(target: Target, value: Target | Unparsed) -> bool:
    """Whether a value comes on top of what was there before: 新增3次."""
    is_sum = target.op != "delta" and target.op not in ANY_UNIT and (target.unit or "") not in SHARES
    return is_sum and isinstance(value, Target) and value.op == "delta"


def is_counted(target: Target) -> bool:
    """Whether the results of a target add up over the year: numbers of things, no shares, no limits of time."""
    unit = target.unit or ""
    return (
        target.op != "delta" and target.op not in ANY_UNIT and unit not in SHARES and unit not in TIME_LIMITS
    )
