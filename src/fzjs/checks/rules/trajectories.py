"""FZ403 and FZ405: targets that are set year by year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from fzjs.checks.finding import Fault
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, WrittenTarget
from fzjs.language.phrases import Target
from fzjs.model.plan import Path


class YearValue(NamedTuple):
    """The target of one year as a number that can be compared: 全覆盖 is 100 %, 3—5项 counts from 3."""

    written: WrittenTarget
    number: Decimal
    unit: str | None
    op: str
    at_most: bool
    """Whether the number must not be exceeded."""

    @property
    def shown(self) -> str:
        """As a message names it: 2023年的目标“40%”."""
        return f"{self.written.year}年的目标“{self.written.reading.text}”"


@rule("FZ403", "逐年目标倒退", "error", PLANS)
def trajectory_falls_back(scope: PlanScope) -> Iterator[Fault]:
    """逐年目标（trajectory）应当一年好过一年，各年用同一个单位和同一方向的比较词。

    为什么：20%、50%、40% 这样先升后降的目标，多半是抄错了数；有的年份写百分比，有的年份写个数，无法比较。

    “不低于”的目标不应逐年降低，“不超过”的目标不应逐年升高；只写数值的，可以一路升高或者一路降低，不应时升时降。

    怎么改：对照原件核对这两年的数值和单位。
    """
    for values in _trajectories(scope):
        first = values[0]
        odd = next(
            (value for value in values if (value.unit, value.at_most) != (first.unit, first.at_most)), None
        )
        if odd is not None:
            message = f"“{odd.written.indicator}”{odd.shown}与{first.shown}无法比较"
            hint = "各年用同一个单位和同一方向的比较词，如都写“不低于…%”"
            yield Fault(odd.written.path, message, hint, odd.written.subject)
            continue
        wrong = _falling_back(values)
        if wrong is not None:
            earlier, later = wrong
            message = f"“{later.written.indicator}”{later.shown}比{earlier.shown}倒退"
            yield Fault(later.written.path, message, "对照原件核对这两年的数值", later.written.subject)


@rule("FZ405", "逐年目标的年份不在计划期内", "warning", PLANS)
def trajectory_outside_period(scope: PlanScope) -> Iterator[Fault]:
    """逐年目标（trajectory）的年份要在计划的年度（year）或规划期（period）之内。

    为什么：规划到2025年为止，却写了2026年的目标，没有人会去考核；写了规划期以前的年份，多半是把基期的现状当成了目标。

    怎么改：核对年份；基期的现状写到措施内容里。
    """
    span = scope.span
    if span is None:
        return
    first, last = span[0].year, span[1].year
    for written in scope.targets:
        if written.year is not None and not first <= written.year <= last:
            period = f"{first}年" if first == last else f"{first}—{last}年"
            message = f"“{written.indicator}”有{written.year}年的目标，而计划期是{period}"
            hint = "核对年份；计划期以前的现状写到措施内容里"
            yield Fault(written.path, message, hint, written.subject, on_key=True)


def _trajectories(scope: PlanScope) -> Iterator[list[YearValue]]:
    """The values of each trajectory in the order of their years; those that cannot be compared are left out."""
    found: dict[Path, list[WrittenTarget]] = {}
    for written in scope.targets:
        if written.year is not None:
            found.setdefault(written.path[:-1], []).append(written)
    for together in found.values():
        values = (
            [value for value in map(_year_value, together) if value is not None] if len(together) > 1 else []
        )
        if values:
            yield sorted(values, key=lambda value: value.written.year or 0)


def _year_value(written: WrittenTarget) -> YearValue | None:
    reading = written.reading
    if not isinstance(reading, Target) or reading.op in ("delta", "compare", "qualitative"):
        return None
    if reading.op == "all":
        return YearValue(written, Decimal(100), "%", "=", False)
    if reading.value is None:
        return None
    return YearValue(written, reading.value, reading.unit, reading.op, reading.op in ("<=", "<"))


def _falling_back(values: list[YearValue]) -> tuple[YearValue, YearValue] | None:
    """The first two neighbouring years that go the wrong way, if any do."""
    rises = [(earlier, later) for earlier, later in pairwise(values) if earlier.number < later.number]
    falls = [(earlier, later) for earlier, later in pairwise(values) if earlier.number > later.number]
    if not rises and all(value.op in ("=", "~") for value in values):
        return None  # 10%、8%、5%: of some things less is better
    wrong = rises if values[0].at_most else falls
    return wrong[0] if wrong else None
