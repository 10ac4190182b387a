"""Lists of units as documents write them: 县审改办、政务服务中心，各乡镇（街道）按职责分工负责."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fzjs.language.folding import fold_in_place
from fzjs.language.wordtables import read_table, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The text is folded place by place before it is split: brackets are round, blanks are spaces.
_MARKS = "、,;。"
_BLANKS = " \0"
_LEVELS = ("各", "省", "市", "县", "区", "州", "旗", "乡", "镇", "村", "街道", "国家", "中央", "全", "本", "有关", "相关",
           "驻", "其他", "其它", "中共", "人民银行", "中国")  # fmt: skip


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
    plain = fold_in_place(text)
    names, spans, remarks = [], [], []
    for first, last in _pieces(plain):
        end = _end_of_name(plain, first, last)
        if end < last:
            remarks.append(text[end:last])
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
        plain = fold_in_place(name)
        own = next((prefix for prefix in prefixes if _bears(plain, fold_in_place(prefix))), "")
        if own:
            carried = own
            candidates.append((name,))
        elif _begins_with_level(plain):
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


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The spans between separators outside of brackets, without labels, list numbers and blanks around them."""
    joined = [found.span() for found in _joined_pattern().finditer(text)]
    depth, first = 0, _behind_label(text, 0)
    for sign in _sign_pattern().finditer(text, first):
        if sign.start() < first or any(begin <= sign.start() < end for begin, end in joined):
            continue
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth = max(0, depth - 1)
        elif not depth and (sign[0] in _MARKS or _parts_names(text, first, sign)):
            yield from _trimmed(text, first, sign.start())
            first = _behind_label(text, sign.end())
    yield from _trimmed(text, first, len(text))


def _behind_label(text: str, start: int) -> int:
    """The place behind 牵头单位：, behind 1. and behind 一、 at `start`; `start` without them."""
    found = _label_pattern().match(text, start)
    return found.end() if found else start


def _parts_names(text: str, first: int, sign: re.Match[str]) -> bool:
    """Whether a word (和, 及 …) or a blank stands between two whole names."""
    if sign[0] in ("及", "以及") and text.startswith(("其", "时"), sign.end()):
        return False
    before = text[first : sign.start()].strip()
    after = _rest_pattern().match(text, sign.end())
    return (
        len(before) > 1
        and before.endswith(_endings())
        and _without_brackets(after[0] if after else "").endswith(_endings())
    )


def _without_brackets(name: str) -> str:
    """`name` without remarks and what stands in brackets behind it."""
    name = name.strip().partition("(")[0]
    return name[: _end_of_name(name, 0, len(name))]


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first] in _BLANKS:
        first += 1
    while last > first and text[last - 1] in _BLANKS:
        last -= 1
    if last > first:
        yield first, last


def _end_of_name(text: str, first: int, last: int) -> int:
    """Where the name in a piece ends and remarks (等部门, 按职责分工负责) begin."""
    while text.endswith(_remarks(), first, last):
        last -= next(len(remark) for remark in _remarks() if text.endswith(remark, first, last))
    return last


@functools.cache
def _remarks() -> tuple[str, ...]:
    words = [word for row, _ in read_table("unit_remarks") for word in row.split()]
    return tuple(sorted(words, key=len, reverse=True))


@functools.cache
def _label_pattern() -> re.Pattern[str]:
    labels = "|".join(read_words("unit_labels"))
    return re.compile(
        rf"\s*(?:\d{{1,2}}[.、]|[一二三四五六七八九十]、|\((?=(?:{labels}):))?\s*(?:(?:{labels}):)?"
    )


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(read_words("unit_endings"))


@functools.cache
def _not_levels() -> tuple[str, ...]:
    return tuple(read_words("level_words"))


@functools.cache
def _joined_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(read_words("unit_joined"), key=len, reverse=True))))


@functools.cache
def _sign_pattern() -> re.Pattern[str]:
    return re.compile(r"[()、,;。]|[ \0]+|以及|[和及与暨]")


@functools.cache
def _rest_pattern() -> re.Pattern[str]:
    """The text up to the next sure separator."""
    return re.compile(r"[ \0]*[^、,;。 \0]*")
