"""A document → a plan: the frame off, the outline read, sections filled, printing noted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fzjs.importing.attribution import names_first_as_lead, read_line
from fzjs.importing.duties import Calendar, Duties
from fzjs.importing.entry import Entry
from fzjs.importing.head import Framed, unframe
from fzjs.importing.naming import naming_of
from fzjs.importing.one_line import with_lines
from fzjs.importing.outline import Node, build_outline
from fzjs.importing.printing import all_goals, all_measures, note_printing
from fzjs.importing.sections import Sections
from fzjs.importing.source import Paragraph, Source, Table
from fzjs.importing.task_table import is_task_table
from fzjs.importing.titles import is_heading
from fzjs.language.folding import fold
from fzjs.language.phrases import Deadline, read_deadline
from fzjs.language.unitlists import split_units
from fzjs.model.printing import IN_THE_TEXT, USUAL_PARTS, Style


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a document."""

    plan: Entry
    """The plan's fields in the order of the file."""
    framed: Framed
    doubts: tuple[tuple[int, str], ...]
    """What a person has to look at: line of the source, and why."""
    left_out: tuple[Paragraph, ...]
    """Of the document itself, but nowhere in the plan."""


def read_plan(source: Source, kind: str | None = None) -> Imported:
    """Read a document as a plan. Nothing is dropped without being listed."""
    framed = unframe(with_lines(source))
    outline = build_outline(framed.body)
    doubts: list[tuple[int, str]] = []
    plan = Entry(framed.title_line or 1)
    signed = framed.notice.get("signed")
    plan |= {"fzjs": 1, **_in_order(naming_of(framed.title, signed, kind), framed, source.name)}
    if not framed.title:
        doubts.append((1, "没有找到标题，暂用文件名"))
    closing = _take_closing(outline.nodes)
    duties = Duties(_calendar(plan), first_leads=any(names_first_as_lead(text) for text in _texts(framed)))
    sections = Sections(duties)
    preface = [block.text for block in outline.preface if isinstance(block, Paragraph)]
    for block in outline.preface:
        if isinstance(block, Table) and is_task_table(block):
            sections.rows(block)
    sections.read(outline.nodes)
    annexed = [block for block in framed.annexes if isinstance(block, Table) and is_task_table(block)]
    used = annexed if annexed and not all_measures(sections) else []
    for table in used:
        sections.rows(table)
    _add_everybody(sections, framed)
    if "year" not in plan and "period" not in plan:
        doubts.append((framed.title_line or 1, _note_period(plan, sections)))
    _place_doubts(outline.doubts, sections, doubts)
    if not any(sections.held.values()):
        doubts.append((1, "没有读出目标、措施或要求，请确认文件是规划、要点或方案"))
    style = note_printing(sections)
    if framed.attachments and framed.attachment_label != Style().attachment_label:
        style["attachment_label"] = framed.attachment_label
    _fill(plan, sections, preface, closing, framed, style)
    left: list[Paragraph | Table] = [
        block for block in _tables(outline.preface, outline.nodes) if not is_task_table(block)
    ]
    left += [block for block in framed.annexes if not any(block is table for table in used)]
    doubts += [doubt for entry in _entries(sections) for doubt in entry.doubts]
    return Imported(plan, framed, tuple(doubts), tuple(_as_paragraph(table) for table in left))


def _in_order(naming: dict[str, Any], framed: Framed, name: str) -> dict[str, Any]:
    plan = {"kind": naming["kind"], "id": naming["id"], "title": framed.title or name}
    plan |= {key: naming[key] for key in ("year", "period") if key in naming}
    notice = framed.notice
    issuers = notice.get("issuers") or ([notice["publisher"]] if "publisher" in notice else [])
    fields = {
        "number": notice.get("number"),
        "issuer": issuers[0] if len(issuers) == 1 else issuers,
        **{
            key: notice.get(key)
            for key in ("approved_by", "addressees", "signed", "published", "index", "subject", "copies_to")
        },
    }
    fields = {key: value for key, value in fields.items() if value}
    return plan | ({"notice": fields} if fields else {})


def _place_doubts(found: list[tuple[int, str]], sections: Sections, unplaced: list[tuple[int, str]]) -> None:
    """Put each doubt with the part of the plan that its line belongs to, so that the file shows it there."""
    entries = sorted(_entries(sections), key=lambda entry: entry.line)
    lines = [entry.line for entry in entries]
    for line, doubt in found:
        place = bisect_right(lines, line)
        if place:
            entries[place - 1].doubts.append((line, doubt))
        else:
            unplaced.append((line, doubt))


def _note_period(plan: Entry, sections: Sections) -> str:
    """Take the period from yearly values or from the phases; say that the document states none where it does not."""
    trajectories = [
        target
        for entry in _entries(sections)
        for target in entry.get("targets", [])
        if "trajectory" in target
    ]
    years = [year for target in trajectories for year in target["trajectory"]]
    days = [
        read_deadline(str(phase.get(key)), None)
        for phase in sections.held["phases"]
        for key in ("from", "to")
    ]
    ends = [
        day
        for reading in days
        if isinstance(reading, Deadline)
        for day in (reading.start, reading.end, reading.date)
        if day
    ]
    if (
        not years
        and sections.held["phases"]
        and all(isinstance(day, Deadline) and day.type != "broken" for day in days)
    ):
        years = [day.year for day in ends]
    if years:
        plan["period"] = {"from": min(years), "to": max(years)}
        return f"标题没有写起止时间，按正文定为 {min(years)} 至 {max(years)} 年"
    rule = "FZ110" if plan["kind"] in ("annual", "framework") else "FZ111"
    plan.comments["fzjs"] = f"fzjs: ignore[{rule}] 原文没有写明起止时间，请补写 period 或 year"
    return "原文没有写明起止时间，请补写 period 或 year"


def _calendar(plan: Entry) -> Calendar:
    if "year" in plan:
        return Calendar(plan["year"], (plan["year"], plan["year"]))
    period = plan.get("period")
    return Calendar(None, (period["from"], period["to"]) if period else None)


def _fill(
    plan: Entry, sections: Sections, preface: list[str], closing: str, framed: Framed, style: dict[str, Any]
) -> None:
    held = sections.held
    fields: dict[str, Any] = {
        "preamble": "\n".join(preface),
        "general": held["general"],
        "goals": held["goals"],
        "phases": held["phases"],
        "organisation": held["organisation"][0] if held["organisation"] else None,
        "requirements": held["requirements"],
        "closing": closing,
        "attachments": framed.attachments,
        "parts": _unusual_parts(sections.parts),
        "style": style,
    }
    plan |= {key: value for key, value in fields.items() if value}


def _unusual_parts(parts: list[Entry]) -> list[Entry]:
    """The parts, less what goes without saying; none at all where they stand in the usual order."""
    for at, part in enumerate(parts):
        if not any(later["holds"] == part["holds"] for later in parts[at + 1 :]):
            part.pop("count", None)
    said = [(part["holds"], part.get("title")) for part in parts]
    usual = [entry for entry in USUAL_PARTS if entry[0] in {holds for holds, _ in said}]
    is_plain = all(set(part) <= {"holds", "title"} for part in parts)
    return [] if is_plain and said == usual else parts


def _take_closing(nodes: list[Node]) -> str:
    """Take the paragraph that ends the document off the last item, where the other items have no such paragraph."""
    leaves = [node for top in nodes for node in _leaves(top)]
    if len(leaves) < 2:
        return ""
    last = leaves[-1]
    lines = [block for block in last.paragraphs if isinstance(block, Paragraph)]
    usual = sum(bool(_spare(node)) for node in leaves[:-1])
    if not _spare(last) or usual * 5 > len(leaves) or read_line(lines[-1].text) is not None:
        return ""
    spare = _spare(last)
    for block in spare:
        last.paragraphs.remove(block)
    return "\n".join(block.text for block in spare)


def _spare(node: Node) -> list[Paragraph]:
    """The paragraphs of an item behind its text, less those that attribute."""
    lines = [block for block in node.paragraphs if isinstance(block, Paragraph)]
    start = 1 if is_heading(node.text) else 0
    return [block for block in lines[start:] if read_line(block.text) is None]


def _leaves(node: Node) -> Iterator[Node]:
    if not node.nodes:
        yield node
    for child in node.nodes:
        yield from _leaves(child)


_EVERYBODY = re.compile(
    r"(?:以上|以下|上述|各项)[^,。;]{0,10}?均需(?:要)?(?:由)?([^。;]{2,60}?)(?:贯彻|抓好|组织|认真)?落实,?(?:以下)?不再(?:一一|逐一|逐项)?列出"
)


def _add_everybody(sections: Sections, framed: Framed) -> None:
    """以下任务均需各乡镇落实，不再列出: those, for every measure."""
    for text in _texts(framed):
        folded = fold(text)
        found = _EVERYBODY.search(folded.text)
        if found is None:
            continue
        names = list(split_units(folded.as_written(*found.span(1))).names)
        for measure in all_measures(sections):
            taken = [*measure.get("lead", []), *measure.get("responsible", [])]
            measure.assignment = measure.assignment or IN_THE_TEXT
            measure["responsible"] = [
                *measure.get("responsible", []),
                *(name for name in names if name not in taken),
            ]


def _texts(framed: Framed) -> list[str]:
    """The paragraphs that may say something about all attributions."""
    texts = [block.text for block in framed.body if isinstance(block, Paragraph)]
    return [text for text in texts if "牵头" in text or "列出" in text]


def _tables(preface: list[Paragraph | Table], nodes: list[Node]) -> Iterator[Table]:
    yield from (block for block in preface if isinstance(block, Table))
    for node in nodes:
        yield from _tables(node.paragraphs, node.nodes)


def _as_paragraph(table: Paragraph | Table) -> Paragraph:
    return (
        table
        if isinstance(table, Paragraph)
        else Paragraph(" / ".join(cell for row in table.rows for cell in row if cell), table.line)
    )


def _entries(sections: Sections) -> Iterator[Entry]:
    yield from (
        entry
        for holds in ("general", "phases", "organisation", "requirements")
        for entry in sections.held[holds]
    )
    for goal in all_goals(sections.held["goals"]):
        yield goal
        yield from goal.get("measures", [])
