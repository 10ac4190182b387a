"""An indicator system (指标体系) of up to three levels, and scores against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from fzjs.model.fields import Day, Exact, Identifier, MeasureLink, Record, Text, Year
from fzjs.model.plan import Path
from fzjs.model.report import Evidence


class Method(Record):
    """How an indicator is measured."""

    type: Literal["ratio", "count", "yes_no", "deduct", "graded"] = Field(
        title="计分方式", description="ratio：比率；count：计数；yes_no：有无；deduct：扣分；graded：分档"
    )
    numerator: Text | None = Field(None, title="分子", description="比率的分子")
    denominator: Text | None = Field(None, title="分母", description="比率的分母；为零时记“无此类事项”")
    rule: Text | None = Field(None, title="计分规则", description="怎样得分、扣分")


class Indicator(Record):
    """One node of the system: a heading with indicators below it, or a leaf that is measured."""

    code: Identifier = Field(title="指标代码", description='体系内唯一，如 "1.2.3"')
    name: Text = Field(title="指标名称", description="指标的内容")
    weight: Exact | None = Field(None, title="权重", description="占上一级的百分比，同级合计 100")
    score: Exact | None = Field(None, title="分值", description="满分；下级合计应等于上级")
    method: Method | None = Field(None, title="计分方法", description="末级指标怎样衡量")
    evidence: list[Text] = Field(default_factory=list, title="佐证材料", description="要求的材料种类")
    measures: list[MeasureLink] = Field(default_factory=list, title="对应措施", description="计划id#措施编号")
    children: list[Indicator] = Field(default_factory=list, title="下级指标", description="最多三级")


class Indicators(Record):
    """指标体系."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["indicators"] = Field(title="文件种类", description="indicators：指标体系")
    id: Identifier = Field(title="编号", description="在工作区内唯一")
    title: Text = Field(title="名称", description="指标体系名称")
    edition: Text | None = Field(None, title="版本", description="如 2024年版")
    total: Exact | None = Field(None, title="总分", description="满分，一般为 100")
    indicators: list[Indicator] = Field(title="一级指标", description="一级指标，逐级展开")

    def walk(self) -> Iterator[tuple[Path, Indicator, int]]:
        """Every indicator with its path and its level (1 to 3, or deeper where a file is wrong)."""
        yield from _walk(self.indicators, ("indicators",), 1)


class AssessmentEntry(Record):
    """The result for one indicator."""

    indicator: Identifier = Field(title="指标代码", description="指标体系中的代码")
    value: Text | None = Field(None, title="实际值", description="如 92%、3次")
    score: Exact | None = Field(None, title="得分", description="不超过该指标的分值")
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
    by: Literal["self", "superior", "third_party"] = Field(
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
