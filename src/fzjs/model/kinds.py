"""The kinds of files and their models."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from fzjs.model.fields import Record

KINDS: dict[str, tuple[str, str, str]] = {
    "workspace": ("fzjs.model.workspace", "WorkspaceSettings", "工作区设置"),
    "units": ("fzjs.model.units", "Units", "单位名录"),
    "framework": ("fzjs.model.plan", "Plan", "五年规划"),
    "annual": ("fzjs.model.plan", "Plan", "年度工作要点"),
    "scheme": ("fzjs.model.plan", "Plan", "试点或创建方案"),
    "indicators": ("fzjs.model.indicators", "Indicators", "指标体系"),
    "report": ("fzjs.model.report", "Report", "工作报告"),
    "assessment": ("fzjs.model.indicators", "Assessment", "评估"),
    "holidays": ("fzjs.model.holidays", "Holidays", "节假日安排"),
}
"""kind → (module, class, Chinese name)."""

PLAN_KINDS = frozenset(["framework", "annual", "scheme"])


@cache
def model_of(kind: str) -> type[Record]:
    """The model of a kind of file. Raises KeyError for a kind that does not exist."""
    module, name, _ = KINDS[kind]
    return cast("type[Record]", getattr(import_module(module), name))
