"""Assessors beside each other, years beside each other, gaps, and a ranking for those who ask for it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from fzjs.analysis.assessment.answers import UnitYear
from fzjs.analysis.assessment.overview import assess
from fzjs.analysis.assessment.ranking import rankings
from fzjs.workspace.workspace import Workspace

SYSTEM = """\
fzjs: 1
kind: indicators
id: system
title: 试验指标体系
indicators:
  - code: "1"
    name: 甲
    measures: ["annual#m01"]
    children:
      - {code: "1.1", name: 子, score: 30, evidence: [通知]}
      - {code: "1.2", name: 丑, score: 30}
  - {code: "2", name: 乙, score: 40, evidence: [名册]}
"""


def assessment(
    unit: str, year: int, by: str, entries: str, assessed: str = "2024-12-01", system: str = "system"
) -> str:
    return (
        f"fzjs: 1\nkind: assessment\nid: a-{year}-{unit}-{by}-{assessed}\nindicators: {system}\nunit: {unit}\n"
        f"year: {year}\nby: {by}\nassessed: {assessed}\nentries:\n"
        + "".join(f"  - {{{line}}}\n" for line in entries.split("; "))
    )


def workspace(folder: Path, *assessments: str, **more: str) -> Workspace:
    files = {"fzjs.yaml": "fzjs: 1\nkind: workspace\njurisdiction: 示例市\n", "system.yaml": SYSTEM}
    files |= {f"a{place}.yaml": text for place, text in enumerate(assessments)}
    files |= {f"{name}.yaml": text for name, text in more.items()}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return Workspace(folder)


def only(found: Workspace, year: int = 2024) -> UnitYear:
    units = assess(found, unit="甲区", year=year).units
    assert len(units) == 1
    return units[0]


FULL = 'indicator: "1.1", score: 30; indicator: "1.2", score: 20; indicator: "2", score: 40'


def test_assessors_who_differ(tmp_path: Path) -> None:
    about = only(
        workspace(
            tmp_path,
            assessment("甲区", 2024, "self", FULL),
            assessment(
                "甲区",
                2024,
                "third_party",
                FULL.replace("score: 20", "score: 12.5").replace("score: 40", "no_cases: true"),
            ),
            assessment("甲区", 2024, "superior", FULL),
        )
    )
    assert [each.by for each in about.assessments] == ["third_party", "superior", "self"]
    first, second = about.differences
    assert (first.code, first.marks, first.spread) == (
        "1.2", {"third_party": Decimal("12.5"), "superior": 20, "self": 20}, Decimal("7.5"),
    )  # fmt: skip
    assert (second.code, second.states["third_party"], second.spread) == ("2", "no_cases", None)


@pytest.mark.parametrize(("times", "spread"), [(3, 6), (20, 40), (40, 40)])
def test_no_more_is_taken_than_there_is(tmp_path: Path, times: int, spread: int) -> None:
    """A deduction of two points each time, from forty points under its heading."""
    system = """\
fzjs: 1
kind: indicators
id: system
title: 试验指标体系
indicators:
  - {code: "1", name: 甲, score: 60}
  - code: "2"
    name: 乙
    children:
      - {code: "2.1", name: 子, score: 40}
      - {code: "2.2", name: 负面, method: {type: deduct, per_step: 2}}
"""
    entries = 'indicator: "1", score: 60; indicator: "2.1", score: 40; indicator: "2.2", value: '
    made = workspace(
        tmp_path,
        assessment("甲区", 2024, "self", f"{entries}0次"),
        assessment("甲区", 2024, "superior", f"{entries}{times}次"),
        system=system,
    )
    (found,) = only(made).differences
    assert (found.code, found.spread) == ("2.2", spread)


def test_of_two_assessments_of_one_sort_the_later_counts_and_the_other_is_told_of(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        assessment("甲区", 2024, "self", FULL, "2024-11-01"),
        assessment("甲区", 2024, "self", FULL.replace("score: 20", "score: 25"), "2024-12-31"),
    )
    assert [each.root.reached for each in only(found).assessments] == [95]
    left = assess(found).left_out
    assert [each.file for each in left] == ["a0.yaml"]
    assert "采用 a1.yaml" in left[0].reason


def test_what_two_systems_measure_is_not_held_together(tmp_path: Path) -> None:
    other = SYSTEM.replace("id: system", "id: other")
    found = workspace(
        tmp_path,
        assessment("甲区", 2024, "self", FULL),
        assessment("甲区", 2024, "third_party", FULL.replace("score: 40", "score: 4"), system="other"),
        other=other,
    )
    units = assess(found, unit="甲区").units
    assert [(each.leading.system, len(each.assessments), each.differences) for each in units] == [
        ("other", 1, ()), ("system", 1, ()),
    ]  # fmt: skip
    assert len(assess(found, system="other").units) == 1


def test_a_year_against_the_year_before_by_the_same_sort_of_assessor(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        assessment(
            "甲区",
            2023,
            "self",
            FULL.replace("score: 30", "score: 15").replace("score: 40", "no_cases: true"),
        ),
        assessment("甲区", 2023, "superior", FULL),
        assessment("甲区", 2024, "self", FULL),
        assessment("甲区", 2024, "third_party", FULL),
    )
    about = only(found)
    assert about.compared is not None
    assert [each.by for each in about.compared] == ["self", "self"]
    by_code = {change.code: (change.before, change.now, change.by) for change in about.changes}
    assert by_code["1.1"] == (Fraction(1, 2), 1, Fraction(1, 2))
    assert by_code["1"] == (Fraction(35, 60), Fraction(50, 60), Fraction(15, 60))
    assert by_code["2"] == (None, 1, None)  # without cases last year: neither 0 % nor 100 %
    assert only(found, 2023).compared is None


def test_another_edition_is_compared_by_code_and_name(tmp_path: Path) -> None:
    old = SYSTEM.replace("id: system", "id: old").replace("name: 丑", "name: 卯")
    about = only(
        workspace(
            tmp_path,
            assessment("甲区", 2023, "self", FULL, "2023-12-01", "old"),
            assessment("甲区", 2024, "self", FULL),
            old=old,
        )
    )
    assert {change.code: change.is_new for change in about.changes} == {
        "1": False,
        "1.1": False,
        "1.2": True,
        "2": False,
    }


def test_gaps_of_the_system_and_of_the_units_own_assessment(tmp_path: Path) -> None:
    entries = 'indicator: "1.1", score: 30; indicator: "2", score: 40, evidence: [{kind: 名册, title: 名册}]'
    about = only(workspace(tmp_path, assessment("甲区", 2024, "self", entries)))
    assert [(gap.kind, gap.code, gap.source.line) for gap in about.gaps] == [
        ("no_measure", "2", 12),
        ("no_evidence", "1.1", 10),
        ("not_assessed", "1.2", 5),
    ]


def test_equals_share_a_place_and_systems_are_ranked_apart(tmp_path: Path) -> None:
    other = SYSTEM.replace("id: system", "id: other").replace("试验", "别的")
    low = FULL.replace("score: 40", "score: 4")
    found = workspace(
        tmp_path,
        *(assessment(unit, 2024, "self", FULL) for unit in ("甲区", "乙区")),
        assessment("丙区", 2024, "self", low),
        assessment("丁区", 2024, "self", low, "2024-12-01", "other"),
        other=other,
    )
    places = {
        (each.year, each.system): [(one.place, one.assessed.unit) for one in each.places]
        for each in rankings(assess(found).units)
    }
    assert places[2024, "other"] == [(1, "丁区")]
    assert [place for place, _ in places[2024, "system"]] == [1, 1, 3]
    assert places[2024, "system"][2][1] == "丙区"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (assessment("甲区", 2024, "self", FULL, system="gone"), "没有指标体系 gone"),
        (assessment("甲区", 2024, "self", FULL).replace("score: 20", "score: 二十"), "不合格式，没有计入"),
        ("fzjs: 1\nkind: assessment\nid: [\n", "读不成评估"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, words: str, tmp_path: Path) -> None:
    answer = assess(workspace(tmp_path, text))
    assert words in "".join(left.reason for left in answer.left_out)
