"""Findings as SARIF 2.1.0 (OASIS), with the pages of the rules that found them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from fzjs import __version__
from fzjs.checks.finding import Finding, Severity
from fzjs.checks.pages import page
from fzjs.checks.registry import all_rules
from fzjs.checks.reporters.fingerprints import fingerprinted
from fzjs.checks.rule import Rule
from fzjs.checks.summary import Summary

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def report_sarif(findings: Sequence[Finding], _summary: Summary) -> str:
    """One run; the rules that found something are described in it. A column is one character."""
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "fzjs",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "zh-CN",
                "rules": [_rule(all_rules()[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "运行 fzjs 时所在的文件夹"}}},
        "results": list(_results(findings, codes)),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.page},
        "help": {"text": rule.page, "markdown": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _results(findings: Sequence[Finding], codes: list[str]) -> Iterable[dict[str, Any]]:
    for finding, fingerprint in fingerprinted(findings):
        yield {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.message}。改法：{finding.hint}"},
            "locations": [{"physicalLocation": _location(finding), **_logical(finding)}],
            "partialFingerprints": {"fzjs/v1": fingerprint},
        }


def _location(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_column is not None:
        region["endColumn"] = finding.end_column
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    # A path from the root of the disk is an address of its own; others are told from where fzjs ran.
    if finding.path.startswith("/"):
        artifact = {"uri": f"file://{quote(finding.path)}"}
    else:
        artifact = {"uri": quote(finding.path), "uriBaseId": "SRCROOT"}
    return {"artifactLocation": artifact, "region": region}


def _logical(finding: Finding) -> dict[str, Any]:
    return {"logicalLocations": [{"name": finding.subject}]} if finding.subject else {}
