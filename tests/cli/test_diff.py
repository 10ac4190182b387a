"""`fzjs diff`: a plan against its framework, two plans, two revisions."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fzjs.rendering.terms import CONFLICTS

from .conftest import Run

HERE = Path(__file__).parent
Golden = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def in_the_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


@pytest.mark.parametrize("year", [2023, 2024])
def test_the_sample_plans_against_the_framework(year: int, fzjs: Run, golden: Golden) -> None:
    ran = fzjs("diff", f"plans/sample-county/annual-{year}.yaml", "--format", "md")
    assert ran.code == 0
    golden(f"diff-annual-{year}.md", ran.out)


def test_every_class_of_conflict(fzjs: Run, golden: Golden) -> None:
    ran = fzjs("diff", "tests/cli/conflicts/annual-2024.yaml", "--format", "csv")
    golden("diff-conflicts.csv", ran.out)
    for term in CONFLICTS.values():
        assert f",{term.name}," in ran.out
    for state in ("未安排", "本年不安排", "已到期，此前已安排", "没有对应规划"):
        assert state in ran.out


def test_conflicts_as_json_name_what_they_are_about(fzjs: Run) -> None:
    answer = json.loads(fzjs("diff", "tests/cli/conflicts/annual-2024.yaml", "--format", "json").out)
    found = {(each["kind"], row["id"]) for row in answer["rows"] for each in row["conflicts"]}
    assert found == {
        ("weakened", "weakened"),
        ("strengthened", "strengthened"),
        ("unit_differs", "unit-differs"),
        ("target_missing", "target-missing"),
        ("trajectory_missed", "trajectory-missed"),
        ("deadline_later", "later"),
        ("deadline_earlier", "earlier"),
        ("deadline_missing", "missing"),
        ("lead_changed", "changed-lead"),
        ("lead_dropped", "dropped-lead"),
        ("framework_changed", "changed-since"),
    }
    assert {row["id"]: row["state"] for row in answer["rows"]}["step"] == "covered"
    assert answer["counts"]["orphan"] == 1
    reasons = {row["id"]: row["reason"] for row in answer["rows"] if row["reason"]}
    assert reasons == {"postponed": "等待上级统一建库"}


@pytest.mark.parametrize(
    ("classes", "code"),
    [("weakened", 1), ("uncovered,orphan", 1), ("framework_changed", 1), ("", 0), ("partly", 1)],
)
def test_failing_on_classes(classes: str, code: int, fzjs: Run) -> None:
    assert fzjs("diff", "tests/cli/conflicts/annual-2024.yaml", "--fail-on", classes).code == code


def test_not_failing_on_classes_that_do_not_occur(fzjs: Run) -> None:
    assert fzjs("diff", "tests/cli/conflicts/annual-2022.yaml", "--fail-on", "weakened,orphan").code == 0


def test_two_years(fzjs: Run, golden: Golden) -> None:
    old, new = (f"plans/sample-county/annual-{year}.yaml" for year in (2023, 2024))
    ran = fzjs("diff", old, new, "--format", "md")
    golden("diff-2023-2024.md", ran.out)
    assert fzjs("diff", old, new, "--fail-on", "weaker").code == 1


def test_a_plan_and_itself(fzjs: Run) -> None:
    plan = "plans/sample-county/annual-2024.yaml"
    assert "没有变化" in fzjs("diff", plan, plan).out
    assert fzjs("diff", plan, plan, "--fail-on", "stronger,weaker,neutral").code == 0
    assert json.loads(fzjs("diff", plan, plan, "--format", "json").out)["changes"] == []


def test_plans_by_their_ids(fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("plans/sample-county/reports")
    assert "对照" in fzjs("diff", "annual-2024").out
    assert "对照" in fzjs("diff", "annual-2024", "--against", "framework-2021-2025").out


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with two revisions of a plan; in the second it has moved and asks for less."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    plan = (
        "fzjs: 1\nkind: annual\nid: 要点-2024\ntitle: 示例县要点\nyear: 2024\ngoals:\n  - title: 学法\n"
        "    measures:\n      - {id: m1, title: 办讲座, text: 全年讲座不少于4次。, targets: [法治讲座不少于4次]}\n"
    )
    git("init", "-q", "-b", "main")
    (tmp_path / "旧名.yaml").write_text(plan, "utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    (tmp_path / "旧名.yaml").rename(tmp_path / "新名.yaml")
    (tmp_path / "新名.yaml").write_text(plan.replace("4次", "2次"), "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    return tmp_path


def test_a_revision_and_the_file_as_it_is(repository: Path, fzjs: Run) -> None:
    ran = fzjs("diff", repository / "新名.yaml", "--rev", "HEAD~1", "--format", "json", "--fail-on", "weaker")
    changes = json.loads(ran.out)["changes"]
    assert [
        (change["kind"], change["before"], change["after"], change["strength"]) for change in changes
    ] == [
        ("text", "全年讲座不少于4次。", "全年讲座不少于2次。", "neutral"),
        ("target", "法治讲座不少于4次", "法治讲座不少于2次", "weaker"),
    ]
    assert ran.code == 1


@pytest.mark.parametrize("rev", ["HEAD~1..HEAD", "HEAD~1..", "main~1..main"])
def test_two_revisions(rev: str, repository: Path, fzjs: Run) -> None:
    (repository / "新名.yaml").write_text(
        (repository / "新名.yaml").read_text("utf-8").replace("2次", "9次"), "utf-8"
    )
    ran = fzjs("diff", repository / "新名.yaml", "--rev", rev, "--format", "md")
    assert "不少于2次" in ran.out
    assert "9次" not in ran.out


@pytest.mark.parametrize(
    ("rev", "words"),
    [
        ("v9", "没有版本 v9"),
        ("--all", "不对"),
        ("HEAD~1..nowhere", "没有版本 nowhere"),
        ("HEAD:x", "没有版本"),
    ],
)
def test_revisions_that_are_none(rev: str, words: str, repository: Path, fzjs: Run) -> None:
    ran = fzjs("diff", repository / "新名.yaml", f"--rev={rev}")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_file_outside_any_repository(tmp_path: Path, fzjs: Run) -> None:
    plan = tmp_path / "a.yaml"
    plan.write_text("fzjs: 1\nkind: annual\nid: a\ntitle: 要点\nyear: 2024\n", "utf-8")
    ran = fzjs("diff", plan, "--rev", "HEAD")
    assert (ran.code, "不在 git 仓库里" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.yaml"], "没有文件 nowhere.yaml"),
        (["plans"], "是文件夹"),
        (["plans/sample-county/units.yaml"], "不是计划"),
        (["plans/sample-county/framework-2021-2025.yaml"], "没有写所依据的规划"),
        (["plans/sample-county/annual-2024.yaml", "--against", "no-such-plan"], "没有文件 no-such-plan"),
        (["plans/with-mistakes/全角冒号.yaml", "--fail-on", "bad"], "--fail-on 里没有 bad"),
        (["plans/sample-county/annual-2024.yaml", "--format", "pdf"], "没有输出格式 pdf"),
        (["plans/sample-county/annual-2024.yaml", "--format", "xlsx"], "加 --out"),
        (["plans/sample-county/annual-2024.yaml", "x", "--rev", "HEAD"], "只能写一样"),
    ],
)
def test_what_cannot_be_compared_is_told_in_chinese(arguments: list[str], words: str, fzjs: Run) -> None:
    ran = fzjs("diff", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


@pytest.mark.parametrize("name", ["a.md", "a.csv", "a.html", "a.json", "a.xlsx"])
def test_the_ending_of_the_file_names_the_format(name: str, tmp_path: Path, fzjs: Run) -> None:
    pytest.importorskip("openpyxl")
    plan = "plans/sample-county/annual-2024.yaml"
    assert fzjs("diff", plan, "--out", tmp_path / name).code == 0
    first = (tmp_path / name).read_bytes()
    assert fzjs("diff", plan, "--out", tmp_path / name).code == 2
    assert fzjs("diff", plan, "--out", tmp_path / name, "--force").code == 0
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (HERE.parents[1] / "plans/with-mistakes").glob("*.yaml"))
)
def test_no_damaged_plan_ends_in_a_traceback(name: str, fzjs: Run) -> None:
    path = f"plans/with-mistakes/{name}"
    for arguments in (["diff", path], ["diff", path, "--against", "framework-small"], ["diff", path, path]):
        assert fzjs(*arguments).code in (0, 2)
