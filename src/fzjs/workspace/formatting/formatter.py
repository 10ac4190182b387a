"""Bytes of a plan file → the same plan as it ought to be laid out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fzjs.model.kinds import KINDS, model_of
from fzjs.workspace.document import Document, Value
from fzjs.workspace.formatting.layout import comments_in, tidy_lines
from fzjs.workspace.formatting.nodes import compose
from fzjs.workspace.formatting.ordering import in_order
from fzjs.workspace.formatting.quoting import quote_misread
from fzjs.workspace.problems import Problem
from fzjs.workspace.reading import Limits, read_text

MENDED = frozenset(["FZ001", "FZ002", "FZ013", "FZ014", "FZ018"])
"""Problems of a file that formatting settles or that do not hinder it; others have to be put right first."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came of a file: `data` to write, or why it was left alone."""

    data: bytes
    problem: Problem | None = None


def format_file(data: bytes, shown: str, limits: Limits) -> Formatted:
    """Lay out a file: UTF-8, canonical order of keys, quotes where others would misread, no stray blanks.

    Comments, blank lines and the author's line breaks stay, CRLF too; what the file means stays exactly. A file that
    cannot be read safely comes back as it is, with what hinders it.
    """
    document = read_text(data, shown, limits)
    hindrance = _hindrance(document)
    if hindrance is not None:
        return Formatted(data, hindrance)
    text = _LINE_BREAK.sub("\n", document.text)
    for step in (tidy_lines, quote_misread, _ordered(str(document.data["kind"]) if document.data else "")):
        text = step(text)
    after = read_text(text.encode(), shown, limits)
    same = _is_same(document.data, after.data) and not set(_codes(after)) - {"FZ013"}
    if not same or comments_in(text) != comments_in(_LINE_BREAK.sub("\n", document.text)):
        message = "整理版面会改变内容，没有动这个文件"
        return Formatted(data, Problem("FZ003", 1, 1, message, "请把这个文件报告给 fzjs 的维护者"))
    if _has_windows_breaks(document.text):
        text = text.replace("\n", "\r\n")
    return Formatted(text.encode())


def _ordered(kind: str) -> Callable[[str], str]:
    return lambda text: in_order(text, model_of(kind))


def _hindrance(document: Document) -> Problem | None:
    for problem in document.problems:
        if problem.code not in MENDED or (problem.code == "FZ001" and problem.edits is None):
            return problem
    kind = document.data.get("kind") if document.data is not None else None
    if not isinstance(kind, str) or kind not in KINDS:
        return Problem("FZ105", 1, 1, "没有写明文件种类（kind）", "写上 kind，见 fzjs explain FZ105")
    if compose(document.text) is None:
        return Problem("FZ003", 1, 1, "文件里用了锚点和引用（& 和 *）", "把引用的内容直接写出来")
    return None


def _codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def _has_windows_breaks(text: str) -> bool:
    breaks = _LINE_BREAK.findall(text)
    return 2 * breaks.count("\r\n") > len(breaks)


def _is_same(one: Value, other: Value) -> bool:
    """Whether two values are equal, types and all. The order of keys means nothing."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other
