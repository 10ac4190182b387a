"""Findings one to a line, as compilers tell theirs: editors and scripts know this form."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.checks.finding import Finding
from fzjs.checks.reporters.text import visible
from fzjs.checks.summary import Summary


def report_concise(findings: Sequence[Finding], _summary: Summary) -> str:
    """`file:line:column: CODE message；改法：hint`; nothing at all where nothing was found."""
    return "\n".join(
        f"{visible(finding.path)}:{finding.line}:{finding.column}: {finding.code} {one_line(finding)}"
        for finding in findings
    )


def one_line(finding: Finding) -> str:
    """What is wrong and what to write instead, in one line that no terminal obeys."""
    told = f"{finding.message}；改法：{finding.hint}" if finding.hint else finding.message
    return visible(" ".join(told.split()))
