"""From facts to the draft of the report, with the five parts that the regulation wants.

《法治政府建设与责任落实督察工作规定》 (in force since 15 April 2019, chapter 4) says what an annual report holds: the
main measures and results of the past year; shortcomings and their causes; how the principals of party and government
fulfilled the duty of those first responsible; the main plans for the next year; anything else that needs reporting.
Governments report to their superiors before 1 March and publish before 1 April (article 24).
"""

from __future__ import annotations

from collections.abc import Iterable

from fzjs.analysis.annual_report.answers import AnnualFacts, TargetFacts
from fzjs.rendering.annual_report.achievements import write_achievements
from fzjs.rendering.annual_report.draft import (
    Blank,
    Draft,
    Sentence,
    TargetRow,
    Writing,
    sentence,
)
from fzjs.rendering.annual_report.outlook import write_next_year, write_other, write_principals
from fzjs.rendering.annual_report.shortfalls import write_shortfalls

REGULATION = "《法治政府建设与责任落实督察工作规定》"

VERDICTS = {"reached": "达到", "missed": "没有达到", "unknown": "—"}


def draft_report(facts: AnnualFacts, pictures: Iterable[str] = ()) -> Draft:
    """The report on a year. `pictures` are the names of the charts that there are, in the order in which they stand."""
    writing = Writing()
    write_achievements(facts, writing, pictures)
    write_shortfalls(facts, writing)
    write_principals(facts, writing)
    write_next_year(facts, writing)
    write_other(facts, writing)
    place: Sentence = (facts.jurisdiction or Blank("行政区"),)
    opening = "按照{regulation}的要求，现将{place}{year}年度法治政府建设情况报告如下。"
    return Draft(
        title=sentence("{place}{year}年法治政府建设年度报告", place=place, year=facts.year_told),
        addressee=(facts.superior, "人民政府") if facts.superior else (Blank("主送机关"),),
        opening=sentence(opening, regulation=REGULATION, place=place, year=facts.year_told),
        blocks=tuple(writing.blocks),
        targets=tuple(
            TargetRow((measure.title,), _target(target), _reached(target), VERDICTS[target.verdict])
            for measure in facts.measures
            for target in measure.targets
        ),
        issuer=(facts.issuer,) if facts.issuer else (Blank("报告机关"),),
        day=(Blank("成文日期"),),
    )


def _target(target: TargetFacts) -> Sentence:
    return (target.indicator, target.wanted) if target.indicator else (target.wanted,)


def _reached(target: TargetFacts) -> Sentence:
    return (target.reached,) if target.reached else ("没有登记",)
