"""One wrong value is told once: it neither hides the other findings of its file nor brings about more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.discovery import sniff
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import lay_out

HEAD = "fzjs: 1\nkind: annual\nid: annual-x\ntitle: 示例县2024年要点\nyear: 2024\n"
GOAL = "goals:\n  - title: 目标\n    measures:\n"
FIRST = "      - id: m01\n        title: 措施一\n        lead: [县司法局]\n"
SECOND = (
    "      - id: m02\n        title: 措施二\n        lead: [县无名局]\n        deadline: 2024年13月底前\n"
)
ELSEWHERE = ["FZ201", "FZ303"]
"""What is wrong with the second measure."""


def found(tmp_path: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    lay_out(tmp_path)
    path = tmp_path / "checked.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    entry = sniff(path, path.name)
    assert entry is not None
    checked = Checker(Workspace(tmp_path), Selection(), date(2024, 6, 30)).check(entry)
    return [(finding.code, finding.line, finding.column) for finding in checked.findings]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("text: [1]", "FZ103", 15),
        ("text: {a: 1, b: {c: []}}", "FZ103", 15),
        ("deadline: {date: 11月底前}", "FZ103", 19),
        ("deadline: [6月底前, {date: 11月底前}]", "FZ103", 26),
        ("support: [县财政局, 5]", "FZ103", 25),
        ("targets: [{indicator: 办结率, value: 90%}, 5]", "FZ103", 49),
        ("text:", "FZ108", 9),
        ("text: #领导班子", "FZ108", 9),
        ("reporting:", "FZ108", 9),
        ("reporting: {due: }", "FZ108", 21),
        ("targets: [{indicator: 办结率, value: }]", "FZ108", 36),
    ],
)
def test_a_wrong_value_hides_nothing_else(line: str, code: str, column: int, tmp_path: Path) -> None:
    told = found(tmp_path, f"{HEAD}{GOAL}{FIRST}        {line}\n{SECOND}")
    assert (code, 12, column) in told
    assert [place for place in told if place[1] > 12] == [("FZ201", 15, 16), ("FZ303", 16, 19)]


@pytest.mark.parametrize(
    ("item", "code", "column"),
    [("x", "FZ103", 9), ("title: 措施", "FZ102", 9), ("", "FZ108", 9), ("[1]", "FZ103", 9)],
)
def test_an_item_that_is_no_record_moves_no_other(item: str, code: str, column: int, tmp_path: Path) -> None:
    told = found(tmp_path, f"{HEAD}{GOAL}{FIRST}      - {item}\n{SECOND}")
    assert [place for place in told if place[0] not in ("FZ112", "FZ203")] == [
        (code, 12, column if item else 8),
        ("FZ201", 15, 16),
        ("FZ303", 16, 19),
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: 示例县2024年要点", "title: [甲]"),
        ("id: annual-x", "id: [甲]"),
        ("title: 目标", "title: {}"),
        ("id: annual-x\n", ""),
        ("id: m01", "id: 1.10"),
    ],
)
def test_a_wrong_key_that_must_be_there_hides_nothing(right: str, wrong: str, tmp_path: Path) -> None:
    told = found(tmp_path, (HEAD + GOAL + FIRST + SECOND).replace(right, wrong, 1))
    assert [code for code, _, _ in told] == [told[0][0], *ELSEWHERE]
    assert told[0][0] in ("FZ102", "FZ103")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("lead:", "FZ108"),
        ("lead: []", "FZ203"),
        ("lead: [5]", "FZ103"),
        ("<<: {lead: [县司法局]}", "FZ019"),
        ("lead: &l [*l]", "FZ008"),
        ("牵头单位: [县司法局]", "FZ101"),
    ],
)
@pytest.mark.parametrize("support", ["", "        support: [县财政局]\n"])
def test_nobody_is_said_to_be_missing_who_is_told_already(
    line: str, code: str, support: str, tmp_path: Path
) -> None:
    measure = f"      - id: m01\n        title: 措施一\n        {line}\n        text: 开展评查。\n{support}"
    told = found(tmp_path, HEAD + GOAL + measure)
    expected = "FZ205" if code == "FZ203" and support else code
    assert [place[0] for place in told if place[0] != "FZ201"] == [expected]


def test_a_goal_that_lost_its_units_is_told_once(tmp_path: Path) -> None:
    goal = "goals:\n  - title: 目标\n    lead:\n    measures:\n      - {id: m01, title: 一}\n      - {id: m02, title: 二}\n"
    assert found(tmp_path, HEAD + goal) == [("FZ108", 8, 5)]


def test_a_year_that_does_not_fit_makes_no_deadline_wrong(tmp_path: Path) -> None:
    plan = HEAD.replace("year: 2024", "year: 二四") + GOAL + FIRST + "        deadline: 年底前\n"
    assert [code for code, _, _ in found(tmp_path, plan)] == ["FZ103"]


def test_records_without_dashes_are_told_once(tmp_path: Path) -> None:
    plain = (GOAL + FIRST + SECOND).replace("      - id", "        id")
    assert [code for code, _, _ in found(tmp_path, HEAD + plain)] == ["FZ103"]


def test_a_key_repeated_elsewhere_is_still_told(tmp_path: Path) -> None:
    plain = (GOAL + FIRST + SECOND).replace("      - id", "        id")
    told = found(tmp_path, HEAD + plain + "closing: 完\nclosing: 毕\n")
    assert [code for code, _, _ in told] == ["FZ103", "FZ007"]


def test_the_record_with_a_lost_character_is_left_alone(tmp_path: Path) -> None:
    plan = (
        HEAD
        + GOAL
        + SECOND.replace("m02", "m00")
        + FIRST
        + "        text: 开展评查。\n        deadline: 2024年底前"
    )
    told = found(tmp_path, plan.encode()[:-1])
    assert [code for code, _, _ in told] == [*ELSEWHERE, "FZ001"]
