"""Where the measures of a plan fall short of, go beyond or turn away from the framework measure they implement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from fzjs.checks.agreement import alike, likeness
from fzjs.checks.alignment.commitment import Commitment, in_charge
from fzjs.checks.alignment.strength import compare_deadlines, compare_targets, day_in
from fzjs.checks.days import due_day
from fzjs.checks.scope import WrittenTarget
from fzjs.language.readings import Deadline, Target
from fzjs.model.plan import Path
from fzjs.model.registry import Registry

ConflictKind = Literal[
    "weakened", "strengthened", "unit_differs", "target_missing", "trajectory_missed",
    "deadline_later", "deadline_earlier", "deadline_missing", "lead_changed", "lead_dropped", "framework_changed",
]  # fmt: skip

SHORTFALLS: frozenset[ConflictKind] = frozenset(
    ["weakened", "unit_differs", "target_missing", "trajectory_missed", "deadline_later", "deadline_missing"]
)
"""Conflicts that leave a framework measure only partly covered."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One difference between a framework measure and the measures that implement it."""

    kind: ConflictKind
    framework: str
    """The id of the framework measure."""
    measure: str
    """The id of the measure concerned; of the first that implements it where all of them are."""
    path: Path
    """Where in the plan's file."""
    about: str
    """The indicator; empty for deadlines and units."""
    wanted: str
    """What the framework has, as written."""
    written: str
    """What the plan has, as written; empty where it has nothing."""
    is_overdue: bool = False
    """For a later deadline: whether the framework's was over before the plan began."""


class _Wanted(NamedTuple):
    """A target of the framework measure that has something to say about the plan's years."""

    indicator: str | None
    target: Target
    year: int | None
    is_due: bool
    """Whether the plan must carry it: it is standing, or its time falls into the plan's."""
    is_over: bool
    """Whether its time was before the plan's."""

    @property
    def shown(self) -> str:
        """The value as a message names it: 2023年不低于60%."""
        return f"{self.year}年{self.target.text}" if self.year is not None else self.target.text


def conflicts(
    wanted: Commitment, taken_up: Sequence[Commitment], span: Span, registry: Registry
) -> Iterator[Conflict]:
    """Compare a framework measure with the measures of one plan that implement it (at least one).

    `span` is the plan's first and last day. Targets and leading units are held against all implementing measures
    together, for they share the work; deadlines against each.
    """
    yield from _target_conflicts(wanted, taken_up, span)
    yield from _deadline_conflicts(wanted, taken_up, span)
    yield from _lead_conflicts(wanted, taken_up, registry)


def _target_conflicts(wanted: Commitment, taken_up: Sequence[Commitment], span: Span) -> Iterator[Conflict]:
    for item in _wanted_targets(wanted, span):
        found = _matching(item, len(wanted.targets), taken_up)
        if found is not None:
            kind = _target_conflict(item, _read(found[1]))
            if kind is not None:
                holder, written = found
                about = item.indicator or written.indicator or ""
                text = written.reading.text
                yield Conflict(kind, wanted.id, holder.id, written.path, about, item.shown, text)
        elif item.is_due and not _is_stated(item, taken_up):
            first = taken_up[0]
            yield Conflict(
                "target_missing", wanted.id, first.id, first.path, item.indicator or "", item.shown, ""
            )


def _wanted_targets(wanted: Commitment, span: Span) -> Iterator[_Wanted]:
    dues = [day for day in map(due_day, wanted.deadlines) if day is not None]
    due = max(dues, default=None)
    for written in wanted.targets:
        target = _read(written)
        if written.year is not None:
            if span[0].year <= written.year <= span[1].year:
                yield _Wanted(written.indicator, target, written.year, True, False)
            continue
        is_standing = target.per is not None or due is None
        is_over = not is_standing and due is not None and due < span[0]
        is_due = is_standing or (due is not None and span[0] <= due <= span[1])
        yield _Wanted(written.indicator, target, None, is_due, is_over)


def _matching(
    item: _Wanted, count: int, taken_up: Sequence[Commitment]
) -> tuple[Commitment, WrittenTarget] | None:
    """The plan's target of the same indicator; without names, the only target where there is one on each side."""
    candidates = [
        (holder, written)
        for holder in taken_up
        for written in holder.targets
        if written.year is None or item.year is None or written.year == item.year
    ]
    if item.indicator is None:
        return candidates[0] if count == 1 and len(candidates) == 1 else None
    named = [pair for pair in candidates if alike(item.indicator, pair[1].indicator)]
    if len(named) < 2:
        return named[0] if named else None
    closest = max(likeness(item.indicator, pair[1].indicator) for pair in named)
    named = [pair for pair in named if likeness(item.indicator, pair[1].indicator) == closest]
    comparable = (pair for pair in named if compare_targets(item.target, _read(pair[1])) != "differs")
    return next(comparable, named[0])


def _read(written: WrittenTarget) -> Target:
    assert isinstance(written.reading, Target)  # a commitment holds only what could be read
    return written.reading


def _target_conflict(item: _Wanted, written: Target) -> ConflictKind | None:
    strength = compare_targets(item.target, written)
    if strength == "same":
        return None
    is_step = not item.is_due and (not item.is_over or item.target.unit != "%")
    if strength == "stronger":
        return "strengthened"
    if is_step:  # 2 of the 5 that are due later, or more of what has been reached
        return None
    if strength == "differs":
        return "unit_differs"
    return "trajectory_missed" if item.year is not None else "weakened"


def _is_stated(item: _Wanted, taken_up: Sequence[Commitment]) -> bool:
    """Whether the text of a measure states at least as much, although its targets do not."""
    return any(
        alike(item.indicator, target.indicator)
        and compare_targets(item.target, target) in ("same", "stronger")
        for holder in taken_up
        for target in holder.stated()
    )


def _deadline_conflicts(wanted: Commitment, taken_up: Sequence[Commitment], span: Span) -> Iterator[Conflict]:
    year = span[0].year if span[0].year == span[1].year else None
    compared = [
        (deadline, holder, reading, compare_deadlines(deadline, reading, year))
        for deadline in wanted.deadlines
        for holder in taken_up
        for reading in holder.deadlines
    ]
    for deadline in wanted.deadlines:
        timings = [timing for of, _, _, timing in compared if of is deadline and timing != "differs"]
        for of, holder, reading, timing in compared:
            if of is not deadline or timing in ("same", "differs"):
                continue
            if timing == "earlier" and (set(timings) != {"earlier"} or not _falls_into(deadline, span, year)):
                continue  # a first step on the way to what is due later
            kind: ConflictKind = "deadline_later" if timing == "later" else "deadline_earlier"
            path = (*holder.path, "deadline")
            day = day_in(deadline, year)
            is_overdue = day is not None and day < span[0]
            yield Conflict(kind, wanted.id, holder.id, path, "", deadline.text, reading.text, is_overdue)
        if not timings and _must_be_written(deadline, span, year):
            first = taken_up[0]
            yield Conflict(
                "deadline_missing", wanted.id, first.id, first.path, "", deadline.text, first.deadline_text
            )


def _falls_into(deadline: Deadline, span: Span, year: int | None) -> bool:
    day = day_in(deadline, year)
    return day is None or span[0] <= day <= span[1]


def _must_be_written(deadline: Deadline, span: Span, year: int | None) -> bool:
    """Whether the plan's own end would be too late: what is due on its last day needs no words."""
    day = day_in(deadline, year)
    return day is not None and span[0] <= day < span[1]


def _lead_conflicts(
    wanted: Commitment, taken_up: Sequence[Commitment], registry: Registry
) -> Iterator[Conflict]:
    leaders = in_charge(wanted.lead, registry)
    holders = [(holder, in_charge(holder.lead, registry)) for holder in taken_up]
    present = {key for _, named in holders for key in named}
    missing = [name for key, name in leaders.items() if key not in present]
    if not missing:
        return
    is_changed = bool(present) and len(missing) == len(leaders)
    first = taken_up[0]
    yield Conflict(
        "lead_changed" if is_changed else "lead_dropped",
        wanted.id,
        first.id,
        (*first.path, "lead"),
        "",
        "、".join(wanted.lead if is_changed else missing),
        "、".join(dict.fromkeys(name for _, named in holders for name in named.values())),
    )
