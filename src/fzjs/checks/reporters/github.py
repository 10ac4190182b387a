"""Findings as annotations of GitHub Actions (workflow commands), with the full text behind them.

GitHub shows ten annotations of each level for a step and drops the rest without a word; so no more are written,
and the text tells all. `step_summary` is the Markdown for the page of the run.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.checks.finding import Finding, Severity
from fzjs.checks.reporters.concise import one_line
from fzjs.checks.reporters.text import SEVERITY_NAMES, report_text, summary_line
from fzjs.checks.summary import Summary

_MOST_ANNOTATIONS = 10
_MOST_ROWS = 500
"""A summary may hold 1 MiB; a row takes some hundred bytes."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def report_github(findings: Sequence[Finding], summary: Summary) -> str:
    """At most ten annotations of each level, then everything as text."""
    lines = []
    for severity, command in _COMMANDS.items():
        level = [finding for finding in findings if finding.severity == severity]
        lines += [_annotation(command, finding) for finding in level[:_MOST_ANNOTATIONS]]
    return "\n".join([*lines, report_text(findings, summary)])


def step_summary(findings: Sequence[Finding], summary: Summary) -> str:
    """A table of all findings in Markdown."""
    lines = ["## fzjs 校验结果", "", summary_line(findings, summary), ""]
    if findings:
        lines += ["| 级别 | 位置 | 规则 | 问题 | 改法 |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(map(_cell, _row(finding)))} |" for finding in findings[:_MOST_ROWS]]
    if len(findings) > _MOST_ROWS:
        lines.append(f"\n还有 {len(findings) - _MOST_ROWS} 个问题没有列出，见日志全文。")
    return "\n".join(lines) + "\n"


def _annotation(command: str, finding: Finding) -> str:
    title = _property(f"{finding.code} {SEVERITY_NAMES[finding.severity]}")
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column}"
    if finding.end_column is not None:  # the last column, not the one after it
        place += f",endColumn={max(finding.column, finding.end_column - 1)}"
    return f"::{command} {place},title={title}::{_data(one_line(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding) -> tuple[str, ...]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return SEVERITY_NAMES[finding.severity], place, finding.code, finding.message, finding.hint


def _cell(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\").replace("|", "\\|")
    return " ".join(escaped.split())
