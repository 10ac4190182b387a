"""How often `fzjs trace --suggest` finds the right framework measure, and how long it takes.

For every annual plan of the folders given (default: the sample county and the labelled folders beside this script)
the links are taken away and suggested again; a suggestion is right if the plan had that link. Links of other years
take no part, unless `--learn` says so.

    python benchmarks/suggestions.py [--learn] [--misses] [--no-concepts] [FOLDER…]
"""

from __future__ import annotations

import argparse
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis import likeness
from fzjs.analysis.suggestions import suggest
from fzjs.checks.alignment.linking import targets_of_links
from fzjs.model.plan import Goal, Measure, Plan
from fzjs.model.registry import Registry
from fzjs.workspace.workspace import Workspace

HERE = Path(__file__).resolve().parent
SAMPLES = (HERE.parent / "plans" / "sample-county", *sorted((HERE / "labelled").glob("*")))


@dataclass
class Tally:
    """How many measures had a link, and for how many the right one came first or among the first three."""

    asked: int = 0
    first: int = 0
    third: int = 0

    def __str__(self) -> str:
        asked = self.asked or 1
        return f"{self.asked:4}  first {self.first / asked:6.1%}  among three {self.third / asked:6.1%}"


def annual_plans(workspace: Workspace) -> list[Plan]:
    """The annual plans of a workspace that name a framework."""
    plans = [workspace.load(entry).model for entry in workspace.entries if entry.kind == "annual"]
    return [plan for plan in plans if isinstance(plan, Plan) and plan.framework]


def tally(plan: Plan, workspace: Workspace, *, learn: bool, misses: bool) -> Tally:
    """Suggest links for every measure of a plan that has one."""
    framework = workspace.find(plan.framework or "", Plan)
    assert framework is not None
    links = {step.measure.id: set(targets_of_links(step, plan, framework)) for step in plan.measures()}
    wanted = {measure for measure, right in links.items() if right}
    others = [other for other in annual_plans(workspace) if other.id != plan.id] if learn else []
    found = Tally()
    every = {step.measure.id for step in plan.measures()}
    for suggested in suggest(plan, framework, workspace.registry, others, wanted=every):
        if suggested.measure not in wanted:
            continue
        ids = [suggestion.framework for suggestion in suggested.suggestions]
        right = links[suggested.measure]
        found.asked += 1
        found.first += ids[0] in right if ids else 0
        found.third += bool(right & set(ids))
        if misses and (not ids or ids[0] not in right):
            print(f"    {suggested.measure} {suggested.title}: {sorted(right)} but {ids}")
    return found


def measure_time(count: int = 2_000) -> float:
    """Seconds for suggesting framework measures for `count` measures out of `count`, texts of 100 characters each.

    The texts are shuffled clauses of the labelled plans, so that they share words as real ones do.
    """
    random.seed(5)
    clauses = sorted(_clauses())

    def measures(prefix: str) -> list[Measure]:
        return [
            Measure(id=f"{prefix}{number}", title=_text(clauses, 10), text=_text(clauses, 100))
            for number in range(count)
        ]

    framework = Plan(
        kind="framework", id="f", title="规划", goals=[Goal(title="目标", measures=measures("f"))]
    )
    plan = Plan(
        kind="annual", id="a", title="要点", framework="f", goals=[Goal(title="目标", measures=measures("a"))]
    )
    start = time.perf_counter()
    found = suggest(plan, framework, Registry([]))
    assert len(found) == count
    return time.perf_counter() - start


def _clauses() -> set[str]:
    found: set[str] = set()
    for folder in SAMPLES:
        workspace = Workspace(folder)
        for plan in [workspace.load(entry).model for entry in workspace.entries]:
            if isinstance(plan, Plan):
                for step in plan.measures():
                    found.update(part for part in re.split("[，。；、]", step.measure.text or "") if part)
    return found


def _text(clauses: list[str], length: int) -> str:
    text = ""
    while len(text) < length:
        # Half of each clause is cut off at random, so that no two texts are made of the same blocks.
        clause = random.choice(clauses)
        text += clause[random.randrange(len(clause)) :] + "，"
    return text[:length]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--learn", action="store_true", help="use the links of other years")
    parser.add_argument("--misses", action="store_true", help="list what is not first")
    parser.add_argument("--no-concepts", action="store_true", help="n-grams and units alone, for comparison")
    options = parser.parse_args()
    if options.no_concepts:
        likeness._CHANNELS = (0.95, 0.0, 0.05)
    total = Tally()
    for folder in options.folders or SAMPLES:
        workspace = Workspace(folder)
        for plan in annual_plans(workspace):
            found = tally(plan, workspace, learn=options.learn, misses=options.misses)
            print(f"{folder.name:16} {plan.id:14} {found}")
            total = Tally(total.asked + found.asked, total.first + found.first, total.third + found.third)
    print(f"{'all':31} {total}")
    if not options.folders:
        print(f"2,000 × 2,000 measures: {measure_time():.2f} s")


if __name__ == "__main__":
    main()
