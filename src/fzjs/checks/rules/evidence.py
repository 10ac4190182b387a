"""FZ7: registered evidence can be found and is what it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fzjs.checks.evidence_files import EvidenceScope
from fzjs.checks.finding import Fault
from fzjs.checks.nearness import quoted
from fzjs.checks.rule import rule

WITH_EVIDENCE = ["report", "assessment"]
LARGEST_CHECKED = 100_000_000
"""Bytes. Of a larger file the hash is not computed: a check must not take minutes."""

_CHUNK = 1_048_576


@rule("FZ706", "佐证文件在工作区之外", "error", WITH_EVIDENCE)
def outside_workspace(scope: EvidenceScope) -> Iterator[Fault]:
    """佐证文件（file）写成相对于工作区根目录的路径，文件也必须在工作区里。

    绝对路径、用“..”退出工作区的路径、指向工作区外的链接都不行；这样的文件不会被打开。

    为什么：别人的电脑上没有这个路径；工作区外的文件也不应当被读取。

    怎么改：把文件放进工作区（如 evidence/ 文件夹），写 file: evidence/文件名。
    """
    for item in scope.evidence:
        if item.file is not None and item.refusal:
            hint = "把文件放进工作区，写成 file: evidence/文件名"
            yield Fault(
                (*item.path, "file"), f"佐证文件{quoted(item.file)}{item.refusal}", hint, item.subject
            )


@rule("FZ707", "佐证文件不存在", "error", WITH_EVIDENCE)
def missing_file(scope: EvidenceScope) -> Iterator[Fault]:
    """登记的佐证文件要在工作区里找得到，而且是一个文件。

    为什么：检查时拿不出材料，等于没有佐证。

    怎么改：核对路径和文件名（注意大小写和扩展名），或者把文件放到写明的位置。
    """
    for item in scope.evidence:
        if item.file is None or item.refusal or item.size is not None:
            continue
        if item.location is not None and item.location.is_dir():
            message, hint = "是一个文件夹", "写明其中的文件，如 file: evidence/会议记录.pdf"
        elif item.location is not None and item.location.exists():
            message, hint = "不是普通文件", "换成可以打开的文件"
        else:
            message = "找不到"
            slashes = "，分隔用 /" if chr(92) in item.file else ""
            hint = f"核对文件名，路径从工作区根目录算起{slashes}；移到别处的，用 fzjs report add-evidence 登记新的位置"
        yield Fault((*item.path, "file"), f"佐证文件{quoted(item.file)}{message}", hint, item.subject)


@rule("FZ708", "佐证文件的校验值不符", "error", WITH_EVIDENCE)
def other_hash(scope: EvidenceScope) -> Iterator[Fault]:
    """写了校验值（sha256）的佐证文件，内容要与校验值一致。超过 100 MB 的文件无法核对，也会指出。

    为什么：校验值不同，说明登记以后文件换过或改过。

    怎么改：文件是对的，按提示更新 sha256；文件不该变的，恢复登记时的文件。
    """
    for item in scope.evidence:
        if item.evidence.sha256 is None or item.size is None or item.location is None or item.file is None:
            continue
        path = (*item.path, "sha256")
        if item.size > LARGEST_CHECKED:
            message = f"佐证文件{quoted(item.file)}超过 {LARGEST_CHECKED // 1_000_000} MB，校验值没有核对"
            yield Fault(path, message, "改为登记文号或网址，或者把文件压缩、拆分", item.subject)
            continue
        actual = sha256_of(item.location)
        if actual is None:
            message = f"佐证文件{quoted(item.file)}没有读取权限，校验值没有核对"
            yield Fault(path, message, "请检查文件权限（如 chmod u+r 文件）", item.subject)
        elif actual != item.evidence.sha256:
            message = f"佐证文件{quoted(item.file)}的内容与校验值不符"
            hint = f"如果文件是对的，写成 sha256: {actual}；否则恢复登记时的文件"
            yield Fault(path, message, hint, item.subject)


@rule("FZ709", "佐证无从查找", "info", WITH_EVIDENCE)
def nothing_to_find(scope: EvidenceScope) -> Iterator[Fault]:
    """每份佐证至少写明文号（number）、文件（file）、网址（url）中的一样。

    为什么：只有种类和名称，检查时找不到材料。

    怎么改：正式文件写文号，公开信息写网址，其余把文件放进工作区并写路径。
    """
    for item in scope.evidence:
        evidence = item.evidence
        if evidence.number is None and evidence.file is None and evidence.url is None:
            called = quoted(evidence.title or evidence.kind)
            message = f"佐证{called}没有文号、文件或网址"
            hint = "写上其中一样，如 number: 示司字〔2024〕5号，或 file: evidence/会议记录.pdf"
            yield Fault(item.path, message, hint, item.subject)


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal digits; None where it cannot be read."""
    from hashlib import sha256

    digest = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()
