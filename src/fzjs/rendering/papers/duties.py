"""The measures and requirements of a plan as papers list them: numbers as printed, units, targets, deadlines as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fzjs.checks.days import in_chinese
from fzjs.model.fields import Phrase
from fzjs.model.plan import Goal, Measure, Measurement, Path, Plan, Step
from fzjs.model.printed_numbers import arranged, printed_numbers
from fzjs.rendering.wording import Wording, one_line, plan_script, quoted


@dataclass(frozen=True, slots=True)
class Duty:
    """One measure or requirement."""

    id: str
    number: str
    """As printed (4., （一）); empty where none is."""
    title: str
    """Empty where it has none."""
    text: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    targets: tuple[str, ...]
    deadlines: tuple[str, ...]
    goal: str
    """The heading that it stands under, with number."""
    is_unique: bool
    """Whether its number occurs once among the measures of the plan: 第4项 says which is meant."""
    path: Path

    @property
    def place(self) -> str:
        """The number without its marks, for a column of numbers: 4 of 4., 一 of （一）."""
        return _bare(self.number)

    @property
    def name(self) -> str:
        """What to call it: its title, else the beginning of its text."""
        short = self.text.rstrip("。") if len(self.text) <= _NAME else f"{self.text[:_NAME]}……"
        return self.title or short


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """The duties under one heading."""

    heading: str
    """With its number; of a goal within a goal both: 一、依法履职 （一）精简审批."""
    duties: tuple[Duty, ...]


_NAME = 20


def duty_groups(plan: Plan) -> tuple[DutyGroup, ...]:
    """The measures goal by goal, then the requirements, in printed order; headings without duties are left out."""
    return tuple(group for group in _Listing(plan).groups() if group.duties)


def references(duties: Sequence[Duty], wording: Wording) -> str:
    """Duties named in a sentence: 第4、6项任务, or by their titles where numbers do not say which are meant."""
    numbered = [duty.place for duty in duties if duty.is_unique]
    named = [reference(duty, wording) for duty in duties if not duty.is_unique]
    first = [wording.say("第{places}项任务", places="、".join(numbered))] if numbered else []
    return "、".join([*first, *named])


def reference(duty: Duty, wording: Wording) -> str:
    """A duty named: 第4项“学法考法不断线”; only by its title where its number does not say which is meant."""
    place = wording.say("第{place}项", place=duty.place) if duty.is_unique else ""
    return place + quoted(duty.name)


def target_text(target: str | Measurement) -> str:
    """A target as one phrase; of a trajectory every year."""
    if isinstance(target, str):
        return target
    if target.trajectory:
        years = "，".join(f"{year}年{value}" for year, value in target.trajectory.items())
        return f"{target.indicator}：{years}"
    return f"{target.indicator}{target.value or ''}"


def deadline_text(deadline: Phrase) -> str:
    """A deadline as documents write it; a day as 2024年6月30日, quoted or not."""
    try:
        day = deadline if isinstance(deadline, date) else date.fromisoformat(deadline)
    except ValueError:
        return str(deadline)
    return in_chinese(day)


class _Listing:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.numbers = printed_numbers(plan)
        self.wording = Wording(plan_script(plan))
        printed = [self.numbers[step.path] for step in plan.measures()]
        self.once = {number for number in printed if printed.count(number) == 1 and _bare(number).isdecimal()}

    def groups(self) -> Iterator[DutyGroup]:
        for path, part, items in arranged(self.plan):
            loose: list[Duty] = []
            for below, item in items:
                if isinstance(item, Goal):
                    yield from self._goal(item, below, (), "")
                elif isinstance(item, Measure):
                    loose.append(self._duty(Step(below, item, ()), self._heading(path, part.title)))
            yield DutyGroup(self._heading(path, part.title), tuple(loose))

    def _goal(self, goal: Goal, path: Path, above: tuple[Goal, ...], heading: str) -> Iterator[DutyGroup]:
        heading = f"{heading} {self.numbers[path]}{one_line(goal.title)}".strip()
        goals = (*above, goal)
        for index, subgoal in enumerate(goal.goals):
            yield from self._goal(subgoal, (*path, "goals", index), goals, heading)
        steps = [
            Step((*path, "measures", index), measure, goals) for index, measure in enumerate(goal.measures)
        ]
        yield DutyGroup(heading, tuple(self._duty(step, heading) for step in steps))

    def _heading(self, path: Path, title: str | None) -> str:
        if title is None:
            return self.wording.say("工作要求")
        return self.numbers[path] + (one_line(title) if self.plan.parts else self.wording.say(title))

    def _duty(self, step: Step, goal: str) -> Duty:
        measure, number = step.measure, self.numbers[step.path]
        lead, responsible, support = self.plan.attribution(step)
        return Duty(
            measure.id, number, one_line(measure.title or ""), (measure.text or "").strip(),
            tuple(lead.names), tuple(responsible.names), tuple(support.names),
            tuple(map(target_text, measure.targets)), tuple(map(deadline_text, measure.deadline)),
            goal, bool(step.goals) and number in self.once, step.path,
        )  # fmt: skip


def _bare(number: str) -> str:
    return re.sub(r"[（）()\s.．、]", "", number)
