"""One unit's progress report on one plan (月报、季报、年报)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from fzjs.model.fields import Day, Identifier, Record, Text

_PERIOD = {"type": ["string", "integer"], "pattern": r"^(19|2[0-9])[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$"}


def _period(value: Any) -> str:
    text = str(value) if type(value) is int else value
    if isinstance(text, str) and _is_year(text[:4]) and text[4:] in _PARTS:
        return text
    raise PydanticCustomError("period_type", "应为 2024-05（月）、2024-Q2（季）或 2024（年）")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal() and "1900" <= text <= "2999"


_PARTS = frozenset(["", *(f"-{month:02d}" for month in range(1, 13)), *(f"-Q{q}" for q in range(1, 5))])

ReportPeriod = Annotated[str, PlainValidator(_period), WithJsonSchema(_PERIOD)]
"""The month, quarter or year that a report is about."""


class Evidence(Record):
    """Something that proves an entry: registered by number, link or file, never collected for its own sake."""

    kind: Text = Field(title="材料种类", description="如 正式文件、会议记录、简报信息")
    title: Text | None = Field(None, title="材料名称", description="材料的题名")
    number: Text | None = Field(None, title="文号", description="如 示司字〔2024〕5号")
    file: Text | None = Field(None, title="文件", description="相对于工作区根目录的路径")
    sha256: str | None = Field(
        None, pattern=r"^[0-9a-f]{64}$", title="校验值", description="文件内容的 SHA-256，64 位小写十六进制"
    )
    url: str | None = Field(
        None, pattern=r"^https?://\S+$", title="网址", description="公开网址，以 http(s):// 开头"
    )


class Result(Record):
    """What was reached of a target so far."""

    indicator: Text | None = Field(
        None, title="指标", description="与措施目标中的指标一致；只有一个目标时可不写"
    )
    value: Text = Field(title="完成值", description="带单位的数量，如 1次、92%")


class ReportEntry(Record):
    """What a unit says about one measure."""

    measure: Identifier = Field(title="措施编号", description="所报告的措施")
    state: Literal["not_started", "in_progress", "done", "blocked"] = Field(
        title="进展", description="not_started：未启动；in_progress：推进中；done：已完成；blocked：受阻"
    )
    note: Text | None = Field(None, title="进展说明", description="做了什么、还差什么")
    results: list[Result] = Field(default_factory=list, title="完成情况", description="各项目标的完成值")
    evidence: list[Evidence] = Field(default_factory=list, title="佐证材料", description="登记的佐证材料")


class Report(Record):
    """工作报告（月报、季报、年报）."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["report"] = Field(title="文件种类", description="report：工作报告")
    id: Identifier | None = Field(None, title="编号", description="可不写")
    plan: Identifier = Field(title="所报计划", description="计划的编号")
    unit: Text = Field(title="报告单位", description="单位名录中的名称")
    period: ReportPeriod = Field(title="报告期", description="2024-05、2024-Q2 或 2024")
    submitted: Day | None = Field(None, title="报送日期", description="写成 2024-06-01；未报送可不写")
    entries: list[ReportEntry] = Field(default_factory=list, title="条目", description="每项措施一条")
