"""FZ214, FZ215: units that nobody could look up, and units outside the lists of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import brief, findings, found_with

HEAD = "fzjs: 1\nkind: annual\nid: plan\ntitle: 示例县工作要点\nyear: 2024\n"
MEASURE = "goals:\n  - title: 依法决策\n    measures:\n      - {id: m01, title: 审查重大决策%s}\n"
REPORT = "fzjs: 1\nkind: report\nplan: plan\nunit: 县司法局\nperiod: 2024-05\nentries: []\n"


def loose(folder: Path, files: dict[str, str]) -> list[Finding]:
    """FZ214 in a folder that holds these files alone."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return findings(Workspace(folder), "FZ214")


def test_without_a_register_it_is_said_once_that_units_were_not_looked_up(tmp_path: Path) -> None:
    text = HEAD + MEASURE % ", lead: [县司法据], support: [县财政局]"
    found = loose(tmp_path, {"plan.yaml": text, "report.yaml": REPORT})
    assert [(finding.path, finding.line, finding.column) for finding in found] == [
        ("plan.yaml", 9, 34),
        ("report.yaml", 4, 1),
    ]
    assert {finding.severity for finding in found} == {"info"}
    assert found[0].message == "没有单位名录，单位没有核对"


def test_a_register_that_holds_nothing_is_named(tmp_path: Path) -> None:
    for units in ("units: []", "unit: 写错了"):
        register = f"fzjs: 1\nkind: units\njurisdiction: 示例县\n{units}\n"
        found = loose(tmp_path, {"plan.yaml": HEAD + MEASURE % ", lead: 县司法局", "units.yaml": register})
        assert "单位名录里没有读到单位" in found[0].message


def test_nothing_is_said_where_there_is_nothing_to_look_up_or_a_register(tmp_path: Path) -> None:
    assert loose(tmp_path, {"plan.yaml": HEAD + MEASURE % ""}) == []
    register = "fzjs: 1\nkind: units\njurisdiction: 示例县\nunits: [{name: 县司法局}]\n"
    assert loose(tmp_path, {"plan.yaml": HEAD + MEASURE % ", lead: 县司法局", "units.yaml": register}) == []


def mentions(folder: Path, more: str = "", measure: str = "") -> list[Finding]:
    return found_with(folder, {"plan.yaml": HEAD + more + MEASURE % measure}, "FZ215")


@pytest.mark.parametrize(
    ("more", "measure", "place"),
    [
        ("notice: {addressees: [各乡镇人民政府, 县政付各部门]}\n", "", (6, 32)),
        ("notice: {addressees: 各乡镇人民政府、县政付各部门}\n", "", (6, 30)),
        ("notice: {copies_to: [县司发局]}\n", "", (6, 22)),
        ("organisation: {name: 领导小组, head: 县司发局局长}\n", "", (6, 34)),
        ("organisation: {name: 领导小组, head: 县长, members: [县财正局主要负责人]}\n", "", (6, 48)),
        ("", ", reporting: {due: 每月2日前, to: 县司发局}", (9, 62)),
        ("", ", reporting: {due: 每月2日前, to: 县法司局}", (9, 62)),
        ("", ", reporting: {due: 每月2日前, to: 示例县司发局}", (9, 62)),
    ],
)
def test_slips_of_the_pen(more: str, measure: str, place: tuple[int, int], tmp_path: Path) -> None:
    found = mentions(tmp_path, more, measure)
    assert brief(found) == [("FZ215", *place)]
    assert "您要写的是不是" in found[0].hint


@pytest.mark.parametrize(
    "names",
    [
        "县司法局, 縣司法局, 示例县司法局",
        "县体育局, 县税务局, 县民政局",  # units elsewhere, one character from 县教育局, …
        "县级各单位, 县属各单位, 各县镇（街道）",
        "各科级事业单位, 驻县各单位, 有关企业",
        "市司发局, 省司法厅",
        "县政府, 县委, 县人大",
        "张三, 县长, 常务副县长",
    ],
)
def test_what_need_not_be_in_the_register(names: str, tmp_path: Path) -> None:
    assert mentions(tmp_path, f"notice: {{addressees: [{names}]}}\n") == []


def test_the_settings_name_a_unit_as_well(tmp_path: Path) -> None:
    settings = "fzjs: 1\nkind: workspace\njurisdiction: 示例县\nreporting: {due: 每月2日前, to: 县司发局}\n"
    assert brief(found_with(tmp_path, {"fzjs.yaml": settings}, "FZ215")) == [("FZ215", 4, 29)]
