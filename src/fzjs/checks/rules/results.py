"""FZ7: results must be comparable with the targets of their measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzjs.checks.finding import Fault
from fzjs.checks.links import plan_named
from fzjs.checks.nearness import either, quoted
from fzjs.checks.reporting.reached import ANY_UNIT, comparable, read_result, target_about, targets_of
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.language.folding import fold_text
from fzjs.language.phrases import Target, Unparsed
from fzjs.language.readings import number_as_json
from fzjs.model.plan import Measure, Path
from fzjs.model.report import Report, Result

ReportScope = Scope[Report]


@rule("FZ704", "完成值的单位与目标不符", "error", ["report"])
def other_unit_of_measure(scope: ReportScope) -> Iterator[Fault]:
    """完成值的单位要与目标一致：目标是“至少2次”，完成值写“1次”，不写“50%”。

    场、期与次，小时与学时等相近的单位可以通用；全覆盖、明显提升一类没有数量的目标不查。

    为什么：单位不同的数不能相比，完成没完成就说不清。

    怎么改：按目标的单位写完成值。
    """
    for reported in _results(scope):
        target, value = reported.target, read_result(reported.result.value)
        if target is None or isinstance(value, Unparsed) or target.op in ANY_UNIT:
            continue
        if not comparable(target, value):
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
            if isinstance(read_result(result.value), Unparsed):
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
        targets = list(targets_of(measure)) if entry.results else []
        choices = list(dict.fromkeys(indicator for indicator, _ in targets if indicator))
        unread = any(isinstance(reading, Unparsed) for _, reading in targets)
        for place, result in enumerate(entry.results):
            found = target_about(result.indicator, targets)
            target = found[1] if found is not None and isinstance(found[1], Target) else None
            unclear = found is not None if result.indicator is None else found is not None or unread
            path = ("entries", index, "results", place)
            yield _Reported(path, measure, result, target, choices, unclear)


def _example(target: Target) -> str:
    if target.value is None or target.unit is None:
        return target.text
    return f"{number_as_json(target.value)}{target.unit}"
