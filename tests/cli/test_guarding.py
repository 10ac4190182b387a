"""A repository that guards itself: fixes, formatting, baseline, changed files, shards, cache, reports."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT

git_is_here = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")


def codes(fzjs: Run, *arguments: str | Path) -> list[tuple[str, str, int]]:
    told = json.loads(fzjs("validate", *arguments, "--format", "json").out)
    return [(finding["file"], finding["code"], finding["line"]) for finding in told["findings"]]


class TestFix:
    def test_what_is_sure_is_written_and_told(self, fzjs: Run, workspace: Path) -> None:
        plan = workspace / "annual-2024.yaml"
        plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
        with plan.open("ab") as file:
            file.write("closing: 年内完成,不再拖延\r\n".encode())
        plan.write_bytes(plan.read_bytes().decode().encode("gbk"))
        ran = fzjs("validate", workspace, "--fix")
        assert ran.code == 0
        assert "FZ001 1 处" in ran.err
        assert "FZ607 1 处" in ran.err
        text = plan.read_bytes().decode()
        assert text.count("\n") == text.count("\r\n")
        assert "年内完成，不再拖延" in text
        assert "没有可以自动改的问题" in fzjs("validate", workspace, "--fix").err

    def test_without_it_nothing_is_written(self, fzjs: Run, workspace: Path) -> None:
        plan = workspace / "annual-2024.yaml"
        plan.write_bytes(plan.read_bytes() + "closing: 甲,乙\n".encode())
        before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
        fzjs("validate", workspace)
        assert before == {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}

    def test_permissions_and_links_stay(self, fzjs: Run, workspace: Path) -> None:
        plan, link = workspace / "annual-2024.yaml", workspace / "z.yaml"
        plan.write_bytes(plan.read_bytes() + "closing: 甲,乙\n".encode())
        plan.chmod(0o640)
        plan.rename(workspace / "true.yaml")
        plan.symlink_to("true.yaml")
        assert "FZ607" in fzjs("validate", plan, "--fix").err
        assert plan.is_symlink()
        assert (workspace / "true.yaml").stat().st_mode & 0o777 == 0o640
        assert not link.exists()


class TestFmt:
    def test_keys_in_order_and_comments_stay(self, fzjs: Run, workspace: Path) -> None:
        plan = workspace / "annual-2024.yaml"
        lines = plan.read_text("utf-8").splitlines()
        kind = next(line for line in lines if line.startswith("kind:"))
        lines.remove(kind)
        plan.write_text("\n".join([*lines, "# 说明", f"{kind}   "]), "utf-8")
        assert fzjs("fmt", workspace, "--check").code == 1
        shown = fzjs("fmt", workspace, "--diff")
        assert (shown.code, f"+{kind}" in shown.out) == (1, True)
        assert fzjs("fmt", workspace).code == 0
        text = plan.read_text("utf-8")
        assert text.index("# 说明\nkind:") < text.index("\nid:")
        assert fzjs("fmt", workspace, "--check").code == 0

    def test_what_cannot_be_read_is_left_alone_and_named(self, fzjs: Run, workspace: Path) -> None:
        plan = workspace / "annual-2024.yaml"
        edit(plan, "title: ", "title：")
        before = plan.read_bytes()
        ran = fzjs("fmt", workspace)
        assert ran.code == 1
        assert "FZ004" in ran.err
        assert plan.read_bytes() == before


class TestBaseline:
    def test_only_new_findings_count(self, fzjs: Run, workspace: Path, tmp_path: Path) -> None:
        plan, baseline = workspace / "annual-2024.yaml", tmp_path / "基线.json"
        edit(plan, "lead: [县司法局]", "lead: [县司法据]")
        assert fzjs("validate", workspace).code == 1
        assert fzjs("validate", workspace, "--baseline", baseline, "--write-baseline").code == 0
        plan.write_text(f"# 多出一行\n# 再多一行\n{plan.read_text('utf-8')}", "utf-8")
        assert codes(fzjs, workspace, "--baseline", baseline) == []
        edit(plan, "deadline: 2024年12月底前", "deadline: 尽快")
        assert {code for _, code, _ in codes(fzjs, workspace, "--baseline", baseline)} >= {"FZ302"}
        edit(plan, "县司法据", "县司法局")
        stale = fzjs("validate", workspace, "--baseline", baseline, "--ignore", "FZ3,FZ4")
        assert "FZ023" in stale.out
        assert fzjs("validate", plan.parent / "units.yaml", "--baseline", baseline).out.count("FZ023") == 0

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["--baseline", "没有.json"], "--write-baseline"),
            (["--write-baseline"], "--baseline"),
            (["--baseline", "b.json", "--write-baseline", "--shard", "1/2"], "不能和"),
        ],
    )
    def test_what_makes_no_sense_is_told(
        self, fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
    ) -> None:
        monkeypatch.chdir(workspace)
        ran = fzjs("validate", *arguments)
        assert (ran.code, told in ran.err) == (2, True)


class TestShards:
    def test_together_they_tell_what_one_run_tells(self, fzjs: Run) -> None:
        folder = ROOT / "plans" / "with-mistakes"
        whole = codes(fzjs, folder)
        parts = [codes(fzjs, folder, "--shard", f"{number}/3") for number in (1, 2, 3)]
        assert sorted(finding for part in parts for finding in part) == sorted(whole)
        assert all(parts)

    def test_an_empty_part_is_clean(self, fzjs: Run, workspace: Path) -> None:
        results = [fzjs("validate", workspace, "--shard", f"{number}/9").code for number in range(1, 10)]
        assert results == [0] * 9

    @pytest.mark.parametrize("wrong", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2"])
    def test_a_wrong_part_is_told(self, fzjs: Run, workspace: Path, wrong: str) -> None:
        ran = fzjs("validate", workspace, f"--shard={wrong}")
        assert (ran.code, "K/N" in ran.err) == (2, True)


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The samples in a repository of their own."""
    folder = tmp_path / "仓库"
    shutil.copytree(ROOT / "plans", folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    return folder


@git_is_here
class TestChangedSince:
    def affected(self, fzjs: Run, folder: Path, revision: str = "HEAD") -> int:
        """Compares with a full run; returns how many files were looked at."""
        told = json.loads(fzjs("validate", folder, "--changed-since", revision, "--format", "json").out)
        whole = codes(fzjs, folder)
        found = [(finding["file"], finding["code"], finding["line"]) for finding in told["findings"]]
        assert set(found) <= set(whole)
        return int(told["summary"]["files"])

    def test_nothing_changed_nothing_looked_at(self, fzjs: Run, repository: Path) -> None:
        assert self.affected(fzjs, repository) == 0
        assert fzjs("validate", repository, "--changed-since", "HEAD").code == 0

    def test_what_refers_to_a_changed_plan_is_looked_at(self, fzjs: Run, repository: Path) -> None:
        county = repository / "sample-county"
        edit(county / "annual-2024.yaml", "id: m02\n", "id: m92\n")
        found = codes(fzjs, repository, "--changed-since", "HEAD")
        names = {file for file, _, _ in found}
        assert names - {str(county / "annual-2024.yaml")}, "the reports on m02 as well"
        assert set(found) == {finding for finding in codes(fzjs, county) if finding[0] in names}

    def test_units_and_settings_concern_every_file(self, fzjs: Run, repository: Path) -> None:
        county = repository / "sample-county"
        everything = len(list(county.rglob("*.yaml")))
        edit(county / "units.yaml", "县司法局", "县司法局 ")
        assert self.affected(fzjs, repository) == everything
        git(repository, "checkout", "-q", ".")
        (county / "fzjs.yaml").write_text((county / "fzjs.yaml").read_text("utf-8") + "\n# 说明\n", "utf-8")
        assert self.affected(fzjs, repository) == everything

    def test_a_changed_report_concerns_those_that_are_compared_with_it(
        self, fzjs: Run, repository: Path
    ) -> None:
        """A note copied later, evidence used again, a unit that has not reported: told in other files."""
        county = repository / "sample-county"
        edit(county / "reports/2024-05/县卫健局.yaml", "一场", "两场")
        (county / "reports/2024-04/县发改局.yaml").unlink()
        looked_at = {file for file, _, _ in codes(fzjs, repository, "--changed-since", "HEAD")}
        assert str(county / "fzjs.yaml") in looked_at
        assert str(county / "reports/2024-06/县政务服务中心.yaml") in looked_at
        assert str(county / "annual-2023.yaml") not in looked_at

    def test_a_deleted_file_and_changed_evidence(self, fzjs: Run, repository: Path) -> None:
        county = repository / "sample-county"
        evidence = next(path for path in (county / "evidence").rglob("*") if path.is_file())
        evidence.write_bytes(b"something else")
        assert 0 < self.affected(fzjs, repository) < 20
        git(repository, "checkout", "-q", ".")
        (county / "indicators-2024.yaml").unlink()
        found = codes(fzjs, repository, "--changed-since", "HEAD")
        assert "FZ801" in {code for _, code, _ in found}, "the assessment has lost its indicators"

    def test_any_change_is_found_as_in_a_full_run(self, fzjs: Run, repository: Path) -> None:
        """What differs between full runs before and after a change is seen among the affected files."""
        county = repository / "sample-county"
        before = set(codes(fzjs, county))
        files = sorted(county.rglob("*.yaml"))
        dice = random.Random(7)
        for number in range(25):
            path = dice.choice(files)
            lines = path.read_text("utf-8").splitlines(keepends=True)
            at = dice.randrange(len(lines))
            lines[at : at + 1] = dice.choice(
                [[], [lines[at].replace("m0", "m9")], [lines[at].replace("县", "现", 1)]]
            )
            path.write_text("".join(lines), "utf-8")
            after = codes(fzjs, county)
            seen = set(codes(fzjs, county, "--changed-since", "HEAD"))
            touched = {file for file, _, _ in set(after) ^ before}
            assert {finding for finding in after if finding[0] in touched} <= seen, (number, path, at)
            git(repository, "checkout", "-q", ".")

    def test_committed_changes_and_untracked_files_count(self, fzjs: Run, repository: Path) -> None:
        county = repository / "sample-county"
        edit(county / "annual-2023.yaml", "title: ", "title:  ")
        git(repository, "commit", "-qam", "two")
        assert self.affected(fzjs, repository) == 0
        assert self.affected(fzjs, repository, "HEAD~1") >= 1
        shutil.copy(county / "annual-2023.yaml", county / "new.yaml")
        assert "FZ503" in {code for _, code, _ in codes(fzjs, repository, "--changed-since", "HEAD")}

    def test_before_the_first_commit_everything_is_new(self, fzjs: Run, workspace: Path) -> None:
        git(workspace, "init", "-q")
        assert self.affected(fzjs, workspace) == 4

    @pytest.mark.parametrize("revision", ["没有", "--output=x", "HEAD~99"])
    def test_a_revision_that_does_not_exist(self, fzjs: Run, repository: Path, revision: str) -> None:
        ran = fzjs("validate", repository, f"--changed-since={revision}")
        assert ran.code == 2
        assert "版本库里没有" in ran.err

    def test_outside_a_repository(self, fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
        ran = fzjs("validate", workspace, "--changed-since", "HEAD")
        assert ran.code == 2


class TestCacheOfTheCommand:
    def test_many_files_are_remembered_and_answered_alike(
        self, fzjs: Run, workspace: Path, tmp_path: Path
    ) -> None:
        text = (workspace / "annual-2024.yaml").read_text("utf-8").replace("[县司法局]", "[县司法据]")
        for number in range(120):
            (workspace / f"c{number}.yaml").write_text(text.replace("annual-2024", f"c{number}"), "utf-8")
        fresh = fzjs("validate", workspace, "--no-cache")
        assert not (workspace / ".fzjs-cache").exists()
        cold, warm = fzjs("validate", workspace), fzjs("validate", workspace)
        assert fresh == cold == warm
        assert (workspace / ".fzjs-cache").is_dir()
        elsewhere = fzjs("validate", workspace, "--cache-dir", tmp_path / "c")
        assert elsewhere == cold
        assert any((tmp_path / "c").glob("*.json"))


class TestReports:
    def test_a_report_in_a_file_and_text_for_whoever_looks_on(self, fzjs: Run, tmp_path: Path) -> None:
        out = tmp_path / "out" / "r.json"
        ran = fzjs("validate", ROOT / "plans" / "with-mistakes", "--format", "gitlab", "--out", out)
        assert ran.code == 1
        assert "个错误" in ran.out
        assert len(json.loads(out.read_text("utf-8"))) > 10

    def test_github_gets_a_summary_of_the_step(
        self, fzjs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = tmp_path / "summary.md"
        page.write_text("before\n", "utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        ran = fzjs("validate", ROOT / "plans" / "with-mistakes", "--format", "github")
        assert ran.out.startswith("::error file=")
        assert page.read_text("utf-8").startswith("before\n## fzjs 校验结果")

    @pytest.mark.parametrize("form", ["concise", "github", "gitlab", "junit", "sarif", "checkstyle"])
    def test_a_gbk_console_breaks_nothing(self, form: str) -> None:
        command = [
            sys.executable,
            "-m",
            "fzjs",
            "validate",
            str(ROOT / "plans" / "with-mistakes"),
            "--format",
            form,
        ]
        for encoding in ("gbk", "ascii"):
            ran = subprocess.run(
                command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding}
            )
            assert (ran.returncode, ran.stderr) == (1, b"")


def test_schemas_suggest_the_names_of_a_workspace(fzjs: Run, tmp_path: Path) -> None:
    import jsonschema
    import yaml

    county = ROOT / "plans" / "sample-county"
    assert fzjs("schema", "--workspace", county, "--out", tmp_path).code == 0
    plan = json.loads((tmp_path / "plan.schema.json").read_text("utf-8"))
    lead = plan["$defs"]["Measure"]["properties"]["lead"]
    offered = lead["anyOf"][0]["items"]["anyOf"][0]["enum"]
    assert "县司法局" in offered
    assert lead["title"] == "牵头单位"
    assert "framework-2021-2025" in json.dumps(plan["properties"]["framework"])
    data = yaml.load((county / "annual-2024.yaml").read_text("utf-8"), yaml.BaseLoader)
    jsonschema.Draft202012Validator.check_schema(plan)
    assert data["kind"] == "annual"
    assert fzjs("schema", "--workspace", tmp_path / "没有").code == 2
