"""Findings as JUnit XML, which nearly every CI server shows.

Every file with findings is a test suite and every finding a test case; errors and warnings fail, hints are output
of a case that passes. A run without findings is one case that passes, because an empty report counts as broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from fzjs.checks.finding import Finding
from fzjs.checks.reporters.text import SEVERITY_NAMES
from fzjs.checks.reporters.xml import HEADER, element, empty, opening
from fzjs.checks.summary import Summary


def report_junit(findings: Sequence[Finding], summary: Summary) -> str:
    """`testsuites` with a `testsuite` for each file."""
    failed = summary.errors + summary.warnings
    counts: dict[str, object] = {"tests": max(1, len(findings)), "failures": failed, "errors": 0, "time": "0"}
    lines = [HEADER, opening("testsuites", name="fzjs", **counts)]
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines += _suite(path, list(group))
    if not findings:
        lines += [
            opening("testsuite", name="fzjs", **counts, skipped=0),
            empty(
                "testcase", classname="fzjs", name=f"检查了 {summary.files} 个文件，没有发现问题", time="0"
            ),
            "</testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"])


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    failures = sum(finding.severity != "info" for finding in findings)
    yield opening(
        "testsuite", name=path, tests=len(findings), failures=failures, errors=0, skipped=0, time="0"
    )
    for finding in findings:
        name = f"{finding.code} 第 {finding.line} 行第 {finding.column} 列：{finding.message}"
        told = f"{finding.path}:{finding.line}:{finding.column}\n{finding.message}\n改法：{finding.hint}\n"
        told += finding.excerpt.strip()
        yield opening("testcase", classname=path, name=name, time="0", file=path, line=finding.line)
        if finding.severity == "info":
            yield element("system-out", told)
        else:
            kind = f"{finding.code} {SEVERITY_NAMES[finding.severity]}"
            yield element("failure", told, message=finding.message, type=kind)
        yield "</testcase>"
    yield "</testsuite>"
