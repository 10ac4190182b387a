"""What `fzjs validate` does, apart from parsing its options, so that a plain call need not load the parser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple

from fzjs.checks.finding import Finding
from fzjs.checks.pool import check_all
from fzjs.checks.run import Checked, Checker
from fzjs.checks.selection import Selection, unknown_patterns
from fzjs.checks.summary import summarise
from fzjs.cli.exits import CLEAN, FINDINGS, UNABLE, CannotRunError, reader_may_leave
from fzjs.cli.listing import listed_paths
from fzjs.workspace.targets import Target, find_targets

FORMATS = ("text", "json")

_PROGRESS_FROM = 100
"""Number of files from which a progress bar is worth its place."""


class Request(NamedTuple):
    """The options of one call."""

    paths: tuple[str, ...] = ()
    files_from: str = ""
    format: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    on: str = ""
    jobs: int = 0


def validate(request: Request) -> int:
    """Check what was asked for, print what was found, and return the exit code."""
    selection = Selection(_codes(request.select), _codes(request.ignore))
    day = _day(request.on)
    paths = _paths(request)
    if not paths:
        print("没有要检查的文件")
        return CLEAN
    is_absolute = any(path.is_absolute() for path in paths)
    targets = find_targets([path.absolute() for path in paths], partial(_shown, is_absolute=is_absolute))
    files = sum(len(target.entries) for target in targets)
    if not files:
        where = "、".join(request.paths) or "当前文件夹"
        raise CannotRunError(
            f"{where} 里没有计划文件（写有 kind: 的 .yaml 文件）。新建工作区：fzjs new workspace 文件夹"
        )
    findings: list[Finding] = []
    failed = False
    for target in targets:
        checker = Checker(target.workspace, selection, day)
        found = _findings_of(checker, target, request.jobs or os.cpu_count() or 1, files)
        failed |= summarise(found, 0).fails("warning" if request.strict else checker.fails_at)
        findings += found if is_absolute else [_seen_from_here(finding) for finding in found]
    named = {_shown(path.absolute(), is_absolute=is_absolute) for path in paths}
    unable = any(finding.code == "FZ015" and finding.path in named for finding in findings)
    with reader_may_leave():
        _report(findings, files, request.format)
    return UNABLE if unable else FINDINGS if failed else CLEAN


def _findings_of(checker: Checker, target: Target, jobs: int, files: int) -> list[Finding]:
    findings: list[Finding] = []
    used: set[int] = set()
    for checked in _with_progress(check_all(checker, target.entries, jobs), len(target.entries), files):
        findings += checked.findings
        used |= checked.used
    if target.is_whole:
        findings += checker.useless_acceptances(used)
    return sorted(findings, key=lambda finding: finding.order)


def _with_progress(checked: Iterable[Checked], count: int, files: int) -> Iterator[Checked]:
    if files < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from checked
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(checked, "校验", total=count, console=Console(stderr=True), transient=True)


def _report(findings: list[Finding], files: int, form: str) -> None:
    summary = summarise(findings, files)
    if form == "json":
        from fzjs.checks.reporters.json import report_json

        print(report_json(findings, summary))
        return
    from fzjs.checks.reporters.text import plain, report_text
    from fzjs.cli.colours import paint

    if not sys.stdout.isatty():
        print(report_text(findings, summary))
        return
    colours = plain if "NO_COLOR" in os.environ else paint
    print(report_text(findings, summary, colours, get_terminal_size().columns))


def _codes(patterns: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(pattern.strip().upper() for pattern in patterns if pattern.strip())
    unknown = unknown_patterns(codes)
    if unknown:
        raise CannotRunError(f"没有规则 {'、'.join(unknown)}。全部规则见 fzjs explain")
    return codes


def _paths(request: Request) -> list[Path]:
    named = list(request.paths)
    if not named and not request.files_from:
        named = ["."]
    missing = [name for name in named if not os.path.lexists(name)]
    if missing:
        raise CannotRunError(f"没有这个文件或文件夹：{'、'.join(missing)}")
    listed = listed_paths(request.files_from) if request.files_from else []
    return [Path(name) for name in (*named, *listed)]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise CannotRunError(f"日期 {text} 不对，请写成 2024-06-30") from None


def _shown(path: Path, *, is_absolute: bool) -> str:
    shown = str(path) if is_absolute else os.path.relpath(path)
    return "" if shown == "." else shown.replace(os.sep, "/")


def _seen_from_here(finding: Finding) -> Finding:
    """The finding with its file's shortest relative path: a workspace above may be seen from within."""
    if not finding.path.startswith(".."):
        return finding
    return replace(finding, path=os.path.relpath(finding.path).replace(os.sep, "/"))
