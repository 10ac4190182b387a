"""FZ602: document numbers that are not written as they should be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

from fzjs.checks.finding import Fault, Mend
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_sightings import TEXTS, subject_at
from fzjs.checks.scope import Scope
from fzjs.language.folding import fold_text
from fzjs.model.plan import Path

_NOTICE = ("notice", "number")


@rule("FZ602", "发文字号不规范", "error", TEXTS)
def malformed_document_number(scope: Scope[Any]) -> Iterator[Fault]:
    """发文字号由机关代字、年份、序号组成：年份写全，用六角括号“〔〕”括起；序号不编虚位，不加“第”，后面写“号”。

    为什么：发文字号是查找、引用文件的依据。GB/T 9704—2012《党政机关公文格式》7.2.5 规定了它的写法，方括号、圆括号、两位
    年份、“018号”“第18号”都不合规定，照着检索往往查不到文件。

    怎么改：写成“示政办〔2024〕18号”的样子。notice.number 里的任何毛病都会指出；正文里只指出确定是发文字号的。政府令
    （第17号令）、法条、会议次数不是发文字号，不受影响。
    """
    from fzjs.language.document_numbers import (
        UNFILLED,
        MalformedNumber,
        find_document_numbers,
        read_document_number,
        unnumbered,
    )

    for path, text in _candidates(scope):
        if UNFILLED.intersection(text):
            continue  # FZ601 says so
        if path == _NOTICE:
            reading = read_document_number(text)
            if isinstance(reading, MalformedNumber) and not unnumbered().search(text):
                yield _fault(scope, path, reading, (0, len(text)))
            continue
        for mention in find_document_numbers(text):
            is_malformed = isinstance(mention.reading, MalformedNumber)
            if is_malformed and not unnumbered().search(text, mention.start, mention.end):
                yield _fault(scope, path, mention.reading, (mention.start, mention.end))


def _candidates(scope: Scope[Any]) -> Iterator[tuple[Path, str]]:
    """The number of the notice, and every other text that may hold one."""
    data = scope.document.data
    notice = data.get("notice") if isinstance(data, dict) else None
    number = notice.get("number") if isinstance(notice, dict) else None
    if isinstance(number, str):
        yield _NOTICE, number
    prose = scope.prose
    reached = 0
    for match in _number_ends().finditer(prose.text):
        if match.start() < reached:
            continue
        path, (offset, _) = prose.locate(*match.span())
        begin = match.start() - offset
        index = bisect_right(prose.starts, begin)
        reached = prose.starts[index] - 1 if index < len(prose.starts) else len(prose.text)
        if path != _NOTICE:
            yield path, prose.text[begin:reached]


@cache
def _number_ends() -> re.Pattern[str]:
    """号 behind a digit, a bracket or a space: 5号, 〔2024〕号."""
    return re.compile(r"号(?<=[0-9０-９〔\[［〕\]］】)）\s]号)")


def _fault(scope: Scope[Any], path: Path, reading: Any, span: tuple[int, int]) -> Fault:
    message = f"发文字号“{reading.text}”不规范：{'；'.join(reading.faults)}"
    hint = f"应写成“{reading.correction}”" if reading.correction else "按“示政办〔2024〕18号”的样子写"
    return Fault(path, message, hint, subject_at(scope, path), span=span, mends=_mends(path, reading, span))


def _mends(path: Path, reading: Any, span: tuple[int, int]) -> tuple[Mend, ...]:
    """The right spelling, where no digit of it is a guess: the year stands in full, in Arabic numerals."""
    year = re.search(r"〔(\d{4})〕", reading.correction or "")
    return (Mend(path, span, reading.correction),) if year and year[1] in fold_text(reading.text) else ()
