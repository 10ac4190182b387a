"""Changes by meaning: what is one, what is none, and whether more or less is asked for."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.analysis.changes import compare_plans
from fzjs.language.scripts import traditional_forms
from fzjs.model.registry import Registry
from fzjs.model.units import Unit, Units

from .made_plans import plan_data, plan_from

UNITS = Registry(
    [
        Units(
            kind="units",
            jurisdiction="示例县",
            units=[
                Unit(name="县司法局", aliases=["司法局"]),
                Unit(name="县法制办", until="2019-03", successor="县司法局"),
                Unit(name="县财政局"),
            ],
        )
    ],
    "示例县",
)

BASE: dict[str, Any] = {
    "fzjs": 1,
    "kind": "annual",
    "id": "annual-2024",
    "title": "示例县要点",
    "year": 2024,
    "goals": [
        {
            "title": "规范执法",
            "measures": [
                {
                    "id": "m1",
                    "title": "评查执法案卷",
                    "text": "全年评查案卷不少于2次，结果通报各单位。",
                    "lead": ["县司法局"],
                    "deadline": "2024年11月底前",
                    "targets": ["案卷评查不少于2次", {"indicator": "案卷合格率", "value": "不低于90%"}],
                },
                {
                    "id": "m2",
                    "title": "培训执法人员",
                    "text": "执法人员每人培训四十小时。",
                    "lead": ["县司法局"],
                },
            ],
        },
        {"title": "全民普法", "measures": [{"id": "m3", "title": "讲好法治故事", "lead": ["县司法局"]}]},
    ],
}


def changed(edit: Any) -> list[tuple[str, str, str]]:
    """Kind, measure and strength of what changes when the base plan is edited."""
    data = deepcopy(BASE)
    edit(data)
    found = compare_plans(plan_from(BASE), plan_from(data), UNITS)
    return [(change.kind, change.measure, change.strength) for change in found.changes]


def measure(data: dict[str, Any], number: int = 0, goal: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = data["goals"][goal]["measures"][number]
    return found


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("title", "抽查执法案卷", [("retitled", "m1", "neutral")]),
        ("text", "全年评查案卷不少于2次。", [("text", "m1", "neutral")]),
        ("lead", ["县财政局"], [("lead", "m1", "neutral")]),
        ("lead", ["司法局"], []),
        ("lead", ["县法制办"], []),
        ("support", ["县财政局"], [("support", "m1", "neutral")]),
        ("deadline", "2024年12月底前", [("deadline", "m1", "weaker")]),
        ("deadline", "9月底前", [("deadline", "m1", "stronger")]),
        ("deadline", "2024-11-30", []),
        ("deadline", [], [("deadline", "m1", "weaker")]),
        ("implements", ["x#1.1"], [("implements", "m1", "neutral")]),
        ("targets", ["案卷评查2次以上", "案卷合格率不低于90%"], []),
        ("targets", ["案卷评查不少于3次", "案卷合格率不低于80%"], [("target", "m1", "stronger"), ("target", "m1", "weaker")]),
        ("targets", ["案卷评查不少于2次"], [("target", "m1", "weaker")]),
        ("targets", ["案卷评查不少于20件", "案卷合格率不低于90%"], [("target", "m1", "neutral")]),
    ],
)  # fmt: skip
def test_one_measure(key: str, value: Any, expected: list[tuple[str, str, str]]) -> None:
    assert changed(lambda data: measure(data).update({key: value})) == expected


def test_measures_that_come_and_go() -> None:
    assert changed(lambda data: data["goals"][0]["measures"].pop(1)) == [("removed", "m2", "weaker")]
    new = {"id": "m9", "title": "建设公共法律服务站"}
    assert changed(lambda data: data["goals"][1]["measures"].append(new)) == [("added", "m9", "stronger")]


def test_a_measure_in_another_goal() -> None:
    def move(data: dict[str, Any]) -> None:
        data["goals"][1]["measures"].append(data["goals"][0]["measures"].pop(1))

    assert changed(move) == [("moved", "m2", "neutral")]


def test_a_goal_with_another_title_moves_no_measure() -> None:
    def retitle(data: dict[str, Any]) -> None:
        data["goals"][0]["title"] = "严格执法"

    assert changed(retitle) == [("goal_retitled", "", "neutral")]


def test_another_id_is_found_by_likeness() -> None:
    assert changed(lambda data: measure(data).update(id="m08")) == [("renumbered", "m08", "neutral")]
    kinds = changed(lambda data: measure(data).update(id="m08", title="评查各单位执法案卷"))
    assert kinds == [("renumbered", "m08", "neutral"), ("retitled", "m08", "neutral")]


def test_the_lead_may_be_written_at_the_goal_instead() -> None:
    def lift(data: dict[str, Any]) -> None:
        for each in data["goals"][0]["measures"]:
            del each["lead"]
        data["goals"][0]["lead"] = ["县司法局"]

    assert changed(lift) == []


def test_fields_of_the_plan_are_named_in_chinese() -> None:
    data = deepcopy(BASE) | {"preamble": "今年是关键一年。", "notice": {"number": "示政办〔2024〕1号"}}
    found = compare_plans(plan_from(BASE), plan_from(data), UNITS).changes
    assert {(change.name, change.about) for change in found} == {("引言", ""), ("印发信息", "发文字号")}


def test_deadlines_of_two_years_are_compared_by_their_place_in_the_year() -> None:
    data = deepcopy(BASE) | {"id": "annual-2025", "year": 2025}
    measure(data)["deadline"] = "2025年11月底前"
    kinds = {change.kind for change in compare_plans(plan_from(BASE), plan_from(data), UNITS).changes}
    assert kinds == {"field"}


def other_script(text: str) -> str:
    return "".join((traditional_forms(character) or [character])[0] for character in text)


def widths(text: str) -> str:
    return text.translate({ord(wide): narrow for wide, narrow in zip("，（）", ",()", strict=True)})


@settings(max_examples=60, deadline=None)
@given(plan_data(), st.randoms(use_true_random=False))
def test_order_layout_width_and_script_are_no_change(data: dict[str, Any], random: Any) -> None:
    plan = plan_from(data)
    shuffled = deepcopy(data)
    for goal in shuffled["goals"]:
        random.shuffle(goal["measures"])
    random.shuffle(shuffled["goals"])
    flow = yaml.safe_dump(data, allow_unicode=True, default_flow_style=True, width=40)
    quoted = (
        yaml.safe_dump(data, default_style='"', allow_unicode=True)
        .replace('"1"', "1")
        .replace('"2024"', "2024")
    )
    plain = yaml.safe_dump(data, allow_unicode=True, sort_keys=True)
    for other in (data, shuffled, flow, quoted.replace("!!int ", ""), widths(plain), other_script(plain)):
        assert compare_plans(plan, plan_from(other), UNITS).changes == ()


@settings(max_examples=60, deadline=None)
@given(plan_data(), plan_data())
def test_every_measure_is_told_of_once(one: dict[str, Any], other: dict[str, Any]) -> None:
    old, new = plan_from(one), plan_from(other | {"id": "another"})
    there = compare_plans(old, new, UNITS)
    kinds = there.counts()
    difference = sum(1 for _ in new.duties()) - sum(1 for _ in old.duties())
    assert kinds["added"] - kinds["removed"] == difference
