"""Targets without a number: 高于…纠错率, 全覆盖, 零事故, 明显提升."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING

from fzjs.language.names import is_sound_name, is_subject, split_baseline
from fzjs.language.readings import Target
from fzjs.language.target_words import affixes
from fzjs.language.wordtables import read_words

if TYPE_CHECKING:
    from fzjs.language.folding import Folded
    from fzjs.language.readings import Bound

_OPS: dict[str, Bound] = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
_NEGATIONS = ("不", "未", "没有", "无", "非", "基本", "接近", "避免", "防止", "不搞", "力戒")
_LOOSE = frozenset(";。!?《》0123456789")


def parse_uncounted(folded: Folded, text: str) -> Target | None:
    """Read a folded phrase that holds no quantity; None when it is none of the known forms."""
    phrase = folded.text
    if phrase.endswith('"') and phrase.count('"') == 2:  # 实现“全覆盖”
        folded = folded.without(phrase.index('"'), len(phrase) - 1)
    readers = (read_comparison, read_coverage, read_zero, read_trend)
    return next((target for read in readers if (target := read(folded, text))), None)


_CLOSERS = ("实现", "做到", "达到", "保持", "的")


def _name_span(phrase: str, end: int) -> tuple[int, int] | None:
    """The indicator up to `end`, without 确保 before and 实现 behind it; None when what stands there is no name."""
    start = 0
    while opener := affixes("opener").starting(phrase[start:end]):
        start += len(opener)
    while closer := next((word for word in _CLOSERS if phrase[start:end].endswith(word)), ""):
        end -= len(closer)
    name = phrase[start:end]
    if not _LOOSE.isdisjoint(name):
        return None
    return (start, end) if is_subject(name) and not name.endswith(_NEGATIONS) else None


def read_comparison(folded: Folded, text: str) -> Target | None:
    """An indicator, a bound and what it is compared with: 不低于全省平均水平."""
    phrase = folded.text
    found = [
        (phrase.find(word), -len(word), word)
        for word, kind in affixes("comparison").words.items()
        if kind in _OPS and len(word) > 1 and word in phrase
    ]
    if not found:
        return None
    at, _, word = min(found)
    start = at + len(word)
    baseline, name = phrase[start:], _name_span(phrase, at)
    if name is None or not _LOOSE.isdisjoint(baseline) or not is_sound_name(baseline):
        return None
    if not baseline.endswith(tuple(_baselines())) or any(other in baseline for *_, other in found):
        return None
    return Target(
        text,
        "compare",
        folded.as_written(*name) or None,
        baseline=folded.as_written(start, len(phrase)),
        bound=_OPS[affixes("comparison").words[word]],
    )


def read_coverage(folded: Folded, text: str) -> Target | None:
    """全覆盖, 实现监管全覆盖, 全部, 全部办结."""
    phrase = folded.text
    word = affixes("all").ending(phrase)
    head = phrase.removesuffix(word)
    if not word:
        head, word, done = phrase.partition("全部")
        if not word or (done and done not in affixes("done").words):
            return None
    name = _name_span(phrase, len(head))
    if name is None:
        return None
    done_span = (len(head) + len(word), len(phrase)) if name[0] < name[1] else (0, 0)
    return Target(text, "all", folded.as_written(*name) + folded.as_written(*done_span) or None)


def read_zero(folded: Folded, text: str) -> Target | None:
    """零 before a noun that can be counted: 零事故, 安全生产零事故."""
    head, zero, noun = folded.text.rpartition("零")
    if not zero or noun not in _zero_nouns():
        return None
    name = _name_span(folded.text, len(head))
    if name is None or "零" in head:
        return None
    indicator = folded.as_written(*name) + folded.as_written(len(head) + 1, len(folded.text))
    return Target(text, "=", indicator, value=Decimal(0))


def read_trend(folded: Folded, text: str) -> Target | None:
    """A direction without a number: 明显提升, 一审败诉率同比下降."""
    phrase = folded.text
    ending = affixes("trend_phrase").ending(phrase)
    if not ending:
        trend = affixes("trend").ending(phrase)
        degree = affixes("degree").ending(phrase.removesuffix(trend)) if trend else ""
        ending = degree + trend if degree else ""
    while ending and (more := affixes("degree").ending(phrase.removesuffix(ending))):
        ending = more + ending
    if not ending:
        return None
    end, base = split_baseline(phrase, 0, len(phrase) - len(ending))
    name = _name_span(phrase, end)
    if name is None:
        return None
    baseline = folded.as_written(*base) or next((word for word in ("同比", "环比") if word in ending), None)
    return Target(text, "qualitative", folded.as_written(*name) or None, baseline=baseline)


@functools.cache
def _baselines() -> frozenset[str]:
    return read_words("baselines")


@functools.cache
def _zero_nouns() -> frozenset[str]:
    return read_words("zero_nouns")
