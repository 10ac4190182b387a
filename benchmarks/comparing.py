"""How long `fzjs diff` takes for two plans of 300 measures, after start-up, at its best and at its worst.

python benchmarks/comparing.py
"""

from __future__ import annotations

import random
import time

from fzjs.analysis.changes import compare_plans
from fzjs.model.plan import Goal, Measure, Plan
from fzjs.model.registry import Registry

MEASURES = 300
_CHARACTERS = "建立健全推进落实执法监督公开审查决策普法调解复议应诉清单培训考核评估平台队伍服务企业群众基层制度规范程序责任"


def plan(seed: int, plan_id: str = "a") -> Plan:
    """A plan with 300 measures of 120 characters, ten to a goal."""
    dice = random.Random(seed)

    def text(length: int) -> str:
        return "".join(dice.choices(_CHARACTERS, k=length))

    measures = [
        Measure(
            id=f"m{number:03}",
            title=text(10),
            text="，".join(text(14) for _ in range(8)) + "。",
            lead=["县司法局"],
            deadline=["2024年底前"],
            targets=[f"{text(8)}不少于{dice.randint(1, 9)}次"],
        )
        for number in range(MEASURES)
    ]
    goals = [
        Goal(title=f"目标{start}", measures=measures[start : start + 10]) for start in range(0, MEASURES, 10)
    ]
    return Plan(kind="annual", id=plan_id, title="要点", year=2024, goals=goals)


def edited(before: Plan, *, retitle: bool) -> Plan:
    """The plan with a sentence put into each text, every target lowered, and other titles if asked."""
    goals = [
        goal.model_copy(update={"measures": [_edited(measure, retitle=retitle) for measure in goal.measures]})
        for goal in before.goals
    ]
    return before.model_copy(update={"goals": goals, "id": "b" if retitle else before.id})


def _edited(measure: Measure, *, retitle: bool) -> Measure:
    text = measure.text or ""
    targets = [str(target).replace("不少于", "不少于1") for target in measure.targets]
    title = f"{measure.title}新" if retitle else measure.title
    changed = f"{text[:40]}另外增加一句话{text[60:]}"
    return measure.model_copy(update={"title": title, "text": changed, "targets": targets})


def main() -> None:
    base = plan(1)
    cases = {
        "the same plan": base,
        "every text and target changed": edited(base, retitle=False),
        "another plan, all measures renamed": edited(base, retitle=True),
        "another plan, nothing alike": plan(2, "b"),
    }
    register = Registry([])
    for name, other in cases.items():
        start = time.perf_counter()
        count = len(compare_plans(base, other, register).changes)
        print(f"{name:36} {time.perf_counter() - start:6.3f} s  {count:5} changes")


if __name__ == "__main__":
    main()
