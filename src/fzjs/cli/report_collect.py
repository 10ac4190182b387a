"""What `fzjs report collect` does, apart from its options: read, show the difference, ask, write."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.reporting.patch import Change
from fzjs.cli.exits import CLEAN, FINDINGS, UNABLE, CannotRunError, reason
from fzjs.cli.report_sheets import Taken, take, workspaces_for
from fzjs.cli.writing import rewrite_file, write_file
from fzjs.importing.report_sheet import MOST_BYTES, read_report_sheet
from fzjs.importing.source import UnreadableError

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call, as written."""

    files: tuple[Path, ...]
    yes: bool = False
    dry_run: bool = False
    workspace: Path | None = None


def collect(asked: Asked) -> int:
    """Take filled sheets over into reports, all or none, and return the exit code."""
    unread = 0
    taken: list[Taken] = []
    for path in asked.files:
        try:
            taken.append(
                take(read_report_sheet(_bytes(path), str(path)), workspaces_for(path, asked.workspace))
            )
        except UnreadableError as error:
            print(f"fzjs：{error}", file=sys.stderr)
            unread += 1
    _refuse_twice(taken)
    for each in taken:
        _show(each)
    refused = sum(bool(each.refusals) for each in taken)
    sys.stdout.flush()
    if unread or refused:
        print(f"\n有 {unread + refused} 份表不能收，没有写入任何报告。改好以后再收", file=sys.stderr)
        return UNABLE if unread else FINDINGS
    changed = [each for each in taken if each.changes]
    if not changed:
        print("没有改动")
    elif asked.dry_run:
        print(f"\n试收：{len(changed)} 份报告会有改动，没有写入")
    elif asked.yes or _agreed(len(changed)):
        for each in changed:
            _write(each)
        print(f"已写入 {len(changed)} 份报告")
    else:
        print("没有写入")
    return CLEAN


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(f"没有文件 {path}") from None
    except OSError as error:
        raise UnreadableError(f"无法读取 {path}：{reason(error)}") from None


def _refuse_twice(taken: Sequence[Taken]) -> None:
    """Two sheets for one report would overwrite each other."""
    first: dict[Path, str] = {}
    for each in taken:
        if each.path is not None:
            other = first.setdefault(each.path.resolve(), each.name)
            if other != each.name:
                raise CannotRunError(f"{other} 和 {each.name} 是同一份报告（{each.shown}）的表，只收一份")


def _show(each: Taken) -> None:
    if each.refusals:
        print(f"\n{each.name}：不能收")
        for refusal in each.refusals:
            print(f"  {refusal.cell}：{refusal.message}；改法：{refusal.hint}")
        return
    how = "新建" if each.document is None else "修改" if each.changes else "没有改动"
    print(f"\n{each.name} → {each.shown}（{how}）")
    for change in each.changes:
        print(f"  {_told(change)}")
    for note in each.notes:
        print(f"  注意：{note}")


def _told(change: Change) -> str:
    subject = f"{change.measure} " if change.measure is not None else ""
    before = f"{_short(change.before)} → " if change.before is not None else ""
    return f"{subject}{change.what} {change.cell}：{before}{_short(change.after)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise CannotRunError("没有写入：不在终端里请加 --yes 写入，或者加 --dry-run 只看改动")
    print(f"\n写入 {count} 份报告吗？（y 写入，直接回车不写）：", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def _write(each: Taken) -> None:
    assert each.path is not None  # else there are refusals
    if each.document is None:
        write_file(each.path, each.text)
    else:
        rewrite_file(each.path, each.document.text, each.text)
