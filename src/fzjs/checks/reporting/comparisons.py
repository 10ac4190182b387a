"""Entries compared with what was reported before and by others: falling back, jumping, copied, proven twice over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fzjs.checks.nearness import quoted
from fzjs.checks.reporting.filed import Filed, Told
from fzjs.checks.reporting.lapse import Lapse, LapseKind
from fzjs.checks.reporting.owed import OWED_ROLES
from fzjs.checks.reporting.plan_reports import PlanReports
from fzjs.checks.reporting.reached import SHARES, read_result
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target
from fzjs.model.plan import Path

STATES = {"not_started": "未启动", "in_progress": "推进中", "done": "已完成", "blocked": "受阻"}
"""What states are called."""

SHORTEST_COPY = 8
"""Words and figures of a note from which the same note again is no accident: 正在推进 says the same everywhere."""

LARGEST_SHARE_STEP = 30
"""Percentage points from one report to the next beyond which a share jumps."""

LARGEST_GROWTH = 10
"""How many times what it was before beyond which a number jumps."""

_FALLS = frozenset(
    [
        ("done", "in_progress"),
        ("done", "not_started"),
        ("done", "blocked"),
        ("in_progress", "not_started"),
        ("blocked", "not_started"),
    ]
)
"""Steps from a state to one that lies before it."""


class _Step(NamedTuple):
    """An entry and the last one before it that the unit wrote on the same measure."""

    report: Filed
    told: Told
    earlier: Filed
    before: Told

    def lapse(self, kind: LapseKind, path: Path, message: str, hint: str) -> Lapse:
        """What is wrong with the later of the two."""
        place = ("entries", self.told.place, *path)
        return Lapse(
            kind,
            self.report.unit,
            self.report.period,
            self.told.measure,
            self.report.shown,
            place,
            message,
            hint,
        )


def fallen_back(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """States and numbers that are less than they were in the unit's last report on the measure."""
    for step in _steps(on_plan, report):
        was, now = step.before.state, step.told.state
        starts_anew = was == "done" and step.told.measure in on_plan.recurring
        if (was, now) in _FALLS and not starts_anew:
            message = (
                f"措施“{step.told.measure}”上次（{step.earlier.period}）报{STATES[was]}，这次报{STATES[now]}"
            )
            hint = f"核对进展（state）；上次报错的，更正上次的报告；确有原因的，{_keep('FZ720')}"
            yield step.lapse("fallen_back", ("state",), message, hint)
    for step in _steps(on_plan, report):
        for index, was_value, now_value, is_share, earlier in _values(on_plan, step):
            if now_value.number < was_value.number and not is_share:
                message = (
                    f"完成值从上次（{earlier.period}）的{quoted(was_value.text)}退到{quoted(now_value.text)}"
                )
                hint = f"完成值从年初累计，不会变少；写错的改正，确有原因的，{_keep('FZ720')}"
                yield step.lapse("fallen_back", ("results", index, "value"), message, hint)


def jumped(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """States and numbers that have come much farther in one step than work does."""
    for step in _steps(on_plan, report):
        if (step.before.state, step.told.state) == ("not_started", "done"):
            message = f"措施“{step.told.measure}”上次（{step.earlier.period}）报未启动，这次就报已完成"
            yield step.lapse("jumped", ("state",), message, "核对两次的进展（state），写错的改正")
        for index, was, now, is_share, earlier in _values(on_plan, step):
            far = (
                abs(now.number - was.number) >= LARGEST_SHARE_STEP
                if is_share
                else was.number > 0 and now.number > was.number * LARGEST_GROWTH
            )
            if far:
                message = (
                    f"完成值从上次（{earlier.period}）的{quoted(was.text)}变到{quoted(now.text)}，相差过大"
                )
                hint = f"核对数量和单位；属实的，{_keep('FZ721')}"
                yield step.lapse("jumped", ("results", index, "value"), message, hint)


def copied(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """Notes that stand word for word in an earlier report of the unit on the measure, with another measure of the same
    report, or in another unit's report.
    """
    last = {step.told.place: step.before for step in _steps(on_plan, report)}
    for told in report.told:
        before = last.get(told.place)
        stays_done = before is not None and before.state == told.state == "done" and before.note == told.note
        source = None if len(told.note) < SHORTEST_COPY or stays_done else _source(on_plan, report, told)
        if source is None:
            continue
        message = f"措施“{told.measure}”的进展说明与{source}一字不差"
        hint = "写本单位这一期做了什么、还差什么；没有新进展的，写明原因"
        path = ("entries", told.place, "note")
        yield Lapse("copied", report.unit, report.period, told.measure, report.shown, path, message, hint)


def reused(on_plan: PlanReports, report: Filed) -> Iterator[Lapse]:
    """Evidence that proved something in an earlier report already, or proves something in another unit's."""
    for told in report.told:
        for index, keys in enumerate(told.evidence):
            found = _same_evidence(on_plan, report, told, keys)
            if found is not None:
                other, before = found
                whose = "上次" if other.unit == report.unit else quoted(other.unit)
                message = f"这份佐证{whose}（{other.period}）已经用来证明措施“{before.measure}”"
                hint = f"换成这一期的材料；同一份材料确实能证明的，{_keep('FZ723')}"
                path = ("entries", told.place, "evidence", index)
                yield Lapse(
                    "reused", report.unit, report.period, told.measure, report.shown, path, message, hint
                )


def _steps(on_plan: PlanReports, report: Filed) -> Iterator[_Step]:
    earlier = on_plan.before(report)
    for told in report.told:
        for other in reversed(earlier):
            before = other.of(told.measure)
            if before is not None:
                yield _Step(report, told, other, before)
                break


class _Value(NamedTuple):
    number: Decimal
    text: str


def _values(on_plan: PlanReports, step: _Step) -> Iterator[tuple[int, _Value, _Value, bool, Filed]]:
    """The numbers of an entry, and the last ones before them in the year about the same indicators.

    Index, before, now, whether they are shares, the report with the number before.
    """
    for index, (indicator, text) in enumerate(step.told.results):
        found = _last_result(on_plan, step, indicator)
        if found is None:
            continue
        earlier, before = found
        was, now = read_result(before), read_result(text)
        if (
            not isinstance(was, Target)
            or not isinstance(now, Target)
            or was.value is None
            or now.value is None
        ):
            continue
        if fold_text(was.unit or "") == fold_text(now.unit or ""):
            is_share = (now.unit or "") in SHARES
            yield (
                index,
                _Value(Decimal(str(was.value)), before),
                _Value(Decimal(str(now.value)), text),
                is_share,
                earlier,
            )


def _last_result(on_plan: PlanReports, step: _Step, indicator: str) -> tuple[Filed, str] | None:
    """What the unit reported last in the year of an indicator of the measure, in whichever report."""
    for earlier in reversed(on_plan.before(step.report)):
        told = earlier.of(step.told.measure) if earlier.end.year == step.report.end.year else None
        for about, text in () if told is None else told.results:
            if about == indicator:
                return earlier, text
    return None


def _keep(code: str) -> str:
    """How a finding that is no mistake is answered for: a note for people, a comment for the checker."""
    return f"在进展说明（note）里写明，并在这一行末尾加 # fzjs: ignore[{code}] 理由"


def _source(on_plan: PlanReports, report: Filed, told: Told) -> str | None:
    """Where a note stands already, in words; None where it is new.

    Two measures that have not begun may wait for the same thing.
    """
    for earlier in reversed(on_plan.before(report)):
        before = earlier.of(told.measure)
        if before is not None and before.note == told.note:
            return f" {earlier.period} 的"
    other = _same_note(on_plan, report, told)
    if other is not None:
        return f"{quoted(other.unit)}（{other.period}）的"
    for twin in report.told[: told.place]:
        waits = twin.state == told.state == "not_started"
        if twin.note == told.note and twin.measure != told.measure and not waits:
            return f"措施“{twin.measure}”的"
    return None


def _same_note(on_plan: PlanReports, report: Filed, told: Told) -> Filed | None:
    """Another unit's report, not later than this one, with the same note."""
    others = on_plan.notes.get(told.note, ())
    return next((other for other in others if other.unit != report.unit and other.end <= report.end), None)


def _same_evidence(
    on_plan: PlanReports, report: Filed, told: Told, keys: tuple[str, ...]
) -> tuple[Filed, Told] | None:
    """Where the same piece of evidence was used before, or by another unit at the same time.

    A measure that is done stays proven by what proved it, and who answers for a measure together may name the paper
    that they have made together.
    """
    for key in keys:
        for other, before in on_plan.evidence.get(key, ()):
            if other.end > report.end or (other.unit == report.unit and other.end == report.end):
                continue
            stays_done = (other.unit, before.measure, before.state) == (report.unit, told.measure, "done")
            joint = (other.period, before.measure) == (report.period, told.measure) and all(
                _answers_for(on_plan, unit, told.measure) for unit in (other.unit, report.unit)
            )
            if not stays_done and not joint:
                return other, before
    return None


def _answers_for(on_plan: PlanReports, unit: str, measure: str) -> bool:
    owed = on_plan.duties.get(unit, {}).get(measure)
    return owed is not None and owed.role in OWED_ROLES
