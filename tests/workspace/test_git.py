"""Files in other revisions: found by path or by id, and clear words where git cannot say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fzjs.workspace import git
from fzjs.workspace.git import GitError, text_at


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    def run(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    folder = tmp_path / "计划 一"
    folder.mkdir()
    (folder / "甲.yaml").write_bytes(b"id: a.1\nkind: annual\n")
    (folder / "乙.yaml").write_bytes(b"id: a-1\nkind: annual\n")
    run("add", ".")
    run("commit", "-q", "-m", "one")
    run("tag", "v1")
    (folder / "甲.yaml").rename(tmp_path / "丙.yaml")
    run("add", "-A")
    run("commit", "-q", "-m", "two")
    return tmp_path


def test_a_file_at_its_place(repository: Path) -> None:
    assert text_at(repository / "计划 一" / "乙.yaml", "v1")[0] == b"id: a-1\nkind: annual\n"


def test_a_file_that_had_another_place_is_known_by_its_id(repository: Path) -> None:
    assert text_at(repository / "丙.yaml", "v1", "a.1") == (
        b"id: a.1\nkind: annual\n",
        "计划 一/甲.yaml",
    )
    with pytest.raises(GitError, match=r"没有 丙\.yaml"):
        text_at(repository / "丙.yaml", "v1")


@pytest.mark.parametrize("revision", ["v2", "", "-h", "--upload-pack=x", "v1:乙.yaml", "v1\0", "v1^{tree}"])
def test_revisions_that_are_none(revision: str, repository: Path) -> None:
    with pytest.raises(GitError):
        text_at(repository / "丙.yaml", revision)


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="不在 git 仓库里"):
        text_at(tmp_path / "a.yaml", "HEAD")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="没有找到 git"):
        git.text_at(tmp_path / "a.yaml", "HEAD")
