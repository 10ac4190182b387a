"""FZ8: the standard of a system, and the cohort of a scheme that is to reach it year by year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzjs.checks.finding import Fault
from fzjs.checks.links import missing
from fzjs.checks.nearness import either, quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import PlanScope, Scope
from fzjs.checks.scoring.cohorts import planned_shares, trajectory_of
from fzjs.checks.scoring.systems import full_score
from fzjs.checks.unit_names import misnomer
from fzjs.language.decimals import plain
from fzjs.model.cohort import Cohort, Standard
from fzjs.model.indicators import Indicators
from fzjs.model.plan import Measurement, Path

_HUNDRED = Decimal(100)


@rule("FZ821", "达标标准用不上", "error", ["indicators", "scheme"])
def unusable_standard(scope: Scope[Indicators] | PlanScope) -> Iterator[Fault]:
    """达标标准（standard）至少写一个条件，条件要达得到：分数不超过总分，百分比不超过 100，必达指标在体系里。

    为什么：标准没有条件，谁都算达标；条件超出总分，谁都不会达标。

    怎么改：写上 score（最低得分）、met（达到要求的比例）、each（各一级指标最低得分率）或 essential（必达指标）。
    """
    model = scope.model
    if isinstance(model, Indicators):
        if model.standard is not None:
            yield from _wrong_standard(("standard",), model.standard, [model])
    elif model.cohort is not None and model.cohort.standard is not None:
        found = (scope.workspace.find(each, Indicators) for each in model.cohort.indicators)
        systems = [system for system in found if system is not None]
        yield from _wrong_standard(("cohort", "standard"), model.cohort.standard, systems)


@rule("FZ822", "达标范围对不上", "error", ["scheme"])
def broken_cohort(scope: PlanScope) -> Iterator[Fault]:
    """达标范围（cohort）所写的单位、指标体系、措施都要存在，措施要有逐年的达标比例，并且有一个达标标准。

    为什么：逐年有多少单位达标，由这四样算出来，缺一样就算不出。

    怎么改：按提示改正；逐年比例写在措施的 targets 里，如 {indicator: 达标单位比例, trajectory: {2021: 20%, 2022: 50%}}。
    """
    cohort = scope.model.cohort
    if cohort is None:
        return
    yield from _unknown_units(scope, cohort)
    yield from _unknown_systems(scope, cohort)
    yield from _wrong_trajectory(scope, cohort)


def _wrong_standard(path: Path, standard: Standard, systems: list[Indicators]) -> Iterator[Fault]:
    limits = {
        "score": max((full for system in systems if (full := full_score(system)) is not None), default=None),
        "met": _HUNDRED,
        "each": _HUNDRED,
    }
    for key, most in limits.items():
        asked: Decimal | None = getattr(standard, key)
        if asked is not None and (asked < 0 or (most is not None and asked > most)):
            upper = f" 到 {plain(most)} " if most is not None else "以上"
            message = f"达标标准的{'分数' if key == 'score' else '百分比'} {plain(asked)} 不在 0{upper}之间"
            yield Fault((*path, key), message, f"写 0{upper}之间的数", standard.name)
    if (standard.score, standard.met, standard.each) == (None, None, None) and not standard.essential:
        message = f"达标标准{quoted(standard.name)}没有写条件"
        yield Fault(path, message, "至少写一个条件，如 score: 85", standard.name, on_key=True)
    known = dict.fromkeys(indicator.code for system in systems for _, indicator, _ in system.walk())
    for index, code in enumerate(standard.essential if systems else ()):
        if code not in known:
            yield Fault(
                (*path, "essential", index), *missing("指标", code, known, where="指标体系里"), standard.name
            )


def _unknown_units(scope: PlanScope, cohort: Cohort) -> Iterator[Fault]:
    register = scope.registry
    if not register:
        return
    for index, (name, match) in enumerate(
        zip(cohort.units, register.resolve_list(cohort.units), strict=True)
    ):
        if match is None:
            yield Fault(("cohort", "units", index), *misnomer(name, register), name)


def _unknown_systems(scope: PlanScope, cohort: Cohort) -> Iterator[Fault]:
    workspace = scope.workspace
    if workspace.settings_file is None:
        return
    for index, system_id in enumerate(cohort.indicators):
        if not workspace.knows(system_id, "indicators"):
            wrong = missing("指标体系", system_id, workspace.ids("indicators"))
            yield Fault(("cohort", "indicators", index), *wrong, scope.model.id)
    systems = [workspace.find(system_id, Indicators) for system_id in cohort.indicators]
    if cohort.standard is None and systems and all(each and each.standard is None for each in systems):
        message = "达标范围和它的指标体系都没有写达标标准"
        hint = "在指标体系里写 standard，如 standard: {name: 基本达标, score: 80}"
        yield Fault(("cohort",), message, hint, scope.model.id, on_key=True)


def _wrong_trajectory(scope: PlanScope, cohort: Cohort) -> Iterator[Fault]:
    measures = {step.measure.id: step.measure for step in scope.model.duties()}
    measure = measures.get(cohort.measure)
    if measure is None:
        wrong = missing("措施", cohort.measure, measures, where="本计划里")
        yield Fault(("cohort", "measure"), *wrong, cohort.measure)
        return
    if trajectory_of(scope.model, cohort) is None:
        names = [
            target.indicator
            for target in measure.targets
            if isinstance(target, Measurement) and target.trajectory
        ]
        if cohort.target is not None and names:
            message = f"措施“{cohort.measure}”没有逐年目标{quoted(cohort.target)}"
            yield Fault(("cohort", "target"), message, f"改成 {either(names)}", cohort.measure)
        else:
            message = f"措施“{cohort.measure}”没有逐年的达标比例（trajectory）"
            hint = "在这项措施的 targets 里写 trajectory，如 {2021: 20%, 2022: 50%}"
            yield Fault(("cohort", "measure"), message, hint, cohort.measure)
    elif not planned_shares(scope.model, cohort):
        message = f"措施“{cohort.measure}”的逐年目标不是百分比，算不出要多少单位达标"
        yield Fault(("cohort", "measure"), message, "写成百分比，如 {2021: 20%, 2022: 50%}", cohort.measure)
