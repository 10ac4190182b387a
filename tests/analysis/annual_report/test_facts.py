"""What is registered of the sample county's year 2024, and where each fact stands."""

from __future__ import annotations

import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from fzjs.analysis.annual_report.answers import AnnualFacts, MeasureFacts
from fzjs.analysis.annual_report.facts import annual_facts
from fzjs.workspace.workspace import Workspace
from tests.analysis.annual_report.holding import facts_within, text_at, why_not
from tests.conftest import ROOT

COUNTY = ROOT / "plans" / "sample-county"


def gather(root: Path, plan: str, on: date) -> AnnualFacts:
    workspace = Workspace(root)
    return annual_facts(workspace, workspace.load(workspace.by_id[plan][0]), on)


@pytest.fixture(scope="module")
def facts() -> AnnualFacts:
    return gather(COUNTY, "annual-2024", date(2025, 2, 25))


def measure(facts: AnnualFacts, measure_id: str) -> MeasureFacts:
    return next(each for each in facts.measures if each.id == measure_id)


@pytest.mark.parametrize("plan", ["annual-2023", "annual-2024"])
def test_every_fact_stands_where_it_says(plan: str) -> None:
    found = list(facts_within(gather(COUNTY, plan, date(2025, 2, 25))))
    wrong = {fact: told for fact in found if (told := why_not(fact, COUNTY))}
    assert len(found) > 100
    assert wrong == {}


def test_the_year_as_the_files_have_it(facts: AnnualFacts) -> None:
    """Counted by hand from annual-2024.yaml and reports/."""
    assert [len(goal.measures) for goal in facts.goals] == [4, 4, 3, 2, 4, 2, 4, 3, 2]
    done = [each.id for each in facts.measures if each.is_done]
    assert done == ["m05", "m18", "m23", "m28"]
    assert [each.id for each in facts.measures if each.state == "blocked"] == ["m27"]
    assert str(facts.superior) == "示例市"
    assert str(facts.issuer) == "示例县人民政府"


def test_targets_with_what_was_reached(facts: AnnualFacts) -> None:
    found = {
        str(target.indicator or target.wanted): (
            str(target.wanted),
            str(target.reached or ""),
            target.verdict,
        )
        for each in facts.measures
        for target in each.targets
    }
    assert found == {
        "法治专题讲座": ("不少于2次", "2次", "reached"),
        "学法用法考试": ("不少于5次", "3次", "missed"),
        "行政执法人员集训": ("不少于1次", "1次", "reached"),
        "重点领域重大事项决策风险评估": ("全覆盖", "", "unknown"),
        "上一年度执法案卷评查": ("不少于1次", "1次", "reached"),
        "复议案件纠错率高于同期行政诉讼一审纠错率": (
            "复议案件纠错率高于同期行政诉讼一审纠错率",
            "",
            "unknown",
        ),
        "复议后被诉案件占比": ("低于30%", "24%", "reached"),
        "复议后被诉案件行政机关败诉率": ("低于10%", "", "unknown"),
        "每年发布1次复议典型案例": ("每年发布1次复议典型案例", "1次", "reached"),
        "行政机关负责人出庭应诉率": ("不低于90%", "92%", "reached"),
        "负责人参加复议听证率": ("不低于90%", "91%", "reached"),
        "领导干部旁听庭审": ("每年不少于1次", "1次", "reached"),
    }


def test_evidence_is_counted_once(facts: AnnualFacts) -> None:
    """A piece that two reports register is one piece: as many as there are different ones in the reports."""
    pieces = {
        (entry["measure"], *(piece.get(key) for key in ("number", "file", "url", "title")))
        for path in COUNTY.glob("reports/*/*.yaml")
        for entry in yaml.safe_load(path.read_text("utf-8"))["entries"]
        for piece in entry.get("evidence", ())
    }
    assert sum(len(each.evidence) for each in facts.measures) == len(pieces)


def test_lapses_of_reporting(facts: AnnualFacts) -> None:
    def told(lapses: object) -> list[tuple[str, list[str]]]:
        return [(str(lapse.period), list(map(str, lapse.units))) for lapse in lapses]  # type: ignore[attr-defined]

    reporting = facts.reporting
    assert str(reporting.reports) == str(len(list(COUNTY.glob("reports/*/*.yaml"))))
    assert told(reporting.missing) == [("2024年5月", ["县发改局"]), ("2024年6月", ["县人民检察院"])]
    late = [("2024年4月", ["县审改办"]), ("2024年5月", ["县信访局"]), ("2024年6月", ["县应急管理局"])]
    assert told(reporting.late) == late
    assert told(reporting.left_out) == [("2024年6月", ["县司法局"])]
    assert [str(name) for name in reporting.left_out[0].measures[0]] == ["执法力量往基层沉"]


def test_the_framework(facts: AnnualFacts) -> None:
    framework = facts.framework
    assert framework is not None
    assert str(framework.measures) == "21"
    assert [each.id for each in framework.untouched] == ["3.2", "3.3", "5.3", "6.3"]
    assert [each.id for each in framework.left_out] == ["7.2", "7.3"]
    assert "1.1" in [each.id for each in framework.fell_short]
    targets = {each.id: [str(said) for said in each.said] for each in framework.next_targets}
    assert targets["5.2"] == ["行政机关负责人出庭应诉率不低于95%"]


def test_points_are_the_sums_of_the_scores_at_their_sources(facts: AnnualFacts) -> None:
    own = next(score for score in facts.scores if score.by == "self")
    for part in own.parts:
        assert part.reached_told is not None
        scores = [
            Decimal(found[1])
            for source in part.reached_told.sources
            if (found := re.search(r"score: ([\d.]+)", text_at(source, COUNTY).partition("- ")[0]))
        ]
        assert sum(scores) == part.reached == Decimal(part.reached_told.text), part.name


def test_an_assessment_of_a_later_day_is_not_known_yet() -> None:
    before = gather(COUNTY, "annual-2024", date(2024, 12, 19))
    assert before.scores == ()
    with_own = gather(COUNTY, "annual-2024", date(2024, 12, 20))
    assert [score.by for score in with_own.scores] == ["self"]


def test_nothing_is_known_before_anybody_has_reported() -> None:
    facts = gather(COUNTY, "annual-2024", date(2024, 4, 25))
    assert facts.reporting.reports is None
    assert {each.state for each in facts.measures} == {None}
    assert not any(each.evidence or each.accounts for each in facts.measures)
    assert {target.verdict for each in facts.measures for target in each.targets} == {"unknown"}


def test_measures_about_the_principals(facts: AnnualFacts) -> None:
    assert [each.id for each in facts.measures if each.is_of_principals] == ["m01", "m03", "m04"]


def test_the_trajectory_has_what_was_reached_in_the_year(facts: AnnualFacts) -> None:
    (trajectory,) = facts.trajectories
    assert str(trajectory.indicator) == "行政机关负责人出庭应诉率"
    assert trajectory.years == (2021, 2022, 2023, 2024, 2025)
    assert trajectory.wanted == (70, 75, 85, 90, 95)
    assert trajectory.reached == (None, None, None, Decimal(92), None)


def test_a_citys_cohort_against_the_planned_share(tmp_path: Path) -> None:
    """Two years of the sample city, of which the second is reported on; counted by hand from its assessments."""
    shutil.copytree(COUNTY.parent / "sample-city", tmp_path / "city")
    plan = "fzjs: 1\nkind: annual\nid: annual-2022\ntitle: 示例市2022年工作要点\nyear: 2022\n"
    (tmp_path / "city" / "annual-2022.yaml").write_text(plan, "utf-8")
    facts = gather(tmp_path / "city", "annual-2022", date(2023, 2, 1))
    (cohort, *_) = facts.cohorts
    assert str(cohort.planned) == "50%"
    told = sum(why_not(fact, tmp_path / "city") == "" for fact in facts_within(facts))
    assert told == len(list(facts_within(facts)))
    reached = 0 if cohort.reached is None else int(cohort.reached.text)
    needed = 0 if cohort.needed is None else int(cohort.needed.text)
    assert reached + needed >= int(cohort.size.text) / 2


def test_the_next_years_plan_is_told_where_there_is_one() -> None:
    facts = gather(COUNTY, "annual-2023", date(2024, 5, 1))
    assert facts.next_plan is not None
    assert str(facts.next_plan.title) == "示例县2024年度法治政府建设工作要点"
    assert str(facts.next_plan.measures) == "28"


def test_a_report_on_a_measure_that_the_plan_lacks_does_no_harm(tmp_path: Path) -> None:
    write_workspace(
        tmp_path,
        report={"entries": [{"measure": "zz", "state": "done"}, {"measure": "m1", "state": "done"}]},
    )
    facts = gather(tmp_path, "x", date(2025, 1, 31))
    assert [each.state for each in facts.measures] == ["done"]
    assert [str(name) for name in facts.reporting.unproven] == ["第一项"]


def test_places_are_right_behind_what_does_not_fit(tmp_path: Path) -> None:
    """An entry that no model can be made of is left out; the next one still knows where it stands."""
    entries = [{"measure": "m1", "state": "maybe"}, {"measure": "m1", "state": "done", "note": "做完了。"}]
    write_workspace(tmp_path, report={"entries": entries})
    facts = gather(tmp_path, "x", date(2025, 1, 31))
    assert [each.state for each in facts.measures] == ["done"]
    assert {fact: why for fact in facts_within(facts) if (why := why_not(fact, tmp_path))} == {}


def test_units_of_any_name_are_told_by_their_present_one(tmp_path: Path) -> None:
    units = {"units": [{"name": "县甲局", "aliases": ["甲局"]}]}
    write_workspace(tmp_path, units=units, report={"unit": "甲局"})
    (found,) = gather(tmp_path, "x", date(2025, 1, 31)).measures
    assert str(found.accounts[0].unit) == "县甲局"


def write_workspace(
    folder: Path, units: dict[str, object] | None = None, report: dict[str, object] | None = None
) -> None:
    """A workspace with one plan of one measure and one report on it."""
    measures = [{"id": "m1", "title": "第一项", "text": "做一件事。", "lead": ["县甲局"]}]
    files: dict[str, dict[str, object]] = {
        "fzjs.yaml": {
            "kind": "workspace",
            "jurisdiction": "示例县",
            "reporting": {"due": "每月2日前"},
        },
        "units.yaml": {
            "kind": "units",
            "jurisdiction": "示例县",
            **(units or {"units": [{"name": "县甲局"}]}),
        },
        "plan.yaml": {
            "kind": "annual",
            "id": "x",
            "title": "示例县2024年工作要点",
            "year": 2024,
            "goals": [{"title": "目标一", "measures": measures}],
        },
        "report.yaml": {
            "kind": "report",
            "plan": "x",
            "unit": "县甲局",
            "period": "2024-06",
            "submitted": date(2024, 7, 1),
            "entries": [{"measure": "m1", "state": "done", "note": "做完了。"}],
            **(report or {}),
        },
    }
    for name, data in files.items():
        text = yaml.safe_dump({"fzjs": 1, **data}, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, "utf-8")
