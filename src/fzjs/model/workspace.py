"""The settings of a workspace (`fzjs.yaml`): one jurisdiction, its superiors, its rules."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from fzjs.model.fields import Identifier, Record, Text
from fzjs.model.plan import Reporting

StatutoryName = Literal["annual_report", "annual_report_published"]
"""The days that the law sets for every government, by which it must have reported on the year."""


class Suppression(Record):
    """Findings that the workspace accepts, and why."""

    code: Text = Field(title="规则代码", description="如 FZ302，或整族 FZ3")
    path: Text | None = Field(None, title="文件", description="相对于工作区的路径，可用 * 和 **")
    id: Text | None = Field(None, title="编号", description="只对这项措施、单位或指标")
    reason: Text = Field(title="理由", description="为什么可以不改")


class Rules(Record):
    """Which rules run, and what they make of it."""

    select: list[Text] = Field(
        default_factory=list, title="启用", description="只用这些规则或规则族，如 [FZ2, FZ301]；空为全部"
    )
    ignore: list[Text] = Field(default_factory=list, title="停用", description="不用的规则或规则族")
    fail_on: Literal["error", "warning", "info"] = Field(
        "error",
        title="失败级别",
        description="出现这一级及以上的问题时退出码为 1。error：错误；warning：警告；info：提示",
    )


class Wording(Record):
    """What the wording rules accept and look for besides the built-in tables."""

    places: list[Text] = Field(
        default_factory=list, title="允许的地名", description="文件里可以出现的其他地方的名称"
    )
    words: list[Text] = Field(
        default_factory=list,
        title="词表文件",
        description="补充的词表（TSV：错词、改为、说明），相对于工作区的路径",
    )


class Limits(Record):
    """How large a file may be before it is refused."""

    bytes: int = Field(2_000_000, ge=1_000, title="文件大小上限", description="字节")
    depth: int = Field(50, ge=5, le=200, title="嵌套层数上限", description="层")
    nodes: int = Field(200_000, ge=1_000, title="节点数上限", description="键和值的个数")


class WorkspaceSettings(Record):
    """工作区设置（fzjs.yaml）."""

    fzjs: Literal[1] = Field(1, title="格式版本", description="目前只有 1")
    kind: Literal["workspace"] = Field(title="文件种类", description="workspace：工作区设置")
    jurisdiction: Text = Field(title="行政区", description="本工作区的行政区，如 示例县")
    superiors: list[Text] = Field(
        default_factory=list, title="上级行政区", description="由近到远，如 [示例市, 示例省]"
    )
    current: Identifier | None = Field(None, title="当前计划", description="不指明计划时使用的计划编号")
    rules: Rules = Field(Rules(), title="规则", description="启用、停用哪些规则")
    ignore: list[Suppression] = Field(default_factory=list, title="豁免", description="接受的问题及理由")
    wording: Wording = Field(Wording(), title="用语", description="允许的地名、补充的词表")
    reporting: Reporting | None = Field(None, title="报告制度", description="计划没有规定时的报送时限")
    holidays: Text | None = Field(
        None, title="节假日文件", description="节假日安排文件（kind: holidays）的路径，相对于工作区"
    )
    statutory: list[StatutoryName] = Field(
        default_factory=lambda: list(get_args(StatutoryName)),
        title="法定时间",
        description=(
            "提醒哪些法定时间，[] 为都不提醒。annual_report：年度报告3月1日前上报；"
            "annual_report_published：年度报告4月1日前公开"
        ),
    )
    limits: Limits = Field(Limits(), title="限制", description="文件大小、层数、节点数上限")
