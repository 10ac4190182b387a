"""An indicator system (指标体系) of up to three levels, and scores against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from fzjs.model.cohort import Assessor, Standard
from fzjs.model.fields import Day, Exact, Identifier, MeasureLink, Record, Text, UnitNames, Year
from fzjs.model.plan import Path
from fzjs.model.report import Evidence

MethodType = Literal["ratio", "count", "yes_no", "deduct", "graded"]


class Grade(Record):
    """One grade (档次): what must be reached, and what it scores."""

    at: Text = Field(title="达到", description="如 95%以上、100家以上；也可以是文字，如 优")
    score: Exact = Field(title="得分", description="这一档得几分")


class Method(Record):
    """How an indicator is measured, in words (`rule`) and, so that a value can be scored, in numbers.

    Numbers are on the indicator's own scale: out of its `score`, or out of 100 where it has only a weight.
    """

    type: MethodType = Field(
        title="计分方式", description="ratio：比率；count：计数；yes_no：有无；deduct：扣分；graded：分档"
    )
    numerator: Text | None = Field(None, title="分子", description="比率的分子")
    denominator: Text | None = Field(None, title="分母", description="比率的分母；为零时记“无此类事项”")
    full_at: Text | None = Field(
        None,
        title="满分条件",
        description="达到多少得满分，如 不低于95%、2次、低于30%；比率不写为 100%，扣分不写为 0",
    )
    step: Text | None = Field(
        None, title="扣分的一步", description="每差多少扣一次，如 1个百分点、1次；不写为 1；不足一步按比例"
    )
    per_step: Exact | None = Field(
        None, title="每步扣分", description="每差一步扣几分；扣分的指标为每发生一次扣几分。扣完为止"
    )
    otherwise: Literal["proportional", "zero"] | None = Field(
        None,
        title="未达到满分条件时",
        description="proportional：按比例得分；zero：不得分。不写时，越多越好的按比例，其余不得分",
    )
    grades: list[Grade] = Field(default_factory=list, title="档次", description="由高到低，取达到的第一档")
    rule: Text | None = Field(None, title="计分规则", description="怎样得分、扣分")


class Indicator(Record):
    """One node of the system: a heading with indicators below it, or a leaf that is measured."""

    code: Identifier = Field(title="指标代码", description='体系内唯一，如 "1.2.3"')
    name: Text = Field(title="指标名称", description="指标的内容")
    weight: Exact | None = Field(
        None, title="权重", description="占上一级的百分比，同级合计 100；只写权重的末级指标按百分制打分"
    )
    score: Exact | None = Field(None, title="分值", description="满分；下级合计应等于上级")
    method: Method | None = Field(None, title="计分方法", description="末级指标怎样衡量")
    evidence: list[Text] = Field(default_factory=list, title="佐证材料", description="要求的材料种类")
    measures: list[MeasureLink] = Field(default_factory=list, title="对应措施", description="计划id#措施编号")
    responsible: UnitNames = Field(
        default_factory=list, title="责任单位", description="这项指标由谁负责；写在上级指标上时，下级沿用"
    )
    applies_to: UnitNames = Field(
        default_factory=list,
        title="适用单位",
        description="只评这些单位或统称；不写为都适用。写在上级指标上时，下级沿用；不适用的不计入满分",
    )
    note: Text | None = Field(None, title="说明", description="原表里的备注、说明")
    children: list[Indicator] = Field(default_factory=list, title="下级指标", description="最多三级")


class Indicators(Record):
    """指标体系."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["indicators"] = Field(title="文件种类", description="indicators：指标体系")
    id: Identifier = Field(title="编号", description="在工作区内唯一")
    title: Text = Field(title="名称", description="指标体系名称")
    edition: Text | None = Field(None, title="版本", description="如 2024年版")
    total: Exact | None = Field(None, title="总分", description="满分，一般为 100")
    places: int = Field(
        2,
        ge=0,
        le=6,
        title="小数位数",
        description="按方法算出的得分显示几位小数，四舍五入；相加、对照标准都用准确值",
    )
    standard: Standard | None = Field(None, title="达标标准", description="什么样的结果算达标")
    indicators: list[Indicator] = Field(title="一级指标", description="一级指标，逐级展开")

    def walk(self) -> Iterator[tuple[Path, Indicator, int]]:
        """Every indicator with its path and its level (1 to 3, or deeper where a file is wrong)."""
        yield from _walk(self.indicators, ("indicators",), 1)


class AssessmentEntry(Record):
    """The result for one indicator."""

    indicator: Identifier = Field(title="指标代码", description="指标体系中的代码")
    value: Text | None = Field(None, title="实际值", description="如 92%、3次、是")
    numerator: Exact | None = Field(None, title="分子", description="比率的分子，如 按期整改的 41")
    denominator: Exact | None = Field(None, title="分母", description="比率的分母，如 交办的 43")
    score: Exact | None = Field(
        None, title="得分", description="不超过该指标的分值；只有权重的指标按百分制。不写则按方法由实际值算"
    )
    met: bool | None = Field(
        None, title="达到要求", description="没有分值和权重的指标是否达到要求；不写则按方法由实际值判断"
    )
    no_cases: bool = Field(False, title="无此类事项", description="没有发生，既不是 0% 也不是 100%")
    evidence: list[Evidence] = Field(default_factory=list, title="佐证材料", description="登记的佐证材料")
    remark: Text | None = Field(None, title="备注", description="说明")


class Assessment(Record):
    """对照指标体系的评估：自评、上级评估、第三方评估."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["assessment"] = Field(title="文件种类", description="assessment：评估")
    id: Identifier = Field(title="编号", description="在工作区内唯一")
    indicators: Identifier = Field(title="指标体系", description="所用指标体系的编号")
    unit: Text = Field(title="被评估单位", description="单位名录中的名称，或本行政区")
    year: Year = Field(title="年度", description="评估的年份")
    by: Assessor = Field(
        title="评估方式", description="self：自评；superior：上级评估；third_party：第三方评估"
    )
    assessor: Text | None = Field(None, title="评估人", description="评估单位或机构")
    assessed: Day | None = Field(None, title="评估日期", description="写成 2024-12-20")
    entries: list[AssessmentEntry] = Field(default_factory=list, title="条目", description="每个末级指标一条")


def _walk(indicators: list[Indicator], path: Path, level: int) -> Iterator[tuple[Path, Indicator, int]]:
    for index, indicator in enumerate(indicators):
        here = (*path, index)
        yield here, indicator, level
        yield from _walk(indicator.children, (*here, "children"), level + 1)
