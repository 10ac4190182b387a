"""Findings as JSON. The shape is stable: keys are only ever added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fzjs.checks.finding import Finding
from fzjs.checks.summary import Summary


def report_json(findings: Sequence[Finding], summary: Summary) -> str:
    """One object: `findings`, each with every key (null where it has no value), and `summary`."""
    shape = {
        "format": 1,
        "findings": [finding_as_json(finding) for finding in findings],
        "summary": {
            "files": summary.files,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
        },
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding's keys; `line` and `column` count from 1, a column is one character.

    `fixable` says whether `fzjs validate --fix` can put it right.
    """
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "id": finding.subject,
        "fixable": finding.fix is not None,
    }
