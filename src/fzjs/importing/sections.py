"""Sections of the first level: what each holds, and the goals, measures, phases and requirements in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from fzjs.importing.attribution import Attributed, read_brackets, read_line
from fzjs.importing.duties import Duties
from fzjs.importing.entry import Entry
from fzjs.importing.facts import deadlines_of
from fzjs.importing.leading_group import leading_group_of
from fzjs.importing.outline import Node
from fzjs.importing.source import Paragraph, Table
from fzjs.importing.stages import phase_of
from fzjs.importing.task_table import is_task_table, rows_of
from fzjs.importing.titles import Titled, heading_of, is_heading, split_title
from fzjs.importing.words import patterns, rows
from fzjs.language.folding import fold_text
from fzjs.model.printing import IN_THE_TEXT, ON_ITS_OWN_LINE

_HOLDS = ("general", "goals", "phases", "organisation", "requirements")


@dataclass(slots=True)
class Sections:
    """The parts of a plan in the document's order, and what they hold."""

    duties: Duties
    parts: list[Entry] = field(default_factory=list)
    held: dict[str, list[Entry]] = field(default_factory=lambda: {key: [] for key in _HOLDS})

    def read(self, nodes: list[Node]) -> None:
        """Read the sections of the first level."""
        roles = [role_of(node) for node in nodes]
        for at, role in enumerate(roles):
            is_late_general = role == "general" and any(earlier == "goals" for earlier in roles[:at])
            is_early_requirement = role == "requirements" and "goals" in roles[at + 1 :]
            if is_late_general or is_early_requirement:
                roles[at] = "goals"
        for at, node in enumerate(nodes):
            if (
                roles[at] == "goals"
                and _is_mere_aim(node)
                and "goals" in roles[at + 1 :]
                and "goals" not in roles[:at]
            ):
                roles[at] = "general"
        for node, role in zip(nodes, roles, strict=True):
            getattr(self, f"_{role}")(node)

    def rows(self, table: Table) -> None:
        """Read a task table that stands outside of all sections."""
        goals = self._goals_of_rows(table)
        if goals:
            self.held["goals"] += goals
            self._part("goals", None, len(goals))

    def _general(self, node: Node) -> None:
        paragraphs = _texts(node)
        titled = [_section(child) for child in node.nodes]
        if node.nodes and all(section is not None for section in titled):
            self.held["general"] += [section for section in titled if section is not None]
            self._part("general", node, len(titled), "\n".join(paragraphs))
            return
        if any(deadlines_of(child.text, None, None) for child in node.nodes):
            self._goals(node)  # milestones: items with dates and without names
            return
        section = _section(node) or _whole_section(node)
        if not section["text"]:
            self._goals(node)
            return
        self.held["general"].append(section)
        self._part("general", None, 1)

    def _phases(self, node: Node) -> None:
        if not node.nodes:
            self._requirements(node)
            return
        self.held["phases"] += [phase_of(child, self.duties.calendar) for child in node.nodes]
        self._part("phases", node, len(node.nodes), "\n".join(_texts(node)))

    def _organisation(self, node: Node) -> None:
        group = leading_group_of(node) if not self.held["organisation"] else None
        if group is None:
            self._requirements(node)
            return
        self.held["organisation"].append(group)
        self._part("organisation", node, 1)

    def _requirements(self, node: Node) -> None:
        if not node.nodes or not is_heading(node.text):
            self.held["requirements"].append(self.duties.measure(node, "r"))
            self._part("requirements", None, 1)
            return
        self.held["requirements"] += [self.duties.measure(child, "r") for child in node.nodes]
        self._part("requirements", node, len(node.nodes), "\n".join(_texts(node)))

    def _goals(self, node: Node) -> None:
        has_branches = are_goals(node.nodes)
        is_container = (
            patterns("containers", "container").fullmatch(fold_text(heading_of(node.text)[0])) is not None
        )
        tables = [block for block in node.paragraphs if isinstance(block, Table) and is_task_table(block)]
        if has_branches and is_container:
            goals = [self.goal(child) for child in node.nodes]
            self._part("goals", node, len(goals), "\n".join(_texts(node)))
        elif is_container and tables and not node.nodes:
            goals = [goal for table in tables for goal in self._goals_of_rows(table)]
            self._part("goals", node, len(goals), "\n".join(_texts(node)))
        else:
            goals = [self.goal(node)]
            self._part("goals", None, 1)
        self.held["goals"] += goals

    def goal(self, node: Node) -> Entry:
        """A goal with its measures, or with goals below it."""
        entry = Entry(node.line, node.marker)
        self._head(node, entry)
        below = [block for block in node.paragraphs if isinstance(block, Table)]
        if are_goals(node.nodes):
            entry["goals"] = [self.goal(child) for child in node.nodes]
        elif node.nodes:
            entry["measures"] = [self.duties.measure(child) for child in node.nodes]
            self._take_block(entry)
        measures = [measure for table in below for _, measure in rows_of(table, self.duties)]
        if measures:
            entry["measures"] = [*entry.get("measures", []), *measures]
        return entry

    def _head(self, node: Node, entry: Entry) -> None:
        """Title, statement and text of a goal; a goal without items below it is its own measure."""
        title, mark, text = split_title(node.text)
        if not title:
            if is_heading(node.text) or node.nodes or node.paragraphs:
                title, mark = heading_of(node.text)
                text = ""
            else:
                title, mark, text = Titled(node.text[:20], "", node.text[20:])
        paragraphs = _texts(node)
        mark = mark or (ON_ITS_OWN_LINE if not text else "")
        title = self._take_heading_bracket(title, mark, entry)
        entry["title"] = title
        entry.mark = entry.mark or mark
        if node.nodes or any(isinstance(block, Table) for block in node.paragraphs):
            self._introduce(entry, ([text] if text else []) + paragraphs)
        elif text or paragraphs:
            entry["measures"] = self._unnumbered(([text] if text else []) + paragraphs, node.line)

    def _unnumbered(self, lines: list[str], line: int) -> list[Entry]:
        """Measures without numbers: one, or one for each paragraph that names who does it."""
        attributed = [bool(read_brackets(written)) for written in lines]
        groups = [[written] for written in lines] if sum(attributed) > 1 else [lines]
        return [self.duties.of_lines(group, line) for group in groups]

    def _introduce(self, entry: Entry, lines: list[str]) -> None:
        rest: list[str] = []
        attributed = Attributed()
        for line in lines:
            found = read_line(line)
            if found is not None:
                attributed.add(found)
                entry.assignment = IN_THE_TEXT
            if (
                found is None
                and not rest
                and "statement" not in entry
                and line[:3] in ("目标：", "目标:")
                and line[3:].strip()
            ):
                entry["statement"] = line[3:].strip()
            else:
                rest.append(line)
        if rest:
            entry["text"] = "\n".join(rest)
        if attributed:
            self.duties.attribute(entry, attributed)

    def _take_heading_bracket(self, title: str, mark: str, entry: Entry) -> str:
        """（牵头单位：县司法局） behind a heading is the goal's."""
        brackets = read_brackets(title, bare=False)
        if not brackets or brackets[-1].end != len(title) or not title[: brackets[-1].start].strip():
            return title
        self.duties.attribute(entry, brackets[-1].attributed)
        entry.assignment = IN_THE_TEXT
        entry.mark = title[brackets[-1].start :] + ("" if mark == ON_ITS_OWN_LINE else mark)
        return title[: brackets[-1].start].rstrip()

    def _take_block(self, entry: Entry) -> None:
        """Lines of attribution behind the last measure are the goal's, where no other measure has its own."""
        measures = entry["measures"]
        last, others = measures[-1], measures[:-1]
        is_block = last.assignment and last.assignment[:1] not in "（(〔[【见"
        if not is_block or not others or any(other.assignment for other in others):
            return
        for role in ("lead", "responsible", "support"):
            if role in last:
                entry[role] = last.pop(role)
        entry.assignment, last.assignment = last.assignment, None

    def _goals_of_rows(self, table: Table) -> list[Entry]:
        goals: dict[str, Entry] = {}
        for name, measure in rows_of(table, self.duties):
            if name not in goals:
                goals[name] = Entry(measure.line, None, ON_ITS_OWN_LINE)
                goals[name]["title"] = name or "重点任务"
                goals[name]["measures"] = []
            goals[name]["measures"].append(measure)
        return list(goals.values())

    def _part(self, holds: str, node: Node | None, count: int, text: str = "") -> None:
        last = self.parts[-1] if self.parts else None
        if node is None and last is not None and last["holds"] == holds and "title" not in last:
            last["count"] += count
            return
        part = Entry(node.line if node else 0, node.marker if node else None)
        part["holds"] = holds
        if node is not None:
            part["title"], mark = heading_of(node.text)
            part.mark = mark or ON_ITS_OWN_LINE
            if text:
                part["text"] = text
        part["count"] = count
        self.parts.append(part)


def role_of(node: Node) -> str:
    """What a section of the first level holds."""
    title = fold_text(heading_of(split_title(node.text).title or node.text)[0])
    for key, _ in rows("sections"):
        if patterns("sections", key).fullmatch(title):
            return key
    return "goals"


def _is_mere_aim(node: Node) -> bool:
    """Whether a section before the tasks only describes them: 目标任务 without items and without units."""
    title = fold_text(heading_of(split_title(node.text).title or node.text)[0])
    has_units = any(read_brackets(line) or read_line(line) for line in node.written()[1:])
    is_aim = patterns("containers", "container").fullmatch(title) is not None or title.endswith("目标")
    return (
        is_aim
        and not node.nodes
        and not has_units
        and not any(isinstance(block, Table) for block in node.paragraphs)
    )


def are_goals(nodes: list[Node]) -> bool:
    """Whether items are goals with measures below them: most of them, or one whose own items say who does them.

    Where only a few items have a list in them, the list is part of a measure's text.
    """
    branches = [node for node in nodes if is_branch(node)]
    if len(branches) * 2 >= len(nodes):
        return bool(branches)
    return any(is_heading(node.text) and _are_attributed(node.nodes) for node in branches)


def is_branch(node: Node) -> bool:
    """Whether a part has measures below it, and not a list in its text."""
    if any(isinstance(block, Table) and is_task_table(block) for block in node.paragraphs):
        return True
    return bool(node.nodes) and (is_heading(node.text) or _are_attributed(node.nodes))


def _are_attributed(nodes: list[Node]) -> bool:
    return bool(nodes) and all(
        any(read_brackets(line, bare=False) for line in node.written()) for node in nodes
    )


def _texts(node: Node) -> list[str]:
    return [block.text for block in node.paragraphs if isinstance(block, Paragraph)]


def _section(node: Node) -> Entry | None:
    """指导思想 and its text; None where an item has no title of its own."""
    title, mark, text = split_title(node.text)
    lines = node.written()[1:]
    if not title and is_heading(node.text) and lines and not node.nodes:
        title, mark = heading_of(node.text)
        text = ""
    if not title:
        return None
    entry = Entry(node.line, node.marker, mark or ON_ITS_OWN_LINE)
    entry["title"] = title
    entry["text"] = "\n".join(line for line in (text, *lines) if line)
    return entry


def _whole_section(node: Node) -> Entry:
    """A section whose items have no titles: everything below the heading is its text."""
    title, mark = heading_of(node.text)
    entry = Entry(node.line, node.marker, mark or ON_ITS_OWN_LINE)
    entry["title"] = title
    entry["text"] = "\n".join(node.written()[1:])
    return entry
