"""What FZ411 and FZ413 leave to the finding that already speaks of the same measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, codes, found, measure


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("deadline: 13月底前", "FZ303"),
        ("deadline: 适时", "FZ302"),
        ("deadline: 月亮升起时", "FZ301"),
        ("deadline: 2024年9月低前", "FZ301"),
        ("deadline: 2024年9月底前 ＃ 待定", "FZ301"),
        ("Deadline: 2024年9月底前", "FZ101"),
        ("完成期限: 2024年9月底前", "FZ101"),
    ],
)
def test_a_deadline_that_is_there_but_misread(field: str, code: str, tmp_path: Path) -> None:
    plan = ANNUAL + measure("text: 各单位于2024年9月底前向社会公布。", field)
    assert codes(found(tmp_path, plan, "FZ1", "FZ3", "FZ41")) == [code]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("targets: [法治讲座不少于2词]", "FZ401"),
        ("targets: [法治讲座不少于3次 ＃ 待定]", "FZ401"),
        ("target: [法治讲座不少于3次]", "FZ101"),
    ],
)
def test_a_target_that_is_there_but_misread(field: str, code: str, tmp_path: Path) -> None:
    plan = ANNUAL + measure("text: 法治讲座不少于3次。", field)
    assert codes(found(tmp_path, plan, "FZ1", "FZ3", "FZ4")) == [code]


def test_another_measure_is_still_told(tmp_path: Path) -> None:
    second = "      - {id: m02, title: 二, text: 各单位于2024年9月底前向社会公布。}\n"
    plan = ANNUAL + measure("text: 措施。", "Deadline: 2024年9月底前") + second
    assert codes(found(tmp_path, plan, "FZ101", "FZ413")) == ["FZ101", "FZ413"]


def test_the_wrong_character_alone_is_pointed_at(tmp_path: Path) -> None:
    findings = found(tmp_path, ANNUAL + measure("targets: [法治讲座不少于2词]"), "FZ401")
    assert [(finding.column, finding.end_column) for finding in findings] == [(27, 28)]
    assert "法治讲座不少于2次" in findings[0].hint


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("法治讲座不少于3次, 法治讲座不超过1次", ["FZ407"]),
        ("法治讲座不超过1次, 法治讲座不少于3次", ["FZ407"]),
        ("法治讲座不少于3次, 法治讲座少于3次", ["FZ407"]),
        ("法治讲座不少于3次, 法治讲座不超过3次", []),
        ("法治讲座不少于3次, 法治讲座不超过5次", []),
        ("法治讲座不少于3次, 法治讲座不少于3次", ["FZ409"]),
        ("法治讲座不少于3次, 法治讲座至少3次", ["FZ409"]),
        ("法治讲座不少于3次, 学法考试不少于3次", []),
        ("不少于3次, 不少于3次", []),
        ("法治讲座不少于3次, 法治讲座每季度不少于3次", []),
    ],
)
def test_two_targets_of_one_indicator(targets: str, expected: list[str], tmp_path: Path) -> None:
    plan = ANNUAL + measure(f"targets: [{targets}]")
    assert codes(found(tmp_path, plan, "FZ407", "FZ409")) == expected
