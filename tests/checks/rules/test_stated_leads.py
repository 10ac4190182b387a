"""FZ216: 由…牵头 in a text against the lists of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.rules.one_plan import ANNUAL, codes, found, measure

UNITS = """\
fzjs: 1
kind: units
jurisdiction: 示例县
units:
  - {name: 县司法局, full: 示例县司法局}
  - {name: 县财政局, aliases: [财政局]}
  - {name: 县公安局}
  - {name: 县委依法治县办, type: party, host: 县司法局}
  - {name: 县工商局, until: 2019-03, successor: 县公安局}
groups:
  - {name: 各部门, members: [县财政局, 县公安局]}
"""


def leads(tmp_path: Path, text: str, *fields: str) -> list[str]:
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    return codes(found(tmp_path, ANNUAL + measure(f"text: {text}", *fields), "FZ216"))


@pytest.mark.parametrize("text", ["由县财政局牵头落实经费。", "落实经费，由财政局负责牵头，各部门配合。"])
def test_another_lead_than_the_list_s(text: str, tmp_path: Path) -> None:
    assert leads(tmp_path, text, "lead: [县司法局]") == ["FZ216"]


def test_the_unit_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    plan = ANNUAL + measure("text: 由县财政局牵头落实经费。", "lead: [县司法局]")
    findings = found(tmp_path, plan, "FZ216")
    assert [(finding.line, finding.column, finding.end_column) for finding in findings] == [(11, 16, 20)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("由县财政局牵头落实。", ["lead: [县财政局]"]),
        ("由县财政局牵头落实。", ["lead: [县司法局]", "responsible: [县财政局]"]),
        ("由县财政局牵头落实。", ["lead: [县司法局]", "responsible: [各部门]"]),
        ("由县财政局牵头落实。", ["lead: [县司法局, 某局]"]),
        ("由县财政局牵头落实。", []),
        ("由县委依法治县办牵头。", ["lead: [县司法局]"]),
        ("由县司法局牵头。", ["lead: [县委依法治县办]"]),
        ("由县工商局牵头。", ["lead: [县公安局]"]),
        ("由主要负责人牵头建立机制。", ["lead: [县司法局]"]),
        ("由各部门牵头。", ["lead: [县司法局]"]),
        ("由县财政局牵头甲项，由县公安局牵头乙项。", ["lead: [县司法局]"]),
        ("县财政局牵头落实。", ["lead: [县司法局]"]),
    ],
)
def test_leads_that_the_lists_know(text: str, fields: list[str], tmp_path: Path) -> None:
    assert leads(tmp_path, text, *fields) == []


def test_without_a_register_nothing_is_known(tmp_path: Path) -> None:
    plan = ANNUAL + measure("text: 由县财政局牵头落实经费。", "lead: [县司法局]")
    assert found(tmp_path, plan, "FZ216") == []
