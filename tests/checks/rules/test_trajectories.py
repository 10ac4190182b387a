"""FZ403 and FZ405: targets set year by year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, FRAMEWORK, codes, found, measure


def trajectory(values: str) -> str:
    """A framework whose only target has these values; they stand in line 13."""
    return FRAMEWORK + measure("targets:", "  - indicator: 线上办理比例", f"    trajectory: {{{values}}}")


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ("2021: 20%, 2022: 50%, 2023: 40%", 2023),
        ("2021: 不低于20%, 2022: 不低于15%", 2022),
        ("2023: 不低于60%, 2022: 不低于70%", 2023),
        ("2021: 不超过30%, 2022: 不超过35%", 2022),
        ("2021: 20%, 2022: 50%, 2023: 30项", 2023),
        ("2021: 不低于20%, 2022: 不超过50%", 2022),
        ("2021: 全覆盖, 2022: 不低于90%", 2022),
    ],
)
def test_a_trajectory_that_falls_back(values: str, year: int, tmp_path: Path) -> None:
    findings = found(tmp_path, trajectory(values), "FZ4")
    assert codes(findings) == ["FZ403"]
    assert f"{year}年" in findings[0].message
    line = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()[findings[0].line - 1]
    assert line[: findings[0].column - 1].endswith(f"{year}: ")


@pytest.mark.parametrize(
    "values",
    [
        "2021: 20%, 2022: 50%, 2023: 80%, 2024: 100%",
        "2021: 不低于20%, 2023: 不低于50%, 2025: 达到100%",
        "2021: 不超过30%, 2022: 不超过20%",
        "2021: 30件, 2022: 20件, 2023: 10件",
        "2021: 20%, 2022: 20%",
        "2021: 80%, 2022: 全覆盖",
        "2021: 不低于60%",
        "2021: 3—5项, 2022: 4—6项",
    ],
)
def test_a_trajectory_that_goes_one_way(values: str, tmp_path: Path) -> None:
    assert found(tmp_path, trajectory(values), "FZ4") == []


def test_an_unread_value_leaves_the_others_comparable(tmp_path: Path) -> None:
    findings = found(tmp_path, trajectory("2021: 50%, 2022: 很高, 2023: 60%, 2024: 40%"), "FZ4")
    assert sorted(codes(findings)) == ["FZ401", "FZ403"]


def test_years_outside_the_plan(tmp_path: Path) -> None:
    findings = found(tmp_path, trajectory("2020: 10%, 2021: 20%, 2026: 90%"), "FZ4")
    assert codes(findings) == ["FZ405", "FZ405"]
    assert "2021—2025年" in findings[0].message
    line = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()[12]
    assert line[findings[1].column - 1 :].startswith("2026:")


def test_a_plan_of_one_year(tmp_path: Path) -> None:
    plan = ANNUAL + measure("targets: [{indicator: 比例, trajectory: {2024: 50%, 2025: 60%}}]")
    findings = found(tmp_path, plan, "FZ405")
    assert [finding.message for finding in findings] == ["“比例”有2025年的目标，而计划期是2024年"]
