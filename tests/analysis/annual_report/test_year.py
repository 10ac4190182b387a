"""What belongs to the year and was known on the day: reports, assessments, plans; nothing of another year, nothing later."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.analysis.annual_report.answers import AnnualFacts
from tests.analysis.annual_report.test_facts import COUNTY, gather

ON = date(2025, 3, 1)


def write(folder: Path, name: str, **data: Any) -> None:
    text = yaml.safe_dump({"fzjs": 1, **data}, allow_unicode=True, sort_keys=False)
    (folder / name).write_text(text, "utf-8")


def write_report(folder: Path, period: str, submitted: date, value: str, **more: Any) -> None:
    entries = [
        {"measure": "m1", "state": "in_progress", "results": [{"indicator": "应诉率", "value": value}]}
    ]
    report = {
        "plan": "x",
        "unit": "县甲局",
        "period": period,
        "submitted": submitted,
        "entries": entries,
        **more,
    }
    write(folder, f"report-{period}.yaml", kind="report", **report)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A framework with a trajectory, a plan of 2024 that takes it up, two units, and the report for December."""
    target = {"indicator": "应诉率", "trajectory": {2023: "80%", 2024: "90%", 2025: "95%"}}
    measure = {"id": "1", "title": "应诉", "targets": [target]}
    of_year = {
        "id": "m1", "title": "应诉", "lead": ["县甲局", "县乙局"], "implements": ["1"],
        "targets": [{"indicator": "应诉率", "value": "不低于90%"}],
    }  # fmt: skip
    write(tmp_path, "fzjs.yaml", kind="workspace", jurisdiction="示例县", reporting={"due": "每月2日前"})
    write(
        tmp_path,
        "units.yaml",
        kind="units",
        jurisdiction="示例县",
        units=[{"name": "县甲局"}, {"name": "县乙局"}],
    )
    write(
        tmp_path, "framework.yaml", kind="framework", id="f", title="示例县规划", period={"from": 2021, "to": 2025},
        goals=[{"title": "目标", "measures": [measure]}],
    )  # fmt: skip
    write(
        tmp_path, "plan.yaml", kind="annual", id="x", title="示例县2024年要点", year=2024, framework="f",
        goals=[{"title": "目标", "measures": [of_year]}],
    )  # fmt: skip
    write_report(tmp_path, "2024-12", date(2025, 1, 1), "88.5%")
    return tmp_path


def told_of(facts: AnnualFacts) -> tuple[object, ...]:
    """All that reports decide."""
    (measure,) = facts.measures
    (target,) = measure.targets
    return target.reached, target.verdict, target.share, facts.trajectories, facts.reporting, measure.accounts


@pytest.mark.parametrize("period", ["2025-03", "2025-Q1", "2025", "2023-12"])
def test_reports_on_another_year_change_nothing(county: Path, period: str) -> None:
    before = gather(county, "x", ON)
    write_report(county, period, date(2025, 2, 20), "97%")
    after = gather(county, "x", ON)
    assert told_of(after) == told_of(before)
    assert after.trajectories[0].reached == (None, Decimal("88.5"), None)
    assert [str(lapse.period) for lapse in after.reporting.missing] == ["2024年12月"]
    assert f"report-{period}.yaml" in "".join(after.notes)


def test_a_report_in_another_form_on_another_year_changes_nothing(county: Path) -> None:
    before = gather(county, "x", ON)
    write_report(county, "2025-03", date(2025, 2, 20), "97%")
    path = county / "report-2025-03.yaml"
    path.write_text(yaml.safe_dump(yaml.safe_load(path.read_text("utf-8")), default_flow_style=True), "utf-8")
    assert told_of(gather(county, "x", ON)) == told_of(before)


def test_what_is_handed_in_later_about_the_year_still_counts(county: Path) -> None:
    write_report(county, "2024-11", date(2025, 2, 28), "91%")
    write_report(county, "2024-12", date(2025, 2, 28), "92%")
    (measure,) = gather(county, "x", ON).measures
    assert str(measure.targets[0].reached) == "92%"


def test_plans_of_later_years_are_no_earlier_ones(county: Path) -> None:
    """The same year's and later years' plans neither take up measures for this year nor put values on its line."""
    write(
        county, "framework.yaml", kind="framework", id="f", title="示例县规划", period={"from": 2021, "to": 2025},
        goals=[{"title": "目标", "measures": [{"id": "1", "title": "应诉"}, {"id": "2", "title": "另一项"}]}],
    )  # fmt: skip
    before = gather(county, "x", ON).framework
    assert before is not None
    assert [fact.id for fact in before.untouched] == ["2"]
    for year in (2024, 2025):
        measure = {"id": "m", "title": "另一项", "implements": ["2"]}
        write(
            county, f"plan-{year}.yaml", kind="annual", id=f"other-{year}", title="另一份", year=year, framework="f",
            goals=[{"title": "目标", "measures": [measure]}],
        )  # fmt: skip
        after = gather(county, "x", ON).framework
        assert after is not None
        assert [fact.id for fact in after.untouched] == ["2"], year


def test_a_next_plan_that_is_signed_later_is_not_known_yet() -> None:
    assert gather(COUNTY, "annual-2023", date(2024, 4, 21)).next_plan is None
    assert gather(COUNTY, "annual-2023", date(2024, 4, 22)).next_plan is not None


SYSTEM = {
    "kind": "indicators", "id": "s", "title": "示例指标", "total": 100, "standard": {"name": "达标", "score": 80},
    "indicators": [
        {"code": "1", "name": "执法", "score": 100},
        {"code": "2", "name": "负面", "method": {"type": "deduct", "per_step": 2}},
    ],
}  # fmt: skip


def assess(folder: Path, name: str, day: date | None, score: int, unit: str = "示例县", **more: Any) -> None:
    data = {"indicators": "s", "unit": unit, "year": 2024, "by": "self", "id": name}
    entries = [{"indicator": "1", "score": score}, *more.pop("entries", [])]
    stated = {} if day is None else {"assessed": day}
    write(folder, f"{name}.yaml", kind="assessment", **{**data, **more}, **stated, entries=entries)


def test_a_later_assessment_does_not_hide_the_one_that_was_known(county: Path) -> None:
    write(county, "system.yaml", **SYSTEM)
    assess(county, "first", date(2025, 1, 10), 70)
    assess(county, "again", date(2025, 6, 10), 90)
    assert [str(score.points) for score in gather(county, "x", ON).scores] == ["70"]
    assert [str(score.points) for score in gather(county, "x", date(2025, 6, 10)).scores] == ["90"]


def test_the_place_and_its_government_are_one(county: Path) -> None:
    write(county, "system.yaml", **SYSTEM)
    assess(county, "own", date(2025, 1, 10), 70, unit="示例县人民政府")
    assess(county, "superior", date(2025, 1, 20), 60, by="superior")
    assert [score.by for score in gather(county, "x", ON).scores] == ["superior", "self"]


def test_what_only_takes_points_has_no_full_score(county: Path) -> None:
    write(county, "system.yaml", **SYSTEM)
    assess(county, "own", date(2025, 1, 10), 70, entries=[{"indicator": "2", "value": "40次"}])
    (score,) = gather(county, "x", ON).scores
    assert [(str(lost.name), str(lost.marks), lost.full and str(lost.full)) for lost in score.lost] == [
        ("执法", "70", "100"), ("负面", "80", None),
    ]  # fmt: skip
    assess(county, "own", date(2025, 1, 10), 100, entries=[{"indicator": "2", "value": "0次"}])
    assert gather(county, "x", ON).scores[0].lost == ()


def test_points_are_printed_in_one_way(county: Path) -> None:
    write(county, "system.yaml", **{**SYSTEM, "places": 2})
    assess(county, "own", date(2025, 1, 10), 75)
    (score,) = gather(county, "x", ON).scores
    assert (str(score.points), str(score.parts[0].reached_told), str(score.total)) == ("75", "75", "100")


def test_a_cohort_as_it_was_known_on_the_day(county: Path) -> None:
    """Of two units, one is assessed by the day, the other later; later years are not drawn."""
    write(county, "system.yaml", **SYSTEM)
    target = {"indicator": "比例", "trajectory": {2023: "50%", 2024: "100%", 2025: "100%"}}
    write(
        county, "scheme.yaml", kind="scheme", id="c", title="方案", period={"from": 2023, "to": 2025},
        cohort={"units": ["县甲局", "县乙局"], "indicators": "s", "measure": "r"},
        requirements=[{"id": "r", "title": "达标", "targets": [target]}],
    )  # fmt: skip
    assess(county, "a", date(2025, 1, 20), 90, unit="县甲局")
    assess(county, "b", date(2025, 6, 20), 90, unit="县乙局")
    assess(county, "next", date(2025, 2, 20), 90, unit="县乙局", year=2025)
    (cohort,) = gather(county, "x", ON).cohorts
    assert (str(cohort.reached), str(cohort.size), str(cohort.needed)) == ("1", "2", "1")
    assert [share for _, share in cohort.shares] == [None, Decimal("0.5"), None]
    (cohort,) = gather(county, "x", date(2025, 7, 1)).cohorts
    assert (str(cohort.reached), cohort.needed) == ("2", None)


def test_each_file_is_read_once(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules on reports, places of facts and the framework look into the same files."""
    from fzjs.workspace import loaded, many, workspace

    read: list[str] = []

    def load(path: Path, shown: str, limits: Any) -> Any:
        read.append(shown)
        return loaded.load(path, shown, limits)

    monkeypatch.setattr(workspace, "load", load)
    monkeypatch.setattr(many, "read_document", None)
    shutil.copytree(COUNTY, county / "sample")
    gather(county / "sample", "annual-2024", date(2025, 2, 25))
    twice = {file for file in read if read.count(file) > 2}
    assert len(read) > 30
    assert twice == set()
