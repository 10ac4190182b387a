"""The sheet that a unit fills in: its labels and headings, for whoever writes it and whoever reads it back.

Above stand the plan, the unit, the period and the day of filing, each to the right of its label. Below them is the
table of measures, one row for each target of a measure, and below that the table of evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fzjs.checks.reporting.periods import report_name

Label = Literal["plan", "unit", "period", "submitted"]
LABELS: dict[Label, str] = {"plan": "计划", "unit": "报告单位", "period": "报告期", "submitted": "报送日期"}
"""What stands to the left of each value at the top."""

MeasureColumn = Literal[
    "measure", "title", "role", "deadline", "indicator", "wanted", "last", "reached", "state", "value", "note"
]  # fmt: skip
EvidenceColumn = Literal["measure", "title", "kind", "number", "url", "file"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what its heading says, how wide it is (in Latin characters), whether it is for filling in."""

    text: str
    width: int
    fill_in: bool = False


MEASURES: dict[MeasureColumn, Heading] = {
    "measure": Heading("措施编号", 12),
    "title": Heading("措施", 26),
    "role": Heading("责任", 10),
    "deadline": Heading("时限", 14),
    "indicator": Heading("指标", 20),
    "wanted": Heading("目标", 18),
    "last": Heading("上期所报", 28),
    "reached": Heading("上期完成值", 10),
    "state": Heading("本期进展", 10, fill_in=True),
    "value": Heading("本期完成值", 12, fill_in=True),
    "note": Heading("进展说明", 42, fill_in=True),
}
"""The table of measures, from left to right."""

EVIDENCE: dict[EvidenceColumn, Heading] = {
    "measure": Heading("证明的措施", 12, fill_in=True),
    "title": Heading("材料名称", 32, fill_in=True),
    "kind": Heading("材料种类", 14, fill_in=True),
    "number": Heading("文号", 18, fill_in=True),
    "url": Heading("网址", 24, fill_in=True),
    "file": Heading("文件", 24, fill_in=True),
}
"""The table of evidence, in the same columns of the sheet."""


STATES = {"not_started": "未启动", "in_progress": "推进中", "done": "已完成", "blocked": "受阻"}
"""What the drop-down offers for each state."""

HOW_TO = (
    "填法：只填黄色的格子。本期进展从下拉框里选；完成值写从年初累计的数量和单位，如 2次、94%；说明写做了什么、还差什么。",
    "没有填的格子，收表时保持原样。",
    "佐证材料登记在下面第二张表里，每份一行，文号、网址、文件至少写一样；文件写工作区里的路径，如 evidence/会议纪要.pdf。",
)
"""What the sheet says above the tables."""

EVIDENCE_TITLE = "佐证材料"
"""What stands above the table of evidence."""

EVIDENCE_ROWS = 30
"""Empty rows for evidence."""

KEPT = "原表"
"""The hidden sheet with the form as it was made."""


def plan_shown(title: str, jurisdiction: str | None) -> str:
    """What stands beside the plan's id: plans of two counties may bear the same id, and even the same title."""
    return f"《{title}》（{jurisdiction}）" if jurisdiction else f"《{title}》"


def title_of(unit: str, period: str) -> str:
    """What the sheet of a unit for a period is called in its first cell."""
    return f"{unit} {period} {report_name(period)}"
