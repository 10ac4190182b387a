"""A reading in Chinese words, for people who want to know how a phrase was understood."""

from __future__ import annotations

from fzjs.language.phrases import Deadline, Reading, Target
from fzjs.language.readings import number_as_json

_DEADLINE_TYPES = {
    "by": "截止", "span": "期间", "recurring": "周期", "relative": "相对期限",
    "ongoing": "长期", "vague": "模糊期限", "broken": "残缺期限",
}  # fmt: skip

_COMPARISONS = {
    ">=": "不少于", "<=": "不超过", ">": "超过", "<": "低于", "=": "等于", "range": "介于", "~": "约",
    "delta": "变化", "compare": "比较", "all": "全部", "qualitative": "定性，无法核对",
}  # fmt: skip

_PERIODS = {"year": "每年", "half-year": "每半年", "quarter": "每季度", "month": "每月", "week": "每周"}


def in_words(reading: Reading) -> str:
    """One line that says how a phrase is read."""
    if isinstance(reading, Deadline):
        told = f"期限·{_DEADLINE_TYPES[reading.type]}", *_deadline_parts(reading)
    elif isinstance(reading, Target):
        told = f"目标·{_COMPARISONS[reading.op]}", *_target_parts(reading)
    else:
        told = "没有读懂", reading.hint
    return f"{reading.text}：{'；'.join(part for part in told if part)}"


def _deadline_parts(deadline: Deadline) -> list[str]:
    days = [day.isoformat() for day in deadline.dates or ((deadline.date,) if deadline.date else ())]
    span = [day.isoformat() for day in (deadline.start, deadline.end) if day is not None]
    return [
        "、".join(days),
        " 至 ".join(span),
        f"规则 {deadline.rrule}" if deadline.rrule else "",
        f"从“{deadline.anchor}”算" if deadline.anchor else "",
        f"时长 {deadline.offset}" if deadline.offset else "",
        deadline.reason or "",
    ]


def _target_parts(target: Target) -> list[str]:
    number = "" if target.value is None else str(number_as_json(target.value))
    if target.max is not None:
        number += f" 至 {number_as_json(target.max)}"
    return [
        f"指标“{target.indicator}”" if target.indicator else "",
        number + (f" {target.unit}" if target.unit else ""),
        _PERIODS[target.per] if target.per else "",
        f"对照“{target.baseline}”" if target.baseline else "",
        "“至少”与“以上”重复" if target.redundant_bound else "",
    ]
