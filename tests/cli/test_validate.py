"""`fzjs validate`: what it looks at, what it prints, how it ends."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def misspell(workspace: Path) -> Path:
    plan = workspace / "annual-2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("lead: [县司法局]", "lead: [县司法据]"), "utf-8")
    return plan


def test_a_clean_workspace_ends_with_0(fzjs: Run, workspace: Path) -> None:
    ran = fzjs("validate", workspace)
    assert (ran.code, ran.err) == (0, "")
    assert "没有发现问题" in ran.out


def test_a_finding_ends_with_1_and_names_place_and_remedy(fzjs: Run, workspace: Path) -> None:
    plan = misspell(workspace)
    ran = fzjs("validate", plan)
    assert ran.code == 1
    line = next(n for n, text in enumerate(plan.read_text("utf-8").splitlines(), 1) if "县司法据" in text)
    assert f"  {line}:16  错误 FZ201" in ran.out
    assert "县司法局" in ran.out
    assert "^^^^^^^^" in ran.out, "the caret is as wide as the four characters"


def test_one_bad_file_hides_no_other(fzjs: Run, workspace: Path) -> None:
    misspell(workspace)
    (workspace / "framework.yaml").write_bytes("kind：framework\nid: 规划".encode("gb18030"))
    ran = fzjs("validate", workspace)
    assert ran.code == 1
    assert "FZ201" in ran.out
    assert "FZ001" in ran.out


def test_json_has_one_stable_shape(fzjs: Run, workspace: Path) -> None:
    plan = misspell(workspace)
    ran = fzjs("validate", workspace, "--format", "json")
    told = json.loads(ran.out)
    assert set(told) == {"format", "findings", "summary"}
    assert told["summary"]["errors"] == len([f for f in told["findings"] if f["severity"] == "error"]) >= 1
    assert told["summary"]["files"] == 4
    for finding in told["findings"]:
        assert set(finding) == {
            "code", "severity", "message", "hint", "file", "line", "column", "end_column", "id", "fixable",
        }  # fmt: skip
    unknown = next(finding for finding in told["findings"] if finding["code"] == "FZ201")
    assert (unknown["file"], unknown["column"], unknown["end_column"]) == (str(plan), 16, 20)
    assert unknown["id"] == "m01"


def test_options_and_no_options_find_the_same(fzjs: Run, workspace: Path) -> None:
    misspell(workspace)
    assert fzjs("validate", workspace).out == fzjs("validate", workspace, "--format", "text").out


def test_several_processes_find_the_same_in_the_same_order(fzjs: Run, workspace: Path) -> None:
    text = misspell(workspace).read_text("utf-8")
    for number in range(200):
        (workspace / f"copy-{number}.yaml").write_text(text.replace("annual-2024", f"copy-{number}"), "utf-8")
    one, two = (fzjs("validate", workspace, "--jobs", jobs, "--format", "json") for jobs in ("1", "2"))
    assert one.out == two.out
    assert json.loads(one.out)["summary"]["files"] == 204


def test_paths_from_a_file_and_from_standard_input(
    fzjs: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = misspell(workspace)
    listed = tmp_path / "清单.txt"
    listed.write_text(f"{plan}\n\n", "utf-8")
    from_file = fzjs("validate", "--files-from", listed)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{plan}\n".encode())))
    assert fzjs("validate", "--files-from", "-").out == from_file.out
    assert from_file.code == 1


def test_without_paths_the_workspaces_below_here(
    fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misspell(workspace)
    monkeypatch.chdir(workspace.parent)
    ran = fzjs("validate")
    assert ran.code == 1
    assert ran.out.startswith("示例县/annual-2024.yaml\n")


def test_inside_a_workspace_paths_are_short(
    fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misspell(workspace)
    monkeypatch.chdir(workspace)
    assert fzjs("validate").out.startswith("annual-2024.yaml\n")
    assert fzjs("validate", "annual-2024.yaml").out.startswith("annual-2024.yaml\n")


def test_from_a_folder_within_the_workspace_it_is_found_all_the_same(
    fzjs: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "plans" / "sample-county", tmp_path / "county")
    monkeypatch.chdir(tmp_path / "county" / "reports" / "2024-05")
    report = Path("县司法局.yaml")
    on_purpose = ["--ignore", "FZ716,FZ717,FZ721"]
    for arguments in ([], ["."], [report]):
        assert "没有发现问题" in fzjs("validate", *arguments, *on_purpose).out
    report.write_text(report.read_text("utf-8").replace("plan: annual-2024", "plan: annual-2042"), "utf-8")
    assert fzjs("validate", *on_purpose).out.startswith("县司法局.yaml\n")


def test_a_list_of_changes_as_git_writes_it(
    fzjs: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    misspell(workspace).rename(workspace / "要点.yaml")
    quoted = "".join(f"\\{byte:03o}" if byte > 127 else chr(byte) for byte in "示例县/要点.yaml".encode())
    Path("list").write_text(f'"{quoted}"\n示例县/已删除.yaml\n', "utf-8")
    ran = fzjs("validate", "--files-from", "list")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "示例县/要点.yaml")
    assert "跳过不存在的文件：示例县/已删除.yaml" in ran.err
    Path("list").write_text("\n", "utf-8")
    nothing = fzjs("validate", "--files-from", "list")
    assert (nothing.code, nothing.out.strip()) == (0, "没有要检查的文件")


def test_settings_of_another_kind_or_with_a_mistake_are_told_whatever_is_asked_for(
    fzjs: Run, workspace: Path
) -> None:
    settings, plan = workspace / "fzjs.yaml", workspace / "annual-2024.yaml"
    right = settings.read_text("utf-8")
    settings.write_text(right + "rules: {fail_on: 警告}\n", "utf-8")
    assert "FZ104" in fzjs("validate", plan).out
    settings.write_text(right.replace("kind: workspace", "kind: units"), "utf-8")
    assert "fzjs.yaml 是工作区设置" in fzjs("validate", workspace).out


def test_select_and_ignore(fzjs: Run, workspace: Path) -> None:
    misspell(workspace)
    assert fzjs("validate", workspace, "--ignore", "FZ2").code == 0
    assert fzjs("validate", workspace, "--select", "FZ3,FZ4").code == 0
    assert fzjs("validate", workspace, "--select", "FZ201").code == 1
    assert fzjs("validate", workspace, "--select", "fz3、FZ2").code == 1
    assert fzjs("validate", workspace, "--ignore", "FZ").code == 2, "everything is no rule"
    unknown = fzjs("validate", workspace, "--select", "FZ999")
    assert unknown.code == 2
    assert "FZ999" in unknown.err


def test_strict_fails_on_warnings(fzjs: Run, workspace: Path) -> None:
    plan = workspace / "annual-2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("deadline: 2024年12月底前", "deadline: 适时"), "utf-8")
    relaxed = fzjs("validate", plan, "--select", "FZ302")
    assert (relaxed.code, "FZ302" in relaxed.out) == (0, True)
    assert fzjs("validate", plan, "--select", "FZ302", "--strict").code == 1


def test_settings_say_what_fails(fzjs: Run, workspace: Path) -> None:
    plan = workspace / "annual-2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("deadline: 2024年12月底前", "deadline: 适时"), "utf-8")
    settings = workspace / "fzjs.yaml"
    settings.write_text(settings.read_text("utf-8") + "rules: {select: [FZ302], fail_on: warning}\n", "utf-8")
    assert fzjs("validate", workspace).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["没有.yaml"], "没有这个文件或文件夹：没有.yaml"),
        (["--format", "yaml"], "没有输出格式 yaml"),
        (["--on", "明天"], "--on 明天 不是日期"),
        (["--files-from", "没有.txt"], "无法读取 没有.txt"),
        (["--no-such"], "没有选项 --no-such"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(
    fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(workspace)
    ran = fzjs("validate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_an_empty_folder_is_no_success(fzjs: Run, tmp_path: Path) -> None:
    ran = fzjs("validate", tmp_path)
    assert ran.code == 2
    assert "fzjs new workspace" in ran.err


def test_a_file_that_is_no_plan_is_told_so(fzjs: Run, tmp_path: Path) -> None:
    other = tmp_path / "ci.yaml"
    other.write_text("jobs:\n  test: {}\n", "utf-8")
    ran = fzjs("validate", other)
    assert ran.code == 1
    assert "FZ105" in ran.out


def test_a_plan_without_a_workspace_is_checked_on_its_own(fzjs: Run, workspace: Path, tmp_path: Path) -> None:
    loose = tmp_path / "要点.yaml"
    loose.write_text(misspell(workspace).read_text("utf-8").replace("titel", "title"), "utf-8")
    ran = fzjs("validate", loose)
    assert "FZ201" not in ran.out, "without a register nothing can be said of units"
    assert "FZ214" in ran.out, "and that is said"
    assert "没有发现问题" not in ran.out
    assert ran.code == 0


def test_in_a_new_workspace_units_are_looked_up(fzjs: Run, tmp_path: Path) -> None:
    folder = tmp_path / "青山县"
    assert fzjs("new", "workspace", folder, "--jurisdiction", "青山县").code == 0
    assert "FZ214" not in fzjs("validate", folder).out
    (folder / "units.yaml").unlink()
    ran = fzjs("validate", folder)
    assert "没有单位名录，单位没有核对" in ran.out


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "fzjs", *arguments], capture_output=True, check=False, **options
    )


def test_a_console_without_chinese_breaks_nothing(workspace: Path) -> None:
    misspell(workspace)
    for encoding in ("ascii", "gbk", "utf-8"):
        ran = program("validate", str(workspace), env={**os.environ, "PYTHONIOENCODING": encoding})
        assert (ran.returncode, ran.stderr) == (1, b""), encoding
        assert b"FZ201" in ran.stdout


def test_a_reader_that_leaves_early_breaks_nothing(workspace: Path) -> None:
    misspell(workspace)
    command = f'"{sys.executable}" -m fzjs validate "{workspace}" --format json | head -c 1'
    ran = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert ran.stderr == b""


def test_the_exit_code_outlives_the_reader(workspace: Path) -> None:
    misspell(workspace)
    command = f'"{sys.executable}" -m fzjs validate "{workspace}" | true; exit ${{PIPESTATUS[0]}}'
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_and_a_closed_output_are_told_in_one_line(workspace: Path) -> None:
    program = f'"{sys.executable}" -m fzjs validate "{workspace}"'
    full = subprocess.run(["bash", "-c", f"{program} > /dev/full"], capture_output=True, check=False)
    assert (full.returncode, full.stderr.decode()) == (2, "fzjs：无法输出：磁盘空间不足\n")
    closed = subprocess.run(["bash", "-c", f"{program} >&-"], capture_output=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_a_validating_process_loads_no_option_parser(workspace: Path) -> None:
    probe = (
        "import sys; from fzjs.cli.exits import run; code = run(['validate', sys.argv[1]]); "
        "print(sorted({'typer', 'click', 'rich', 'jinja2', 'multiprocessing', 'difflib', 'asyncio'} & set(sys.modules)), code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe, str(workspace / "annual-2024.yaml")], capture_output=True, check=True
    )
    assert ran.stdout.decode().splitlines()[-1] == "[] 0"
