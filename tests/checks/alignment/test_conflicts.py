"""Each class of conflict between a framework measure and the measures that implement it, and what is none."""

from __future__ import annotations

import pytest

from fzjs.checks.alignment.commitment import fingerprint
from fzjs.checks.alignment.linking import conflicts_with
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.units import Unit, Units
from tests.analysis.made_plans import plan_from

UNITS = Registry(
    [
        Units(
            kind="units",
            jurisdiction="示例县",
            units=[
                Unit(name="县司法局", aliases=["司法局"]),
                Unit(name="县法制办", until="2019-03", successor="县司法局"),
                Unit(name="县财政局"),
                Unit(name="县教育局"),
            ],
        )
    ],
    "示例县",
)


def framework(measure: str) -> Plan:
    """A framework of 2021 to 2025 with one measure, given as the rest of a flow mapping."""
    return plan_from(
        "fzjs: 1\nkind: framework\nid: f\ntitle: 规划\nperiod: {from: 2021, to: 2025}\n"
        f"goals: [{{title: 目标, lead: [县司法局], measures: [{{id: a, title: 甲, {measure}}}]}}]\n"
    )


def annual(*measures: str, year: int = 2024) -> Plan:
    """An annual plan whose measures all implement `a`, led by 县司法局 where they do not say otherwise."""
    lines = [f"{{id: m{n}, title: 乙, implements: [a], {rest}}}" for n, rest in enumerate(measures, 1)]
    return plan_from(
        f"fzjs: 1\nkind: annual\nid: y\ntitle: 要点\nyear: {year}\nframework: f\n"
        f"goals: [{{title: 目标, lead: [县司法局], measures: [{', '.join(lines)}]}}]\n"
    )


def classes(wanted: str, *written: str, year: int = 2024) -> list[str]:
    """The classes of conflict between a framework measure and annual measures."""
    return [each.kind for each in conflicts_with(annual(*written, year=year), framework(wanted), UNITS)]


@pytest.mark.parametrize(
    ("wanted", "written", "expected"),
    [
        ("targets: [讲座每年不少于4次]", "targets: [讲座不少于2次]", ["weakened"]),
        ("targets: [讲座每年不少于4次]", "targets: [讲座每季度不少于1次]", []),
        ("targets: [讲座每年不少于4次]", "targets: [讲座不少于6次]", ["strengthened"]),
        ("targets: [评查不少于100件]", "targets: [评查不少于2次]", ["unit_differs"]),
        ("targets: [讲座每年不少于4次]", "text: 抓好学习。", ["target_missing"]),
        ("targets: [法治讲座每年不少于4次]", "text: 全年法治讲座不少于4次。", []),
        ("targets: [讲座每年不少于4次]", "targets: [走访不少于4次]", ["target_missing"]),
        ("targets: [{indicator: 出庭率, trajectory: {2024: 不低于90%}}]", "targets: [出庭率不低于85%]", ["trajectory_missed"]),
        ("targets: [{indicator: 出庭率, trajectory: {2024: 不低于90%}}]", "targets: [出庭率不低于90%]", []),
        ("targets: [{indicator: 出庭率, trajectory: {2024: 不低于90%}}]", "text: 负责人出庭。", ["target_missing"]),
        ("targets: [{indicator: 出庭率, trajectory: {2025: 不低于95%}}]", "targets: [出庭率不低于80%]", []),
        ("deadline: 到2025年, targets: [广场不少于5处]", "targets: [广场不少于2处]", []),
        ("deadline: 到2025年, targets: [广场不少于5处]", "text: 做方案。", []),
        ("deadline: 2022年底前, targets: [顾问配备率达到100%]", "targets: [顾问配备率不低于80%]", ["weakened"]),
        ("deadline: 2022年底前, targets: [联系点不少于3个]", "targets: [联系点不少于1个]", []),
        ("deadline: 2024年6月底前", "deadline: 9月底前", ["deadline_later"]),
        ("deadline: 2024年6月底前", "deadline: 6月30日前", []),
        ("deadline: 2024年底前", "deadline: 9月底前", ["deadline_earlier"]),
        ("deadline: 到2025年", "deadline: 9月底前", []),
        ("deadline: 每年3月底前", "text: 公布目录。", ["deadline_missing"]),
        ("deadline: 每年3月底前", "deadline: 适时", ["deadline_missing"]),
        ("deadline: 每年3月底前", "deadline: 4月底前", ["deadline_later"]),
        ("deadline: 每年12月底前", "text: 总结。", []),
        ("deadline: 每季度末", "deadline: 每半年", ["deadline_later"]),
        ("deadline: 5个工作日内", "deadline: 10个工作日内", ["deadline_later"]),
        ("lead: [县财政局]", "lead: [县教育局]", ["lead_changed"]),
        ("lead: [县财政局, 县司法局]", "lead: [县司法局]", ["lead_dropped"]),
        ("lead: [县财政局, 县司法局]", "lead: [司法局, 县财政局, 县教育局]", []),
        ("lead: [县法制办]", "lead: [县司法局]", []),
        ("lead: [县没有登记的局]", "lead: [縣沒有登記的局]", []),
        ("text: 一字不改。", 'accepted: {a: "0123456789ab"}', ["framework_changed"]),
    ],
)  # fmt: skip
def test_one_measure_for_one(wanted: str, written: str, expected: list[str]) -> None:
    assert classes(wanted, written) == expected


def test_measures_share_the_targets_and_units_of_what_they_implement() -> None:
    wanted = "lead: [县司法局, 县财政局], targets: [讲座每年不少于4次, 出庭率不低于90%]"
    one, other = "lead: [县司法局], targets: [讲座不少于4次]", "lead: [县财政局], targets: [出庭率不低于90%]"
    assert classes(wanted, one, other) == []
    assert classes(wanted, one) == ["target_missing", "lead_dropped"]


def test_a_first_step_is_not_an_earlier_deadline() -> None:
    assert classes("deadline: 2024年11月底前", "deadline: 6月底前", "deadline: 11月底前") == []


@pytest.mark.parametrize("year", [2022, 2025])
def test_only_the_value_of_the_year_counts(year: int) -> None:
    wanted = "targets: [{indicator: 出庭率, trajectory: {2022: 不低于75%, 2024: 不低于90%, 2025: 不低于95%}}]"
    expected = [] if year == 2022 else ["trajectory_missed"]
    assert classes(wanted, "targets: [出庭率不低于80%]", year=year) == [
        *(["strengthened"] if year == 2022 else expected)
    ]


def test_a_fingerprint_holds_until_the_measure_says_something_else() -> None:
    plan = framework("text: 全年讲座（含报告会）不少于4次。, targets: [讲座不少于4次]")
    (step,) = plan.duties()
    mark = fingerprint(plan, step)
    alike = framework('text: "全年講座(含报告会)不少于４次。", targets: ["讲座不少于4次"]')
    assert fingerprint(alike, next(alike.duties())) == mark
    assert conflicts_with(annual(f'accepted: {{a: "{mark}"}}, targets: [讲座不少于4次]'), plan, UNITS) == []
    for other in (
        "text: 全年讲座不少于5次。, targets: [讲座不少于4次]",
        "text: 全年讲座（含报告会）不少于4次。",
    ):
        changed = framework(other)
        assert fingerprint(changed, next(changed.duties())) != mark
