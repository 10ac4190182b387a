"""Findings for people: grouped by file, with the line concerned and a caret under the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from unicodedata import east_asian_width

from fzjs.checks.finding import Finding, Severity
from fzjs.checks.summary import Summary

SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}

_SHOWN_WIDTH = 76
"""Columns of a line that are shown; a Chinese character takes two."""

_WIDTH_BEFORE = 40
"""Columns of it that may stand before the place concerned."""

Paint = Callable[[str, str], str]
"""Colours a text for a purpose: a severity, `path`, `caret` or `faint`."""


def plain(text: str, _purpose: str) -> str:
    """No colour."""
    return text


def report_text(findings: Sequence[Finding], summary: Summary, paint: Paint = plain) -> str:
    """What was found, file by file, and one line that sums it up."""
    lines: list[str] = []
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines.append(paint(path, "path"))
        for finding in group:
            lines += _finding_lines(finding, paint)
        lines.append("")
    lines.append(_summary_line(findings, summary))
    return "\n".join(lines)


def _finding_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    severity = paint(SEVERITY_NAMES[finding.severity], finding.severity)
    about = f"（{finding.subject}）" if finding.subject and finding.subject not in finding.message else ""
    yield f"  {finding.line}:{finding.column}  {severity} {finding.code}  {finding.message}{about}"
    if finding.excerpt.strip():
        shown, before, marked = _window(finding)
        yield paint(f"      │ {shown}", "faint")
        yield "      │ " + " " * before + paint("^" * marked, "caret")
    if finding.hint:
        yield f"      改法：{finding.hint}"


def _window(finding: Finding) -> tuple[str, int, int]:
    """The part of the line to show, the width before the place, and the width of the place."""
    text = finding.excerpt.replace("\t", " ")
    left = finding.excerpt_column
    at = min(finding.column - left, len(text))
    end = min(finding.end_column - left if finding.end_column else at + 1, len(text))
    start = at
    before = 0
    while start and before < _WIDTH_BEFORE:
        start -= 1
        before += _width(text[start])
    start = start if start > 1 or left > 1 else 0
    prefix = "…" if start or left > 1 else ""
    right = start
    width = _width(prefix)
    while right < len(text) and width < _SHOWN_WIDTH:
        width += _width(text[right])
        right += 1
    shown = prefix + text[start:right] + ("…" if right < len(text) else "")
    return shown, _width(prefix + text[start:at]), max(1, _width(text[at : min(end, right)]))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _summary_line(findings: Sequence[Finding], summary: Summary) -> str:
    checked = f"检查了 {summary.files} 个文件"
    if not findings:
        return f"{checked}，没有发现问题"
    counts = [
        f"{count} 个{name}"
        for count, name in ((summary.errors, "错误"), (summary.warnings, "警告"), (summary.infos, "提示"))
        if count
    ]
    return f"{checked}：{'，'.join(counts)}。规则说明：fzjs explain {findings[0].code}"
