"""Plans as they were in other revisions, through the git command. Nothing is checked out, nothing is changed."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

_TIMEOUT = 60


class GitError(Exception):
    """Git cannot say; the message, in Chinese, says why and what to do."""


def text_at(path: Path, revision: str, file_id: str | None = None) -> tuple[bytes, str]:
    """A file's content in a revision, and the path it had there, relative to the repository.

    Where the revision does not have the path, a YAML file there that bears the id `file_id` is taken: files are known
    by their ids, not by their names.
    """
    folder = path.resolve().parent
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel", missing="不在 git 仓库里").strip()))
    commit = _commit(folder, revision)
    name = path.resolve().relative_to(top.resolve()).as_posix()
    found = name if _has(folder, commit, name) else _with_id(top, commit, file_id)
    if found is None:
        raise GitError(f"版本 {revision} 里没有 {path.name}，也没有编号相同的文件")
    return _git(
        folder, "cat-file", "blob", f"{commit}:{found}", missing=f"读不了版本 {revision} 的 {found}"
    ), found


def last_change(folder: Path) -> datetime | None:
    """When anything in a folder was last committed; None where git does not say (no repository, no commit, no git)."""
    try:
        told = _git(folder, "log", "-1", "--format=%ct", "--", ".", missing="")
    except GitError:
        return None
    return datetime.fromtimestamp(int(told), UTC) if told.strip() else None


def is_committed(folder: Path) -> bool:
    """Whether git knows every YAML file of a folder just as it is; False where git cannot say."""
    try:
        return not _git(folder, "status", "--porcelain", "--", "*.yaml", "*.yml", missing="")
    except GitError:
        return False


def _commit(folder: Path, revision: str) -> str:
    if not revision or revision.startswith("-"):
        raise GitError(f"版本 {revision or '（空）'} 不对，请写分支、标签或提交号，如 HEAD~1")
    name = f"{revision}^{{commit}}"
    problem = f"没有版本 {revision}，请写分支、标签或提交号，如 HEAD~1"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name, missing=problem)
    return os.fsdecode(found.split()[-1])


def _has(folder: Path, commit: str, name: str) -> bool:
    return _run(folder, "cat-file", "-e", f"{commit}:{name}").returncode == 0


def _with_id(top: Path, commit: str, file_id: str | None) -> str | None:
    if file_id is None:
        return None
    written = re.sub(r"([].[(){}*+?^$|\\])", r"\\\1", file_id)
    pattern = rf"^[\"']?id[\"']?[[:space:]]*:[[:space:]]*[\"']?{written}[\"']?[[:space:]]*(#.*)?$"
    found = _run(top, "grep", "-z", "-l", "-E", "-e", pattern, commit, "--", "*.yaml", "*.yml").stdout
    names = [os.fsdecode(name).partition(":")[2] for name in found.split(b"\0") if name]
    return names[0] if len(names) == 1 else None


def _git(folder: Path, *arguments: str, missing: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode != 0:
        raise GitError(missing)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, check=False, timeout=_TIMEOUT, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise GitError("没有找到 git 命令，请先安装 git") from None
    except subprocess.TimeoutExpired:
        raise GitError("git 太久没有回答") from None
    except ValueError:  # a NUL character
        raise GitError("版本的写法不对") from None
