"""Only what the same sort of assessor says is ranked together."""

from __future__ import annotations

from pathlib import Path

from fzjs.analysis.assessment.overview import assess
from fzjs.analysis.assessment.ranking import rankings
from fzjs.workspace.workspace import Workspace


def ranked(folder: Path, *made: tuple[str, str, float]) -> list[tuple[str, bool, list[tuple[int, str]]]]:
    """(Sort, whether all are in it, places) of assessments given as (unit, sort, score)."""
    (folder / "fzjs.yaml").write_text("kind: workspace\n", "utf-8")
    (folder / "system.yaml").write_text(
        "kind: indicators\nid: system\ntitle: 指标\nindicators: [{code: '1', name: 甲, score: 100}]\n",
        "utf-8",
    )
    for index, (unit, by, score) in enumerate(made):
        (folder / f"{index}.yaml").write_text(
            f"kind: assessment\nid: a{index}\nindicators: system\nunit: {unit}\nyear: 2024\nby: {by}\n"
            f"entries: [{{indicator: '1', score: {score}}}]\n",
            "utf-8",
        )
    found = rankings(assess(Workspace(folder)).units)
    return [
        (each.by, each.is_complete, [(one.place, one.assessed.unit) for one in each.places]) for each in found
    ]


def test_the_most_independent_sort_that_all_have_is_ranked(tmp_path: Path) -> None:
    found = ranked(
        tmp_path,
        ("甲局", "self", 90),
        ("乙局", "self", 95),
        ("丙局", "self", 95),
        ("甲局", "third_party", 10),
    )
    assert found == [("self", True, [(1, "丙局"), (1, "乙局"), (3, "甲局")])]


def test_without_such_a_sort_each_is_ranked_by_itself(tmp_path: Path) -> None:
    found = ranked(tmp_path, ("甲局", "self", 99), ("乙局", "third_party", 60), ("丙局", "third_party", 70))
    assert found == [("third_party", False, [(1, "丙局"), (2, "乙局")]), ("self", False, [(1, "甲局")])]


def test_hundredths_that_are_rounded_away_still_part_places(tmp_path: Path) -> None:
    found = ranked(tmp_path, ("甲局", "self", 79.995), ("乙局", "self", 79.996))
    assert found == [("self", True, [(1, "乙局"), (2, "甲局")])]
