"""`fzjs trace`: the matrix of a framework and its years; links suggested, written, accepted."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from .conftest import Run

Golden = Callable[[str, str], None]


@pytest.fixture
def county(root: Path, tmp_path: Path) -> Path:
    """The sample county in a folder that tests may change."""
    return Path(shutil.copytree(root / "plans" / "sample-county", tmp_path / "county"))


def test_the_matrix_of_the_sample_county(root: Path, fzjs: Run, golden: Golden) -> None:
    ran = fzjs("trace", root / "plans/sample-county/framework-2021-2025.yaml", "--format", "md")
    assert ran.code == 0
    golden("trace.md", ran.out)


def test_the_matrix_names_the_measures_that_the_files_link(root: Path, fzjs: Run) -> None:
    """Counted from the files themselves, without any of the program's own code."""
    county = root / "plans" / "sample-county"
    expected: dict[tuple[str, int], list[str]] = {}
    for year in (2023, 2024):
        plan = yaml.safe_load((county / f"annual-{year}.yaml").read_text("utf-8"))
        for goal in plan["goals"]:
            for measure in goal["measures"]:
                for link in measure.get("implements", []):
                    expected.setdefault((link, year), []).append(measure["id"])
    answer = json.loads(fzjs("trace", county / "framework-2021-2025.yaml", "--format", "json").out)
    found = {
        (row["id"], cell["year"]): cell["measures"]
        for row in answer["rows"]
        for cell in row["cells"]
        if cell["measures"]
    }
    assert found == expected
    assert answer["untouched"] == ["3.2", "3.3", "5.3", "6.3"]


def test_only_holes(root: Path, fzjs: Run) -> None:
    framework = root / "plans/sample-county/framework-2021-2025.yaml"
    answer = json.loads(fzjs("trace", framework, "--holes-only", "--format", "json").out)
    assert [row["id"] for row in answer["rows"]] == ["3.2", "3.3", "5.1", "5.3", "6.3", "7.2", "7.3"]
    assert fzjs("trace", framework, "--fail-on", "untouched").code == 1
    assert fzjs("trace", framework, "--unit", "县税务局", "--fail-on", "untouched").code == 0


@pytest.mark.parametrize("unit", ["县委宣传部", "中共示例县委宣传部"])
def test_the_measures_of_one_unit(unit: str, root: Path, fzjs: Run) -> None:
    framework = root / "plans/sample-county/framework-2021-2025.yaml"
    answer = json.loads(fzjs("trace", framework, "--unit", unit, "--format", "json").out)
    assert [row["id"] for row in answer["rows"]] == ["5.3", "7.1", "7.3"]


def test_a_unit_that_is_not_registered(root: Path, fzjs: Run) -> None:
    ran = fzjs("trace", root / "plans/sample-county/framework-2021-2025.yaml", "--unit", "县司发局")
    assert ran.code == 2
    assert "县司法局" in ran.err


def test_the_only_framework_here(county: Path, fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(county)
    assert "逐年落实情况" in fzjs("trace").out
    (county / "second.yaml").write_text(
        "fzjs: 1\nkind: framework\nid: second\ntitle: 二\nperiod: {from: 2026, to: 2030}\n", "utf-8"
    )
    assert "2021—2025" in fzjs("trace").out, "the framework of the current plan"
    monkeypatch.chdir(county.parent)
    (county.parent / "empty").mkdir()
    monkeypatch.chdir(county.parent / "empty")
    assert fzjs("trace").code == 2


def test_suggestions_leave_the_file_alone(county: Path, fzjs: Run) -> None:
    before = (county / "annual-2024.yaml").read_bytes()
    ran = fzjs("trace", "--suggest", county / "annual-2024.yaml")
    assert ran.code == 0
    assert "m01 " in ran.out
    assert (county / "annual-2024.yaml").read_bytes() == before


def test_links_are_written_without_touching_anything_else(county: Path, fzjs: Run) -> None:
    path = county / "annual-2023.yaml"
    linked = path.read_text("utf-8")
    bare = "".join(line for line in linked.splitlines(keepends=True) if "implements:" not in line)
    path.write_text(bare, "utf-8")
    ran = fzjs("trace", "--suggest", path, "--write", "--yes")
    assert ran.code == 0
    written = path.read_text("utf-8").splitlines()
    added = [line for line in written if "implements:" in line]
    assert [line for line in written if "implements:" not in line] == bare.splitlines()
    assert len(added) >= 15
    assert "validate" not in fzjs("validate", county).err
    assert fzjs("validate", county).code == 0


def test_links_are_asked_for_one_by_one(county: Path, fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = io.StringIO("1,2\n\n")
    answers.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", answers)
    path = county / "annual-2024.yaml"
    before = path.read_text("utf-8").splitlines()
    assert fzjs("trace", "--suggest", path, "--write").code == 0
    added = [line for line in path.read_text("utf-8").splitlines() if line not in before]
    assert len(added) == 1
    assert len(yaml.safe_load(added[0])["implements"]) == 2


def test_writing_outside_a_terminal_needs_yes(county: Path, fzjs: Run) -> None:
    ran = fzjs("trace", "--suggest", county / "annual-2024.yaml", "--write")
    assert ran.code == 2
    assert "--yes" in ran.err


def test_accepting_and_then_changing_the_framework(county: Path, fzjs: Run) -> None:
    plan, framework = county / "annual-2024.yaml", county / "framework-2021-2025.yaml"
    assert "记下" in fzjs("trace", "--accept", plan).out
    accepted = plan.read_bytes()
    assert "没有改动" in fzjs("trace", "--accept", plan).out
    assert plan.read_bytes() == accepted
    assert fzjs("validate", county, "--strict", "--ignore", "FZ7").code == 0
    text = framework.read_text("utf-8")
    framework.write_text(text.replace("，", ",").replace("（", "("), "utf-8")
    assert "FZ512" not in fzjs("validate", plan, "--strict").out, "width is no change"
    framework.write_text(text.replace("不少于40小时", "不少于60小时"), "utf-8")
    ran = fzjs("validate", plan, "--strict")
    assert (ran.code, ran.out.count("警告 FZ512")) == (1, 2)
    assert fzjs("diff", plan, "--fail-on", "framework_changed").code == 1
    assert "记下 2 处" in fzjs("trace", "--accept", plan).out
    assert fzjs("validate", plan, "--strict").code == 0


def test_a_file_that_is_not_in_order_is_not_written(county: Path, fzjs: Run) -> None:
    path = county / "annual-2024.yaml"
    path.write_text(path.read_text("utf-8").replace("year: 2024", "year： 2024"), "utf-8")
    before = path.read_bytes()
    ran = fzjs("trace", "--accept", path)
    assert ran.code == 2
    assert "fzjs validate" in ran.err
    assert path.read_bytes() == before
