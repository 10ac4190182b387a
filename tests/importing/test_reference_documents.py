"""The five real documents: every fact that a reader finds in them, and the text given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.language.folding import fold_text
from fzjs.language.phrases import Deadline, Target, read_deadline, read_target
from fzjs.model.plan import Measure, Measurement

from .conftest import Read, folded

DOCUMENTS = (
    "seed-0-five-year-plan.txt",
    "seed-1-indicator-pilot.txt",
    "seed-2-annual-2024.txt",
    "seed-3-demonstration-traditional.txt",
    "seed-4-creation-one-line.txt",
)


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load((shared / "documents/expected.yaml").read_text("utf-8"))
    return facts


@pytest.fixture(scope="module")
def documents(shared: Path, read: Callable[..., Read]) -> dict[str, Read]:
    return {name: read(shared / "documents" / name) for name in DOCUMENTS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_kind_and_numbers_of_parts(name: str, documents: dict[str, Read], expected: dict[str, Any]) -> None:
    plan, facts = documents[name].plan, expected[name]
    assert plan.kind == facts["kind"]
    assert len(plan.goals) == facts.get("goals", len(plan.goals))
    if "measures" in facts:
        assert len(documents[name].measures) == facts["measures"]
    if "measures_per_goal" in facts:
        assert [len(goal.measures) for goal in plan.goals] == facts["measures_per_goal"]
    if isinstance(facts.get("phases"), int):
        assert len(plan.phases) == facts["phases"]
    if "requirements" in facts:
        assert len(plan.requirements) == facts["requirements"]
    if "general" in facts:
        assert [fold_text(section.title) for section in plan.general] == [
            fold_text(title) for title in facts["general"]
        ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_problem_of_form(name: str, documents: dict[str, Read]) -> None:
    assert [finding.code for finding in documents[name].findings if finding.code < "FZ2"] == []


@pytest.mark.parametrize("name", DOCUMENTS[:4])
def test_the_body_comes_back(name: str, documents: dict[str, Read]) -> None:
    document = documents[name]
    assert folded(document.printed) == document.body
    assert document.lost == []


def test_only_the_leading_group_is_written_otherwise(documents: dict[str, Read]) -> None:
    document = documents[DOCUMENTS[4]]
    told = ("组长", "副组长", "成员", "饶", "樊", "领导小组办公室设在")
    assert document.lost
    assert all(block.text.startswith(told) for block in document.lost)
    kept = document.body
    for block in document.lost:
        kept = kept.replace(folded(block.text), "", 1)
    printed = folded(document.printed)
    assert all(piece in printed for piece in kept.split("其成员如下:"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_line_is_in_the_plan_or_in_the_report(
    name: str, documents: dict[str, Read], shared: Path
) -> None:
    document = documents[name]
    framed = document.imported.framed
    told = "".join(
        block.text
        for block in (*framed.issued, *framed.furniture, *document.lost, *document.imported.left_out)
    )
    known = folded(document.printed) + folded(told) + folded(framed.title)
    for line in (shared / "documents" / name).read_text("utf-8").splitlines():
        if len(line) < 1000:
            assert folded(line) in known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_no_part_of_the_plan_stays_out(
    name: str, documents: dict[str, Read], expected: dict[str, Any], shared: Path
) -> None:
    source = fold_text((shared / "documents" / name).read_text("utf-8"))
    told = " ".join(block.text for block in documents[name].imported.framed.furniture)
    for words in expected[name].get("not_in_the_plan", []):
        assert fold_text(words) not in fold_text(documents[name].text)
        if fold_text(words) in source:
            assert fold_text(words) in fold_text(told)


def test_framework(documents: dict[str, Read], expected: dict[str, Any]) -> None:
    plan, facts = documents[DOCUMENTS[0]].plan, expected[DOCUMENTS[0]]
    assert plan.period is not None
    assert {"from": plan.period.from_, "to": plan.period.to} == facts["period"]
    assert [plan.goals[0].title, plan.goals[-1].title] == facts["goal_titles_first_last"]
    measures = documents[DOCUMENTS[0]].measures
    assert [measures[0].title, measures[-1].title] == facts["measure_titles_first_last"]
    assert plan.closing is not None


def test_pilot(documents: dict[str, Read], expected: dict[str, Any]) -> None:
    document, facts = documents[DOCUMENTS[1]], expected[DOCUMENTS[1]]
    assert document.plan.title == facts["title"]
    assert [goal.lead for goal in document.plan.goals] == facts["goal_leads"]
    assert [goal.responsible for goal in document.plan.goals] == facts["goal_responsible"]
    targets = [target for measure in document.measures for target in measure.targets]
    assert len(targets) == facts["percent_targets"]
    duties = [step.measure for step in document.plan.duties()]
    read = {phrase: read_deadline(str(phrase), 2010) for duty in duties for phrase in duty.deadline}
    assert {
        phrase: reading.type for phrase, reading in read.items() if isinstance(reading, Deadline)
    } == facts["deadlines"]
    assert (
        sum(str(day).startswith("年") for phase in document.plan.phases for day in (phase.from_, phase.to))
        == facts["broken_dates"]
    )
    assert (document.measures[facts["truncated_measure"] - 1].text or "").endswith("实行")


def test_annual(documents: dict[str, Read], expected: dict[str, Any]) -> None:
    document, facts = documents[DOCUMENTS[2]], expected[DOCUMENTS[2]]
    plan, notice = document.plan, document.plan.notice
    assert (plan.title, plan.year) == (facts["title"], facts["year"])
    assert notice is not None
    for key, value in facts["notice"].items():
        found = getattr(notice, key)
        assert ([str(each) for each in found] if isinstance(found, list) else str(found)) in (
            value,
            [value],
            str(value),
        )
    for number, lead in facts["leads"].items():
        measure = document.measures[number - 1]
        assert measure.lead == lead
        support = facts["support_14_to_17"] if 14 <= number <= 17 else facts["support_all_but_14_to_17"]
        assert [fold_text(name) for name in measure.support] == [fold_text(name) for name in support]
    for number, targets in facts["targets"].items():
        assert [
            _matches(found, wanted)
            for found, wanted in zip(_targets(document.measures[number - 1]), targets, strict=True)
        ]
    dated = {at: measure.deadline for at, measure in enumerate(document.measures, 1) if measure.deadline}
    assert {at: str(_day(str(phrases[0]))) for at, phrases in dated.items()} == {
        at: str(day) for at, day in facts["deadlines"].items()
    }


def test_demonstration(documents: dict[str, Read], expected: dict[str, Any]) -> None:
    plan, facts = documents[DOCUMENTS[3]].plan, expected[DOCUMENTS[3]]
    assert plan.title == facts["title"]
    assert plan.notice is not None
    assert str(plan.notice.published) == str(facts["notice"]["published"])
    assert plan.notice.issuer == [facts["notice"]["issuer"]]
    assert plan.notice.addressees == facts["notice"]["addressees"]
    targets = [target for requirement in plan.requirements for target in requirement.targets]
    trajectories = [
        target.trajectory for target in targets if isinstance(target, Measurement) and target.trajectory
    ]
    assert trajectories == [facts["trajectory"]]
    yearly = [
        read_target(target.value) for target in targets if isinstance(target, Measurement) and target.value
    ]
    assert [(each.op, each.value, each.max, each.per) for each in yearly if isinstance(each, Target)] == [
        ("range", 3, 5, "year")
    ]
    assert plan.attachments == facts["attachments"]


def test_creation(documents: dict[str, Read], expected: dict[str, Any]) -> None:
    plan, facts = documents[DOCUMENTS[4]].plan, expected[DOCUMENTS[4]]
    assert plan.organisation is not None
    assert plan.organisation.head == facts["organisation"]["head"]
    assert len(plan.organisation.deputies) == facts["organisation"]["deputies"]
    assert plan.organisation.office == facts["organisation"]["office"]
    reporting = next(requirement.reporting for requirement in plan.requirements if requirement.reporting)
    assert reporting.model_dump(include={"due", "covers", "evidence"}) == facts["reporting"]
    phrases = [str(phrase) for holder in (*plan.phases, *plan.requirements) for phrase in holder.deadline]
    for phrase, day in facts["deadlines"].items():
        assert phrase in phrases
        assert str(_day(phrase)) == str(day)
    targets = [target for phase in plan.phases for target in phase.targets]
    assert len(targets) == len(facts["targets"])


@pytest.mark.parametrize("name", [DOCUMENTS[0], DOCUMENTS[3], DOCUMENTS[4]])
def test_wording_is_left_for_the_rules_to_find(
    name: str, documents: dict[str, Read], expected: dict[str, Any]
) -> None:
    codes = {"placeholder": "FZ601", "converted": "FZ605", "spun": "FZ604", "redundant_bound": "FZ404"}
    for key, number in expected[name]["wording_findings_at_least"].items():
        if key in codes:
            assert sum(finding.code == codes[key] for finding in documents[name].findings) >= number


def _day(phrase: str) -> object:
    reading = read_deadline(phrase, None)
    return reading.date if isinstance(reading, Deadline) else None


def _targets(measure: Measure) -> list[Target]:
    phrases = [target if isinstance(target, str) else str(target.value) for target in measure.targets]
    return [reading for phrase in phrases if isinstance(reading := read_target(phrase), Target)]


def _matches(found: Target, wanted: dict[str, Any]) -> bool:
    assert {key: getattr(found, key) for key in wanted} == wanted
    return True
