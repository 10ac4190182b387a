"""FZ207, FZ208, FZ210, FZ213: the register of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from tests.checks.example_workspace import BASE, brief, found_with

CODES = ("FZ207", "FZ208", "FZ210", "FZ213")


def found(
    folder: Path, *lines: str, groups: tuple[str, ...] = (), jurisdiction: str = "示例县"
) -> list[Finding]:
    """What is found in a register of its own whose first unit is line 5."""
    units = "".join(f"  - {{{line}}}\n" for line in lines)
    text = f"fzjs: 1\nkind: units\njurisdiction: {jurisdiction}\nunits:\n{units}"
    if groups:
        text += "groups:\n" + "".join(f"  - {{{line}}}\n" for line in groups)
    return [
        finding for finding in found_with(folder, {"more.yaml": text}, *CODES) if finding.path == "more.yaml"
    ]


@pytest.mark.parametrize(
    ("second", "column"),
    [
        ("name: 县统计局", 12),
        ("name: 县审计局, full: 示例县统计局", 24),
        ("name: 县审计局, aliases: [县审计, 县 统计局]", 33),
        ("name: 县审计局, formerly: [{name: 县統計局, until: 2010}]", 36),
    ],
)
def test_a_name_that_is_taken(second: str, column: int, tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县统计局, full: 示例县统计局", second)
    assert brief(findings) == [("FZ207", 6, column)]
    assert findings[0].message.endswith("的名称")


def test_a_name_that_is_taken_names_the_line(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县统计局", "name: 县审计局, aliases: [县统计局]")
    assert "第 5 行“县统计局”" in findings[0].message or "第 5 行一项" in findings[0].message


def test_a_copy_of_a_register_is_told_once(tmp_path: Path) -> None:
    text = (BASE / "units.yaml").read_text("utf-8")
    findings = found_with(tmp_path, {"copy.yaml": text + "  - {name: 各办, members: [县司法局]}\n"}, "FZ207")
    assert [(finding.path, finding.line) for finding in findings] == [("copy.yaml", 6), ("units.yaml", 6)]
    assert "同一份名录" in findings[0].message
    assert "units.yaml" in findings[0].message


def test_registers_that_share_some_names_are_told_name_by_name(tmp_path: Path) -> None:
    shared = ["县司法局", "县财政局", "县教育局", "县公安局"]
    own = [f"县{number}号局" for number in "甲乙丙丁戊"]
    findings = found(tmp_path, *(f"name: {name}" for name in (*shared, *own)))
    assert [finding.line for finding in findings if finding.code == "FZ207"] == [5, 6, 7, 8]


def test_a_group_may_not_take_a_units_name(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县统计局", groups=("name: 县统计局, members: [县统计局]",))
    assert brief(findings) == [("FZ207", 7, 12)]


def test_a_name_that_another_register_has_names_that_file(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县统计局, aliases: [县司法局]")
    assert [finding.code for finding in findings] == ["FZ207"]
    assert "units.yaml" in findings[0].message
    assert "“县司法局”" in findings[0].message


def test_repeating_the_own_name_among_the_aliases_is_harmless(tmp_path: Path) -> None:
    assert found(tmp_path, "name: 县统计局, full: 示例县统计局, aliases: [县统计局, 统计局]") == []


@pytest.mark.parametrize("key", ["host", "successor"])
def test_a_unit_that_is_pointed_to_must_exist(key: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f"name: 县普法办, until: 2019, {key}: 县司法据")
    assert [finding.code for finding in findings] == ["FZ208"]
    assert findings[0].excerpt[findings[0].column - 1 :].startswith("县司法据")
    assert "“县司法局”" in findings[0].hint
    assert findings[0].subject == "县普法办"


def test_a_host_is_no_group(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县普法办, host: 县直各单位")
    assert [finding.code for finding in findings] == ["FZ208"]
    assert "统称" in findings[0].message


def test_members_must_exist_and_may_leave_out_the_level(tmp_path: Path) -> None:
    findings = found(
        tmp_path, "name: 县统计局", groups=("name: 综合部门, members: [县统计局, 财政局, 县发改据]",)
    )
    assert [finding.code for finding in findings] == ["FZ208"]
    assert findings[0].excerpt[findings[0].column - 1 :].startswith("县发改据")


def test_groups_in_groups_are_fine(tmp_path: Path) -> None:
    groups = ("name: 甲组, members: [乙组, 县统计局]", "name: 乙组, members: [县财政局]")
    assert found(tmp_path, "name: 县统计局", groups=groups) == []


def test_groups_in_a_circle_are_shown_at_a_member(tmp_path: Path) -> None:
    groups = (
        "name: 甲组, members: [县统计局, 乙组]",
        "name: 乙组, members: [丙组]",
        "name: 丙组, members: [甲组]",
    )
    findings = found(tmp_path, "name: 县统计局", groups=groups)
    assert [finding.code for finding in findings] == ["FZ208"]
    assert findings[0].line == 7
    assert findings[0].excerpt[findings[0].column - 1 :].startswith("乙组")
    assert "甲组 → 乙组 → 丙组 → 甲组" in findings[0].message


def test_successors_in_a_circle(tmp_path: Path) -> None:
    lines = ("name: 县甲办, until: 2015, successor: 县乙办", "name: 县乙办, until: 2016, successor: 县甲办")
    findings = found(tmp_path, *lines)
    assert [finding.code for finding in findings] == ["FZ208"]
    assert "绕成一圈" in findings[0].message


def test_a_long_chain_of_groups_is_no_circle(tmp_path: Path) -> None:
    groups = tuple(f"name: 第{n}组, members: [第{n + 1}组]" for n in range(3000))
    last = "name: 第3000组, members: [县统计局]"
    assert found(tmp_path, "name: 县统计局", groups=(*groups, last)) == []


def test_a_register_of_another_county(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县统计局", jurisdiction="样板县")
    assert brief(findings) == [("FZ210", 3, 15)]


def test_a_register_of_a_superior_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path, "name: 市统计局", jurisdiction="示例市") == []


def test_a_successor_needs_an_end(tmp_path: Path) -> None:
    findings = found(tmp_path, "name: 县质监局, successor: 县市场监管局")
    assert brief(findings) == [("FZ213", 5, 18)]
