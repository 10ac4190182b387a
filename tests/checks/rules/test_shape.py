"""What a file of its kind must have, beyond what its model asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, SCHEME, codes, found, measure


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (ANNUAL, []),
        (ANNUAL.replace("year: 2024\n", ""), ["FZ110"]),
        (ANNUAL.replace("year: 2024\n", "period: {from: 2024, to: 2024}\n"), ["FZ110"]),
        (ANNUAL.replace("year: 2024\n", "year: 24\n"), ["FZ107"]),
        (ANNUAL.replace("year: 2024\n", "yaer: 2024\n"), ["FZ101"]),
        (FRAMEWORK, []),
        (FRAMEWORK.replace("period: {from: 2021, to: 2025}\n", ""), ["FZ110"]),
        (FRAMEWORK.replace("period: {from: 2021, to: 2025}", "year: 2021"), ["FZ110"]),
        (FRAMEWORK.replace("to: 2025", "too: 2025"), ["FZ101"]),
        (SCHEME, []),
        (SCHEME.replace("period: {from: 2022-07-01, to: 2023-07-31}", "year: 2023"), []),
        (SCHEME.replace("period: {from: 2022-07-01, to: 2023-07-31}\n", ""), ["FZ111"]),
        (SCHEME.replace("to: 2023", "to: 2021"), ["FZ113"]),
        (FRAMEWORK.replace("from: 2021, to: 2025", "from: 2025-06-01, to: 2025"), []),
        (FRAMEWORK.replace("from: 2021, to: 2025", "from: 2025, to: 2025-06-01"), []),
    ],
)
def test_the_time_that_a_plan_covers(plan: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found(tmp_path, plan, "FZ1")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("title: 措施", []),
        ("text: 正文", []),
        ("lead: [县司法局]", ["FZ112"]),
        ("title:\n        text:", ["FZ108", "FZ108"]),
        ("titel: 措施", ["FZ101"]),
        ("title: 5", ["FZ103"]),
        ("text: {a: b}", ["FZ103"]),
    ],
)
def test_a_measure_says_what_is_to_be_done(lines: str, expected: list[str], tmp_path: Path) -> None:
    plan = f"{ANNUAL}requirements:\n      - id: r01\n        {lines}\n"
    assert codes(found(tmp_path, plan, "FZ1")) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("讲座至少2次", []),
        ("{indicator: 应诉率, value: 90%}", []),
        ("{indicator: 应诉率, trajectory: {2024: 90%}}", []),
        ("{indicator: 应诉率}", ["FZ114"]),
        ("{indicator: 应诉率, trajectory: {}}", ["FZ114"]),
        ("{indicator: 应诉率, value: 90%, trajectory: {2024: 90%}}", ["FZ114"]),
        ("{indicator: 应诉率, value: 90}", ["FZ103"]),
        ("{indicator: 应诉率, vaule: 90%}", ["FZ101"]),
    ],
)
def test_a_written_out_target_has_one_value(target: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found(tmp_path, ANNUAL + measure(f"targets: [{target}]"), "FZ1")) == expected
    phase = f"{ANNUAL}phases: [{{title: 阶段, targets: [{target}]}}]\n"
    assert codes(found(tmp_path, phase, "FZ1")) == expected


def test_places(tmp_path: Path) -> None:
    plan = ANNUAL + measure("targets:", "  - 讲座至少2次", "  - indicator: 应诉率", "    value: 90%",
                            "    trajectory: {2024: 90%}") + "      - {id: m02}\n"  # fmt: skip
    places = [
        (finding.code, finding.line, finding.column, finding.subject)
        for finding in found(tmp_path, plan, "FZ1")
    ]
    assert places == [("FZ114", 14, 13, "m01"), ("FZ112", 16, 9, "m02")]
