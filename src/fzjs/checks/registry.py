"""All rules, by code."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from fzjs.checks.rule import Rule

MODULES: tuple[str, ...] = (
    "reading",
    "suppressions",
    "shape",
    "units",
    "attribution",
    "register",
    "deadlines",
    "phases",
    "targets",
    "trajectories",
    "references",
    "reports",
    "results",
    "evidence",
    "indicators",
    "assessments",
)
"""Modules of `fzjs.checks.rules`, in the order of their codes."""


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    found = {}
    for name in MODULES:
        module = import_module(f"fzjs.checks.rules.{name}")
        for value in vars(module).values():
            if isinstance(value, Rule):
                found[value.code] = value
    return dict(sorted(found.items()))


@cache
def rules_for(kind: str) -> tuple[Rule, ...]:
    """The rules that look at files of a kind."""
    return tuple(rule for rule in all_rules().values() if rule.check is not None and kind in rule.kinds)
