"""A plan as plain text: title, numbered headings, measures with their units, as the issued document reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.model.numbering import number
from fzjs.model.plan import Attribution, Goal, Measure, Organisation, Phase, Plan, Section
from fzjs.model.printing import (
    IN_THE_TEXT,
    NO_NUMBER,
    ON_ITS_OWN_LINE,
    USUAL_PARTS,
    Holds,
    NumberForm,
    Numbering,
    Part,
    Printed,
    Style,
)

_ROLES = (("lead", "牵头单位"), ("responsible", "责任单位"), ("support", "配合单位"))

_BRACKETS = "（(〔[【"
_FIRST_LEVEL = ("一、", "第一条", "第一章", "无")


def render_text(plan: Plan) -> str:
    """The plan's document as text, one paragraph a line, without the notice that issues it."""
    return "\n".join(_Pages(plan).lines()) + "\n"


def usual_parts(plan: Plan) -> list[Part]:
    """The parts of a plan that does not state them, in the order that such documents have."""
    parts: list[Part] = []
    for holds, title in USUAL_PARTS:
        if holds == "goals" and plan.style.goal_number not in _FIRST_LEVEL:
            title = "目标任务"
        if getattr(plan, holds):
            parts.append(Part(holds=holds, title=title) if title else Part(holds=holds))
    return parts


class _Pages:
    """One run through a plan; the counters of what is numbered through go along."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.style: Style = plan.style
        self.heading = self.subgoal = 0
        self.measure = plan.style.measure_first - 1
        self.above: list[Goal] = []
        self.waiting: dict[Holds, list[object]] = {
            "general": list(plan.general),
            "goals": list(plan.goals),
            "phases": list(plan.phases),
            "organisation": [plan.organisation] if plan.organisation else [],
            "requirements": list(plan.requirements),
        }

    def lines(self) -> Iterator[str]:
        yield self.plan.title
        if self.plan.preamble:
            yield self.plan.preamble
        for part in self.plan.parts or usual_parts(self.plan):
            yield from self._part(part)
        for holds, items in self.waiting.items():
            if items:
                yield from self._part(Part(holds=holds))
        if self.plan.closing:
            yield self.plan.closing
        yield from _attachments(self.plan.attachments, self.style.attachment_label)

    def _part(self, part: Part) -> Iterator[str]:
        items = self.waiting[part.holds]
        taken = items[: part.count]
        del items[: len(taken)]
        if part.title is None:
            for item in taken:
                self.heading += 1
                form = self.style.goal_number if isinstance(item, Goal) else self.style.part_number
                yield from self._item(item, form, self.heading)
            return
        self.heading += 1
        yield from _entry(
            _number(part.printed, self.style.part_number, self.heading), part.title,
            _mark(part.printed, ON_ITS_OWN_LINE), part.text,
        )  # fmt: skip
        form = {
            "general": self.style.general_number, "goals": self.style.goal_number, "phases": self.style.phase_number,
            "requirements": self.style.requirement_number, "organisation": NO_NUMBER,
        }[part.holds]  # fmt: skip
        for place, item in enumerate(taken, 1):
            yield from self._item(item, form, place)

    def _item(self, item: object, form: NumberForm, place: int) -> Iterator[str]:
        if isinstance(item, Goal):
            yield from self._goal(item, form, place)
        elif isinstance(item, Measure):
            yield self._measure(item, _number(item.printed, form, place), self.style.requirement_mark)
        elif isinstance(item, Section):
            mark = _mark(item.printed, self.style.general_mark)
            yield from _entry(_number(item.printed, form, place), item.title, mark, item.text)
        elif isinstance(item, Phase):
            mark = _mark(item.printed, self.style.phase_mark)
            yield from _entry(_number(item.printed, form, place), item.title, mark, item.text)
        elif isinstance(item, Organisation):
            yield from _organisation(item)

    def _goal(self, goal: Goal, form: NumberForm, place: int) -> Iterator[str]:
        mark = _mark(goal.printed, self.style.goal_mark)
        yield from _entry(_number(goal.printed, form, place), goal.title, mark, None)
        if goal.statement:
            yield f"目标：{goal.statement}"
        if goal.text:
            yield goal.text
        self.above.append(goal)
        for below, subgoal in enumerate(goal.goals, 1):
            self.subgoal += 1
            value = self.subgoal if self.style.subgoal_numbering == "continuous" else below
            yield from self._goal(subgoal, self.style.subgoal_number, value)
        for within, measure in enumerate(goal.measures, 1):
            unnumbered = measure.printed is not None and measure.printed.number == NO_NUMBER
            self.measure += not unnumbered or self.style.measure_numbering == "per-goal"
            value = _counted(self.style.measure_numbering, self.measure, within)
            printed_number = _number(measure.printed, self.style.measure_number, value)
            yield self._measure(measure, printed_number, self.style.measure_mark)
        self.above.pop()
        yield from self._assignment(goal, goal.printed, block=True)

    def _measure(self, measure: Measure, printed_number: str, mark: str) -> str:
        title, text = measure.title or "", measure.text or ""
        joint = _mark(measure.printed, mark) if title and (text or measure.printed) else ""
        body = printed_number + title + ("\n" if joint == ON_ITS_OWN_LINE else joint) + text
        assignment = "".join(self._assignment(measure, measure.printed, block=False))
        return f"{body}\n{assignment}" if assignment and assignment[0] not in _BRACKETS else body + assignment

    def _assignment(self, holder: Attribution, printed: Printed | None, *, block: bool) -> Iterator[str]:
        if printed is not None and printed.assignment:
            if printed.assignment != IN_THE_TEXT:
                yield printed.assignment
        elif block:
            if self.style.attribution == "block":
                yield from (f"{line}。" for line in _role_lines([holder]))
        else:
            lines = _role_lines([holder, *self._lenders()])
            yield f"（{self.style.attribution_mark.join(lines)}）" if lines else ""

    def _lenders(self) -> list[Attribution]:
        """From whom a measure takes the units to print behind it; what stands in a block is not printed twice."""
        if self.style.attribution == "block":
            return []
        spoken = [goal for goal in self.above if goal.printed is not None and goal.printed.assignment]
        return [*reversed([goal for goal in self.above if goal not in spoken]), self.plan]


def _role_lines(holders: Sequence[Attribution]) -> list[str]:
    """牵头单位：…, 责任单位：…, 配合单位：…: each role from the first of the holders that names somebody."""
    named = ((label, (getattr(holder, role) for holder in holders)) for role, label in _ROLES)
    found = ((label, next((names for names in lists if names), None)) for label, lists in named)
    return [f"{label}：{'、'.join(names)}" for label, names in found if names]


def _counted(numbering: Numbering, through: int, within: int) -> int:
    return through if numbering == "continuous" else within


def _number(printed: Printed | None, form: NumberForm, value: int) -> str:
    if printed is None or printed.number is None:
        return number(form, value)
    return "" if printed.number == NO_NUMBER else printed.number


def _mark(printed: Printed | None, usual: str) -> str:
    return usual if printed is None or printed.mark is None else printed.mark


def _entry(printed_number: str, title: str, mark: str, text: str | None) -> Iterator[str]:
    """A heading and its text, on one line unless the mark parts them."""
    if mark == ON_ITS_OWN_LINE:
        yield f"{printed_number}{title}"
        if text:
            yield text
    else:
        yield f"{printed_number}{title}{mark}{text or ''}"


def _organisation(group: Organisation) -> Iterator[str]:
    if group.text:
        yield group.text
    yield f"组长：{group.head}"
    if group.deputies:
        yield f"副组长：{'、'.join(group.deputies)}"
    if group.members:
        yield f"成员：{'、'.join(group.members)}"
    if group.office:
        yield f"领导小组办公室设在{group.office}。"
    if group.contact:
        yield f"联系方式：{group.contact}"


def _attachments(names: list[str], label: str) -> Iterator[str]:
    if len(names) == 1:
        yield f"{label}：{names[0]}"
    elif names:
        yield f"{label}：1. {names[0]}"
        yield from (f"{place}. {name}" for place, name in enumerate(names[1:], 2))
