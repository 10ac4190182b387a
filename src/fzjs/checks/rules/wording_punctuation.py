"""FZ607, FZ608: half-width, doubled and unpaired punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from fzjs.checks.finding import Fault, Mend
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_sightings import (
    HALF_WIDTH_MARKS,
    TEXTS,
    gathered,
    sightings,
    subject_at,
)
from fzjs.checks.scope import Scope

_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_PAIRS = {"《": "》", "“": "”", "（": "）", "〈": "〉", "‘": "’", "【": "】", "〔": "〕"}


@rule("FZ607", "中文里用了半角标点", "info", TEXTS)
def half_width_punctuation(scope: Scope[Any]) -> Iterator[Fault]:
    """汉字之间用全角标点“，；：？！（）”，不用半角的 , ; : ? ! ( )。

    为什么：半角标点排出来挤在一起，也不合《标点符号用法》（GB/T 15834—2011）；在 YAML 里，半角冒号后面跟空格还会被当成字段。

    怎么改：换成全角标点。数字、时间、网址、编号里的半角符号（3.5、12:30、1,000）不用改。
    """
    if HALF_WIDTH_MARKS.isdisjoint(sightings(scope).places):
        return
    for path, text in scope.prose.parts():
        found = list(_half_width().finditer(text))
        if found:
            marks = " ".join(dict.fromkeys(match.group() for match in found))
            full = "".join(dict.fromkeys(match.group().translate(_FULL_WIDTH) for match in found))
            times = f"（共{len(found)}处）" if len(found) > 1 else ""
            message = f"汉字之间用了半角标点 {marks}{times}"
            mends = tuple(Mend(path, match.span(), match.group().translate(_FULL_WIDTH)) for match in found)
            yield Fault(
                path,
                message,
                f"换成全角的“{full}”",
                subject_at(scope, path),
                span=found[0].span(),
                mends=mends,
            )


@rule("FZ608", "标点重复或不成对", "warning", TEXTS)
def broken_punctuation(scope: Scope[Any]) -> Iterator[Fault]:
    """标点不应重复（“。。”“，，”“，。”），书名号、引号、括号要成对。

    为什么：多是删改、粘贴时留下的。书名号、引号不成对，文件名称从哪里到哪里就说不清。

    怎么改：删去多余的标点，补上缺的一半。省略号“……”、破折号“——”和“？！”不算重复。
    """
    prose = scope.prose
    for written in gathered(prose, [match.span() for match in _doubled().finditer(prose.text)]):
        message = f"标点“{written.words}”重复{written.times}"
        yield Fault(
            written.path,
            message,
            f"只留一个，如“{written.words[-1]}”",
            subject_at(scope, written.path),
            span=written.span,
        )
    if _is_unbalanced(prose.text, sightings(scope).places):
        for path, text in prose.parts():
            for place in _unpaired(text):
                yield Fault(
                    path, *_unpaired_in_words(text, place), subject_at(scope, path), span=(place, place + 1)
                )


_SAME_PAIR = str.maketrans("()〝〞", "（）“”")
"""Marks of another width or shape close a pair as well: that they are the wrong ones, other rules say."""

_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_COUNTED = (("《", "》"), ("“", "”"))
"""Closing marks that never stand alone; ） does, in 1） and （一）."""


def _is_unbalanced(text: str, places: dict[str, list[int]]) -> bool:
    """Whether some bracket or quotation mark lacks its other half."""
    if any(len(places.get(opening, ())) < len(places.get(closing, ())) for opening, closing in _COUNTED):
        return True
    opened = [place for mark in _PAIRS.keys() & places.keys() for place in places[mark]]
    return any(_unclosed().match(text, place) for place in opened)


def _unpaired(text: str) -> Iterator[int]:
    """Opening marks that are not closed within a text, and closing ones that were not opened, but for ）."""
    open_marks: list[int] = []
    text = text.translate(_SAME_PAIR)
    for place, char in enumerate(text):
        if char in _PAIRS:
            open_marks.append(place)
        elif char in _OPENING:
            match = next((mark for mark in reversed(open_marks) if text[mark] == _OPENING[char]), None)
            if match is not None:
                yield from open_marks[open_marks.index(match) + 1 :]
                del open_marks[open_marks.index(match) :]
            elif char in "》”":
                yield place
    yield from open_marks


def _unpaired_in_words(text: str, place: int) -> tuple[str, str]:
    """Message and hint for a mark without its other half."""
    mark = text[place].translate(_SAME_PAIR)
    if mark in _PAIRS:
        message = f"{mark} 后面没有配对的 {_PAIRS[mark]}（“{text[place + 1 : place + 9]}”之前）"
        return message, f"在应当结束的地方补上 {_PAIRS[mark]}，或者删去 {mark}"
    opening = _OPENING[mark]
    message = f"{mark} 前面没有配对的 {opening}（“{text[max(0, place - 8) : place]}”之后）"
    return message, f"在应当开始的地方补上 {opening}，或者删去 {mark}"


@cache
def _half_width() -> re.Pattern[str]:
    # The mark first: the search skips to it. 第1部分,第2部分 is between characters only where no digit is near.
    return re.compile(
        r"[,;:?!](?<=[\u4e00-\u9fff”》）)].)(?=[\u4e00-\u9fff“《（(]|$)|\((?=[\u4e00-\u9fff《“])|\)(?<=[\u4e00-\u9fff》”].)"
    )


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"[。，、；：][。，、；：]+")


@cache
def _unclosed() -> re.Pattern[str]:
    return re.compile(
        r"《[^》\n]*$|“[^”\n]*$|（[^）\n]*$|〈[^〉\n]*$|【[^】\n]*$|〔[^〕\n]*$|‘[^’\n]*$", re.MULTILINE
    )
