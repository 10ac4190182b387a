"""What states, conflicts and changes are called in Chinese, and the signs that stand for them in a matrix."""

from __future__ import annotations

from typing import NamedTuple

from fzjs.rendering.page import Tone


class Term(NamedTuple):
    """A Chinese name, its tone, and its sign in a matrix (empty: none)."""

    name: str
    tone: Tone = ""
    sign: str = ""


STATES: dict[str, Term] = {
    "covered": Term("已安排", "good", "●"),
    "partly": Term("部分安排", "partly", "◐"),
    "uncovered": Term("未安排", "bad", "×"),
    "not_this_year": Term("本年不安排", "faint", "○"),
    "past": Term("已到期，此前已安排", "faint", "·"),
    "no_plan": Term("没有年度计划", "faint", "-"),
}

LIGHTS: dict[str, Term] = {
    "overdue": Term("已超期", "bad", "×"),
    "due_soon": Term("临近期限", "partly", "▲"),
    "unknown": Term("无法判断", "faint", "?"),
    "on_time": Term("未到期", "", "○"),
    "done_late": Term("逾期完成", "partly", "◐"),
    "done": Term("已完成", "good", "●"),
}
"""How a measure stands against its due days: a word and a sign besides the colour."""

WORK_STATES: dict[str, Term] = {
    "not_started": Term("未启动", "partly"),
    "in_progress": Term("推进中"),
    "done": Term("已完成", "good"),
    "blocked": Term("受阻", "bad"),
}
"""What a report says of a measure."""

ROLES: dict[str, Term] = {
    "lead": Term("牵头"),
    "responsible": Term("责任"),
    "support": Term("配合"),
}
"""What a unit has to do with a measure."""

LAPSES: dict[str, Term] = {
    "missing_report": Term("不报", "bad"),
    "undated": Term("没有报送日期", "bad"),
    "missing_entry": Term("漏报", "bad"),
    "late": Term("迟报", "partly"),
    "overstated": Term("虚报", "bad"),
    "unproven": Term("无佐证", "bad"),
    "fallen_back": Term("回退", "bad"),
    "jumped": Term("跳变", "partly"),
    "copied": Term("雷同", "bad"),
    "reused": Term("重复佐证", "bad"),
}
"""Where reporting falls short, the gravest first."""

CONFLICTS: dict[str, Term] = {
    "weakened": Term("目标降低", "bad"),
    "trajectory_missed": Term("未达当年目标值", "bad"),
    "target_missing": Term("目标缺失", "bad"),
    "unit_differs": Term("单位或口径不同", "bad"),
    "strengthened": Term("目标提高", "good"),
    "deadline_later": Term("期限推迟", "bad"),
    "deadline_earlier": Term("期限提前", "good"),
    "deadline_missing": Term("期限缺失", "bad"),
    "lead_changed": Term("牵头单位变更", "partly"),
    "lead_dropped": Term("牵头单位减少", "partly"),
    "framework_changed": Term("规划措施在核对后有改动", "bad"),
}

CHANGES: dict[str, Term] = {
    "added": Term("新增", "good"),
    "removed": Term("删去", "bad"),
    "renumbered": Term("编号变更"),
    "moved": Term("移动"),
    "retitled": Term("名称"),
    "text": Term("正文"),
    "lead": Term("牵头单位"),
    "responsible": Term("责任单位"),
    "support": Term("配合单位"),
    "target": Term("目标"),
    "deadline": Term("期限"),
    "implements": Term("对应规划"),
    "reporting": Term("报告制度"),
    "goal_added": Term("新增目标板块"),
    "goal_removed": Term("删去目标板块"),
    "goal_retitled": Term("目标板块名称"),
    "field": Term("文件内容"),
}

STRENGTHS: dict[str, Term] = {
    "stronger": Term("加强", "good"),
    "weaker": Term("减弱", "bad"),
    "neutral": Term("不涉及强弱", "faint"),
}

ORPHAN = Term("没有对应规划", "partly")
