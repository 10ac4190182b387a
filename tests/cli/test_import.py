"""`fzjs import` and `fzjs render`: a document becomes a plan file, and the plan a document."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.importing.word_files import TEXT, automatic_word_file


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "工作要点.docx"
    path.write_bytes(automatic_word_file())
    return path


def test_the_plan_goes_to_the_screen_and_the_report_beside_it(fzjs: Run, document: Path) -> None:
    ran = fzjs("import", document)
    assert ran.code == 0
    assert ran.out.startswith("fzjs: 1\nkind: annual\nid: annual-2024\n")
    assert "目标 4 个、措施 6 项" in ran.err
    assert "校验结果" in ran.err or "FZ" not in ran.err


def test_a_file_is_written_once(fzjs: Run, document: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "annual-2024.yaml"
    assert fzjs("import", document, "-o", target).code == 0
    written = target.read_text("utf-8")
    again = fzjs("import", document, "-o", target)
    assert again.code == 2
    assert "--force" in again.err
    assert fzjs("import", document, "-o", target, "--force").code == 0
    assert target.read_text("utf-8") == written


def test_what_was_written_passes_validation(fzjs: Run, workspace: Path, document: Path) -> None:
    for name in ("annual-2024.yaml", "framework.yaml"):
        (workspace / name).unlink()
    assert fzjs("import", document, "-o", workspace / "annual-2024.yaml").code == 0
    ran = fzjs("validate", workspace / "annual-2024.yaml", "--ignore", "FZ2,FZ5")
    assert ran.code == 0, ran.out


def test_a_register_is_drafted_where_there_is_none(fzjs: Run, workspace: Path, document: Path) -> None:
    for path in workspace.glob("*.yaml"):
        if path.name != "fzjs.yaml":
            path.unlink()
    ran = fzjs("import", document, "-o", workspace / "annual-2024.yaml", "--workspace", workspace)
    assert ran.code == 0
    assert "units.yaml" in ran.err
    assert "县审改办" in (workspace / "units.yaml").read_text("utf-8")
    assert fzjs("validate", workspace, "--select", "FZ0,FZ1").code == 0


def test_an_existing_register_is_left_alone(fzjs: Run, workspace: Path, document: Path) -> None:
    before = (workspace / "units.yaml").read_text("utf-8")
    fzjs("import", document, "-o", workspace / "new.yaml")
    assert (workspace / "units.yaml").read_text("utf-8") == before


def test_standard_input(fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "id: annual-2024" in fzjs("import", "-").out


def test_several_files_need_a_folder(fzjs: Run, document: Path, tmp_path: Path) -> None:
    second = tmp_path / "方案.txt"
    second.write_text("示例县执法试点方案\n一、试点任务\n（一）建立台账。逐件登记。\n", "utf-8")
    assert fzjs("import", document, second).code == 2
    assert fzjs("import", document, second, "-o", tmp_path / "plans").code == 0
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == ["工作要点.yaml", "方案.yaml"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["没有.docx"], "没有文件"),
        (["."], "文件夹"),
        (["x.txt", "--kind", "report"], "framework"),
        (["x.txt", "--workspace", "无"], "没有文件夹"),
    ],
)
def test_wrong_use(
    fzjs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = fzjs("import", *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_nothing_is_written_for_a_file_that_cannot_be_read(fzjs: Run, tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-1.7")
    ran = fzjs("import", tmp_path / "扫描.pdf", "-o", tmp_path / "x.yaml")
    assert (ran.code, (tmp_path / "x.yaml").exists()) == (2, False)
    assert "PDF" in ran.err


def test_a_missing_library_is_named(fzjs: Run, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    ran = fzjs("import", document)
    assert ran.code == 2
    assert "pip install 'fzjs[docx]'" in ran.err


def test_import_and_render_give_the_document_back(fzjs: Run, tmp_path: Path) -> None:
    text = "示例县2024年工作要点\n为做好工作，制定本要点。\n一、规范执法\n1.评查案卷。每年评查。（县司法局负责）\n2.公开结果。逐件公开。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    fzjs("import", tmp_path / "a.txt", "-o", tmp_path / "a.yaml")
    assert fzjs("render", tmp_path / "a.yaml", "--format", "text").out == text


def test_rendering_what_is_no_plan(fzjs: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("fzjs: 1\nkind: annual\n", "utf-8")
    ran = fzjs("render", tmp_path / "a.yaml")
    assert ran.code == 2
    assert "fzjs validate" in ran.err
    assert fzjs("render", tmp_path / "a.yaml", "--format", "pdf").code == 2
