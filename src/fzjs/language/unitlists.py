"""Lists of units as documents write them: 县审改办、政务服务中心，各乡镇（街道）按职责分工负责."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fzjs.language.wordtables import read_table, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING, _CLOSING = "（(〔[【［", "）)〕]】］"
_MARKS = "、，,；;\n\r。"
_JOINTS = ("以及", "和", "及", "与", "與", "暨")
_LEVELS = ("各", "省", "市", "县", "区", "州", "旗", "乡", "镇", "村", "街道", "国家", "中央", "全", "本", "有关", "相关",
           "縣", "區", "鄉", "鎮", "國家", "有關", "相關", "牵头", "驻", "其他", "其它", "中共", "人民银行", "中国")  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitList:
    """The unit names of a written list, in order, each with its span in `text`.

    `remark` is what follows the names without naming a unit (等有关部门, 按职责分工负责), None without one;
    several remarks are joined with ；.
    """

    text: str
    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    remark: str | None = None


@functools.lru_cache(4096)
def split_units(text: str) -> UnitList:
    """Split a written list of units into names; what stands in brackets stays with its name.

    和, 及, 以及 and 与 part names only where both sides are whole names: 人力资源和社会保障局 is one.
    """
    start = _after_label(text)
    names, spans, remarks = [], [], []
    for first, last in _pieces(text, start):
        end, remark = _without_remark(text, first, last)
        if remark:
            remarks.append(remark)
        if end > first:
            names.append(text[first:end])
            spans.append((first, end))
    return UnitList(text, tuple(names), tuple(spans), "；".join(remarks) or None)


def with_prefix(names: Sequence[str], prefixes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each name its candidate spellings, the likeliest first.

    `prefixes` are the marks that a list may write once (县, 示例县). Where an earlier name bears one, a later
    name without a level of its own most likely lacks it: 县审改办、司法局 → (县审改办), (县司法局, 司法局).
    A name that begins with a level (各乡镇, 市公安局) is its own only candidate.
    """
    carried = ""
    candidates: list[tuple[str, ...]] = []
    for name in names:
        own = next((prefix for prefix in prefixes if _bears(name, prefix)), "")
        if own:
            carried = own
            candidates.append((name,))
        elif _begins_with_level(name):
            candidates.append((name,))
        elif carried:
            candidates.append((carried + name, name))
        else:
            candidates.append((name, *(prefix + name for prefix in prefixes)))
    return tuple(candidates)


def _bears(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and len(name) > len(prefix) and not name.startswith(_not_levels())


def _begins_with_level(name: str) -> bool:
    return name.startswith(_LEVELS) and not name.startswith(_not_levels())


def _after_label(text: str) -> int:
    """The place behind 牵头单位： and its like; 0 without one."""
    found = re.match(r"\s*[（(〔]?\s*([^：:、，,；;（(]{2,6})[：:]", text)
    return found.end() if found and found[1].strip() in _labels() else 0


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans between separators outside of brackets, blanks at their ends left out."""
    joined = [(found.start(), found.end()) for found in _joined_pattern().finditer(text)]
    depth, first, at = 0, start, start
    while at < len(text):
        width = 0
        if text[at] in _OPENING:
            depth += 1
        elif text[at] in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth and not any(begin <= at < end for begin, end in joined):
            width = _separator(text, first, at)
        if width:
            yield from _trimmed(text, first, at)
            first = at + width
        at += max(width, 1)
    yield from _trimmed(text, first, len(text))


def _separator(text: str, first: int, at: int) -> int:
    """The width of the separator at `at`, 0 when there is none. Words and blanks part only whole names."""
    if text[at] in _MARKS:
        return 1
    joint = next((word for word in _JOINTS if text.startswith(word, at)), "")
    if not joint and not text[at].isspace():
        return 0
    if text.startswith(("其", "时"), at + len(joint)) and joint in ("及", "以及"):
        return 0
    before = text[first:at].strip()
    rest = re.split(r"[、，,；;。\s]", text[at + max(len(joint), 1) :].lstrip(), maxsplit=1)[0]
    whole = before.endswith(_endings()) and _without_brackets(rest).endswith(_endings()) and len(before) > 1
    return max(len(joint), 1) if whole else 0


def _without_brackets(name: str) -> str:
    """`name` without remarks and what stands in brackets behind it."""
    name = re.sub(r"[（(〔].*$", "", name)
    end, _ = _without_remark(name, 0, len(name))
    return name[:end]


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and (text[last - 1].isspace() or text[last - 1] == "。"):
        last -= 1
    if last > first:
        yield first, last


def _without_remark(text: str, first: int, last: int) -> tuple[int, str]:
    """The end of the name in a piece, and the remark behind it."""
    piece = text[first:last]
    for remark in _remarks():
        if piece.endswith(remark):
            end, more = _without_remark(text, first, last - len(remark))
            return end, more + remark
    return last, ""


@functools.cache
def _remarks() -> tuple[str, ...]:
    words = [word for row, _ in read_table("unit_remarks") for word in row.split()]
    return tuple(sorted(words, key=len, reverse=True))


@functools.cache
def _labels() -> frozenset[str]:
    return read_words("unit_labels")


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(read_words("unit_endings"))


@functools.cache
def _not_levels() -> tuple[str, ...]:
    return tuple(read_words("level_words"))


@functools.cache
def _joined_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(read_words("unit_joined"), key=len, reverse=True))))
