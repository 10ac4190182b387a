"""The units that a scheme wants to reach the standard of an indicator system, a share of them every year."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from fzjs.model.fields import ID_PATTERN, Exact, Identifier, Record, Text, UnitNames, as_list

Assessor = Literal["self", "superior", "third_party"]
"""Who assesses: the unit itself, a superior, or a third party."""

ASSESSORS: dict[Assessor, str] = {"third_party": "第三方评估", "superior": "上级评估", "self": "自评"}
"""What they are called; the more independent first, and its assessment counts before the others'."""

_ASSESSOR_MEANINGS = "self：自评；superior：上级评估；third_party：第三方评估"


_IDENTIFIER = {"type": "string", "pattern": ID_PATTERN}

Identifiers = Annotated[
    list[Identifier],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [_IDENTIFIER, {"type": "array", "items": _IDENTIFIER}]}),
]
"""One id or a list of them; always a list after loading."""


class Standard(Record):
    """达标标准：什么样的评估结果算达到指标体系的要求；写了几条的，各条都要满足。"""

    name: Text = Field("达标", title="标准名称", description="如 基本达标")
    score: Exact | None = Field(
        None, title="最低得分", description="按总分折算的得分不低于多少；无此类事项的指标不计入"
    )
    met: Exact | None = Field(
        None, title="达到要求的比例", description="达到要求的末级指标不少于百分之几，如 90；不打分的体系用它"
    )
    each: Exact | None = Field(
        None, title="各项最低得分率", description="每个一级指标的得分率不低于百分之几，如 60"
    )
    essential: list[Identifier] = Field(
        default_factory=list, title="必达指标", description="必须达到要求（得满分）的指标代码"
    )


class Cohort(Record):
    """达标范围：逐年达标的是哪些单位，按哪套指标体系、哪个标准、谁的评估算。"""

    units: UnitNames = Field(
        title="单位范围", description="单位或统称，如 [各区县人民政府, 市人民政府各部门]"
    )
    indicators: Identifiers = Field(title="指标体系", description="指标体系的编号；修订过的，各版都写")
    measure: Identifier = Field(
        title="目标所在措施", description="逐年达标比例（trajectory）写在哪项措施或要求"
    )
    target: Text | None = Field(
        None, title="目标指标", description="这项措施有几个逐年目标时，写是哪一个（其 indicator）"
    )
    by: Assessor | None = Field(
        None, title="以谁的评估为准", description=f"{_ASSESSOR_MEANINGS}；不写则取最独立的一份"
    )
    standard: Standard | None = Field(
        None, title="达标标准", description="方案另定的标准；不写则用指标体系自己的"
    )
