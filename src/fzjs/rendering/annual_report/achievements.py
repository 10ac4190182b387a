"""Part one: measures taken and what they came to (主要举措和成效)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from fzjs.analysis.annual_report.answers import (
    AnnualFacts,
    CohortFacts,
    EvidenceFacts,
    GoalFacts,
    MeasureFacts,
    ScoreFacts,
    TargetFacts,
)
from fzjs.analysis.annual_report.told import Source, Told, counted
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.annual_report.draft import Sentence, Writing, entitled, listed, sentence

STATES: dict[str | None, str] = {
    "done": "已完成",
    "in_progress": "推进中",
    "blocked": "受阻",
    "not_started": "尚未启动",
    None: "没有报告进展",
}
"""What the states of measures are called, best first."""


_MOST_ACCOUNTS = 6
_MOST_PROOFS = 8
"""Of more than so many units or pieces of evidence the first are named and all are counted."""


def write_achievements(facts: AnnualFacts, writing: Writing, pictures: Iterable[str]) -> None:
    """The whole year in figures, each picture behind the words that it belongs to, then goal by goal what was reported.

    `pictures` are the names of the charts that there are.
    """
    drawn = set(pictures)
    writing.heading(1, "推进法治政府建设的主要举措和成效")
    writing.heading(2, "总体情况")
    writing.text(_planned(facts), _progress(facts))
    writing.pictures(drawn, "chart_progress")
    writing.text(_targets(facts), _evidence(facts))
    writing.pictures(drawn, "chart_targets")
    writing.pictures(drawn, *(f"chart_trajectory_{place}" for place, _ in enumerate(facts.trajectories, 1)))
    writing.text(*_scores(facts.scores))
    writing.pictures(drawn, "chart_scores")
    for place, cohort in enumerate(facts.cohorts, 1):
        writing.text(_cohort(cohort))
        writing.pictures(drawn, f"chart_cohort_{place}")
    for goal in facts.goals:
        writing.heading(2, (goal.title,))
        _write_goal(goal, writing)


def count_of(places: Iterable[Source], words: str) -> Sentence:
    """`words` with the number of places as {count}; nothing for none."""
    found = tuple(places)
    return sentence(words, count=counted(found)) if found else ()


def reached_of(target: TargetFacts) -> Sentence:
    """法治专题讲座目标不少于2次，完成2次."""
    wanted: Sentence = (target.wanted,)
    if target.indicator is not None:
        wanted = sentence("{indicator}目标{wanted}", indicator=target.indicator, wanted=target.wanted)
    reached = sentence("，完成{reached}", reached=target.reached) if target.reached else ()
    return (*wanted, *reached)


def said_of(measure: MeasureFacts) -> Sentence:
    """What units have reported on a measure: 县司法局（2024年6月）报告：…."""
    noted = [each for each in measure.accounts if each.note is not None]
    told = [
        sentence("{unit}（{period}）报告：{note}", unit=each.unit, period=each.period, note=ended(each.note))
        for each in noted[:_MOST_ACCOUNTS]
    ]
    if len(noted) > _MOST_ACCOUNTS:
        told.append(count_of((each.place for each in noted), "报告进展的单位共{count}个。"))
    return listed(told, "")


def ended(note: Told | None) -> Sentence:
    """A note with a full stop behind it."""
    if note is None:
        return ()
    return (note,) if note.text.rstrip()[-1:] in "。！？；…" else (note, "。")


def _planned(facts: AnnualFacts) -> Sentence:
    number = sentence("（{number}）", number=facts.plan_number) if facts.plan_number else ()
    if not facts.measures:
        return sentence("{plan}{number}没有写措施。", plan=entitled(facts.plan_title), number=number)
    goals = counted(source for goal in facts.goals for source in goal.title.sources)
    measures = counted(measure.place for measure in facts.measures)
    return sentence(
        "{plan}{number}安排{goals}个目标、{measures}项措施。",
        plan=entitled(facts.plan_title), number=number, goals=goals, measures=measures,
    )  # fmt: skip


def _progress(facts: AnnualFacts) -> Sentence:
    if facts.reporting.reports is None:
        return sentence("截至{on}，没有登记进展报告。", on=facts.on_told)
    states = [
        count_of((_state_place(each) for each in facts.measures if each.state == state), f"{name}{{count}}项")
        for state, name in STATES.items()
    ]
    return sentence(
        "截至{on}，各单位报送进展报告{reports}份。按报告的情况，{states}。",
        on=facts.on_told, reports=facts.reporting.reports, states=listed(filter(None, states), "，"),
    )  # fmt: skip


def _state_place(measure: MeasureFacts) -> Source:
    """Where the state of a measure is reported; of one without a report, the measure itself."""
    return measure.accounts[0].place if measure.state is not None else measure.place


def _targets(facts: AnnualFacts) -> Sentence:
    targets = [target for measure in facts.measures for target in measure.targets]
    if not targets:
        return ()
    kinds: tuple[tuple[str, Callable[[TargetFacts], bool]], ...] = (
        ("已达到{count}个", lambda each: each.verdict == "reached"),
        ("没有达到{count}个", lambda each: each.verdict == "missed"),
        ("没有登记完成值{count}个", lambda each: each.verdict == "unknown" and each.reached is None),
        (
            "登记了完成值而无法比较{count}个",
            lambda each: each.verdict == "unknown" and each.reached is not None,
        ),
    )
    told = [
        count_of((_value_place(each) for each in targets if holds(each)), words) for words, holds in kinds
    ]
    every = counted(target.place for target in targets)
    return sentence("措施中的量化目标{every}个：{told}。", every=every, told=listed(filter(None, told), "，"))


def _value_place(target: TargetFacts) -> Source:
    return target.reached.sources[0] if target.reached else target.place


def _evidence(facts: AnnualFacts) -> Sentence:
    pieces = (each.title.sources[0] for measure in facts.measures for each in measure.evidence)
    return count_of(pieces, "登记佐证材料{count}份。")


def _scores(scores: Iterable[ScoreFacts]) -> Iterator[Sentence]:
    """One sentence for each indicator system, with every assessor's score."""
    by_system: dict[Told, list[ScoreFacts]] = {}
    for score in scores:
        if score.points is not None and score.total is not None:
            by_system.setdefault(score.system, []).append(score)
    for system, alike in by_system.items():
        total = sentence("总分{total}分", total=(alike[0].total or "",))
        yield sentence(
            "对照{system}（{total}），{points}。",
            system=entitled(system), total=total, points=listed(map(_points, alike), "，"),
        )  # fmt: skip


def _points(score: ScoreFacts) -> Sentence:
    who = sentence("（{assessor}）", assessor=score.assessor) if score.assessor else ()
    points = (score.points,) if score.points else ()
    return sentence("{by}{who}折算得{points}分", by=ASSESSORS[score.by], who=who, points=points)


def _cohort(cohort: CohortFacts) -> Sentence:
    reached = (cohort.reached, "个单位达到") if cohort.reached else ("没有单位达到",)
    needed = sentence("，还差{count}个", count=cohort.needed) if cohort.needed else ()
    return sentence(
        "{scheme}规划本年{planned}的单位达到“{standard}”，范围内有{size}个单位，{reached}{needed}。",
        scheme=entitled(cohort.scheme), planned=cohort.planned, standard=cohort.standard, size=cohort.size,
        reached=reached, needed=needed,
    )  # fmt: skip


def _write_goal(goal: GoalFacts, writing: Writing) -> None:
    done = count_of((_state_place(each) for each in goal.measures if each.is_done), "，其中已完成{count}项")
    writing.text(
        sentence("安排措施{count}项{done}。", count=counted(each.place for each in goal.measures), done=done)
    )
    for measure in goal.measures:
        if measure.accounts or measure.evidence:
            writing.item(3, (measure.title, "。"), listed(_told_of(measure), ""))
    writing.blank("这一方面的主要做法和成效")


def _told_of(measure: MeasureFacts) -> Iterator[Sentence]:
    leads = sentence("{leads}牵头，", leads=listed(measure.leads)) if measure.leads else ()
    yield sentence("{leads}{state}。", leads=leads, state=STATES[measure.state])
    yield said_of(measure)
    if measure.targets:
        yield sentence("量化目标：{targets}。", targets=listed(map(reached_of, measure.targets), "；"))
    if measure.evidence:
        yield _proofs(measure.evidence)


def _proofs(evidence: Sequence[EvidenceFacts]) -> Sentence:
    named = [
        (each.title, *(sentence("（{number}）", number=each.number) if each.number else ()))
        for each in evidence[:_MOST_PROOFS]
    ]
    more: Sentence = ()
    if len(evidence) > _MOST_PROOFS:
        more = count_of((each.title.sources[0] for each in evidence), "等{count}份")
    return sentence("佐证材料：{proofs}{more}。", proofs=listed(named), more=more)
