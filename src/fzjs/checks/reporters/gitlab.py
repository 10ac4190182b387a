"""Findings as a GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fzjs.checks.finding import Finding, Severity
from fzjs.checks.reporters.concise import one_line
from fzjs.checks.reporters.fingerprints import fingerprinted
from fzjs.checks.summary import Summary

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def report_gitlab(findings: Sequence[Finding], _summary: Summary) -> str:
    """A list with one object for each finding; empty where nothing was found."""
    entries = [
        {
            "description": one_line(finding),
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.line}},
        }
        for finding, fingerprint in fingerprinted(findings)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)
