"""FZ7: results must be comparable with the targets of their measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzjs.checks.finding import Fault
from fzjs.checks.links import plan_named
from fzjs.checks.nearness import either, quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target, Unparsed, read_target
from fzjs.language.readings import number_as_json
from fzjs.model.plan import Measure, Path
from fzjs.model.report import Report, Result

ReportScope = Scope[Report]

_ALIKE = [
    frozenset(["次", "场", "场次", "期", "回"]),
    frozenset(["小时", "学时"]),
    frozenset(["个", "家", "所", "处"]),
    frozenset(["名", "人", "位"]),
    frozenset(["元", "万元", "亿元"]),
    frozenset(["天", "日"]),
]
"""Units of measure that are compared with each other all the same."""

_SHARES = frozenset(["", "%", "百分点"])
"""Units of shares; none for a fraction such as 三分之二."""

_ANY_UNIT = frozenset(["all", "qualitative", "compare"])
"""Targets that set no number of their own: a result may come in any unit."""


@rule("FZ704", "完成值的单位与目标不符", "error", ["report"])
def other_unit_of_measure(scope: ReportScope) -> Iterator[Fault]:
    """完成值的单位要与目标一致：目标是“至少2次”，完成值写“1次”，不写“50%”。

    场、期与次，小时与学时等相近的单位可以通用；全覆盖、明显提升一类没有数量的目标不查。

    为什么：单位不同的数不能相比，完成没完成就说不清。

    怎么改：按目标的单位写完成值。
    """
    for reported in _results(scope):
        target, value = reported.target, _read_result(reported.result.value)
        if target is None or isinstance(value, Unparsed) or target.op in _ANY_UNIT:
            continue
        if not _comparable(target, value):
            message = f"完成值{quoted(reported.result.value)}与目标{quoted(target.text)}的单位不同"
            hint = f"按目标的单位写，如“{_example(target)}”"
            yield Fault((*reported.path, "value"), message, hint, reported.measure.id)


@rule("FZ705", "完成情况的指标对不上", "error", ["report"])
def unknown_indicator(scope: ReportScope) -> Iterator[Fault]:
    """完成情况里的指标应当是该措施量化目标中的指标；措施有几个目标的，要写明是哪一个。

    为什么：对不上目标的完成值无法统计。

    怎么改：照计划里的指标名称写；计划没有这个指标的，写进进展说明（note）。
    """
    for reported in _results(scope):
        if reported.unclear:
            continue
        indicator, choices, measure_id = reported.result.indicator, reported.choices, reported.measure.id
        if indicator is not None:
            message = f"措施“{measure_id}”没有指标{quoted(indicator)}"
            hint = f"写成{either(choices)}" if choices else "这项措施没有写明指标的目标，写进进展说明（note）"
            yield Fault((*reported.path, "indicator"), message, hint, measure_id)
        elif reported.measure.targets:
            message = f"措施“{measure_id}”有几个目标，没有写明这是哪一个的完成值"
            hint = f"写上指标，如 indicator: {choices[0]}" if choices else "写上指标（indicator）"
            yield Fault(reported.path, message, hint, measure_id)


@rule("FZ714", "完成值读不懂", "warning", ["report"])
def unreadable_result(scope: ReportScope) -> Iterator[Fault]:
    """完成值应当是带单位的数量，如“1次”“92%”“三分之二”“全覆盖”。

    为什么：读不懂的完成值不能与目标相比。

    怎么改：只写数量和单位，做法和经过写进进展说明（note）。
    """
    for index, entry in enumerate(scope.model.entries):
        for place, result in enumerate(entry.results):
            if isinstance(_read_result(result.value), Unparsed):
                path = ("entries", index, "results", place, "value")
                bare = fold_text(result.value).replace(".", "", 1).isdecimal()
                message = f"完成值{quoted(result.value)}{'没有写单位' if bare else '读不懂'}"
                hint = "写数量和单位，如“1次”“92%”；别的写进进展说明（note）"
                yield Fault(path, message, hint, entry.measure)


class _Reported(NamedTuple):
    """A result, and the target of its measure that it is about."""

    path: Path
    measure: Measure
    result: Result
    target: Target | None
    choices: list[str]
    """What the measure's targets measure, as far as they say."""
    unclear: bool
    """Whether it may be about a target that could not be read."""


_WrittenTarget = tuple[str | None, Target | Unparsed]
"""What is measured, and the target."""


def _results(scope: ReportScope) -> Iterator[_Reported]:
    """Every result whose measure the plan has."""
    plan = plan_named(scope, scope.model.plan)
    if plan is None or not any(entry.results for entry in scope.model.entries):
        return
    measures = {step.measure.id: step.measure for step in plan.duties()}
    for index, entry in enumerate(scope.model.entries):
        measure = measures.get(entry.measure)
        if measure is None:
            continue
        targets = list(_targets(measure)) if entry.results else []
        choices = list(dict.fromkeys(indicator for indicator, _ in targets if indicator))
        unread = any(isinstance(reading, Unparsed) for _, reading in targets)
        for place, result in enumerate(entry.results):
            found = _about(result.indicator, targets)
            target = found[1] if found is not None and isinstance(found[1], Target) else None
            unclear = found is not None if result.indicator is None else found is not None or unread
            path = ("entries", index, "results", place)
            yield _Reported(path, measure, result, target, choices, unclear)


def _targets(measure: Measure) -> Iterator[_WrittenTarget]:
    for written in measure.targets:
        if isinstance(written, str):
            reading = read_target(written)
            yield (reading.indicator if isinstance(reading, Target) else None), reading
        else:
            values = (
                [written.value] if written.value is not None else list((written.trajectory or {}).values())
            )
            yield written.indicator, read_target(values[0] if values else "")


def _about(indicator: str | None, targets: list[_WrittenTarget]) -> _WrittenTarget | None:
    """The target that a result means: the one with its indicator, or the only one there is."""
    if indicator is None:
        return targets[0] if len(targets) == 1 else None
    wanted = fold_text(indicator)
    named = [(fold_text(name), target) for target in targets if (name := target[0])]
    found = [target for name, target in named if name == wanted]
    found = found or [target for name, target in named if wanted in name or name in wanted]
    if not found and len(targets) == 1 and targets[0][0] is None:
        found = targets
    return found[0] if found else None


def _read_result(value: str) -> Target | Unparsed:
    """Read what was reached. A bare 36小时 could be a time limit elsewhere; as a result it is a quantity."""
    reading = read_target(value)
    if isinstance(reading, Unparsed):
        reached = read_target(f"达到{value}")
        if isinstance(reached, Target) and reached.unit is not None:
            return reached
    return reading


def _comparable(target: Target, value: Target) -> bool:
    """Whether a result in this unit of measure can be held against the target."""
    wanted, given = (fold_text(reading.unit or "") for reading in (target, value))
    if wanted == given or value.op in _ANY_UNIT:
        return True
    if {wanted, given} <= _SHARES:
        # A bare number is a share only where it is written as a part of one: 三分之二, 0.9.
        return bool(given) or (value.value is not None and 0 < value.value < 1)
    return any(wanted in alike and given in alike for alike in _ALIKE)


def _example(target: Target) -> str:
    if target.value is None or target.unit is None:
        return target.text
    return f"{number_as_json(target.value)}{target.unit}"
