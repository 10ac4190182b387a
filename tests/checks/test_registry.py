"""The registry of rules: every rule once, and for each kind of file all the rules that look at it."""

from __future__ import annotations

import pytest

from fzjs.checks.registry import MODULES, all_rules, rules_for
from fzjs.checks.rule import FAMILIES
from fzjs.model.kinds import KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_gets_every_rule_that_looks_at_it(kind: str) -> None:
    expected = [rule for rule in all_rules().values() if rule.check is not None and kind in rule.kinds]
    assert list(rules_for(kind)) == expected


def test_every_rule_belongs_to_a_family_and_looks_at_kinds_that_exist() -> None:
    for code, rule in all_rules().items():
        assert code[:3] in FAMILIES
        assert rule.kinds <= set(KINDS)


def test_modules_are_named_once() -> None:
    assert len(set(MODULES)) == len(MODULES)
