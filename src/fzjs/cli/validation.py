"""What `fzjs validate` does, apart from parsing its options, so that a plain call need not load the parser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fzjs.checks.finding import Finding, Severity
from fzjs.checks.pool import check_all
from fzjs.checks.run import Checked, Checker
from fzjs.checks.selection import Selection, unknown_patterns
from fzjs.checks.summary import Summary, summarise
from fzjs.cli.days import day_of
from fzjs.cli.exits import CLEAN, FINDINGS, UNABLE, CannotRunError, reader_may_leave
from fzjs.cli.listing import listed_paths
from fzjs.workspace.discovery import Entry
from fzjs.workspace.targets import Target, find_targets

_PROGRESS_FROM = 100
"""Number of files from which a progress bar is worth its place."""

_CACHED_FROM = 100
"""Number of files from which remembering what was found is worth a file on the disk."""


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
    fix: bool = False
    baseline: str = ""
    write_baseline: bool = False
    changed_since: str = ""
    shard: str = ""
    cache: bool = True
    cache_dir: str = ""
    out: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the files that are named are meant; then none at all is no mistake."""
        return bool(self.changed_since or self.shard)


def validate(request: Request) -> int:
    """Check what was asked for, print what was found, and return the exit code."""
    selection = Selection(_codes(request.select), _codes(request.ignore))
    day = day_of(request.on or None)
    paths = _paths(request)
    if not paths:
        print("没有要检查的文件")
        return CLEAN
    runs = _runs(request, selection, day, paths)
    files = sum(len(run.target.entries) for run in runs)
    if not files and not request.is_narrowed:
        where = "、".join(request.paths) + " " if request.paths else "当前文件夹"
        raise CannotRunError(
            f"{where}里没有计划文件（写有 kind: 的 .yaml 文件）。新建工作区：fzjs new workspace 文件夹"
        )
    if request.fix:
        from fzjs.cli.fixes import fix_files

        if fix_files(runs):  # what others say of a file that has changed may have changed as well
            runs = _runs(request, selection, day, paths)
    found = [(run, run.findings(files)) for run in runs]
    if request.baseline:
        from fzjs.cli.baselines import apply_baseline

        found = apply_baseline(request, found)
    failed = any(summarise(listed, 0).fails(run.fails_at) for run, listed in found)
    is_absolute = _is_absolute(paths)
    findings = [
        finding if is_absolute else _seen_from_here(finding) for _, listed in found for finding in listed
    ]
    named = {_shown(path.absolute(), is_absolute=is_absolute) for path in paths}
    unable = any(finding.code == "FZ015" and finding.path in named for finding in findings)
    with reader_may_leave():
        _report(findings, files, request)
    return UNABLE if unable else FINDINGS if failed else CLEAN


class Run(NamedTuple):
    """The check of those files of one workspace that are meant."""

    target: Target
    checker: Checker
    request: Request

    @property
    def fails_at(self) -> Severity:
        """The severity from which a finding makes the run fail."""
        return "warning" if self.request.strict else self.checker.fails_at

    def findings(self, files: int) -> list[Finding]:
        """Everything that is found, in order. `files` is the number of files in all runs."""
        findings: list[Finding] = []
        used: set[int] = set()
        for checked in self._checked(files):
            findings += checked.findings
            used |= checked.used
        if self.target.is_whole:
            findings += self.checker.useless_acceptances(used)
        return sorted(findings, key=lambda finding: finding.order)

    def _checked(self, files: int) -> Iterable[Checked]:
        entries = self.target.entries
        if not self.request.cache or len(entries) < _CACHED_FROM:
            return self._with_progress(entries, files)
        from fzjs.checks.cache import FOLDER, Cache

        folder = (
            Path(self.request.cache_dir) if self.request.cache_dir else self.checker.workspace.root / FOLDER
        )
        cache = Cache(self.checker, folder)
        known = {entry: cache.find(entry) for entry in entries}
        unknown = [entry for entry, checked in known.items() if checked is None]
        for entry, checked in zip(unknown, self._with_progress(unknown, files), strict=True):
            known[entry] = checked
            cache.keep(entry, checked)
        cache.save()
        return [checked for checked in known.values() if checked is not None]

    def _with_progress(self, entries: Sequence[Entry], files: int) -> Iterator[Checked]:
        checked = check_all(self.checker, entries, self.request.jobs or os.cpu_count() or 1)
        if files < _PROGRESS_FROM or not entries or not sys.stderr.isatty():
            yield from checked
            return
        from rich.console import Console
        from rich.progress import track

        yield from track(checked, "校验", total=len(entries), console=Console(stderr=True), transient=True)


def targets_of(request: Request, paths: list[Path] | None = None) -> list[Target]:
    """The workspaces and files that a request means. Raises CannotRunError for paths that do not exist."""
    meant = _paths(request) if paths is None else paths
    show = partial(_shown, is_absolute=_is_absolute(meant))
    targets = find_targets([path.absolute() for path in meant], show)
    if request.is_narrowed:
        from fzjs.cli.narrowing import narrowed

        targets = narrowed(targets, request.changed_since, request.shard)
    return targets


def _runs(request: Request, selection: Selection, day: date, paths: list[Path]) -> list[Run]:
    targets = targets_of(request, paths)
    return [Run(target, Checker(target.workspace, selection, day), request) for target in targets]


def _is_absolute(paths: list[Path]) -> bool:
    return any(path.is_absolute() for path in paths)


def _report(findings: list[Finding], files: int, request: Request) -> None:
    summary = summarise(findings, files)
    form = request.format
    if request.format == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        from fzjs.checks.reporters.github import step_summary

        with Path(page).open("a", encoding="utf-8") as file:
            file.write(step_summary(findings, summary))
    if request.out or form != "text":
        from fzjs.checks.reporters import reporter

        told = reporter(form)(findings, summary)
        if not request.out:
            print(told, end="\n" if told else "")
        else:
            from fzjs.cli.writing import write_file

            write_file(Path(request.out), f"{told}\n" if told else "", force=True)
            form = "text"  # for whoever looks on
    if form == "text":
        _print_text(findings, summary)


def _print_text(findings: list[Finding], summary: Summary) -> None:
    from fzjs.checks.reporters.text import plain, report_text

    if not sys.stdout.isatty():
        print(report_text(findings, summary))
        return
    from shutil import get_terminal_size

    from fzjs.cli.colours import paint

    colour = plain if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else paint
    print(report_text(findings, summary, colour, get_terminal_size().columns))


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


def _shown(path: Path, *, is_absolute: bool) -> str:
    shown = str(path) if is_absolute else os.path.relpath(path)
    return "" if shown == "." else shown.replace(os.sep, "/")


def _seen_from_here(finding: Finding) -> Finding:
    """The finding with its file's shortest relative path: a workspace above may be seen from within."""
    if not finding.path.startswith(".."):
        return finding
    return replace(finding, path=os.path.relpath(finding.path).replace(os.sep, "/"))
