"""What an import found, what is unsure, what was left out: the text for the person who has to look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fzjs.checks.finding import Finding
from fzjs.checks.registry import all_rules
from fzjs.importing.reading_plan import Imported
from fzjs.importing.source import Paragraph, Source, Table
from fzjs.importing.units_draft import unit_names
from fzjs.model.plan import Measure, Phase, Plan

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Counted:
    """How much was found."""

    goals: int
    measures: int
    requirements: int
    phases: int
    units: int
    targets: int
    deadlines: int


def count(plan: Plan, names: int) -> Counted:
    """Count what a plan holds; `names` is the number of different units."""
    steps = list(plan.duties())
    holders: list[Measure | Phase] = [*(step.measure for step in steps), *plan.phases]
    goals = {id(goal) for step in plan.measures() for goal in step.goals}
    return Counted(
        goals=max(len(goals), len(plan.goals)),
        measures=len(list(plan.measures())),
        requirements=len(plan.requirements),
        phases=len(plan.phases),
        units=names,
        targets=sum(len(holder.targets) for holder in holders),
        deadlines=sum(len(holder.deadline) for holder in holders),
    )


def report_import(
    source: Source, imported: Imported, plan: Plan, lost: Sequence[Paragraph], findings: Sequence[Finding]
) -> str:
    """The report on one document."""
    found = count(plan, len(unit_names(imported.plan)))
    lines = [
        source.name,
        f"  标题：{plan.title}",
        f"  读到：目标 {found.goals} 个、措施 {found.measures} 项、阶段 {found.phases} 个、要求 {found.requirements} 项",
        f"  其中：单位 {found.units} 个、量化目标 {found.targets} 个、期限 {found.deadlines} 个",
        *_unread_tables(source, found, plan.title),
        *_notice(plan),
        *listed("待核对", [f"第 {line} 行：{doubt}" for line, doubt in imported.doubts]),
        *listed("原文里有、计划里没有或改写了", [place_of(block) for block in (*imported.left_out, *lost)]),
        *listed(
            "印发通知和版头版记（能读出的写入 notice）", [place_of(block) for block in imported.framed.issued]
        ),
        *listed("网页内容，没有写入", [place_of(block) for block in imported.framed.furniture]),
        *listed("没有读入", list(source.remarks)),
        *listed("校验结果", list(summed(findings))),
    ]
    return "\n".join(lines)


def _unread_tables(source: Source, found: Counted, title: str) -> Iterator[str]:
    """A table that gave no measure may be one of indicators; a title may say so."""
    if re.search(
        r"(?:指标体系|考核指标|评价指标|评估指标|评分标准|评分细则)(?:[（(][^（）()]*[)）])*$", title
    ):
        yield "  标题像是指标体系：如果不是计划，请加上 --kind indicators 重新导入"
    elif not found.measures and any(isinstance(block, Table) for block in source.blocks):
        yield "  没有读出措施，而文件里有表格：如果是指标表、考核评分表，请加上 --kind indicators 重新导入"


def _notice(plan: Plan) -> Iterator[str]:
    notice = plan.notice
    if notice is not None:
        told = [
            notice.number,
            "、".join(notice.issuer),
            f"{notice.signed:%Y-%m-%d}" if notice.signed else None,
        ]
        yield f"  印发：{'，'.join(part for part in told if part) or '只有部分信息'}"


def listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    """A heading and its entries, if there are any."""
    if entries:
        yield f"  {title}："
        yield from (f"    - {entry}" for entry in entries)


def place_of(block: Paragraph) -> str:
    """Where something stands and how it begins."""
    text = " ".join(block.text.split())
    return f"第 {block.line} 行：{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"


def summed(findings: Sequence[Finding]) -> Iterator[str]:
    """Each rule once, with how often and where first."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    for code in sorted(codes):
        of_code = [finding for finding in findings if finding.code == code]
        first = of_code[0]
        yield f"{code} {all_rules()[code].title}：{len(of_code)} 处，如第 {first.line} 行：{first.message}"
