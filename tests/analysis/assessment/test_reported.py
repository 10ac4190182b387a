"""What an assessment takes from reports is what `fzjs status` says of the measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.analysis.assessment.drafting import DraftEntry, draft_entries
from fzjs.analysis.assessment.overview import assess
from fzjs.model.indicators import Indicators
from fzjs.workspace.workspace import Workspace

_FILES = {
    "fzjs.yaml": "fzjs: 1\nkind: workspace\njurisdiction: 示例县\n",
    "units.yaml": """
kind: units
jurisdiction: 示例县
units:
  - {name: 县司法局}
  - {name: 甲乡, type: township}
  - {name: 乙乡, type: township}
groups:
  - {name: 各乡镇, members: {type: township}}
""",
    "plan.yaml": """
kind: annual
id: plan
title: 示例县2024年工作要点
year: 2024
goals:
  - title: 目标
    measures:
      - {id: a, title: 应诉, lead: [县司法局], targets: [{indicator: 出庭应诉率, value: 不低于90%}]}
      - {id: b, title: 评查, lead: [县司法局], support: [甲乡], targets: [{indicator: 案卷评查, value: 4次}]}
      - {id: c, title: 培训, lead: [各乡镇], targets: [{indicator: 培训, value: 2次}]}
""",
    "system.yaml": """
kind: indicators
id: system
title: 示例县指标体系
total: 30
indicators:
  - {code: "1", name: 出庭应诉率, score: 10, measures: ["plan#a"], evidence: [统计表], method: {type: ratio, full_at: 不低于90%}}
  - {code: "2", name: 案卷评查次数, score: 10, measures: ["plan#b"], method: {type: count, full_at: 4次}}
  - {code: "3", name: 培训, score: 10, measures: ["plan#c"], method: {type: count, full_at: 2次}}
""",
}


def report(unit: str, period: str, measure: str, result: str, submitted: str | None, more: str = "") -> str:
    submitted_line = "" if submitted is None else f"submitted: {submitted}\n"
    return (
        f"kind: report\nplan: plan\nunit: {unit}\nperiod: {period}\n{submitted_line}entries:\n"
        f"  - measure: {measure}\n    state: in_progress\n    results: [{result}]\n{more}"
    )


RATE, REVIEW, COURSE = (
    f"{{{{indicator: {name}, value: {{}}}}}}" for name in ("出庭应诉率", "案卷评查", "培训")
)


def laid_out(folder: Path, *reports: str) -> Workspace:
    for name, text in _FILES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "reports").mkdir()
    for index, text in enumerate(reports):
        (folder / "reports" / f"{index}.yaml").write_text(text, "utf-8")
    return Workspace(folder)


def drafted(workspace: Workspace, code: str, unit: str = "示例县") -> DraftEntry:
    system = workspace.find("system", Indicators)
    assert system is not None
    return next(each for each in draft_entries(workspace, system, unit, 2024) if each.indicator.code == code)


def test_the_lead_has_the_figure_whatever_others_report(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        report("县司法局", "2024-12", "a", RATE.format("88.5%"), "2025-01-03"),
        report("甲乡", "2024-12", "a", RATE.format("100%"), "2024-12-29"),
    )
    found = drafted(workspace, "1")
    assert (found.value, found.unit) == ("88.5%", "县司法局")
    assert found.source is not None
    assert (found.source.file, found.source.line) == ("reports/0.yaml", 9)


def test_additions_are_summed_up(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        report("县司法局", "2024-11", "b", REVIEW.format("3次"), "2024-11-29"),
        report("县司法局", "2024-12", "b", REVIEW.format("新增1次"), "2025-01-03"),
    )
    found = drafted(workspace, "2")
    assert (found.value, found.is_sum) == ("4次", True)


@pytest.mark.parametrize("submitted", [None, "2024-12-29"])
def test_reports_that_were_not_handed_in_are_left_out(tmp_path: Path, submitted: str | None) -> None:
    workspace = laid_out(
        tmp_path,
        report("县司法局", "2024-11", "a", RATE.format("95%"), "2024-11-29"),
        report("县司法局", "2024-12", "a", RATE.format("55%"), submitted),
    )
    assert drafted(workspace, "1").value == ("95%" if submitted is None else "55%")


def test_years_are_kept_apart(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        report("县司法局", "2023-12", "b", REVIEW.format("3次"), "2023-12-29"),
        report("县司法局", "2024-12", "b", REVIEW.format("新增1次"), "2025-01-03"),
    )
    assert drafted(workspace, "2").value == "1次"


def test_one_member_of_a_leading_group_does_not_speak_for_all_but_for_itself(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        report("甲乡", "2024-12", "c", COURSE.format("2次"), "2024-12-29"),
        report("乙乡", "2024-12", "c", COURSE.format("1次"), "2024-12-29"),
    )
    of_all = drafted(workspace, "3")
    assert of_all.value is None
    assert len(of_all.to_look_at) == 2
    assert drafted(workspace, "3", "甲乡").value == "2次"


@pytest.mark.parametrize("value", ["约95%", "不足90%", "95次"])
def test_what_is_no_sure_figure_is_only_pointed_at(tmp_path: Path, value: str) -> None:
    workspace = laid_out(tmp_path, report("县司法局", "2024-12", "a", RATE.format(value), "2025-01-03"))
    found = drafted(workspace, "1")
    assert (found.value, len(found.to_look_at)) == (None, 1)


def test_evidence_missing_in_an_assessment_is_named_where_reports_have_it(tmp_path: Path) -> None:
    evidence = "    evidence: [{kind: 台账, title: 出庭统计表}]\n"
    laid_out(tmp_path, report("县司法局", "2024-12", "a", RATE.format("95%"), "2025-01-03", evidence))
    (tmp_path / "self.yaml").write_text(
        "kind: assessment\nid: self\nindicators: system\nunit: 示例县\nyear: 2024\nby: self\n"
        'entries:\n  - {indicator: "1", value: 95%}\n',
        "utf-8",
    )
    about = assess(Workspace(tmp_path)).units[0]
    gap = next(each for each in about.gaps if each.kind == "no_evidence")
    assert [(each.unit, each.period, each.evidence) for each in gap.reported] == [
        ("县司法局", "2024-12", "台账：出庭统计表")
    ]
    assert (gap.reported[0].source.file, gap.reported[0].source.line) == ("reports/0.yaml", 10)
