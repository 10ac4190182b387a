"""Suggested links: how often right, what speaks for them, and that ids and order play no part."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.analysis.suggestions import suggest
from fzjs.checks.alignment.linking import targets_of_links
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace

LABELLED = [
    "plans/sample-county",
    *(f"benchmarks/labelled/{name}" for name in ("earlier", "official", "terse")),
]


def plans_of(folder: Path) -> tuple[Workspace, Plan, list[Plan]]:
    """A workspace, its framework, and the annual plans that implement it."""
    workspace = Workspace(folder)
    models = [
        workspace.load(entry).model for entry in workspace.entries if entry.kind in ("annual", "framework")
    ]
    plans = [model for model in models if isinstance(model, Plan)]
    framework = next(plan for plan in plans if plan.kind == "framework")
    return workspace, framework, [plan for plan in plans if plan.framework == framework.id]


@pytest.mark.parametrize("folder", LABELLED)
def test_the_right_measure_comes_first_or_among_three(folder: str, root: Path) -> None:
    workspace, framework, plans = plans_of(root / folder)
    asked = first = third = 0
    for plan in plans:
        links = {step.measure.id: set(targets_of_links(step, plan, framework)) for step in plan.measures()}
        for found in suggest(plan, framework, workspace.registry, wanted=set(links)):
            if links[found.measure]:
                ids = [suggestion.framework for suggestion in found.suggestions]
                asked += 1
                first += bool(ids) and ids[0] in links[found.measure]
                third += bool(set(ids) & links[found.measure])
    assert asked >= 18
    assert first / asked >= 0.85
    assert third / asked >= 0.95


def test_ids_and_order_play_no_part(root: Path) -> None:
    workspace, framework, plans = plans_of(root / "plans/sample-county")
    plan = plans[0]
    every = {step.measure.id for step in plan.measures()}
    renamed = framework.model_copy(
        update={
            "goals": [
                goal.model_copy(
                    update={
                        "measures": [
                            measure.model_copy(update={"id": f"x{measure.id}"})
                            for measure in reversed(goal.measures)
                        ]
                    }
                )
                for goal in reversed(framework.goals)
            ]
        }
    )
    before = suggest(plan, framework, workspace.registry, wanted=every)
    after = suggest(plan, renamed, workspace.registry, wanted=every)
    for one, other in zip(before, after, strict=True):
        assert {(s.framework, s.score) for s in one.suggestions[:1]} == {
            (s.framework[1:], s.score) for s in other.suggestions[:1]
        }


def test_suggestions_say_what_speaks_for_them(root: Path) -> None:
    workspace, framework, plans = plans_of(root / "plans/sample-county")
    plan = next(plan for plan in plans if plan.year == 2024)
    (found,) = suggest(plan, framework, workspace.registry, wanted={"m22"})
    best = found.suggestions[0]
    assert best.framework == "5.2"
    assert any("出庭" in word for word in best.words)
    assert "复议应诉" in best.concepts


def test_links_of_other_years_help(root: Path) -> None:
    workspace, framework, plans = plans_of(root / "plans/sample-county")
    plan = next(plan for plan in plans if plan.year == 2024)
    others = [other for other in plans if other is not plan]
    (alone,) = suggest(plan, framework, workspace.registry, wanted={"m22"})
    (helped,) = suggest(plan, framework, workspace.registry, others, wanted={"m22"})
    assert helped.suggestions[0].framework == alone.suggestions[0].framework == "5.2"
    assert helped.suggestions[0].score > alone.suggestions[0].score


def test_measures_that_have_links_are_not_asked_about(root: Path) -> None:
    workspace, framework, plans = plans_of(root / "plans/sample-county")
    for plan in plans:
        unlinked = [step.measure.id for step in plan.measures() if not step.measure.implements]
        assert [found.measure for found in suggest(plan, framework, workspace.registry)] == unlinked
