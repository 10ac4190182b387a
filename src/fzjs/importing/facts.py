"""Targets, deadlines and duties to report that the text of a measure states with certainty."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fzjs.checks.date_drift import PROCEDURE
from fzjs.language.folding import fold
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target
from fzjs.language.prose import Mention, find_dates, find_quantities

_ANY_YEAR = 2000
_LASTING = ("by", "recurring", "relative")


def targets_of(text: str) -> list[Any]:
    """The targets of a text, each written so that it reads back as the text states it."""
    targets: list[Any] = []
    trajectory = _trajectory(text)
    if trajectory is not None:
        targets.append(trajectory)
    for mention in find_quantities(text):
        for target in _written(mention):
            if target not in targets:
                targets.append(target)
    return targets


def deadlines_of(text: str, plan_year: int | None, span: tuple[int, int] | None) -> list[str]:
    """The dates that a text says are due, in its own words; visions beyond the plan and the past are none."""
    phrases = (_shortest(mention.text, plan_year) for mention in find_dates(text, plan_year))
    return list(dict.fromkeys(phrase for phrase in phrases if _is_due(phrase, plan_year, span)))


def _is_due(phrase: str, plan_year: int | None, span: tuple[int, int] | None) -> bool:
    reading = read_deadline(phrase, plan_year)
    if not isinstance(reading, Deadline):
        return False
    if reading.type == "broken" and plan_year is None and "年" not in phrase:
        # Nothing but the year is lacking, and the document nowhere states it.
        with_year = read_deadline(phrase, _ANY_YEAR)
        return isinstance(with_year, Deadline) and with_year.type == "by"
    if reading.type not in _LASTING or _is_procedure(reading):
        return False
    return span is None or reading.date is None or span[0] <= reading.date.year <= span[1] + 1


def _is_procedure(reading: Deadline) -> bool:
    """Whether a time begins with an event in a case (受理之日起): part of a procedure, not of the plan."""
    return any(word in (reading.anchor or "") for word in PROCEDURE)


def reporting_of(title: str, text: str) -> dict[str, Any] | None:
    """The duty to report that a requirement lays down: 每月2日前…报送上月…"""
    folded = fold(text)
    if not re.search(r"(?:月报|季报|报告|报送|通报)", title) or "报" not in folded.text:
        return None
    due = next((mention for mention in find_dates(text, None) if _recurs(mention)), None)
    if due is None:
        return None
    duty: dict[str, Any] = {
        "due": due.text,
        "covers": "previous" if re.search(r"上(?:个)?(?:月|季|年|半年)", folded.text) else "current",
    }
    to = re.search(r"向([^,。;]{2,20}?)(?:如实)?(?:报送|报告)", folded.text)
    if to is not None:
        duty["to"] = folded.as_written(*to.span(1))
    evidence = re.search(r"\((?:如|包括|例如):?([^()]{2,60})\)", folded.text)
    if evidence is not None and "材料" in folded.text:
        names = re.split(r"[、,]", folded.as_written(*evidence.span(1)).replace("，", ","))
        duty["evidence"] = [re.sub(r"等(?:材料)?$", "", name.strip()) for name in names]
    return duty


def _recurs(mention: Mention) -> bool:
    return isinstance(mention.reading, Deadline) and mention.reading.type == "recurring"


def _written(mention: Mention) -> list[Any]:
    reading = mention.reading
    if not isinstance(reading, Target):
        return []
    again = read_target(mention.text)
    if not isinstance(again, Target) or (again.op, again.value) != (reading.op, reading.value):
        return []
    if reading.indicator is None:
        return [mention.text]
    names = reading.indicator.split("、")
    if len(names) > 1 and all(name.endswith(("率", "比例")) for name in names):
        return [{"indicator": name, "value": mention.text} for name in names]
    return [{"indicator": reading.indicator, "value": mention.text}]


def _shortest(phrase: str, plan_year: int | None) -> str:
    """每隔两年进行一次 as 每隔两年: what a rhythm counts belongs to the targets."""
    reading = read_deadline(phrase, plan_year)
    if not phrase.endswith("次") or not isinstance(reading, Deadline):
        return phrase
    for end in range(2, len(phrase)):
        shorter = read_deadline(phrase[:end], plan_year)
        if isinstance(shorter, Deadline) and shorter.rrule == reading.rrule:
            return phrase[:end]
    return phrase


def _trajectory(text: str) -> dict[str, Any] | None:
    """自2021年到2024年，每年分别实现20%、50%、80%和全部的…: a value for each year."""
    folded = fold(text)
    found = _trajectory_pattern().search(folded.text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    values = re.split(r"[、,和及]", found[3])
    if last - first + 1 != len(values):
        return None
    indicator = folded.as_written(*found.span(4)).strip()
    shares = ["100%" if value.startswith(("全部", "全")) else value for value in values]
    return {"indicator": indicator, "trajectory": dict(zip(range(first, last + 1), shares, strict=True))}


@cache
def _trajectory_pattern() -> re.Pattern[str]:
    value = r"(?:[0-9.]+%|全部|全覆盖)"
    return re.compile(
        rf"([0-9]{{4}})年?(?:到|至|-)([0-9]{{4}})年,?(?:每年)?分别(?:实现|达到|完成|有)?({value}(?:[、,和及]{value})+)(?:以上)?的?([^,。;]{{4,60}})"
    )
