"""How a plan prints: the order of its parts, the forms of its numbers, and what one item has otherwise."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fzjs.model.fields import Record, Text

NumberForm = Literal[
    "一、", "（一）", "第一条", "第一章", "1.", "1、", "1）", "（1）", "①", "一是", "一要", "无"
]
"""A printed number, shown by its first; 无 prints none."""

Numbering = Literal["continuous", "per-goal"]

NO_NUMBER: NumberForm = "无"
ON_ITS_OWN_LINE = "行"
"""A title's mark that says: what follows begins a new line."""
IN_THE_TEXT = "见正文"
"""An attribution that the text itself states already."""

Holds = Literal["general", "goals", "phases", "organisation", "requirements"]

USUAL_PARTS: tuple[tuple[Holds, str | None], ...] = (
    ("general", "总体要求"),
    ("goals", None),
    ("phases", "步骤安排"),
    ("organisation", "组织领导"),
    ("requirements", "工作要求"),
)
"""What a plan holds in the usual order, and the heading over it; goals stand at the first level themselves."""

_FORM = "序号的样式"


class Printed(Record):
    """What one item prints otherwise than the style says."""

    number: Text | None = Field(None, title="序号", description="印出来的序号；无 表示不印")
    mark: Text | None = Field(
        None, title="名称后的文字", description="名称和正文之间的标点；行 表示正文另起一行"
    )
    assignment: Text | None = Field(
        None, title="责任表述", description="文件写明责任单位的原话；见正文 表示正文里已经写明"
    )


class Part(Record):
    """One heading of the first level with what it holds; without a title what it holds stands at that level."""

    holds: Holds = Field(
        title="内容",
        description="general：总体要求；goals：目标任务；phases：步骤安排；organisation：组织领导；requirements：工作要求",
    )
    title: Text | None = Field(
        None, title="标题", description="不带序号的一级标题；不写则各项自己就是一级标题"
    )
    text: Text | None = Field(None, title="引言", description="标题之下、各项之前的文字")
    count: int | None = Field(None, ge=1, title="项数", description="包含接下来的几项；不写则为其余全部")
    printed: Printed | None = Field(None, title="印法", description="和版式不同的序号、标点")


class Style(Record):
    """The forms of numbers and marks. Numbers are computed, never typed."""

    goal_number: NumberForm = Field("一、", title="目标序号", description=f"一级目标{_FORM}")
    part_number: NumberForm = Field("一、", title="一级序号", description=f"一级标题{_FORM}")
    general_number: NumberForm = Field("（一）", title="总体要求序号", description=f"总体要求各项{_FORM}")
    subgoal_number: NumberForm = Field("（一）", title="分目标序号", description=f"下一级目标{_FORM}")
    subgoal_numbering: Numbering = Field(
        "per-goal", title="分目标编号方式", description="continuous：全文连续；per-goal：每个目标重新编号"
    )
    measure_number: NumberForm = Field("1.", title="措施序号", description=f"措施{_FORM}")
    measure_numbering: Numbering = Field(
        "continuous", title="措施编号方式", description="continuous：全文连续；per-goal：每个目标重新编号"
    )
    measure_first: int = Field(1, ge=1, title="措施起始序号", description="连续编号时第一项措施的序号")
    phase_number: NumberForm = Field("（一）", title="阶段序号", description=f"各阶段{_FORM}")
    requirement_number: NumberForm = Field("（一）", title="要求序号", description=f"各项要求{_FORM}")
    general_mark: Text = Field(
        "。", title="总体要求名称后", description="名称和正文之间的标点；行 表示另起一行"
    )
    goal_mark: Text = Field("行", title="目标名称后", description="名称后面的标点；行 表示另起一行")
    measure_mark: Text = Field("。", title="措施名称后", description="名称和正文之间的标点；行 表示另起一行")
    phase_mark: Text = Field("。", title="阶段名称后", description="名称和正文之间的标点；行 表示另起一行")
    requirement_mark: Text = Field(
        "。", title="要求名称后", description="名称和正文之间的标点；行 表示另起一行"
    )
    attribution: Literal["inline", "block"] = Field(
        "inline", title="责任单位位置", description="inline：写在措施末尾括号里；block：写在目标末尾"
    )
    attribution_mark: Literal["；", "，"] = Field(
        "；", title="责任单位分隔", description="牵头、责任、配合单位之间的标点"
    )
    attachment_label: Text = Field("附件", title="附件标签", description="附件名称前的字样")
