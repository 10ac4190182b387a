"""The deadlines of a plan as a time line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fzjs.analysis.status.due import written_deadlines
from fzjs.checks.days import due_day, first_day
from fzjs.language.phrases import read_deadline
from fzjs.model.fields import Phrase
from fzjs.model.plan import Phase, Plan
from fzjs.rendering.charts.data import Moment, Span, Timeline, TimelineRow
from fzjs.rendering.papers.duties import Duty
from fzjs.rendering.wording import Wording, plan_script

_MOST_ROWS = 60
"""A picture of more rows cannot be read on a page; beyond, the table alone has to do."""

_FEWEST_DAYS = 2
"""A picture of one day says no more than the table."""


def deadline_timeline(plan: Plan, duties: Iterable[Duty]) -> Timeline | None:
    """Phases as stretches and the dated deadlines of these duties as days; None where all fall on one day, or where
    there are more rows than a page shows. What falls before or after the plan widens the axis."""
    rows = _rows(plan, duties)
    days = [moment.day for row in rows for moment in row.moments]
    days += [day for row in rows for span in row.spans for day in (span.first, span.last)]
    if len(set(days)) < _FEWEST_DAYS or len(rows) > _MOST_ROWS:
        return None
    within = plan.span or (min(days), max(days))
    title = Wording(plan_script(plan)).say("完成时限一览")
    return Timeline(title, min(within[0], *days), max(within[1], *days), tuple(rows))


def timeline_cautions(plan: Plan, duties: Iterable[Duty]) -> tuple[str, ...]:
    """Why there is no time line although there is something to draw."""
    count = len(_rows(plan, duties))
    if count <= _MOST_ROWS:
        return ()
    said = f"写明日期的时限和阶段有 {count} 行，超过 {_MOST_ROWS} 行的图在一页上看不清，没有画完成时限图。"
    return (said + "可以用 --unit 只印一个单位的",)


def _rows(plan: Plan, duties: Iterable[Duty]) -> list[TimelineRow]:
    return [*_phases(plan), *_deadlines(plan, duties)]


def _deadlines(plan: Plan, duties: Iterable[Duty]) -> Iterator[TimelineRow]:
    measures = {step.path: step.measure for step in plan.duties()}
    for duty in duties:
        path = (*duty.path, "deadline")
        written = written_deadlines(measures[duty.path].deadline, path, plan.phrase_year, plan.span)
        moments = tuple(Moment(day) for day in sorted({day for each in written for day in each.days}))
        if moments:
            yield TimelineRow(f"{duty.place} {duty.name}".strip(), moments, key=duty.id)


def _phases(plan: Plan) -> Iterator[TimelineRow]:
    for phase in plan.phases:
        span = _span(phase, plan.phrase_year)
        if span is not None:
            yield TimelineRow(phase.title, spans=(Span(*span),))


def _span(phase: Phase, year: int | None) -> tuple[date, date] | None:
    first, last = _day(phase.from_, year, last=False), _day(phase.to, year, last=True)
    return (first, last) if first is not None and last is not None and first <= last else None


def _day(phrase: Phrase | None, year: int | None, *, last: bool) -> date | None:
    if phrase is None or isinstance(phrase, date):
        return phrase
    reading = read_deadline(phrase, year)
    return due_day(reading) if last else first_day(reading)
