"""How many units reach the standard each year against the plan, and how many are still needed: whole units, exactly."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.analysis.assessment.answers import Trajectory
from fzjs.analysis.assessment.overview import assess
from fzjs.checks.scoring.cohorts import wanted_units
from fzjs.rendering.assessment.trajectory_tables import trajectory_lines
from fzjs.workspace.workspace import Workspace

SETTINGS = "fzjs: 1\nkind: workspace\njurisdiction: 示例市\n"
SYSTEM = """\
fzjs: 1
kind: indicators
id: system
title: 试验指标体系
standard: {name: 基本达标, score: 80}
indicators:
  - {code: "1", name: 甲, score: 100}
"""
SCHEME = """\
fzjs: 1
kind: scheme
id: scheme
title: 示例市创建方案
period: {from: 2021, to: 2024}
cohort:
  units: [各区]
  indicators: system
  measure: r01
requirements:
  - id: r01
    title: 分年达标
    text: 逐年达标。
    lead: [一区]
    targets:
      - {indicator: 达标比例, trajectory: {2021: 20%, 2022: 50%, 2023: 80%, 2024: 全部}}
"""


def workspace(
    folder: Path, results: dict[int, dict[str, int]], size: int = 5, scheme: str = SCHEME
) -> Workspace:
    """A city of some districts with the scores of a third party, by year and district."""
    names = [f"{place}区" for place in range(1, size + 1)]
    units = "".join(f"  - {{name: {name}}}\n" for name in [*names, "一区"])
    group = f"groups:\n  - {{name: 各区, members: [{', '.join(names)}]}}\n"
    files = {
        "fzjs.yaml": SETTINGS,
        "system.yaml": SYSTEM,
        "scheme.yaml": scheme,
        "units.yaml": f"fzjs: 1\nkind: units\njurisdiction: 示例市\nunits:\n{units}{group}",
    }
    for year, of_year in results.items():
        for unit, score in of_year.items():
            files[f"{year}-{unit}.yaml"] = (
                f"fzjs: 1\nkind: assessment\nid: a-{year}-{unit}\nindicators: system\nunit: {unit}\nyear: {year}\n"
                f'by: third_party\nentries:\n  - {{indicator: "1", score: {score}}}\n'
            )
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return Workspace(folder)


def trajectory(found: Workspace) -> Trajectory:
    answer = assess(found)
    assert answer.left_out == ()
    return answer.trajectories[0]


def test_a_year_on_track_a_year_behind_and_years_to_come(tmp_path: Path) -> None:
    results = {2021: {"1区": 80, "2区": 79}, 2022: {"1区": 95, "2区": 85, "3区": 10}}
    years = trajectory(workspace(tmp_path, results)).years
    assert [(year.year, year.wanted, year.reached, year.needed, year.state) for year in years] == [
        (2021, 1, 1, 0, "reached"),
        (2022, 3, 2, 1, "behind"),  # half of five are two and a half: three
        (2023, 4, 2, 2, "open"),
        (2024, 5, 2, 3, "open"),
    ]
    assert [year.share for year in years] == [Fraction(1, 5), Fraction(2, 5), Fraction(2, 5), Fraction(2, 5)]
    assert [year.assessed for year in years] == [2, 3, 0, 0]


def test_a_unit_not_assessed_again_keeps_its_result_and_one_that_falls_back_loses_it(tmp_path: Path) -> None:
    results = {2021: {"1区": 90, "2区": 90}, 2022: {"2区": 60, "3区": 85}}
    year = trajectory(workspace(tmp_path, results)).years[1]
    by_unit = {unit.unit: (unit.is_reached, unit.assessed) for unit in year.units}
    assert by_unit == {
        "1区": (True, 2021), "2区": (False, 2022), "3区": (True, 2022), "4区": (False, None), "5区": (False, None),
    }  # fmt: skip
    assert (year.reached, year.carried, year.assessed) == (2, 1, 2)


def test_only_the_assessor_that_the_scheme_names_counts(tmp_path: Path) -> None:
    by_superior = SCHEME.replace("  measure: r01\n", "  measure: r01\n  by: superior\n")
    years = trajectory(workspace(tmp_path, {2021: {"1区": 90}}, scheme=by_superior)).years
    assert (years[0].reached, years[0].assessed, years[0].state) == (0, 0, "open")


def test_the_scheme_may_lay_down_a_standard_of_its_own(tmp_path: Path) -> None:
    stricter = SCHEME.replace("  measure: r01\n", "  measure: r01\n  standard: {name: 优秀, score: 95}\n")
    found = trajectory(workspace(tmp_path, {2021: {"1区": 90, "2区": 96}}, scheme=stricter))
    assert (found.standard, found.years[0].reached) == ("优秀", 1)


def sizes(made: Workspace, **about: str) -> list[int]:
    """Units of the cohort year by year, with the register's words about some of them changed."""
    path = made.root / "units.yaml"
    text = path.read_text("utf-8")
    for unit, said in about.items():
        assert f"{{name: {unit[1:]}}}" in text
        text = text.replace(f"{{name: {unit[1:]}}}", f"{{name: {unit[1:]}, {said}}}")
    path.write_text(text, "utf-8")
    return [year.size for year in trajectory(Workspace(made.root)).years]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"_5区": "until: 2022-06"}, [5, 4, 4, 4]),
        ({"_5区": "until: 2022-12"}, [5, 5, 4, 4]),
        ({"_5区": "until: 2022-06, successor: 4区"}, [4, 4, 4, 4]),
        ({"_5区": "until: 2022-06, successor: 4区", "_4区": "since: 2010"}, [5, 4, 4, 4]),
        ({"_5区": "until: 2022-06, successor: 一区"}, [5, 5, 5, 5]),
        ({"_5区": "since: 2023-01"}, [4, 4, 5, 5]),
        (
            {"_5区": "until: 2021-06, successor: 3区", "_4区": "until: 2023-06, successor: 3区"},
            [4, 4, 3, 3],
        ),
        ({"_5区": "until: 2021-06, successor: 4区", "_4区": "until: 2022-06, successor: 5区"}, [4, 3, 3, 3]),
    ],
)
def test_whoever_has_a_place_at_the_end_of_a_year_counts_once(
    tmp_path: Path, about: dict[str, str], expected: list[int]
) -> None:
    """Dissolved with and without a successor; a successor is there before only where the register says so."""
    assert sizes(workspace(tmp_path, {2021: {"1区": 90}}), **about) == expected


def test_a_group_by_type_has_those_that_were_there_in_the_year(tmp_path: Path) -> None:
    made = workspace(tmp_path, {2021: {"1区": 90}})
    path = tmp_path / "units.yaml"
    text = path.read_text("utf-8").replace("{name: 一区}", "{name: 一区, type: court}")
    text = text.partition("groups:")[0] + "groups:\n  - {name: 各区, members: {type: department}}\n"
    path.write_text(text, "utf-8")
    assert sizes(made, _5区="until: 2022-06") == [5, 4, 4, 4]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "trajectory: {2021: 20%, 2022: 50%, 2023: 80%, 2024: 全部}",
            "value: 全部",
            "没有读得出的逐年达标比例",
        ),
        ("standard: {name: 基本达标, score: 80}\n", "", "没有写达标标准"),
    ],
)
def test_what_cannot_be_followed_is_told(old: str, new: str, words: str, tmp_path: Path) -> None:
    workspace(tmp_path, {2021: {"1区": 90}})
    for name in ("scheme.yaml", "system.yaml"):
        text = (tmp_path / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace(old, new), "utf-8")
    answer = assess(Workspace(tmp_path))
    assert answer.trajectories == ()
    assert words in answer.left_out[0].reason


@given(st.fractions(0, 1), st.integers(0, 500))
def test_the_wanted_units_are_the_fewest_that_make_up_the_share(share: Fraction, size: int) -> None:
    wanted = wanted_units(share, size)
    assert 0 <= wanted <= size
    assert Fraction(wanted) >= share * size
    assert wanted == 0 or Fraction(wanted - 1) < share * size


@pytest.mark.parametrize(
    ("share", "size", "wanted"),
    [("1/5", 35, 7), ("1/2", 35, 18), ("4/5", 35, 28), ("1", 35, 35), ("29/100", 100, 29)],
)
def test_no_unit_is_asked_for_by_rounding(share: str, size: int, wanted: int) -> None:
    """0.29 × 100 is 28.999999999999996 in floats."""
    assert wanted_units(Fraction(share), size) == wanted


def test_the_sentence_is_of_the_year_asked_for(tmp_path: Path) -> None:
    found = trajectory(workspace(tmp_path, {2021: {"1区": 90}, 2022: {"1区": 90, "2区": 90, "3区": 90}}))
    assert "2022年 5 个单位中 3 个" in next(trajectory_lines(found))
    assert "2021年 5 个单位中 1 个" in next(trajectory_lines(found, 2021))
