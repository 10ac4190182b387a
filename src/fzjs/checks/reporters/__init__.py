"""Ways of telling findings: functions from findings and their summary to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from fzjs.checks.finding import Finding
from fzjs.checks.summary import Summary

Report = Callable[[Sequence[Finding], Summary], str]

FORMATS: dict[str, str] = {
    "text": "给人看：按文件分组，带原文",
    "concise": "每个问题一行：文件:行:列: 代码 说明",
    "json": "JSON，供程序使用",
    "github": "GitHub Actions 注解，后面附全文",
    "gitlab": "GitLab 代码质量报告",
    "junit": "JUnit XML",
    "sarif": "SARIF 2.1.0，附规则说明",
    "checkstyle": "Checkstyle XML，供 Jenkins、Gitee 等使用",
}
"""Name of a format → what it is for. Each has a module of its name here with a function `report_<name>`."""


def reporter(form: str) -> Report:
    """The function that tells findings in a format. Raises KeyError for a format that does not exist."""
    if form not in FORMATS:
        raise KeyError(form)
    report: Report = getattr(import_module(f"fzjs.checks.reporters.{form}"), f"report_{form}")
    return report
