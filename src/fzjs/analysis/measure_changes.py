"""What changed in one measure: name, text, units, targets, deadlines, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from fzjs.analysis.change import Change, ChangeStrength
from fzjs.checks.agreement import alike, likeness
from fzjs.checks.alignment.commitment import in_charge
from fzjs.checks.alignment.strength import compare_deadlines, compare_targets
from fzjs.checks.days import due_day, in_chinese
from fzjs.checks.scope import WrittenTarget, written_targets
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, Target, read_deadline
from fzjs.language.readings import Unparsed
from fzjs.model.plan import Measure, Plan, Step
from fzjs.model.registry import Registry

_STRENGTHS: dict[str, ChangeStrength] = {
    "stronger": "stronger", "weaker": "weaker", "earlier": "stronger", "later": "weaker"
}  # fmt: skip


def measure_changes(before: Step, after: Step, old: Plan, new: Plan, registry: Registry) -> Iterator[Change]:
    """Every change within a measure that both plans have."""
    was, now = before.measure, after.measure
    called = (now.id, now.name)
    if fold_text(was.title or "") != fold_text(now.title or ""):
        yield Change.of_texts("retitled", *called, "", was.title or "", now.title or "")
    if fold_text(was.text or "") != fold_text(now.text or ""):
        yield Change.of_texts("text", *called, "", was.text or "", now.text or "")
    for role, kept, current in zip(
        ("lead", "responsible", "support"), old.attribution(before), new.attribution(after), strict=True
    ):
        if list(in_charge(tuple(kept.names), registry)) != list(in_charge(tuple(current.names), registry)):
            yield Change(role, *called, "", "、".join(kept.names), "、".join(current.names))  # type: ignore[arg-type]
    yield from _target_changes(_targets(before), _targets(after), called)
    yield from _deadline_changes(before, after, old, new)
    if set(was.implements) != set(now.implements):
        yield Change("implements", *called, "", "、".join(was.implements), "、".join(now.implements))
    duties = _reporting_text(was), _reporting_text(now)
    if fold_text(duties[0]) != fold_text(duties[1]):
        yield Change("reporting", *called, "", *duties)


def _reporting_text(measure: Measure) -> str:
    duty = measure.reporting
    if duty is None:
        return ""
    due = duty.due if isinstance(duty.due, str) else in_chinese(duty.due)
    covers = "报上一期" if duty.covers == "previous" else "报本期"
    return "，".join(part for part in (due, covers, duty.to, "、".join(duty.evidence)) if part)


def _targets(step: Step) -> list[WrittenTarget]:
    return [
        written
        for index, target in enumerate(step.measure.targets)
        for written in written_targets((*step.path, "targets", index), step.measure.id, target)
    ]


def _meaning(written: WrittenTarget) -> tuple[object, ...]:
    reading = written.reading
    if isinstance(reading, Unparsed):
        return (fold_text(written.indicator or ""), written.year, fold_text(reading.text))
    baseline = fold_text(reading.baseline or "")
    numbers = (reading.op, reading.value, reading.max, reading.unit, reading.per, baseline, reading.bound)
    return (fold_text(written.indicator or ""), written.year, *numbers)


def _target_changes(
    before: list[WrittenTarget], after: list[WrittenTarget], called: tuple[str, str]
) -> Iterator[Change]:
    old = _without(before, after)
    new = _without(after, before)
    for written in new:
        scored = [
            (likeness(written.indicator, other.indicator), -place)
            for place, other in enumerate(old)
            if other.year == written.year
            and (alike(written.indicator, other.indicator) or written.indicator == other.indicator)
        ]
        about = _about(written)
        if not scored:
            yield Change("target", *called, about, "", _shown(written), "stronger")
            continue
        other = old.pop(-max(scored)[1])
        yield Change("target", *called, about, _shown(other), _shown(written), _strength(other, written))
    for written in old:
        yield Change("target", *called, _about(written), _shown(written), "", "weaker")


def _without(targets: Sequence[WrittenTarget], others: Sequence[WrittenTarget]) -> list[WrittenTarget]:
    """The targets that the others do not hold; of equal ones as many as are too many."""
    left = [_meaning(other) for other in others]
    kept = []
    for target in targets:
        meaning = _meaning(target)
        if meaning in left:
            left.remove(meaning)
        else:
            kept.append(target)
    return kept


def _strength(before: WrittenTarget, after: WrittenTarget) -> ChangeStrength:
    was, now = before.reading, after.reading
    if not isinstance(was, Target) or not isinstance(now, Target):
        return "neutral"
    return _STRENGTHS.get(compare_targets(was, now), "neutral")


def _about(written: WrittenTarget) -> str:
    year = f"（{written.year}年）" if written.year is not None else ""
    return f"{written.indicator or ''}{year}"


def _shown(written: WrittenTarget) -> str:
    return written.reading.text


class _Due(NamedTuple):
    """A deadline as written, as read, and its meaning apart from the year of its plan."""

    text: str
    reading: Deadline | Unparsed
    meaning: object


def _deadline_changes(before: Step, after: Step, old: Plan, new: Plan) -> Iterator[Change]:
    was, now = _dues(before, old), _dues(after, new)
    if sorted(str(due.meaning) for due in was) == sorted(str(due.meaning) for due in now):
        return
    texts = ("、".join(due.text for due in was), "、".join(due.text for due in now))
    called = (after.measure.id, after.measure.name)
    if not was or not now:
        yield Change("deadline", *called, "", *texts, "stronger" if now else "weaker")
        return
    readings = [due.reading for due in (was[-1], now[-1])]
    strength: ChangeStrength = "neutral"
    if isinstance(readings[0], Deadline) and isinstance(readings[1], Deadline):
        shifted = _in_year_of(readings[1], new, old)
        strength = _STRENGTHS.get(compare_deadlines(readings[0], shifted, old.phrase_year), "neutral")
    yield Change("deadline", *called, "", *texts, strength)


def _dues(step: Step, plan: Plan) -> list[_Due]:
    found = []
    for phrase in step.measure.deadline:
        text = phrase if isinstance(phrase, str) else in_chinese(phrase)
        reading = read_deadline(text, plan.phrase_year)
        found.append(_Due(text, reading, _deadline_meaning(reading, plan)))
    return found


def _deadline_meaning(reading: Deadline | Unparsed, plan: Plan) -> object:
    """What a deadline says, its days counted from the plan's year: 年底前 in 2023 and in 2024 is one."""
    if isinstance(reading, Unparsed):
        return fold_text(reading.text)
    days = [reading.start, reading.end, reading.date, *reading.dates]
    shown = [_counted(day, plan) for day in days if day is not None]
    if shown:
        return ("days", reading.type if reading.start and not reading.end else "", shown)
    if reading.rrule or reading.offset:
        return (reading.rrule, reading.offset, fold_text(reading.anchor or ""))
    return (reading.type, fold_text(reading.text) if reading.type != "ongoing" else "")


def _counted(day: date, plan: Plan) -> tuple[int, int, int]:
    return day.year - (plan.phrase_year or 0), day.month, day.day


def _in_year_of(reading: Deadline, plan: Plan, other: Plan) -> Deadline:
    """A dated deadline of one annual plan as the other would have it, so that only its place in the year counts."""
    due = due_day(reading)
    if due is None or plan.phrase_year is None or other.phrase_year is None:
        return reading
    year = due.year - plan.phrase_year + other.phrase_year
    last = 28 if (due.month, due.day) == (2, 29) else due.day
    return Deadline(reading.text, "by", date=date(year, due.month, last))
