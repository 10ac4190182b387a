"""The samples carry the facts of the documents that they are modelled on: counts, units, targets, deadlines, phases.

The first half needs nothing but the samples; the second compares them with what was read off the real documents,
after the real place names have been exchanged for the made-up ones.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target
from fzjs.model.plan import Goal, Measure, Measurement, Phase, Plan
from fzjs.model.registry import Registry

from .conftest import Open

COUNTY, CITY = "sample-county", "sample-city"
FRAMEWORK = f"{COUNTY}/framework-2021-2025.yaml"
PILOT = f"{COUNTY}/indicator-pilot-2009.yaml"
ANNUAL_2023 = f"{COUNTY}/annual-2023.yaml"
ANNUAL_2024 = f"{COUNTY}/annual-2024.yaml"
CREATION = f"{COUNTY}/creation-2023.yaml"
DEMONSTRATION = f"{CITY}/demonstration-2021.yaml"

COUNTS = {
    FRAMEWORK: ([3] * 7, 0, 0),
    PILOT: ([4, 4, 6, 3, 5, 4], 3, 2),
    ANNUAL_2023: ([3, 3, 3, 2, 3, 3, 3], 0, 0),
    ANNUAL_2024: ([4, 4, 3, 2, 4, 2, 4, 3, 2], 0, 0),
    CREATION: ([], 4, 4),
    DEMONSTRATION: ([8], 0, 7),
}
"""sample → (measures of each goal, phases, requirements)."""

TARGETS: dict[str, dict[str, list[dict[str, Any]]]] = {
    ANNUAL_2023: {
        "m02": [{"op": ">=", "value": 1, "unit": "次"}, {"op": ">=", "value": 4, "unit": "次"}],
        "m03": [{"op": ">=", "value": 1, "unit": "次", "per": "half-year"}],
        "m16": [{"op": ">=", "value": 80, "unit": "%"}, {"op": "=", "value": 100, "unit": "%"}],
    },
    ANNUAL_2024: {
        "m04": [{"op": ">=", "value": number, "unit": "次"} for number in (2, 5, 1)],
        "m13": [{"op": "all"}],
        "m21": [
            {"op": "compare", "baseline": "同期行政诉讼一审纠错率"},
            {"op": "<", "value": 30, "unit": "%"},
            {"op": "<", "value": 10, "unit": "%"},
            {"op": "=", "value": 1, "unit": "次", "per": "year"},
        ],
        "m22": [{"op": ">=", "value": 90, "unit": "%"}] * 2
        + [{"op": ">=", "value": 1, "unit": "次", "per": "year"}],
    },
    PILOT: {
        "m04": [{"op": "=", "value": 100, "unit": "%"}],
        "m17": [{"op": "=", "value": 100, "unit": "%"}, {"op": ">=", "value": 90, "unit": "%"}],
    },
}
"""sample → measure → what its targets mean."""

DEADLINES: dict[str, dict[str, str | date]] = {
    ANNUAL_2023: {"9月底前": date(2023, 9, 30), "上半年": "span", "10个工作日内": "relative"},
    ANNUAL_2024: {"2024年底前": date(2024, 12, 31)},
    PILOT: {"有效期届满前6个月内": "relative", "每隔两年": "recurring", "6月10日前": date(2009, 6, 10)},
    CREATION: {
        "每月2日前": "recurring",
        "2022年8月31日前": date(2022, 8, 31),
        "2023年7月底前": date(2023, 7, 31),
    },
    FRAMEWORK: {"到2025年": date(2025, 12, 31), "每两年": "recurring", "每年3月底前": "recurring"},
}
"""sample → what some of its deadlines say → what they mean."""

PLACES = [
    ("互助土族自治县", "示例县"), ("互助县", "示例县"), ("互政办", "示政办"), ("hzxrmzfbgs", "slxrmzfbgs"),
    ("高寨", "城南"), ("土族故土园景区", "青石湖景区"), ("武漢市", "示例市"),
]  # fmt: skip
"""Real places and what the samples call them."""


def in_sample_names(written: str) -> str:
    """A fact with the made-up names in place of the real ones, in simplified characters."""
    for real, made_up in PLACES:
        written = written.replace(real, made_up)
    return fold_text(written)


def target_values(holder: Measure | Phase) -> list[Target]:
    """The targets of a measure or phase without trajectories, all of them understood."""
    phrases = [target.value if isinstance(target, Measurement) else target for target in holder.targets]
    readings = [read_target(phrase) for phrase in phrases if phrase is not None]
    assert all(isinstance(reading, Target) for reading in readings), readings
    return [reading for reading in readings if isinstance(reading, Target)]


def assert_reads_as(target: Target, expected: dict[str, Any]) -> None:
    """Each key of an expected target agrees; keys that it leaves out are not checked."""
    for key, value in expected.items():
        assert getattr(target, key) == (fold_text(value) if key == "unit" else value), (target, key)


def deadlines_of(plan: Plan) -> dict[str, str | date]:
    """Every written deadline of measures, requirements and phases: what it says → what it means."""
    holders: list[Measure | Phase] = [step.measure for step in plan.duties()] + list(plan.phases)
    found: dict[str, str | date] = {}
    for phrase in (phrase for holder in holders for phrase in holder.deadline):
        reading = read_deadline(str(phrase), plan.phrase_year)
        assert isinstance(reading, Deadline), reading
        found[str(phrase)] = reading.date if reading.type == "by" and reading.date else reading.type
    return found


def measures_per_goal(plan: Plan) -> list[int]:
    """How many measures stand directly below each goal."""
    return [len(goal.measures) for goal in plan.goals]


def attribution_of(goal: Goal, role: str) -> list[str]:
    """The units that a goal lends its measures."""
    return list(getattr(goal, role))


@pytest.mark.parametrize("name", COUNTS)
def test_shape_of_each_plan(sample: Open, name: str) -> None:
    plan = sample(name)
    per_goal, phases, requirements = COUNTS[name]
    assert measures_per_goal(plan) == per_goal
    assert len(plan.phases) == phases
    assert len(plan.requirements) == requirements


@pytest.mark.parametrize("name", TARGETS)
def test_targets_of_each_plan(sample: Open, name: str) -> None:
    measures = {step.measure.id: step.measure for step in sample(name).measures()}
    for measure, asked in TARGETS[name].items():
        for target, one in zip(target_values(measures[measure]), asked, strict=True):
            assert_reads_as(target, one)


@pytest.mark.parametrize("name", DEADLINES)
def test_deadlines_of_each_plan(sample: Open, name: str) -> None:
    assert DEADLINES[name].items() <= deadlines_of(sample(name)).items()


def test_framework_measures_are_numbered_by_goal(sample: Open) -> None:
    ids = [step.measure.id for step in sample(FRAMEWORK).measures()]
    assert ids == [f"{goal}.{measure}" for goal in range(1, 8) for measure in range(1, 4)]


def test_framework_has_four_general_sections_and_a_statement_for_each_goal(sample: Open) -> None:
    plan = sample(FRAMEWORK)
    assert [section.title for section in plan.general] == ["指导思想", "总体目标", "基本原则", "评价标准"]
    assert all(goal.statement for goal in plan.goals)
    assert plan.closing


def test_framework_has_trajectories_over_all_of_its_years(sample: Open) -> None:
    trajectories = [
        target.trajectory
        for step in sample(FRAMEWORK).measures()
        for target in step.measure.targets
        if isinstance(target, Measurement) and target.trajectory
    ]
    assert len(trajectories) >= 3
    assert all(list(trajectory) == [2021, 2022, 2023, 2024, 2025] for trajectory in trajectories)


def test_some_framework_measures_are_taken_up_by_no_year(sample: Open) -> None:
    asked = {step.measure.id for step in sample(FRAMEWORK).measures()}
    taken = {
        link
        for name in (ANNUAL_2023, ANNUAL_2024)
        for step in sample(name).measures()
        for link in step.measure.implements
    }
    assert taken <= asked
    assert asked - taken == {"3.2", "3.3", "5.3", "6.3"}


def test_phases_of_the_schemes_follow_each_other_without_overlap(sample: Open) -> None:
    for name in (PILOT, CREATION):
        phases = sample(name).phases
        assert all(phase.from_ <= phase.to for phase in phases)
        assert all(before.to < after.from_ for before, after in pairwise(phases))


def test_five_year_plan(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-0"), sample(FRAMEWORK)
    assert plan.kind == facts["kind"]
    assert {"from": plan.period.from_, "to": plan.period.to} == facts["period"]
    assert [section.title for section in plan.general] == facts["general"]
    assert len(plan.goals) == facts["goals"]
    assert measures_per_goal(plan) == facts["measures_per_goal"]
    assert bool(plan.closing) == facts["has_closing"]


def test_indicator_pilot(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-1"), sample(PILOT)
    assert plan.kind == facts["kind"]
    assert measures_per_goal(plan) == facts["measures_per_goal"]
    assert [attribution_of(goal, "lead") for goal in plan.goals] == facts["goal_leads"]
    assert [attribution_of(goal, "responsible") for goal in plan.goals] == facts["goal_responsible"]
    assert len(plan.phases) == facts["phases"]
    assert len(plan.requirements) == facts["requirements"]
    for phrase, meaning in facts["deadlines"].items():
        read = deadlines_of(plan)[phrase]
        assert meaning == ("by" if isinstance(read, date) else read)
    percents = [
        target for step in plan.measures() for target in target_values(step.measure) if target.unit == "%"
    ]
    # 报备率、合法率 are two indicators under one number.
    assert sum(1 + (target.indicator or "").count("、") for target in percents) == facts["percent_targets"]


def test_indicator_pilot_completes_what_was_cut_off(shared: Path, sample: Open) -> None:
    number = expected(shared, "seed-1")["truncated_measure"]
    measure = [step.measure for step in sample(PILOT).measures()][number - 1]
    assert measure.text.endswith("。")


def test_annual_plan_notice(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-2"), sample(ANNUAL_2024)
    assert (plan.kind, plan.year) == (facts["kind"], facts["year"])
    notice = plan.notice
    for key in ("number", "index", "subject"):
        assert fold_text(getattr(notice, key)) == in_sample_names(facts["notice"][key])
    assert notice.issuer == [in_sample_names(facts["notice"]["issuer"])]
    assert (notice.signed, notice.published) == (facts["notice"]["signed"], facts["notice"]["published"])
    assert [fold_text(name) for name in notice.addressees] == [
        in_sample_names(name) for name in facts["notice"]["addressees"]
    ]


def test_annual_plan_units(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-2"), sample(ANNUAL_2024)
    assert measures_per_goal(plan) == facts["measures_per_goal"]
    for number, step in enumerate(plan.measures(), start=1):
        units = plan.attribution(step)
        assert units.lead.names == facts["leads"][number]
        special = 14 <= number <= 17
        assert units.support.names == facts["support_14_to_17" if special else "support_all_but_14_to_17"]


def test_annual_plan_targets_and_deadlines(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-2"), sample(ANNUAL_2024)
    for number, step in enumerate(plan.measures(), start=1):
        asked = facts["targets"].get(number, [])
        targets = target_values(step.measure)
        assert len(targets) == len(asked), step.measure.id
        for target, one in zip(targets, asked, strict=True):
            assert_reads_as(target, one)
        readings = [read_deadline(str(phrase), plan.phrase_year) for phrase in step.measure.deadline]
        days = [reading.date for reading in readings if isinstance(reading, Deadline)]
        assert days == [day for at, day in facts["deadlines"].items() if at == number], step.measure.id


def test_demonstration_scheme(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-3"), sample(DEMONSTRATION)
    assert plan.kind == facts["kind"]
    assert plan.notice.published == facts["notice"]["published"]
    assert plan.notice.issuer == [in_sample_names(facts["notice"]["issuer"])]
    addressees = {fold_text(name) for name in plan.notice.addressees}
    assert {in_sample_names(name) for name in facts["notice"]["addressees"]} <= addressees
    assert [section.title for section in plan.general] == [fold_text(title) for title in facts["general"]]
    assert len(list(plan.measures())) == facts["measures"]
    assert len(plan.requirements) == facts["requirements"]
    assert len(plan.attachments) == len(facts["attachments"])
    staged = next(requirement for requirement in plan.requirements if requirement.targets)
    by_year, each_year = staged.targets
    assert by_year.trajectory == facts["trajectory"]
    reading = read_target(each_year.value)
    assert isinstance(reading, Target)
    assert_reads_as(reading, facts["yearly_range"])


def test_demonstration_scheme_in_traditional_characters_reads_the_same(sample: Open) -> None:
    plan = sample(f"{CITY}/demonstration-2021-traditional.yaml")
    register = Registry([sample(f"{CITY}/units.yaml")], "示例市")
    names = [name for step in plan.duties() for role in plan.attribution(step) for name in role.names]
    assert names
    assert all(register.resolve(name) for name in names)
    sheets, experiences = [target for step in plan.measures() for target in target_values(step.measure)]
    assert_reads_as(sheets, {"op": ">=", "value": 2000, "unit": "份", "per": "year"})
    assert_reads_as(experiences, {"op": "range", "value": 3, "max": 5, "unit": "项", "per": "year"})


def test_creation_scheme(shared: Path, sample: Open) -> None:
    facts, plan = expected(shared, "seed-4"), sample(CREATION)
    assert plan.kind == facts["kind"]
    # 创立 is what a careless rewriting made of 创建.
    assert [section.title for section in plan.general] == [
        t.replace("创立", "创建") for t in facts["general"]
    ]
    assert plan.organisation.head == facts["organisation"]["head"]
    assert len(plan.organisation.deputies) == facts["organisation"]["deputies"]
    old_office = registry_of_county(sample).resolve(facts["organisation"]["office"])
    assert old_office is not None
    assert plan.organisation.office == old_office.successor
    assert (len(plan.phases), len(plan.requirements)) == (facts["phases"], facts["requirements"])
    assert facts["deadlines"].items() <= deadlines_of(plan).items()
    (reporting,) = [requirement.reporting for requirement in plan.requirements if requirement.reporting]
    assert reporting.model_dump(include=set(facts["reporting"])) == facts["reporting"]
    targets = [target for phase in plan.phases for target in target_values(phase)]
    for target, asked in zip(targets, facts["targets"], strict=True):
        assert_reads_as(target, asked)


def expected(shared: Path, document: str) -> dict[str, Any]:
    """What a reader finds in the real document whose name begins so."""
    facts = yaml.safe_load((shared / "documents" / "expected.yaml").read_text("utf-8"))
    return next(found for name, found in facts.items() if name.startswith(document))


def registry_of_county(sample: Open) -> Registry:
    """The county's register of units."""
    return Registry([sample(f"{COUNTY}/units.yaml")], "示例县")
