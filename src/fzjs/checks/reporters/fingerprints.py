"""What makes a finding the same finding when lines have moved: file, code, id and words, not the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from fzjs.checks.finding import Finding


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Every finding with its fingerprint (64 hexadecimal digits); equal findings of a file are counted through."""
    met: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        identity = (finding.path, finding.code, finding.subject or "", finding.message)
        met[identity] += 1
        yield finding, sha256("\0".join((*identity, str(met[identity]))).encode()).hexdigest()
