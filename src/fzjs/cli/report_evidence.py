"""What `fzjs report add-evidence` does, apart from its options."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from fzjs.analysis.reporting.registering import (
    EvidenceFile,
    Registered,
    UnplacedError,
    kind_of,
    register,
    title_of,
)
from fzjs.checks.evidence_files import look_up
from fzjs.checks.rules.evidence import LARGEST_CHECKED, sha256_of
from fzjs.cli.exits import CLEAN, CannotRunError
from fzjs.cli.named_plans import workspace_of
from fzjs.cli.report_files import leads_outside
from fzjs.cli.writing import rewrite_file
from fzjs.model.report import Report
from fzjs.workspace.amendment import Amendment, InsertionError
from fzjs.workspace.discovery import SUFFIXES, sniff
from fzjs.workspace.loaded import Loaded, load
from fzjs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call, as written."""

    report: Path
    files: tuple[Path, ...]
    measure: str | None = None
    kind: str | None = None
    title: str | None = None
    number: str | None = None


def add_evidence(asked: Asked) -> int:
    """Register files in a report, or renew the hashes of registered ones, and return the exit code."""
    if len(asked.files) > 1 and (asked.title or asked.number):
        raise CannotRunError("--title、--number 一次只能用于一个文件")
    if not asked.report.is_file():
        raise CannotRunError(f"没有文件 {asked.report}")
    workspace = workspace_of(asked.report)
    loaded = load(asked.report, str(asked.report), workspace.limits)
    report = loaded.model
    if not isinstance(report, Report) or loaded.misfits or not loaded.is_whole:
        raise CannotRunError(
            f"{asked.report} 读不成一份完整的报告，先用 fzjs validate {asked.report} 检查并改好"
        )
    if leads_outside(workspace, asked.report):
        raise CannotRunError(f"{asked.report} 经过链接，在工作区之外，没有写")
    files = list(dict.fromkeys(_file(path, workspace, asked) for path in asked.files))
    done, text = _registered(loaded, report, files, asked, workspace)
    if text != loaded.document.text:
        rewrite_file(asked.report, loaded.document.text, text)
    for each in done:
        print(_told(each))
    return CLEAN


def _registered(
    loaded: Loaded, report: Report, files: list[EvidenceFile], asked: Asked, workspace: Workspace
) -> tuple[list[Registered], str]:
    try:
        amendment = Amendment(loaded.document)
        root = workspace.root.resolve()
        done = register(
            amendment, report, asked.measure, files, lambda name: look_up(root, name)[1] is not None
        )
        return done, amendment.text(workspace.limits)
    except InsertionError as error:
        raise CannotRunError(str(error)) from None
    except UnplacedError as error:
        if error.measure is None:
            message = f"{error.file} 还没有登记过，请用 --measure 写明它证明哪一项措施：{_measures(report)}"
        else:
            message = f"{asked.report} 里没有措施 {error.measure} 的条目。已有：{_measures(report)}"
        raise CannotRunError(message) from None


def _file(path: Path, workspace: Workspace, asked: Asked) -> EvidenceFile:
    """A file on its way into the report. Nothing outside of the workspace is opened, whatever way leads there."""
    root = workspace.root.resolve()
    name = _name_in(path, workspace)
    refusal, location, size = ("", None, None) if name is None else look_up(root, name)
    if name is None or refusal:
        raise CannotRunError(
            f"{path} 不在工作区 {workspace.shown or '.'} 里，没有读。先把文件放进工作区，如 evidence/"
        )
    if location is None or not location.exists():
        raise CannotRunError(f"没有文件 {path}")
    if size is None:
        raise CannotRunError(f"{path} 不是普通文件，请写具体的文件")
    _refuse_our_own(path, location, asked)
    if size == 0:
        print(f"注意：{path} 是空文件，证明不了什么", file=sys.stderr)
    if size > LARGEST_CHECKED:
        raise CannotRunError(
            f"{path} 超过 {LARGEST_CHECKED // 1_000_000} MB，改为登记文号或网址，或者压缩、拆分"
        )
    checksum = sha256_of(location)
    if checksum is None:
        raise CannotRunError(f"无法读取 {path}，请检查文件权限")
    return EvidenceFile(
        name, checksum, asked.kind or kind_of(name), asked.title or title_of(name), asked.number
    )


def _refuse_our_own(path: Path, location: Path, asked: Asked) -> None:
    """Reports, plans and the like prove nothing: they say what has to be proven."""
    entry = sniff(location, path.name) if location.suffix in SUFFIXES else None
    if location == asked.report.resolve() or (entry is not None and entry.kind):
        raise CannotRunError(f"{path} 是报告、计划一类的文件（kind），不是佐证材料。请写能证明进展的文件")


def _name_in(path: Path, workspace: Workspace) -> str | None:
    """The file's path from the root of the workspace, by names alone; None for one that lies elsewhere."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
    for root in (Path(os.path.abspath(workspace.root)), workspace.root.resolve()):  # noqa: PTH100
        if here.is_relative_to(root):
            return here.relative_to(root).as_posix()
    return None


def _measures(report: Report) -> str:
    return "、".join(entry.measure for entry in report.entries) or "没有条目"


def _told(done: Registered) -> str:
    if done.is_new:
        return f"{done.measure}：登记 {done.file.name}（{done.file.kind}），sha256 {done.file.sha256[:12]}…"
    if done.moved_from is not None:
        return f"{done.measure}：{done.moved_from} 改到了 {done.file.name}，内容没有变"
    if done.before is None:
        return f"{done.measure}：{done.file.name} 补上校验值 {done.file.sha256[:12]}…"
    if done.before == done.file.sha256:
        return f"{done.measure}：{done.file.name} 已经登记，内容没有变"
    return f"{done.measure}：{done.file.name} 更新校验值 {done.before[:12]}… → {done.file.sha256[:12]}…"
