"""The numbers that a plan prints, counted: by the order of its parts, the forms and the ways of counting of its style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fzjs.model.numbering import number
from fzjs.model.plan import Goal, Measure, Organisation, Path, Phase, Plan, Section
from fzjs.model.printing import NO_NUMBER, USUAL_PARTS, Holds, NumberForm, Part, Printed, Style

_FIRST_LEVEL = ("一、", "第一条", "第一章", "无")

Item = Section | Goal | Phase | Organisation | Measure


class Placed(NamedTuple):
    """A record of a plan and where it stands."""

    path: Path
    item: Item


class PlacedPart(NamedTuple):
    """A part with what it holds. The path of a part that the plan does not state is the key of what it holds."""

    path: Path
    part: Part
    items: Sequence[Placed]


def arranged(plan: Plan) -> Iterator[PlacedPart]:
    """The parts of a plan in printed order: as it states them, else as usual; what no part holds comes last."""
    waiting = _everything(plan)
    stated: list[tuple[Path, Part]] = [(("parts", place), part) for place, part in enumerate(plan.parts)]
    for path, part in stated or [((part.holds,), part) for part in _usual_parts(plan)]:
        items = waiting[part.holds]
        taken = items[: part.count]
        del items[: len(taken)]
        yield PlacedPart(path, part, taken)
    for holds, items in waiting.items():
        if items:
            yield PlacedPart((holds,), Part(holds=holds), items)


def printed_numbers(plan: Plan) -> dict[Path, str]:
    """The number in front of every part and record that is printed with one, empty where it has none: 4., （一）, 二、."""
    return _Count(plan.style).numbers(plan)


class _Count:
    """One run through a plan; the counters of what is numbered through go along."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.heading = self.subgoal = 0
        self.measure = style.measure_first - 1
        self.found: dict[Path, str] = {}

    def numbers(self, plan: Plan) -> dict[Path, str]:
        within: dict[Holds, NumberForm] = {
            "general": self.style.general_number, "goals": self.style.goal_number, "phases": self.style.phase_number,
            "requirements": self.style.requirement_number, "organisation": NO_NUMBER,
        }  # fmt: skip
        for path, part, items in arranged(plan):
            if part.title is not None:
                self.heading += 1
                self._set(path, part.printed, self.style.part_number, self.heading)
            for place, (below, item) in enumerate(items, 1):
                form, value = within[part.holds], place
                if part.title is None:
                    self.heading += 1
                    form = self.style.goal_number if isinstance(item, Goal) else self.style.part_number
                    value = self.heading
                self._item(item, below, form, value)
        return self.found

    def _item(self, item: Item, path: Path, form: NumberForm, value: int) -> None:
        if isinstance(item, Organisation):
            return
        self._set(path, item.printed, form, value)
        if isinstance(item, Goal):
            self._below(item, path)

    def _below(self, goal: Goal, path: Path) -> None:
        for index, subgoal in enumerate(goal.goals):
            self.subgoal += 1
            value = self.subgoal if self.style.subgoal_numbering == "continuous" else index + 1
            self._item(subgoal, (*path, "goals", index), self.style.subgoal_number, value)
        for index, measure in enumerate(goal.measures):
            unnumbered = measure.printed is not None and measure.printed.number == NO_NUMBER
            per_goal = self.style.measure_numbering == "per-goal"
            self.measure += not unnumbered or per_goal
            value = index + 1 if per_goal else self.measure
            self._set((*path, "measures", index), measure.printed, self.style.measure_number, value)

    def _set(self, path: Path, printed: Printed | None, form: NumberForm, value: int) -> None:
        if printed is None or printed.number is None:
            self.found[path] = number(form, value)
        else:
            self.found[path] = "" if printed.number == NO_NUMBER else printed.number


def _everything(plan: Plan) -> dict[Holds, list[Placed]]:
    return {
        "general": [Placed(("general", index), item) for index, item in enumerate(plan.general)],
        "goals": [Placed(("goals", index), item) for index, item in enumerate(plan.goals)],
        "phases": [Placed(("phases", index), item) for index, item in enumerate(plan.phases)],
        "organisation": [Placed(("organisation",), plan.organisation)] if plan.organisation else [],
        "requirements": [
            Placed(("requirements", index), item) for index, item in enumerate(plan.requirements)
        ],
    }


def _usual_parts(plan: Plan) -> Iterator[Part]:
    """The parts of a plan that does not state them, in the order that such documents have."""
    for holds, title in USUAL_PARTS:
        if holds == "goals" and plan.style.goal_number not in _FIRST_LEVEL:
            title = "目标任务"
        if getattr(plan, holds):
            yield Part(holds=holds, title=title) if title else Part(holds=holds)
