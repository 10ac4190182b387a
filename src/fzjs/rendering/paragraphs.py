"""A plan as the paragraphs of its document: numbers counted, units where the style puts them.

Every way of printing a plan (text, Markdown, Word) is made from this one stream.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fzjs.language.standing import Script, in_script
from fzjs.model.numbering import level_of
from fzjs.model.plan import Attribution, Goal, Measure, Organisation, Path, Plan, Section
from fzjs.model.printed_numbers import Item, PlacedPart, arranged, printed_numbers
from fzjs.model.printing import IN_THE_TEXT, ON_ITS_OWN_LINE, Printed, Style
from fzjs.rendering.wording import one_line, plan_script, role_lines

Role = Literal["title", "heading", "item", "text", "assignment", "attachment"]
"""What a paragraph is.

title: of the document; heading: numbered or titled, nothing behind it; item: a heading with its text run in, or a
numbered text; text: prose; assignment: who does it, on a line of its own; attachment: a line of the note on attachments.
"""

_BRACKETS = ("（", "(", "〔", "[", "【")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; printed, it reads `heading + text + assignment`."""

    role: Role
    level: int
    """1 to 4 by the form of its number (一、 → 1, （一） → 2, 1. → 3, （1） → 4), 0 for none (GB/T 9704-2012, 7.3.3)."""
    heading: str
    """Number, title and the mark behind it: what the font of the level is for."""
    text: str
    path: Path
    """The record of the plan that it prints."""
    assignment: str = ""
    """The units in brackets behind the text."""
    mark: str = ""
    """The mark at the end of `heading`."""

    @property
    def name(self) -> str:
        """The heading without the mark behind it."""
        return self.heading.removesuffix(self.mark)

    @property
    def printed(self) -> str:
        """The paragraph as one line."""
        return self.heading + self.text + self.assignment


def paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """The document of a plan, title first, attachments last, without the notice that issues it."""
    return _Run(plan).paragraphs()


class _Run:
    """One run through a plan; the goals above what is being printed go along."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.style: Style = plan.style
        self.script: Script = plan_script(plan)
        self.numbers = printed_numbers(plan)
        self.above: list[Goal] = []

    def paragraphs(self) -> Iterator[Paragraph]:
        yield Paragraph("title", 0, "", one_line(self.plan.title), ("title",))
        yield from _lines("text", self.plan.preamble, ("preamble",))
        for placed in arranged(self.plan):
            yield from self._part(placed)
        yield from _lines("text", self.plan.closing, ("closing",))
        yield from _attachments(self.plan.attachments, self.style.attachment_label)

    def _part(self, placed: PlacedPart) -> Iterator[Paragraph]:
        path, part, items = placed
        if part.title is not None:
            title = part.title if self.plan.parts else self._own(part.title)
            yield from self._entry(title, _mark(part.printed, ON_ITS_OWN_LINE), part.text, path)
        for below, item in items:
            yield from self._item(item, below)

    def _item(self, item: Item, path: Path) -> Iterator[Paragraph]:
        if isinstance(item, Goal):
            yield from self._goal(item, path)
        elif isinstance(item, Measure):
            yield from self._measure(item, path, self.style.requirement_mark)
        elif isinstance(item, Organisation):
            yield from self._organisation(item, path)
        else:
            usual = self.style.general_mark if isinstance(item, Section) else self.style.phase_mark
            yield from self._entry(item.title, _mark(item.printed, usual), item.text, path)

    def _goal(self, goal: Goal, path: Path) -> Iterator[Paragraph]:
        yield from self._entry(goal.title, _mark(goal.printed, self.style.goal_mark), None, path)
        if goal.statement:
            yield from _lines("text", f"{self._own('目标')}：{goal.statement}", path)
        yield from _lines("text", goal.text, path)
        self.above.append(goal)
        for index, subgoal in enumerate(goal.goals):
            yield from self._goal(subgoal, (*path, "goals", index))
        for index, measure in enumerate(goal.measures):
            yield from self._measure(measure, (*path, "measures", index), self.style.measure_mark)
        self.above.pop()
        yield from _lines("assignment", self._block(goal), path)

    def _measure(self, measure: Measure, path: Path, usual: str) -> Iterator[Paragraph]:
        title, text = measure.title, measure.text or ""
        mark = _mark(measure.printed, usual) if title and (text or measure.printed) else ""
        if title:
            found = list(self._entry(title, mark, text, path))
        else:
            printed_number = self.numbers[path]
            found = list(_lines("item" if printed_number else "text", printed_number + text, path))
            found[:1] = [replace(first, level=level_of(printed_number)) for first in found[:1]]
        assignment = one_line(self._assignment(measure))
        run_in = assignment.startswith(_BRACKETS) and (text or mark != ON_ITS_OWN_LINE)
        if found and run_in:
            found[-1] = replace(found[-1], assignment=assignment)
        yield from found
        if not run_in:
            yield from _lines("assignment", assignment, path)

    def _assignment(self, measure: Measure) -> str:
        """What stands behind a measure: its own words, or the units that it, its goals and the plan name."""
        spoken = _spoken(measure.printed)
        if spoken is not None:
            return spoken
        lines = role_lines([measure, *self._lenders()], self.script)
        return f"（{self.style.attribution_mark.join(lines)}）" if lines else ""

    def _block(self, goal: Goal) -> str:
        """What stands behind the measures of a goal."""
        spoken = _spoken(goal.printed)
        if spoken is not None or self.style.attribution != "block":
            return spoken or ""
        return "\n".join(f"{line}。" for line in role_lines([goal], self.script))

    def _lenders(self) -> list[Attribution]:
        """From whom a measure takes the units to print behind it; what stands in a block is not printed twice."""
        if self.style.attribution == "block":
            return []
        return [*reversed([goal for goal in self.above if _spoken(goal.printed) is None]), self.plan]

    def _entry(self, title: str, mark: str, text: str | None, path: Path) -> Iterator[Paragraph]:
        """A heading and its text, in one paragraph unless the mark parts them."""
        printed_number = self.numbers[path]
        level = level_of(printed_number)
        texts = list(_lines("text", text, path))
        name = printed_number + one_line(title)
        if mark == ON_ITS_OWN_LINE:
            yield Paragraph("heading", level, name, "", path)
        elif not texts:
            yield Paragraph("heading", level, name + mark, "", path, mark=mark)
        else:
            yield Paragraph("item", level, name + mark, texts.pop(0).text, path, mark=mark)
        yield from texts

    def _organisation(self, group: Organisation, path: Path) -> Iterator[Paragraph]:
        yield from _lines("text", group.text, path)
        yield from _lines("text", f"{self._own('组长')}：{group.head}", path)
        if group.deputies:
            yield from _lines("text", f"{self._own('副组长')}：{'、'.join(group.deputies)}", path)
        if group.members:
            yield from _lines("text", f"{self._own('成员')}：{'、'.join(group.members)}", path)
        if group.office:
            yield from _lines("text", f"{self._own('领导小组办公室设在')}{group.office}。", path)
        if group.contact:
            yield from _lines("text", f"{self._own('联系方式')}：{group.contact}", path)

    def _own(self, phrase: str) -> str:
        return in_script(phrase, self.script)


def _spoken(printed: Printed | None) -> str | None:
    """The document's own words on who does it, empty where its text says so; None where the style decides."""
    if printed is None or not printed.assignment:
        return None
    return "" if printed.assignment == IN_THE_TEXT else printed.assignment


def _mark(printed: Printed | None, usual: str) -> str:
    return usual if printed is None or printed.mark is None else printed.mark


def _lines(role: Role, text: str | None, path: Path) -> Iterator[Paragraph]:
    """Every line of a text is a paragraph; blank lines are none."""
    for line in (text or "").splitlines():
        if line.strip():
            yield Paragraph(role, 0, "", line, path)


def _attachments(names: list[str], label: str) -> Iterator[Paragraph]:
    for place, name in enumerate(names, 1):
        begin = f"{label}：" if place == 1 else ""
        heading = begin + (f"{place}. " if len(names) > 1 else "")
        yield Paragraph("attachment", 0, heading, one_line(name), ("attachments", place - 1))
