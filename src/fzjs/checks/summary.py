"""What a run came to, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fzjs.checks.finding import Finding, Severity, at_least


class Summary(NamedTuple):
    """How many files were looked at and what was found."""

    files: int
    errors: int
    warnings: int
    infos: int

    def fails(self, threshold: Severity) -> bool:
        """Whether something was found that is as grave as the threshold."""
        counts: tuple[tuple[Severity, int], ...] = (
            ("error", self.errors), ("warning", self.warnings), ("info", self.infos),
        )  # fmt: skip
        return any(count for severity, count in counts if at_least(severity, threshold))


def summarise(findings: Iterable[Finding], files: int) -> Summary:
    """Count findings by severity."""
    severities = [finding.severity for finding in findings]
    return Summary(files, severities.count("error"), severities.count("warning"), severities.count("info"))
