"""A baseline hides what it holds, by file, code and id, and says when it holds too much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.baseline import BaselineError, Key, baseline_text, can_be_frozen, read_baseline
from fzjs.checks.finding import Finding

FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["FZ201", "FZ302", "FZ607"]),
        st.just("error"),
        st.just("甲"),
        st.just("乙"),
        st.sampled_from(["a.yaml", "计划/b.yaml"]),
        st.integers(1, 99),
        st.integers(1, 99),
        subject=st.sampled_from([None, "m01", "县司法局"]),
    ),
    max_size=12,
)


def key_of(finding: Finding) -> Key:
    return Key(finding.path, finding.code, finding.subject)


def frozen(findings: list[Finding]) -> bytes:
    return baseline_text([key_of(finding) for finding in findings]).encode()


@given(FINDINGS, st.integers(0, 50))
def test_what_was_frozen_stays_hidden_wherever_its_lines_go(findings: list[Finding], by: int) -> None:
    moved = [replace(finding, line=finding.line + by) for finding in findings]
    baseline = read_baseline(frozen(findings), "基线.json")
    assert baseline.sift(moved, key_of) == []
    assert list(baseline.stale(moved, key_of, lambda _: True)) == []


@given(FINDINGS, FINDINGS)
def test_exactly_the_surplus_is_new_and_exactly_the_lack_is_stale(
    before: list[Finding], after: list[Finding]
) -> None:
    baseline = read_baseline(frozen(before), "基线.json")
    new = baseline.sift(after, key_of)
    kinds = {key_of(finding) for finding in (*before, *after)}
    for key in kinds:
        then, now = (sum(key_of(finding) == key for finding in each) for each in (before, after))
        assert sum(key_of(finding) == key for finding in new) == max(0, now - then)
    stale = list(baseline.stale(after, key_of, lambda _: True))
    lacking = {
        key
        for key in kinds
        if sum(map(key.__eq__, map(key_of, after))) < sum(map(key.__eq__, map(key_of, before)))
    }
    assert len(stale) == len(lacking)
    lines = frozen(before).decode().splitlines()
    for finding in stale:
        assert finding.path == "基线.json"
        assert f'"code": "{finding.message.split()[2][:5]}"' in lines[finding.line - 1]


def test_what_was_not_looked_at_is_not_stale() -> None:
    baseline = read_baseline(baseline_text([Key("a.yaml", "FZ201", None)]).encode(), "基线.json")
    assert list(baseline.stale([], key_of, lambda _: False)) == []


@pytest.mark.parametrize(
    ("code", "can"), [("FZ003", False), ("FZ099", False), ("FZ020", True), ("FZ023", False), ("FZ102", True)]
)
def test_a_file_that_was_not_read_cannot_be_frozen(code: str, can: bool) -> None:
    finding = Finding(code, "error", "甲", "乙", "a.yaml", 1, 1)
    assert can_be_frozen(finding) is can
    baseline = read_baseline(frozen([finding]), "基线.json")
    assert (baseline.sift([finding], key_of) == []) is can


@given(st.binary(max_size=60) | st.sampled_from([
    b"{}", b"[]", b"null", b'{"fzjs-baseline": 2, "findings": []}', b'{"fzjs-baseline": 1}', b'{"fzjs-baseline": 1, "findings": 3}',
    b'{"fzjs-baseline": 1, "findings": [{"file": 1, "code": "FZ201", "id": null, "count": 1}]}',
    b'{"fzjs-baseline": 1, "findings": [{"file": "a", "code": "FZ201", "id": null, "count": -1}]}',
    b'{"fzjs-baseline": 1, "findings": [{"file": "a", "code": "FZ201", "id": null, "count": true}]}',
]))  # fmt: skip
def test_what_is_no_baseline_is_told_so(data: bytes) -> None:
    with pytest.raises(BaselineError, match="基线"):
        read_baseline(data, "基线.json")
