"""Measures and requirements from the numbered items of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fzjs.importing.attribution import Attributed, read_brackets, read_line
from fzjs.importing.entry import Entry
from fzjs.importing.facts import deadlines_of, reporting_of, targets_of
from fzjs.importing.outline import Node
from fzjs.importing.source import Paragraph
from fzjs.importing.titles import Titled, heading_of, split_title
from fzjs.model.printing import IN_THE_TEXT, ON_ITS_OWN_LINE

_LONGEST_HEADING = 30


@dataclass(slots=True)
class Calendar:
    """What is known of a plan's time while its measures are read."""

    plan_year: int | None
    span: tuple[int, int] | None


@dataclass(slots=True)
class Duties:
    """Makes measures, numbers their ids, and counts."""

    calendar: Calendar
    first_leads: bool = False
    """The document says once that the unit named first leads (列第一位的为牵头单位，下同)."""
    counts: dict[str, int] = field(default_factory=dict)

    def measure(self, node: Node, letter: str = "m") -> Entry:
        """A measure (`m`) or requirement (`r`) from an item; what is numbered below it stays text."""
        below = [line for child in node.nodes for line in child.written()]
        lines = [
            node.text,
            *(block.text for block in node.paragraphs if isinstance(block, Paragraph)),
            *below,
        ]
        entry = self.of_lines([line for line in lines if line], node.line, letter)
        entry.marker = node.marker
        return entry

    def of_lines(self, lines: list[str], line: int, letter: str = "m") -> Entry:
        """A measure from its lines, its number taken off."""
        entry = Entry(line)
        entry["id"] = self._next_id(letter)
        body, attributed = _take_lines(lines, entry)
        body = _take_brackets("\n".join(body), entry, attributed).split("\n")
        title, mark, text = _split(body)
        _put(entry, "title", title)
        _put(entry, "text", text)
        entry.mark = mark if title else None
        self.attribute(entry, attributed)
        self._state(entry, title, text, attributed)
        if letter == "r" and (duty := reporting_of(title, text)) is not None:
            entry["reporting"] = duty
        return entry

    def attribute(self, entry: Entry, attributed: Attributed) -> None:
        """Put units into their roles."""
        attributed.settle(first_leads=self.first_leads)
        for role in ("lead", "responsible", "support"):
            _put(entry, role, getattr(attributed, role))

    def _state(self, entry: Entry, title: str, text: str, attributed: Attributed) -> None:
        whole = f"{title}。{text}" if title else text
        deadlines = list(attributed.deadlines)
        stated = deadlines_of(whole, self.calendar.plan_year, self.calendar.span)
        deadlines += [phrase for phrase in stated if phrase not in deadlines]
        _put(entry, "deadline", deadlines)
        _put(entry, "targets", targets_of(whole))

    def _next_id(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]:02d}"


def _split(body: list[str]) -> Titled:
    """Title and text of an item; a short first line is a title too, where more lines follow."""
    title, mark, text = split_title(body[0])
    if len(body) == 1:
        return Titled(title, mark, text)
    rest = "\n".join(body[1:])
    if title or len(text) > _LONGEST_HEADING or text.rstrip().endswith(("；", ";")):
        return Titled(title, mark, f"{text}\n{rest}")
    heading, closing = heading_of(text)
    return Titled(heading, closing or ON_ITS_OWN_LINE, rest)


def _take_lines(lines: list[str], entry: Entry) -> tuple[list[str], Attributed]:
    """Take the attributing lines off the end of an item."""
    attributed = Attributed()
    taken: list[tuple[str, Attributed]] = []
    body = list(lines)
    while len(body) > 1:
        found = read_line(body[-1])
        if found is None:
            break
        taken.insert(0, (body.pop(), found))
    for _, found in taken:
        attributed.add(found)
        attributed.first_leads |= found.first_leads
    if taken:
        entry.assignment = "\n".join(line for line, _ in taken)
    return body, attributed


def _take_brackets(text: str, entry: Entry, attributed: Attributed) -> str:
    """Take the attributing bracket off the end of a text; several, or one in the middle, stay where they are."""
    brackets = read_brackets(text, bare=not attributed)
    for bracket in brackets:
        attributed.add(bracket.attributed)
        attributed.first_leads |= bracket.attributed.first_leads
    if not brackets:
        return text
    tail = text[brackets[-1].end :]
    if (
        len(brackets) == 1
        and not tail.strip("。；; \u3000")
        and entry.assignment is None
        and text[: brackets[0].start].strip()
    ):
        entry.assignment = text[brackets[0].start :].strip()
        return text[: brackets[0].start].rstrip()
    entry.assignment = entry.assignment or IN_THE_TEXT
    return text


def _put(entry: Entry, key: str, value: Any) -> None:
    if value:
        entry[key] = value
