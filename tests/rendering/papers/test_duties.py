"""Measures as papers list them: numbers as printed, goals above them, units that goal and plan lend."""

from __future__ import annotations

from typing import Any

from fzjs.model.plan import Plan
from fzjs.rendering.papers.breakdown import context as breakdown
from fzjs.rendering.papers.duties import duty_groups, references
from fzjs.rendering.papers.plan import plan_text
from fzjs.rendering.wording import Wording
from tests.rendering.papers.conftest import PLANS, Write, ask, say


def plan(**fields: Any) -> Plan:
    return Plan.model_validate({"kind": "annual", "id": "x", "title": "要点", "year": 2024, **fields})


def measures(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": name, "title": name, **more} for name in names]


def test_numbers_are_the_printed_ones() -> None:
    goals = [{"title": "一", "measures": measures("a", "b")}, {"title": "二", "measures": measures("c")}]
    found = plan(goals=goals, requirements=measures("r"), style={"measure_first": 5})
    printed = [(group.heading, [duty.number for duty in group.duties]) for group in duty_groups(found)]
    assert printed == [("一、一", ["5.", "6."]), ("二、二", ["7."]), ("三、工作要求", ["（一）"])]
    places = [duty.place for group in duty_groups(found) for duty in group.duties]
    assert places == ["5", "6", "7", "一"]


def test_every_printed_number_of_the_samples_is_in_the_text() -> None:
    for path in PLANS.glob("sample-*/annual-*.yaml"):
        found = ask(path).plan
        text = "\n".join(paragraph.printed for paragraph in plan_text(found).paragraphs)
        for group in duty_groups(found):
            for duty in group.duties:
                assert f"{duty.number}{duty.title}" in text


def test_goals_within_goals_are_both_named() -> None:
    goals = [
        {"title": "履职", "goals": [{"title": "审批", "measures": measures("a")}], "measures": measures("b")}
    ]
    assert [group.heading for group in duty_groups(plan(goals=goals))] == ["一、履职 （一）审批", "一、履职"]


def test_units_are_those_that_plan_and_goal_lend() -> None:
    goals = [{"title": "执法", "responsible": ["县司法局"], "measures": measures("a", lead=["县财政局"])}]
    duty = duty_groups(plan(goals=goals, support=["各乡镇"]))[0].duties[0]
    assert (duty.lead, duty.responsible, duty.support) == (("县财政局",), ("县司法局",), ("各乡镇",))


def test_targets_and_deadlines_as_text() -> None:
    targets = ["讲座至少2次", {"indicator": "出庭率", "value": "不低于90%"},
               {"indicator": "达标比例", "trajectory": {2021: "20%", 2022: "50%"}}]  # fmt: skip
    goals = [{"title": "执法", "measures": measures("a", targets=targets, deadline=["2024-06-30", "年底前"])}]
    duty = duty_groups(plan(goals=goals))[0].duties[0]
    assert duty.targets == ("讲座至少2次", "出庭率不低于90%", "达标比例：2021年20%，2022年50%")
    assert duty.deadlines == ("2024年6月30日", "年底前")


def test_references_by_number_where_numbers_tell() -> None:
    goals = [{"title": "一", "measures": measures("甲", "乙")}, {"title": "二", "measures": measures("丙")}]
    for style, said in (
        ({}, "第1、2、3项任务"),
        ({"measure_numbering": "per-goal"}, "第2项任务、“甲”、“丙”"),
        ({"measure_number": "（一）"}, "“甲”、“乙”、“丙”"),
    ):
        groups = duty_groups(plan(goals=goals, style=style))
        assert references([duty for group in groups for duty in group.duties], Wording("simplified")) == said


def test_a_plan_without_goals_lists_its_requirements(write: Write) -> None:
    contents = breakdown(ask(write(requirements=measures("甲", lead=["县司法局"]))))
    assert contents["count"] == 1


def test_titles_broken_over_lines_are_one_line(write: Write) -> None:
    goals = [{"title": "加强\n执法", "measures": [{"id": "a", "title": "评\n查"}]}]
    contents = say("breakdown", ask(write(title="工作\n要点", goals=goals)))
    groups = contents["groups"]
    assert isinstance(groups, tuple)
    assert (contents["title"], groups[0].heading, groups[0].duties[0].title) == (
        "工作要点任务分解表", "一、加强执法", "评查",
    )  # fmt: skip


def test_two_hundred_measures_are_all_there(write: Write) -> None:
    goals = [
        {"title": f"目标{at}", "measures": measures(*(f"m{at}-{below}" for below in range(20)))}
        for at in range(10)
    ]
    contents = say("breakdown", ask(write(goals=goals)))
    groups = contents["groups"]
    assert isinstance(groups, tuple)
    places = [duty.place for group in groups for duty in group.duties]
    assert places == [str(number) for number in range(1, 201)]


def test_only_what_concerns_a_unit() -> None:
    contents = say("breakdown", ask(PLANS / "sample-county" / "annual-2024.yaml", unit="县人民法院"))
    assert (contents["count"], contents["title"]) == (
        1,
        "示例县2024年度法治政府建设工作要点任务分解表（县人民法院）",
    )


def test_the_time_line_has_what_is_dated() -> None:
    from fzjs.rendering.charts.data import Timeline

    timeline = say("breakdown", ask(PLANS / "sample-county" / "creation-2023.yaml"))["timeline"]
    assert isinstance(timeline, Timeline)
    assert [row.label for row in timeline.rows] == [
        "安排部署", "全面实施", "初审评估", "评估验收", "二 按月报告", "四 鼓励创新",
    ]  # fmt: skip
    assert len(timeline.rows[4].moments) == 13
