"""All rules, by code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from fzjs.checks.rule import Rule
from fzjs.model.kinds import PLAN_KINDS

MODULES: tuple[str, ...] = (
    "reading",
    "suppressions",
    "shape",
    "units",
    "unit_mentions",
    "attribution",
    "stated_leads",
    "register",
    "deadlines",
    "phases",
    "notice_dates",
    "holidays",
    "targets",
    "trajectories",
    "drift",
    "references",
    "framework",
    "wording_placeholders",
    "wording_document_numbers",
    "wording_places",
    "wording_words",
    "wording_script",
    "wording_punctuation",
    "wording_titles",
    "wording_own_lists",
    "reports",
    "results",
    "evidence",
    "reporting",
    "missing_reports",
    "indicators",
    "methods",
    "system_scores",
    "assessments",
    "assessed_values",
    "standards",
)
"""Modules of `fzjs.checks.rules`, in the order of their codes."""

_ONLY_FOR: dict[str, frozenset[str]] = {
    "register": frozenset(["units"]),
    "holidays": frozenset(["workspace", "holidays"]),
    "reports": frozenset(["report"]),
    "results": frozenset(["report"]),
    "evidence": frozenset(["report", "assessment"]),
    "reporting": frozenset(["report"]),
    "missing_reports": frozenset(["workspace", *PLAN_KINDS]),
    "indicators": frozenset(["indicators"]),
    "methods": frozenset(["indicators"]),
    "assessments": frozenset(["assessment"]),
    "assessed_values": frozenset(["assessment"]),
    "standards": frozenset(["indicators", "scheme"]),
}
"""Modules that are not imported for other kinds of files: checking one plan starts the quicker for it."""


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    return {rule.code: rule for rule in _rules_in(MODULES)}


@cache
def rules_for(kind: str) -> tuple[Rule, ...]:
    """The rules that look at files of a kind, in the order of their codes."""
    names = (name for name in MODULES if kind in _ONLY_FOR.get(name, (kind,)))
    return tuple(rule for rule in _rules_in(names) if rule.check is not None and kind in rule.kinds)


def _rules_in(names: Iterable[str]) -> list[Rule]:
    modules = [import_module(f"fzjs.checks.rules.{name}") for name in names]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return sorted(found, key=lambda rule: rule.code)
