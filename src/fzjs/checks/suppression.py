"""Findings that authors accept: by a comment in the file, or in the workspace's settings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fzjs.checks.finding import Fault, Finding
from fzjs.checks.locating import locate
from fzjs.checks.registry import all_rules
from fzjs.checks.selection import Selection, unknown_patterns
from fzjs.model.workspace import Suppression, WorkspaceSettings
from fzjs.workspace.document import Document
from fzjs.workspace.loaded import Loaded

if TYPE_CHECKING:
    from fzjs.checks.comments import Ignore

_NEVER_BY_COMMENT = "FZ0"
_ONLY_IN_WHOLE_FILES = "FZ1"


def line_suppressions(
    document: Document, findings: list[Finding], selection: Selection, *, complete: bool = True
) -> list[Finding]:
    """The findings that no comment suppresses, with what is wrong with the comments themselves.

    Problems of reading (FZ0) cannot be suppressed so: the file is not what its author takes it for.
    `complete` says whether a model could be made of the file. If not, its misfits (FZ1) stay, for else a
    file that was never checked would pass as clean; and no comment counts as useless, for the rules that
    it is about have not run.
    """
    if document.data is None or "ignore" not in document.text:
        return findings
    from fzjs.checks.comments import Ignore, suppressing_comments  # most files have no such comment

    in_order = sorted(findings, key=_line_of)
    suppressed: set[int] = set()
    faults: list[Finding] = []
    for comment in suppressing_comments(document):
        if isinstance(comment, Ignore):
            first = bisect_left(in_order, comment.first_line, key=_line_of)
            covered = in_order[first : bisect_right(in_order, comment.last_line, key=_line_of)]
            suppressed |= {id(finding) for finding in covered if _suppresses(comment, finding, complete)}
            faults += _faults_of(comment, document, covered, selection, complete)
        else:
            message, hint = "豁免注释的写法不对，没有起作用", f"写成 {comment.corrected}"
            faults.append(_finding("FZ022", document, comment.offset, comment.length, message, hint))
    kept = [finding for finding in findings if id(finding) not in suppressed]
    return [*kept, *(fault for fault in faults if selection.runs(fault.code))]


class Suppressions:
    """The findings that a workspace accepts (`ignore:` in fzjs.yaml)."""

    def __init__(self, accepted: Sequence[Suppression]) -> None:
        self._accepted = [(entry, _path_pattern(entry.path)) for entry in accepted]

    def __bool__(self) -> bool:
        return bool(self._accepted)

    def sift(self, findings: list[Finding], relative_path: str) -> tuple[list[Finding], set[int]]:
        """The findings of a file that stay, and the indexes of the entries that took others away."""
        here = [
            (index, entry)
            for index, (entry, pattern) in enumerate(self._accepted)
            if findings and (pattern is None or pattern.fullmatch(relative_path))
        ]
        if not here:
            return findings, set()
        kept = []
        used: set[int] = set()
        for finding in findings:
            accepting = {index for index, entry in here if _accepts(entry, finding)}
            used |= accepting
            if not accepting:
                kept.append(finding)
        return kept, used


def useless_acceptances(
    settings: Loaded, used: Collection[int], selection: Selection | None = None
) -> list[Finding]:
    """Entries of `ignore:` in fzjs.yaml that took no finding away, after a whole workspace was checked."""
    selection = selection or Selection()
    if not isinstance(settings.model, WorkspaceSettings) or not selection.runs("FZ020"):
        return []
    faults = (
        Fault(("ignore", index), f"{_described(entry)}没有发现 {entry.code} 的问题，这条豁免没有用上",
              "删去这一条；如果问题还在，请核对 code、path（文件）和 id（编号）")
        for index, entry in enumerate(settings.model.ignore)
        if index not in used and _has_run(entry.code, selection)
    )  # fmt: skip
    return [locate(fault, all_rules()["FZ020"], settings.document) for fault in faults]


def _suppresses(comment: Ignore, finding: Finding, complete: bool) -> bool:
    if finding.code.startswith(_NEVER_BY_COMMENT):
        return False
    if finding.code.startswith(_ONLY_IN_WHOLE_FILES) and not complete:
        return False
    return any(finding.code.startswith(code) for code, _ in comment.codes)


def _faults_of(
    comment: Ignore, document: Document, covered: list[Finding], selection: Selection, complete: bool
) -> list[Finding]:
    """What is wrong with one comment: codes that do not exist or take nothing away, no reason."""
    faults = []
    if not any(character.isalnum() for character in comment.reason):
        message = "豁免没有写理由"
        hint = "在方括号后面写明为什么可以不改，如 # fzjs: ignore[FZ302] 上级文件原文如此"
        faults.append(_finding("FZ021", document, comment.offset, comment.length, message, hint))
    for code, offset in comment.codes:
        if unknown_patterns([code]):
            from fzjs.checks.rules.suppressions import meant_code

            faults.append(
                _finding("FZ022", document, offset, len(code), f"没有规则“{code}”", meant_code(code))
            )
        elif code.startswith(_NEVER_BY_COMMENT):
            message = f"{code} 是文件本身的问题，不能用注释豁免"
            hint = "按提示改正文件；确实要放过的，写在 fzjs.yaml 的 ignore 里"
            faults.append(_finding("FZ020", document, offset, len(code), message, hint))
        elif (
            complete
            and _has_run(code, selection)
            and not any(found.code.startswith(code) for found in covered)
        ):
            message = f"这里没有 {code} 的问题，豁免没有用上"
            hint = f"删去 {code}；如果问题在别处，把注释移到提示问题的那一行，要对整个文件豁免，写在 fzjs.yaml 的 ignore 里"
            faults.append(_finding("FZ020", document, offset, len(code), message, hint))
    return faults


@lru_cache(maxsize=256)
def _has_run(code: str, selection: Selection) -> bool:
    """Whether all rules of a code or family are selected, so that none of them could have been of use."""
    return not unknown_patterns([code]) and all(
        selection.runs(known) for known in all_rules() if known.startswith(code)
    )


def _line_of(finding: Finding) -> int:
    return finding.line


def _finding(code: str, document: Document, offset: int, length: int, message: str, hint: str) -> Finding:
    rule = all_rules()[code]
    place = document.position_at(offset)
    return Finding(
        code,
        rule.severity,
        message,
        hint,
        document.path,
        place.line,
        place.column,
        place.column + length,
        excerpt=document.line_text(place.line),
    )


def _accepts(entry: Suppression, finding: Finding) -> bool:
    return finding.code.startswith(entry.code) and entry.id in (None, finding.subject)


def _described(entry: Suppression) -> str:
    where = f"{entry.path} 里" if entry.path else "工作区里"
    return f"{where}编号 {entry.id} 处" if entry.id else where


def _path_pattern(path: str | None) -> re.Pattern[str] | None:
    """`*` stands for anything within a folder, `**` across folders; a folder stands for all that is in it."""
    if path is None:
        return None
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", path.strip().removeprefix("./").rstrip("/"))
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part) or re.escape(part) for part in parts) + "(?:/.*)?")
