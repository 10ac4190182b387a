"""FZ301–FZ305: deadlines that cannot be read, say nothing, or do not fit the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fzjs.checks.days import due_day, first_day, in_chinese, with_annual_report
from fzjs.checks.finding import Fault
from fzjs.checks.floods import is_flood
from fzjs.checks.phrase_slips import slip_in
from fzjs.checks.plan_years import (
    lacks_only_plan_year,
    number_year_against,
    sample_year,
    states_its_time,
    title_year_against,
)
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope, WrittenDeadline
from fzjs.language.phrases import Deadline, Target, Unparsed, read_deadline, read_target


@rule("FZ301", "期限看不懂", "error", PLANS)
def unreadable_deadline(scope: PlanScope) -> Iterator[Fault]:
    """完成时限、报送时限和阶段起止时间要写成看得懂的期限。

    为什么：看不懂的期限无法提醒、无法催办，也无法判断是否逾期。程序只认整句都读得懂的写法，不会猜测。

    怎么改：写成常用的期限写法，如“2024年6月底前”“第三季度”“每月5日前”“印发之日起30日内”“长期坚持”，或日期
    2024-06-30。期限里夹带的工作内容写到 text；数量写到 targets。
    """
    for written in _all_deadlines(scope):
        if not isinstance(written.reading, Unparsed):
            continue
        text, field = written.reading.text, _field(written)
        slip = slip_in(text, lambda phrase: _is_day(phrase, scope.model.phrase_year))
        if slip is not None:
            message = f"{field}“{text}”{slip.message}"
            yield Fault(written.path, message, slip.hint, written.subject, span=slip.span)
            continue
        hint = written.reading.hint
        if isinstance(read_target(text), Target):
            hint = "这是数量目标，请移到 targets；完成时限写日期或期限，如“2024年6月底前”"
        yield Fault(written.path, f"{field}“{text}”看不懂", hint, written.subject)


@rule("FZ302", "期限无法跟踪", "warning", PLANS)
def vague_deadline(scope: PlanScope) -> Iterator[Fault]:
    """完成时限不能只写“适时”“尽快”“及时”“定期”。

    为什么：这样的词说不出哪一天到期，既不能提醒，也不能判断是否按期完成。

    怎么改：写明日期、时段或周期，如“2024年9月底前”“第三季度”“每季度末”；确实没有完结之日的工作写“长期坚持”。措施内容
    （text）里可以照文件保留“适时”等词。
    """
    for written in _all_deadlines(scope):
        reading = written.reading
        if isinstance(reading, Deadline) and reading.type == "vague":
            reason = f"：{reading.reason}" if reading.reason else ""
            hint = f"写明日期或周期，如“{sample_year(scope.model, scope.on.year)}年9月底前”“每季度末”；没有完结之日的写“长期坚持”"
            message = f"{_field(written)}“{reading.text}”说不出哪一天到期{reason}"
            yield Fault(written.path, message, hint, written.subject)


@rule("FZ303", "日期残缺或不存在", "error", PLANS)
def broken_deadline(scope: PlanScope) -> Iterator[Fault]:
    """期限里的日期要完整，并且日历上有这一天。

    为什么：缺了年份的“年5月10日”、没有填上的“202x年底前”、日历上没有的“2月30日前”，多是抄录、转换文件时丢字造成的，
    照此执行会错过期限。跨几年的规划、方案里，“年底前”没有写明是哪一年，也无法确定。

    怎么改：对照原件补全，写成“2024年5月10日前”或日期 2024-05-10。
    """
    plan = scope.model
    for written in _all_deadlines(scope):
        reading = written.reading
        if not isinstance(reading, Deadline) or reading.type != "broken":
            continue
        year = sample_year(plan, scope.on.year)
        hint = f"对照原件写成完整的日期，如“{year}年5月10日前”或 {year}-05-10"
        if lacks_only_plan_year(reading, plan.phrase_year):
            if not states_its_time(plan):
                continue  # that the plan states no year is one finding of its own, not one for each deadline
            hint = f"写明是哪一年，如“{_with_year(reading.text, year)}”"
        reason = f"：{reading.reason}" if reading.reason else ""
        message = f"{_field(written)}“{reading.text}”不成日期{reason}"
        yield Fault(written.path, message, hint, written.subject)


@rule("FZ304", "期限不在计划期内", "warning", PLANS)
def deadline_outside_period(scope: PlanScope) -> Iterator[Fault]:
    """完成时限要落在计划的年度（year）或规划期（period）之内。

    为什么：2024年度要点里写“2025年底前”，多半是年份写错；确实跨年的任务，当年也应当有当年的期限。早于计划期的期限，一印发
    就已经过期。

    以下情形不算：计划期截止到年底的，次年4月1日以前的期限（法治政府建设年度报告在次年4月1日前公开，见《法治政府建设与
    责任落实督察工作规定》）；从计划期以前一直延续到以后的时段，如“‘十四五’期间”；每月、每季度等周期；长期工作。

    大半期限都不在计划期内的，多半是 year、period 写错，只在那里提示一处。

    怎么改：核对年份；跨年的任务写当年要完成的部分，或者调整计划的 year、period。
    """
    span = scope.span
    if span is None or title_year_against(scope.model) is not None:
        return
    outside, dated = [], 0
    for written in scope.deadlines:
        due = due_day(written.reading)
        if due is not None:
            dated += 1
            if not span[0] <= due <= with_annual_report(span[1]):
                outside.append(written)
    faults = [fault for written in outside for fault in _outside(written, span)]
    if is_flood(len(faults), dated):
        yield _period_amiss(scope, outside, span)
    else:
        yield from faults


@rule("FZ305", "期限早于成文日期", "warning", PLANS)
def deadline_before_issue(scope: PlanScope) -> Iterator[Fault]:
    """完成时限不应早于文件的成文日期（notice.signed）。

    为什么：文件4月22日才印发，却要求3月底前完成，收到文件的单位无法做到；多半是月份写错，或者照搬了上一年的文件。

    大半期限都早于成文日期的，多半是成文日期写错，只在那里提示一处。

    怎么改：核对月份和成文日期，期限改为成文日期以后的一天。
    """
    plan = scope.model
    notice = plan.notice
    if notice is None or notice.signed is None or title_year_against(plan) is not None:
        return
    signed = notice.signed
    start = scope.span[0] if scope.span is not None else date.min
    due_days = [
        (written, due) for written in scope.deadlines if (due := due_day(written.reading)) is not None
    ]
    past = [written for written, due in due_days if start <= due < signed]
    if is_flood(len(past), len(due_days)):
        if number_year_against(notice) is not None or (notice.published or signed) < signed:
            return  # FZ312 or FZ313 says already that the day of signing is wrong
        day, first = in_chinese(signed), past[0].reading.text
        message = f"成文日期{day}晚于{len(past)}项期限（如“{first}”），印发时都已经过期"
        hint = "核对成文日期（signed）的年份和月份；照搬上一年文件的，逐条核对期限"
        yield Fault(("notice", "signed"), message, hint)
        return
    for written in past:
        message = f"{_field(written)}“{written.reading.text}”早于成文日期{in_chinese(signed)}，印发时已经过期"
        hint = "核对月份，改为成文日期以后的期限；成文日期写错的，改 notice 的 signed"
        yield Fault(written.path, message, hint, written.subject)


def _outside(written: WrittenDeadline, span: tuple[date, date]) -> Iterator[Fault]:
    start, end = span
    due = due_day(written.reading)
    first = first_day(written.reading)
    subject = f"{_field(written)}“{written.reading.text}”"
    if due is not None and due < start:
        hint = f"核对年份；计划从{in_chinese(start)}开始，期限应在这以后"
        yield Fault(written.path, f"{subject}早于计划期", hint, written.subject)
    elif first is not None and first > start:
        hint = f"核对年份；计划到{in_chinese(end)}为止，跨年的任务写计划期内要完成的部分"
        yield Fault(written.path, f"{subject}晚于计划期", hint, written.subject)


def _period_amiss(scope: PlanScope, outside: list[WrittenDeadline], span: tuple[date, date]) -> Fault:
    """One finding for the plan's own years, where most deadlines lie outside them."""
    plan = scope.model
    field = "year" if plan.period is None else "period"
    days = f"{in_chinese(span[0])}至{in_chinese(span[1])}"
    message = f"计划期是{days}，而{len(outside)}项期限不在其中，如“{outside[0].reading.text}”"
    hint = f"核对 {field} 的年份；年份没错的，逐条核对期限"
    return Fault((field,), message, hint)


def _all_deadlines(scope: PlanScope) -> Iterator[WrittenDeadline]:
    yield from scope.deadlines
    for phase in scope.phases:
        yield from phase.bounds


def _is_day(phrase: str, plan_year: int | None) -> bool:
    """Whether a phrase is a deadline that can be followed up, but for a year that the plan may lack."""
    reading = read_deadline(phrase, plan_year)
    return isinstance(reading, Deadline) and (
        reading.type not in ("vague", "broken") or lacks_only_plan_year(reading, plan_year)
    )


def _field(written: WrittenDeadline) -> str:
    if "reporting" in written.path:
        return "报送时限"
    return _PHASE_FIELDS.get(written.path[-1], "完成时限")


def _with_year(phrase: str, year: int) -> str:
    """A deadline that has lost its year with one put before it: 2025年底前 for 年底前."""
    right = f"{year}年{phrase.removeprefix('年').removeprefix('在').removeprefix('于')}"
    reading = read_deadline(right, None)
    fits = isinstance(reading, Deadline) and reading.type in ("by", "span")
    return right if fits else f"{year}年底前"


_PHASE_FIELDS: dict[str | int, str] = {"from": "阶段开始时间", "to": "阶段结束时间"}
