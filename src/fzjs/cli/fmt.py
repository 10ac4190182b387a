"""`fzjs fmt`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def fmt(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="路径…", help="计划文件或文件夹；不写则为当前文件夹下的所有工作区"),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="不改文件；有要整理的，退出码为 1")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="不改文件，显示要改的地方；退出码同 --check")] = False,
) -> int:
    """整理版面：键的顺序、必要的引号、行尾空格、UTF-8 编码；注释、空行、换行和内容都不变。

    例：fzjs fmt plans/sample-county
    """
    from fzjs.cli.exits import CLEAN, FINDINGS
    from fzjs.cli.validation import Request, targets_of
    from fzjs.cli.writing import write_bytes
    from fzjs.workspace.formatting.formatter import format_file

    files = changes = failures = 0
    for target in targets_of(Request(tuple(paths or ()))):
        for entry in target.entries:
            files += 1
            data = _read(entry.path)
            formatted = format_file(data, entry.shown, target.workspace.limits)
            if formatted.problem is not None:
                failures += 1
                problem = formatted.problem
                place = f"{entry.shown}:{problem.line}:{problem.column}"
                print(
                    f"没有整理 {place}: {problem.code} {problem.message}；改法：{problem.hint}",
                    file=sys.stderr,
                )
            elif formatted.data != data:
                changes += 1
                if diff:
                    print(_difference(data, formatted.data, entry.shown))
                elif check:
                    print(f"要整理 {entry.shown}")
                else:
                    write_bytes(entry.path, formatted.data, force=True)
                    print(f"已整理 {entry.shown}")
    print(_summary(files, changes, failures, changed=not (check or diff)), file=sys.stderr)
    return FINDINGS if failures or (changes and (check or diff)) else CLEAN


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # reading it as a plan says why
        return b""


def _difference(before: bytes, after: bytes, shown: str) -> str:
    from difflib import unified_diff

    from fzjs.workspace.encoding import decode

    old, new = ((decode(data)[0] or "").splitlines() for data in (before, after))
    return "\n".join(unified_diff(old, new, shown, f"{shown}（整理后）", lineterm=""))


def _summary(files: int, changes: int, failures: int, *, changed: bool) -> str:
    told = f"{files} 个文件，{'整理了' if changed else '要整理'} {changes} 个"
    return f"{told}，{failures} 个有错误，没有整理。先运行 fzjs validate --fix" if failures else told
