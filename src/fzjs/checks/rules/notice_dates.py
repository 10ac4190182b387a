"""FZ311–FZ313: years and dates of title and notice that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.days import in_chinese
from fzjs.checks.finding import Fault
from fzjs.checks.plan_years import number_year_against, title_year_against
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope


@rule("FZ311", "标题的年份与 year 不一致", "warning", ["annual"])
def title_of_another_year(scope: PlanScope) -> Iterator[Fault]:
    """年度工作要点标题里的年份和 year（年度）要一致。

    为什么：“年底前”“6月底前”这样的期限按 year 推算是哪一年；year 写错一年，全部期限都错一年。多半是照搬上一年的文件时
    忘了改。这一处没有改好以前，不再逐条提示期限不在计划期内。

    怎么改：对照印发的文件，改正 year 或者标题。
    """
    plan = scope.model
    year = title_year_against(plan)
    if year is not None:
        message = f"标题写{year}年，year 写{plan.year}"
        yield Fault(("year",), message, f"对照原件改成一致，如 year: {year}；标题写错的，改标题")


@rule("FZ312", "发文字号的年份与成文日期不一致", "warning", PLANS)
def number_of_another_year(scope: PlanScope) -> Iterator[Fault]:
    """发文字号里的年份和成文日期（notice.signed）的年份要一致。

    为什么：发文字号按年度编号，〔2024〕18号的文件不会是2025年签发的；两处总有一处写错，期限是否早于成文日期也就无从判断。
    年底签发、次年年初编号的（相差一个月以内），不算。

    怎么改：对照原件，改正发文字号的年份或者成文日期。
    """
    notice = scope.model.notice
    if notice is None or notice.number is None or notice.signed is None:
        return
    year = number_year_against(notice)
    if year is None:
        return
    message = f"发文字号“{notice.number}”是{year}年的，成文日期却是{in_chinese(notice.signed)}"
    hint = "对照原件，改正成文日期（signed）的年份，或者发文字号〔〕里的年份"
    yield Fault(("notice", "signed"), message, hint)


@rule("FZ313", "成文日期晚于发布日期", "warning", PLANS)
def signed_after_published(scope: PlanScope) -> Iterator[Fault]:
    """成文日期（notice.signed）不应晚于发布日期（notice.published）。

    为什么：文件先签发、后公开；公开以后才签发，两个日期总有一个写错。

    怎么改：对照原件改正；两个日期写反的，对调。
    """
    notice = scope.model.notice
    if notice is None or notice.signed is None or notice.published is None:
        return
    if notice.signed > notice.published:
        signed, published = in_chinese(notice.signed), in_chinese(notice.published)
        message = f"成文日期{signed}晚于发布日期{published}"
        hint = f"核对两个日期；写反的，改为 signed: {notice.published}、published: {notice.signed}"
        yield Fault(("notice", "signed"), message, hint)
