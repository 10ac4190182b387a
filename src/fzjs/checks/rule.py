"""What a rule is: a code, a Chinese page, and a generator of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from fzjs.checks.finding import Fault, Severity
from fzjs.model.kinds import KINDS, PLAN_KINDS

Check = Callable[[Any], Iterator[Fault]]

PLANS: frozenset[str] = PLAN_KINDS
EVERY_KIND: frozenset[str] = frozenset(KINDS)

FAMILIES: dict[str, str] = {
    "FZ0": "文件与编码",
    "FZ1": "字段与结构",
    "FZ2": "单位",
    "FZ3": "时间",
    "FZ4": "目标",
    "FZ5": "引用",
    "FZ6": "用语",
    "FZ7": "报告与佐证",
    "FZ8": "指标与评估",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its page, in Chinese, says what is checked, why, and how to put it right."""

    code: str
    title: str
    severity: Severity
    page: str
    kinds: frozenset[str] = frozenset()
    """The kinds of files that `check` looks at."""
    check: Check | None = None
    """None for what shows while a file is read, before there is anything to check."""

    @property
    def family(self) -> str:
        """The Chinese name of the rule's family."""
        return FAMILIES[self.code[:3]]


def rule(code: str, title: str, severity: Severity, kinds: Iterable[str]) -> Callable[[Check], Rule]:
    """Make a rule of a generator; its docstring becomes the rule's page."""

    def make(check: Check) -> Rule:
        return Rule(code, title, severity, cleandoc(check.__doc__ or ""), frozenset(kinds), check)

    return make


def shown_while_reading(code: str, title: str, severity: Severity, page: str) -> Rule:
    """A rule whose findings come from reading a file or from making its model."""
    return Rule(code, title, severity, cleandoc(page))
