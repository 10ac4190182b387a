"""Charts of every kind for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fzjs.rendering.charts.data import (
    Bar,
    BarChart,
    Chart,
    Line,
    LineChart,
    Moment,
    Series,
    Span,
    Timeline,
    TimelineRow,
)

YEARS = ("2021年", "2022年", "2023年", "2024年")

SCORES = BarChart(
    "一级指标得分",
    (Series("得分"), Series("应得分", "faint")),
    (
        Bar("组织领导", (Decimal("19.7"), Decimal(20))),
        Bar("应急与保障 & <b>", (None, Decimal(15))),
    ),
    "分",
)
STATES = BarChart(
    "措施进展",
    (Series("已完成", "good"), Series("推进中", "partly"), Series("受阻", "bad")),
    (
        Bar("目标一", (Decimal(2), Decimal(3), Decimal(0))),
        Bar("目标二", (Decimal(0), Decimal(1), Decimal(1))),
    ),
    "项",
    stacked=True,
)
TARGETS = BarChart(
    "量化目标",
    (Series("完成"),),
    (Bar("法治专题讲座", (Decimal(100),), ("2次／2次",)), Bar("学法考试", (Decimal(60),), ("3次／5次",))),
    "%",
    wanted=Decimal(100),
)
SHARES = LineChart(
    "达标单位比例",
    YEARS,
    (
        Line("规划", (Decimal(20), Decimal(50), Decimal(80), Decimal(100)), planned=True),
        Line("实际", (Decimal(25), Decimal("41.7"), None, None)),
    ),
    "%",
    maximum=Decimal(100),
)
DEADLINES = Timeline(
    "完成时限",
    date(2024, 1, 1),
    date(2024, 12, 31),
    (
        TimelineRow("评查案卷", (Moment(date(2024, 11, 30), "good"),)),
        TimelineRow("年底前完成", (Moment(date(2024, 12, 31), "bad"),)),
        TimelineRow("宣传发动", spans=(Span(date(2024, 3, 1), date(2024, 4, 30)),)),
        TimelineRow("每季度", tuple(Moment(date(2024, month, 25)) for month in (3, 6, 9, 12))),
    ),
    today=date(2024, 7, 5),
    tones=(Series("已完成", "good"), Series("逾期", "bad")),
)
EVERY: dict[str, Chart] = {
    "scores": SCORES,
    "states": STATES,
    "targets": TARGETS,
    "shares": SHARES,
    "deadlines": DEADLINES,
}
