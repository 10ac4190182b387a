"""Parts three to five: the principals' duties, the next year, what else there is to report."""

from __future__ import annotations

from fzjs.analysis.annual_report.answers import AnnualFacts, FrameworkFact, NextPlan
from fzjs.analysis.annual_report.told import counted, worked_out
from fzjs.rendering.annual_report.achievements import STATES, said_of
from fzjs.rendering.annual_report.draft import Writing, all_quoted, entitled, listed, sentence
from fzjs.rendering.annual_report.shortfalls import framework_list


def write_principals(facts: AnnualFacts, writing: Writing) -> None:
    """Part three: measures that are about the principals' duties. What they did themselves is registered nowhere."""
    writing.heading(1, "党政主要负责人履行推进法治建设第一责任人职责的情况")
    concerned = [each for each in (*facts.measures, *facts.requirements) if each.is_of_principals]
    if concerned:
        words = "计划中与主要负责人职责有关的措施{count}项。"
        writing.text(sentence(words, count=counted(each.place for each in concerned)))
    for measure in concerned:
        text = sentence("{state}。{said}", state=STATES[measure.state], said=said_of(measure))
        writing.item(3, (measure.title, "。"), text)
    writing.blank("党委主要负责人听取汇报、研究解决重大问题、部署推动工作的情况")
    writing.blank("政府主要负责人听取汇报、研究解决重大问题、部署推动工作的情况")
    writing.blank("主要负责人年终述法的情况")


def write_next_year(facts: AnnualFacts, writing: Writing) -> None:
    """Part four: what the next year's plan says, what is left over, what the framework wants by then."""
    writing.heading(1, "下一年度推进法治政府建设的主要安排")
    if facts.next_plan is not None:
        writing.heading(2, "年度计划")
        _next_plan(facts.next_plan, writing)
    unfinished = [each for each in facts.measures if not each.is_done]
    if unfinished:
        writing.heading(2, "继续推进没有完成的措施")
        titles = all_quoted(each.title for each in unfinished)
        words = "本年没有报告完成的措施{count}项：{titles}。"
        writing.text(sentence(words, count=counted(each.place for each in unfinished), titles=titles))
    _framework(facts, writing)
    writing.heading(2, "重点工作")
    writing.blank("下一年度的重点工作、责任单位和完成时限")


def write_other(facts: AnnualFacts, writing: Writing) -> None:
    """Part five: what the figures rest on, and a blank."""
    writing.heading(1, "其他需要报告的情况")
    if facts.reporting.last is not None:
        writing.text(sentence("以上进展，最后一期报告为{last}。", last=facts.reporting.last))
    leading = next(iter(facts.scores), None)
    if leading is not None and leading.no_cases:
        words = "评估中没有发生、不计分的事项：{names}。"
        writing.text(sentence(words, names=listed(leading.no_cases)))
    writing.blank("其他需要报告的情况；没有的，写“无”")


def _next_plan(plan: NextPlan, writing: Writing) -> None:
    number = sentence("（{number}）", number=plan.number) if plan.number else ()
    words = "{title}{number}安排措施{measures}项，目标是：{goals}。"
    goals = listed(plan.goals, "；")
    writing.text(
        sentence(words, title=entitled(plan.title), number=number, measures=plan.measures, goals=goals)
    )


def _framework(facts: AnnualFacts, writing: Writing) -> None:
    framework = facts.framework
    if framework is None:
        return
    year = worked_out(str(facts.year + 1), "报告年度的下一年", facts.year_told)
    if framework.next_targets or framework.next_due:
        writing.heading(2, "完成规划规定的任务")
    if framework.next_targets:
        words = "规划对{year}年规定的目标：{rows}。"
        writing.text(sentence(words, year=year, rows=framework_list(framework.next_targets)))
    if framework.next_due:
        words = "规划规定{year}年完成的措施：{rows}。"
        writing.text(sentence(words, year=year, rows=framework_list(framework.next_due)))
    open_ones: tuple[FrameworkFact, ...] = (*framework.untouched, *framework.left_out)
    if open_ones or framework.postponed:
        writing.heading(2, "安排还没有落实的规划措施")
    if open_ones:
        writing.text(sentence("还没有安排的规划措施：{rows}。", rows=framework_list(open_ones)))
    if framework.postponed:
        words = "本年说明理由暂不安排的规划措施：{rows}。"
        writing.text(sentence(words, rows=framework_list(framework.postponed)))
