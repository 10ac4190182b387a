"""The other commands, and what all have in common."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import fzjs.cli as fzjs_cli
from fzjs import __version__
from fzjs.checks.registry import all_rules
from fzjs.model.kinds import KINDS
from tests.cli.conftest import Run

COMMANDS = ["validate", "import", "render", "diff", "trace", "status", "phrase", "explain", "schema", "new"]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_help_is_chinese_throughout(fzjs: Run, command: list[str]) -> None:
    ran = fzjs(*command, "--help")
    assert ran.code == 0
    for line in ran.out.splitlines():
        assert not line.strip() or is_chinese(line) or line.startswith("  --"), line
    for option in (line for line in ran.out.splitlines() if line.startswith("  -")):
        assert is_chinese(option), f"no Chinese purpose: {option}"


def test_version() -> None:
    ran = subprocess.run([sys.executable, "-m", "fzjs", "--version"], capture_output=True, check=True)
    assert ran.stdout.decode().strip() == f"fzjs {__version__}"


def test_no_command_shows_the_help(fzjs: Run) -> None:
    ran = fzjs()
    assert ran.code == 0
    assert "fzjs" in ran.out
    assert "validate" in ran.out


def test_an_unknown_command_ends_with_2(fzjs: Run) -> None:
    ran = fzjs("valdate")
    assert (ran.code, ran.out) == (2, "")
    assert "没有命令 valdate" in ran.err


def test_phrase_in_words_and_as_json(fzjs: Run) -> None:
    words = fzjs("phrase", "--plan-year", "2024", "每月2日前", "年底前", "不低于90%", "月亮升起时")
    assert words.code == 0
    assert len(words.out.splitlines()) == 4
    assert "2024-12-31" in words.out
    assert "没有读懂" in words.out
    lines = fzjs("phrase", "--plan-year", "2024", "--json", "每月2日前", "不低于90%").out.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["deadline", "target"]


def test_explain_one_all_and_none(fzjs: Run) -> None:
    assert "# FZ201" in fzjs("explain", "fz201").out
    every = fzjs("explain", "--all").out
    listed = fzjs("explain").out
    for code in all_rules():
        assert f"# {code} " in every
        assert code in listed
    unknown = fzjs("explain", "FZ999")
    assert unknown.code == 2


def test_the_committed_rule_pages_are_fresh(fzjs: Run, root: Path, tmp_path: Path) -> None:
    assert fzjs("explain", "--all", "--out", tmp_path).code == 0
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text("utf-8") for path in (root / "docs" / "rules").iterdir()}
    assert set(written) == set(committed)
    for name, text in written.items():
        assert committed[name] == text, f"docs/rules/{name}: write it again with `make fresh`"


def test_schema_prints_and_writes(fzjs: Run, tmp_path: Path) -> None:
    assert json.loads(fzjs("schema", "plan").out)["$schema"]
    assert fzjs("schema", "--out", tmp_path / "schemas").code == 0
    assert (tmp_path / "schemas" / "file.schema.json").is_file()
    assert fzjs("schema", "planet").code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_skeleton_is_a_clean_file_of_a_new_workspace(fzjs: Run, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "新建"
    assert fzjs("new", "workspace", folder, "--year", "2023", "--jurisdiction", "临江市").code == 0
    others = {"assessment": ["indicators"]}.get(kind, [])
    for number, each in enumerate([*others, kind]):
        if kind not in ("workspace", "units"):
            name = folder / f"{number}.yaml"
            if each in ("framework", "annual"):
                name = folder / ("framework.yaml" if each == "framework" else "annual-2023.yaml")
            ran = fzjs("new", each, "-o", name, "--year", "2023", "--jurisdiction", "临江市", "--force")
            assert ran.code == 0
    ran = fzjs("validate", folder, "--strict")
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_new_overwrites_nothing_unless_told(fzjs: Run, tmp_path: Path) -> None:
    file = tmp_path / "annual.yaml"
    file.write_text("mine", "utf-8")
    refused = fzjs("new", "annual", "-o", file)
    assert (refused.code, file.read_text("utf-8")) == (2, "mine")
    assert "--force" in refused.err
    assert fzjs("new", "annual", "-o", file, "--force").code == 0
    assert "kind: annual" in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["annual.yaml"], "nothing half-written is left"


def test_new_takes_the_jurisdiction_of_the_workspace_it_writes_into(fzjs: Run, tmp_path: Path) -> None:
    folder = tmp_path / "县"
    assert fzjs("new", "workspace", folder, "--jurisdiction", "青山县").code == 0
    assert fzjs("new", "scheme", "-o", folder / "方案.yaml").code == 0
    assert "青山县法治政府建设示范创建工作方案" in (folder / "方案.yaml").read_text("utf-8")
    misplaced = fzjs("new", "annual", folder / "要点.yaml")
    assert misplaced.code == 2
    assert "-o" in misplaced.err


def test_explain_a_family(fzjs: Run) -> None:
    told = fzjs("explain", "FZ8").out
    assert [code for code in all_rules() if f"# {code} " in told] == [
        code for code in all_rules() if code[:3] == "FZ8"
    ]


def test_new_refuses_names_that_would_break_the_file(fzjs: Run, tmp_path: Path) -> None:
    ran = fzjs("new", "workspace", tmp_path / "x", "--jurisdiction", "县: {a")
    assert ran.code == 2
    assert not (tmp_path / "x").exists()


def test_options_that_commands_share_are_declared_once() -> None:
    """Else one of them is soon called, or explained, otherwise."""
    package = Path(fzjs_cli.__file__).parent
    sources = {path.name: path.read_text("utf-8") for path in package.glob("*.py")}
    for declared in (
        'help="写进文件")',
        'help="覆盖已有的文件")',
        'help="计划文件或编号；默认为工作区的当前计划"',
    ):
        assert [name for name, text in sources.items() if declared in text] == ["options.py"], declared


def test_a_benchmark_explains_itself() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "startup.py"
    for argument, code in (("--help", 0), ("no-such-plan.yaml", 2)):
        ran = subprocess.run([sys.executable, script, argument], capture_output=True, text=True, check=False)
        assert ran.returncode == code
        assert "usage: startup.py" in ran.stdout + ran.stderr
        assert "Traceback" not in ran.stderr
