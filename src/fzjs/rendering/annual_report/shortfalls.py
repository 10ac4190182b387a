"""Part two: what fell short and why (存在的不足和原因). Why, only people know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from fzjs.analysis.annual_report.answers import (
    AnnualFacts,
    FrameworkFact,
    FrameworkFacts,
    LapseFacts,
    LostPoints,
    MeasureFacts,
    ScoreFacts,
)
from fzjs.analysis.annual_report.told import Told, counted
from fzjs.model.cohort import ASSESSORS
from fzjs.rendering.annual_report.achievements import STATES, reached_of, said_of
from fzjs.rendering.annual_report.draft import (
    Sentence,
    Writing,
    all_quoted,
    entitled,
    listed,
    quoted,
    sentence,
)


def write_shortfalls(facts: AnnualFacts, writing: Writing) -> None:
    """Measures that are not done in time, targets that were missed, reports, gaps of the framework, lost points."""
    writing.heading(1, "推进法治政府建设存在的不足和原因")
    before = len(writing.blocks)
    sections: tuple[tuple[str, Callable[[AnnualFacts, Writing], None]], ...] = (
        ("没有按期完成的措施", _unfinished),
        ("没有达到的目标", _missed),
        ("进展报告和佐证材料方面的问题", _reporting),
        ("与规划要求的差距", _framework),
        ("评估中失分的指标", _lost),
    )
    for title, write in sections:
        section = Writing()
        write(facts, section)
        if section.blocks:
            writing.heading(2, title)
            writing.blocks += section.blocks
    if len(writing.blocks) == before:
        writing.text(("已经登记的材料里没有发现未完成、未达到、未报告的事项。",))
    writing.heading(2, "原因分析")
    writing.blank("产生以上不足的主要原因；登记的材料之外的不足")


def _unfinished(facts: AnnualFacts, writing: Writing) -> None:
    overdue = [each for each in facts.measures if each.light == "overdue"]
    if overdue:
        writing.text(_silence(facts))
    for state, name in STATES.items():
        alike = [each for each in overdue if each.state == state]
        if state != "blocked":
            _by_due(alike, f"，{name}", writing)
        elif alike:
            writing.text(sentence("受阻的措施{count}项：", count=counted(each.place for each in alike)))
            for each in alike:
                writing.item(3, (each.title, "。"), _blocked(each))
    _by_due([each for each in facts.measures if each.light == "done_late"], "，晚于期限完成", writing)


def _by_due(measures: Iterable[MeasureFacts], how: str, writing: Writing) -> None:
    """Measures with the same due day in one paragraph."""
    by_due: dict[str, list[MeasureFacts]] = {}
    for measure in measures:
        by_due.setdefault(measure.due.text if measure.due else "", []).append(measure)
    for alike in by_due.values():
        due = alike[0].due
        until = (
            sentence("应于{due}前完成", due=merged([each.due for each in alike])) if due else ("期限已过",)
        )
        count = counted(each.place for each in alike)
        titles = all_quoted(each.title for each in alike)
        words = "{until}{how}的措施{count}项：{titles}。"
        writing.text(sentence(words, until=until, how=how, count=count, titles=titles))


def merged(facts: Iterable[Told | None]) -> Sentence:
    """Facts of the same words as one that has the sources of all."""
    alike = [fact for fact in facts if fact is not None]
    sources = dict.fromkeys(source for fact in alike for source in fact.sources)
    by = "；".join(dict.fromkeys(fact.by for fact in alike if fact.by))
    return (replace(alike[0], sources=tuple(sources), by=by),) if alike else ()


def _blocked(measure: MeasureFacts) -> Sentence:
    leads = sentence("{leads}牵头，", leads=listed(measure.leads)) if measure.leads else ()
    due = sentence("应于{due}前完成。", due=measure.due) if measure.due else ()
    return (*leads, *due, *said_of(measure))


def _missed(facts: AnnualFacts, writing: Writing) -> None:
    missed = [
        sentence("{title}（{reached}）", title=quoted(measure.title), reached=reached_of(target))
        for measure in facts.measures
        for target in measure.targets
        if target.verdict == "missed"
    ]
    if missed:
        writing.text(("没有达到的目标：", *listed(missed), "。"))
    unknown = [
        sentence("{title}（{target}）", title=quoted(measure.title), target=reached_of(target))
        for measure in facts.measures
        for target in measure.targets
        if target.verdict == "unknown" and target.reached is None
    ]
    if unknown:
        writing.text(("没有登记完成值的目标：", *listed(unknown), "。"))


def _silence(facts: AnnualFacts) -> Sentence:
    """That nobody has reported after the last period, or at all."""
    reporting = facts.reporting
    if reporting.last is None:
        return ("没有登记进展报告，措施是否完成没有依据。",)
    words = "{last}以后没有单位报送进展报告，之后的进展没有依据；以下按最后一次报告的情况列出。"
    return sentence(words, last=reporting.last) if reporting.is_silent_since else ()


def _reporting(facts: AnnualFacts, writing: Writing) -> None:
    reporting = facts.reporting
    if reporting.is_silent_since:
        writing.text(sentence("{last}以后没有单位报送进展报告。", last=reporting.last or ""))
    for words, lapses in (
        ("没有报送进展报告的单位：", reporting.missing),
        ("迟报的单位：", reporting.late),
        ("漏报措施的单位：", reporting.left_out),
    ):
        if lapses:
            writing.text((words, *listed(map(_lapse, lapses), "；"), "。"))
    if reporting.unproven:
        words = "报告已完成而没有佐证材料的措施：{titles}。"
        writing.text(sentence(words, titles=all_quoted(reporting.unproven)))


def _lapse(lapse: LapseFacts) -> Sentence:
    units = (
        (unit, *(sentence("（{measures}）", measures=all_quoted(measures)) if measures else ()))
        for unit, measures in zip(lapse.units, lapse.measures, strict=True)
    )
    return sentence("{period}{units}", period=lapse.period, units=listed(units))


def _framework(facts: AnnualFacts, writing: Writing) -> None:
    for cohort in facts.cohorts:
        if cohort.needed is not None:
            words = "{scheme}规划本年{planned}的单位达到“{standard}”，还差{needed}个。"
            scheme = entitled(cohort.scheme)
            planned, needed = cohort.planned, cohort.needed
            writing.text(
                sentence(words, scheme=scheme, planned=planned, standard=cohort.standard, needed=needed)
            )
    framework = facts.framework
    if framework is None:
        return
    gaps: tuple[tuple[Sentence | str, tuple[FrameworkFact, ...]], ...] = (
        (_never_planned(framework), framework.untouched),
        ("本年没有安排、也没有说明理由的", framework.left_out),
        ("本年安排的目标、期限没有达到规划要求的", framework.fell_short),
    )
    if not any(rows for _, rows in gaps):
        return
    writing.text(_taken_up(framework))
    for which, rows in gaps:
        if rows:
            count = counted(row.title.sources[0] for row in rows)
            titles = framework_list(rows)
            writing.text(sentence("{which}{count}项：{titles}。", which=which, count=count, titles=titles))


def _never_planned(framework: FrameworkFacts) -> Sentence:
    """2023、2024年的计划都没有安排的."""
    every = "都" if len(framework.years) > 1 else ""
    return sentence("{years}年的计划{every}没有安排的", years=listed(framework.years), every=every)


def framework_list(rows: Iterable[FrameworkFact]) -> Sentence:
    """Measures of the framework, each with what is to be said of it in brackets."""
    named = list(rows)
    if not any(row.said for row in named):
        return all_quoted(row.title for row in named)
    return listed(
        (*quoted(row.title), *(sentence("（{said}）", said=listed(row.said, "，")) if row.said else ()))
        for row in named
    )


def _taken_up(framework: FrameworkFacts) -> Sentence:
    taken = sentence("，本年的计划落实其中{count}项", count=framework.taken_up) if framework.taken_up else ()
    words = "{title}共有措施{measures}项{taken}。"
    return sentence(words, title=entitled(framework.title), measures=framework.measures, taken=taken)


def _lost(facts: AnnualFacts, writing: Writing) -> None:
    leading = next(iter(facts.scores), None)
    if leading is not None and leading.lost:
        by = ASSESSORS[leading.by]
        writing.text((f"{by}没有得满分的指标：", *listed(map(_points, leading.lost), "；"), "。"))
        _contrast(facts.scores, writing)


def _points(lost: LostPoints) -> Sentence:
    said = lost.remark and replace(lost.remark, text=lost.remark.text.rstrip("。；"))
    remark = sentence("（{remark}）", remark=said) if said else ()
    if lost.full is None:
        return sentence("{name}扣{marks}分{remark}", name=lost.name, marks=lost.marks, remark=remark)
    words = "{name}得{marks}分，满分{full}分{remark}"
    return sentence(words, name=lost.name, marks=lost.marks, full=lost.full, remark=remark)


def _contrast(scores: tuple[ScoreFacts, ...], writing: Writing) -> None:
    """Assessors side by side, where there are several."""
    told = [
        sentence("{by}{points}分", by=ASSESSORS[each.by], points=each.points)
        for each in scores
        if each.points
    ]
    if len(told) > 1:
        writing.text(("各方评估折算得分：", *listed(told, "，"), "。"))
