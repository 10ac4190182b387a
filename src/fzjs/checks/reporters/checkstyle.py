"""Findings as Checkstyle XML, which Jenkins (Warnings NG), Gitee and many others read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fzjs.checks.finding import Finding
from fzjs.checks.reporters.concise import one_line
from fzjs.checks.reporters.xml import HEADER, empty, opening
from fzjs.checks.summary import Summary


def report_checkstyle(findings: Sequence[Finding], _summary: Summary) -> str:
    """`checkstyle` with a `file` for each file with findings, and an `error` for each finding."""
    lines = [HEADER, opening("checkstyle", version="4.3")]
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines.append(opening("file", name=path))
        lines += [
            empty(
                "error",
                line=finding.line,
                column=finding.column,
                severity=finding.severity,
                message=one_line(finding),
                source=f"fzjs.{finding.code}",
            )
            for finding in group
        ]
        lines.append("</file>")
    return "\n".join([*lines, "</checkstyle>"])
