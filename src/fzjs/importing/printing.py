"""How a document prints: the forms that most items share become the style, the rest is noted with the item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, cast

from fzjs.importing.entry import Entry
from fzjs.importing.sections import Sections
from fzjs.language.folding import fold_text
from fzjs.model.numbering import number
from fzjs.model.printing import IN_THE_TEXT, NO_NUMBER, ON_ITS_OWN_LINE, NumberForm, Style

_ROLES = (("lead", "牵头单位"), ("responsible", "责任单位"), ("support", "配合单位"))
_USUAL_MARKS = ("。", "：", ":", ON_ITS_OWN_LINE)
_NUMBERED = {"general": "general_number", "phases": "phase_number", "requirements": "requirement_number"}


_Place = tuple[Entry, int, int]
"""An entry, its place in the whole document, and its place in its goal."""


def note_printing(sections: Sections) -> dict[str, Any]:
    """Choose the style, note with each entry (`printed`) what differs, and give the style's unusual keys."""
    style: dict[str, Any] = {**_forms(sections)}
    style |= _marks(sections)
    _note_marks(sections, style)
    _note_numbers(sections, style)
    style |= _note_assignments(sections)
    usual = Style()
    return {key: value for key, value in style.items() if value != getattr(usual, key)}


def all_goals(goals: Iterable[Entry]) -> Iterator[Entry]:
    """Goals and the goals below them, in reading order."""
    for goal in goals:
        yield goal
        yield from all_goals(goal.get("goals", []))


def all_measures(sections: Sections) -> list[Entry]:
    """The measures of all goals."""
    return [measure for goal in all_goals(sections.held["goals"]) for measure in goal.get("measures", [])]


def _forms(sections: Sections) -> dict[str, str]:
    """The form of numbers that most items of a sort have."""
    sorts: dict[str, list[Entry]] = {key: [] for key in ("part_number", "goal_number", *_NUMBERED.values())}
    for part, items in _held(sections):
        if "title" in part:
            sorts["part_number"].append(part)
            if part["holds"] != "organisation":
                sorts[_NUMBERED.get(part["holds"], "goal_number")] += items
        else:
            sorts["goal_number" if part["holds"] == "goals" else "part_number"] += items
    below = [goal for top in sections.held["goals"] for goal in all_goals(top.get("goals", []))]
    sorts["subgoal_number"] = below
    sorts["measure_number"] = all_measures(sections)
    return {key: form for key, entries in sorts.items() if (form := _commonest_form(entries)) is not None}


def _commonest_form(entries: list[Entry]) -> str | None:
    forms = Counter(entry.marker.form for entry in entries if entry.marker is not None)
    if forms:
        return forms.most_common(1)[0][0]
    return NO_NUMBER if entries else None


def _marks(sections: Sections) -> dict[str, str]:
    sorts = {
        "general_mark": sections.held["general"],
        "goal_mark": list(all_goals(sections.held["goals"])),
        "measure_mark": all_measures(sections),
        "phase_mark": sections.held["phases"],
        "requirement_mark": sections.held["requirements"],
    }
    counted = {key: Counter(entry.mark for entry in entries if entry.mark) for key, entries in sorts.items()}
    usual = {
        key: [mark for mark, _ in marks.most_common() if mark in _USUAL_MARKS]
        for key, marks in counted.items()
    }
    return {key: marks[0] for key, marks in usual.items() if marks}


def _note_marks(sections: Sections, style: dict[str, str]) -> None:
    usual = {"general": "general_mark", "phases": "phase_mark", "requirements": "requirement_mark"}
    for holds, key in usual.items():
        for entry in sections.held[holds]:
            _note_mark(entry, style.get(key, "。"))
    for goal in all_goals(sections.held["goals"]):
        _note_mark(goal, style.get("goal_mark", "行"))
    for measure in all_measures(sections):
        _note_mark(measure, style.get("measure_mark", "。"))
    for part in sections.parts:
        _note_mark(part, "行")


def _note_mark(entry: Entry, usual: str) -> None:
    if entry.mark is not None and entry.mark and fold_text(entry.mark) != fold_text(usual):
        _printed(entry)["mark"] = entry.mark


def _note_numbers(sections: Sections, style: dict[str, Any]) -> None:
    heading = 0
    for part, items in _held(sections):
        holds = part["holds"]
        if "title" in part:
            heading += 1
            _note_number(part, style.get("part_number", "一、"), heading)
        for place, item in enumerate(items, 1):
            heading += "title" not in part
            key = (
                "goal_number"
                if holds == "goals"
                else "part_number"
                if "title" not in part
                else _NUMBERED.get(holds, "")
            )
            if holds != "organisation":
                _note_number(item, style.get(key, NO_NUMBER), place if "title" in part else heading)
    for numbered, places in (
        ("subgoal_number", _subgoals(sections)),
        ("measure_number", _measures(sections)),
    ):
        _note_counted(numbered, places, style)


def _note_counted(numbered: str, places: list[_Place], style: dict[str, Any]) -> None:
    """Numbers that run through the document or begin again in each goal: whichever fits more of them."""
    if not places:
        return
    form = style.get(numbered, NO_NUMBER)
    late = _late_start(places) if numbered == "measure_number" else 0
    through = sum(_differs(entry, form, value + late) for entry, value, _ in places)
    within = sum(_differs(entry, form, value) for entry, _, value in places)
    is_through = through < within or (through == within and numbered == "measure_number")
    style[f"{numbered}ing"] = "continuous" if is_through else "per-goal"
    if is_through and late:
        style["measure_first"] = late + 1
    for entry, value, below in places:
        _note_number(entry, form, value + late if is_through else below)


def _late_start(places: list[_Place]) -> int:
    """How far the first number is from 1, where numbers go on from those of an earlier part."""
    numbered = [(entry.marker.value, value) for entry, value, _ in places if entry.marker is not None]
    return max(0, numbered[0][0] - numbered[0][1]) if numbered else 0


def _subgoals(sections: Sections) -> list[_Place]:
    """Goals below goals, each with its place in the whole document and its place in its goal."""
    above = list(all_goals(sections.held["goals"]))
    below = [(goal, place) for top in above for place, goal in enumerate(top.get("goals", []), 1)]
    return [(goal, value, place) for value, (goal, place) in enumerate(below, 1)]


def _measures(sections: Sections) -> list[_Place]:
    found, value = [], 0
    for goal in all_goals(sections.held["goals"]):
        for place, measure in enumerate(goal.get("measures", []), 1):
            value += measure.marker is not None
            found.append((measure, value, place))
    return found


def _differs(entry: Entry, form: str, value: int) -> bool:
    return entry.marker is not None and fold_text(entry.marker.written) != fold_text(
        number(cast("NumberForm", form), value)
    )


def _note_number(entry: Entry, form: str, value: int) -> None:
    if entry.marker is None:
        if form != NO_NUMBER:
            _printed(entry)["number"] = NO_NUMBER
    elif _differs(entry, form, value):
        _printed(entry)["number"] = entry.marker.written


def _note_assignments(sections: Sections) -> dict[str, str]:
    measures = [*all_measures(sections), *sections.held["requirements"]]
    goals = [goal for goal in all_goals(sections.held["goals"]) if goal.assignment]
    marks = Counter(mark for measure in measures for mark in "；，" if _is_computed(measure, mark))
    mark = marks.most_common(1)[0][0] if marks else "；"
    blocks = [
        goal
        for goal in goals
        if fold_text("".join(f"{line}。" for line in _lines(goal))) == fold_text(goal.assignment or "")
    ]
    for entry in measures:
        if entry.assignment and not _is_computed(entry, mark):
            _printed(entry)["assignment"] = entry.assignment
    for goal in goals:
        if not any(goal is block for block in blocks):
            _printed(goal)["assignment"] = goal.assignment
    inherits = any(not _lines(measure) for goal in goals for measure in goal.get("measures", []))
    return {"attribution_mark": mark, "attribution": "block" if blocks or inherits else "inline"}


def _is_computed(entry: Entry, mark: str) -> bool:
    written = entry.assignment
    return (
        bool(written)
        and written != IN_THE_TEXT
        and fold_text(f"（{mark.join(_lines(entry))}）") == fold_text(written or "")
    )


def _lines(entry: Entry) -> list[str]:
    return [f"{label}：{'、'.join(entry[role])}" for role, label in _ROLES if entry.get(role)]


def _held(sections: Sections) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each part with the items that it holds."""
    taken = dict.fromkeys(sections.held, 0)
    for part in sections.parts:
        start = taken[part["holds"]]
        taken[part["holds"]] += part["count"]
        yield part, sections.held[part["holds"]][start : start + part["count"]]


def _printed(entry: Entry) -> dict[str, Any]:
    return cast("dict[str, Any]", entry.setdefault("printed", {}))
