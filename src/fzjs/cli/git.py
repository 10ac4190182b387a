"""What git knows of a folder: the files that have changed since a revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from fzjs.cli.exits import CannotRunError


def changed_since(folder: Path, revision: str) -> dict[Path, bytes]:
    """Everything in a folder that differs from a revision, committed or not, added and deleted files too.

    Resolved paths, each with what the file held at the revision (nothing for a file that it did not have).
    """
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\r\n")).resolve()
    commit = _commit(folder, revision)
    names = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", commit, "--").split(b"\0")
    names += _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    paths = {(top / os.fsdecode(name)).resolve(): name for name in names if name}
    inside = folder.resolve()
    return {path: _held(top, commit, name) for path, name in paths.items() if path.is_relative_to(inside)}


def _commit(folder: Path, revision: str) -> str:
    try:
        told = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except CannotRunError:
        if revision == "HEAD" and not _git(folder, "rev-list", "-n1", "--all"):  # before the first commit
            return _git(folder, "hash-object", "-t", "tree", "--stdin").decode().strip()
        raise CannotRunError(
            f"版本库里没有 {revision}。写分支、标签或提交号；浅克隆的仓库要先取得历史（如 git fetch --unshallow）"
        ) from None
    return told.decode().strip()


def _held(top: Path, commit: str, name: bytes) -> bytes:
    try:
        return _git(top, "cat-file", "blob", f"{commit}:{os.fsdecode(name)}")
    except CannotRunError:  # not there at that time, or a submodule
        return b""


def _git(folder: Path, *words: str) -> bytes:
    # A hook is run with variables that name its own repository and index; the folder decides here.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ran = subprocess.run(
            ["git", *words],
            cwd=folder,
            capture_output=True,
            check=False,
            env=surroundings,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise CannotRunError("--changed-since 要用 git，没有找到 git 命令") from None
    if ran.returncode:
        raise CannotRunError(
            f"{folder} 不在 git 版本库里，或者 git 出错：{ran.stderr.decode(errors='replace').strip()}"
        )
    return ran.stdout
