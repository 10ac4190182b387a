"""Deadlines that count from an event: 印发之日起30日内, 有效期届满前6个月内, 20个工作日内."""

from __future__ import annotations

import functools
import re

from fzjs.language.datewords import cut_leading_words
from fzjs.language.numerals import read_integer
from fzjs.language.readings import Deadline
from fzjs.language.wordtables import read_words

# ISO 8601 has no working days: P5WD is five of them.
_ISO_UNITS = {"工作日": "P{}WD", "日": "P{}D", "天": "P{}D", "周": "P{}W", "星期": "P{}W", "月": "P{}M", "自然日": "P{}D", "年": "P{}Y",
              "小时": "PT{}H", "分钟": "PT{}M"}  # fmt: skip
_BACK = ("前", "之前", "以前")
_WITHIN = ("内", "以内", "之内")
_LEADS = ("应当在", "应当于", "应在", "应于", "须在", "须于", "在", "于")
_NUMERALS = frozenset("0123456789半一二两三四五六七八九十")
_LONGEST, _YEARS = 1000, 20


def read_relative(phrase: str, text: str) -> Deadline | None:
    """Read a folded phrase as a relative deadline; None when it is none. `text` is the phrase as written."""
    if since := _since_pattern().fullmatch(phrase):
        return Deadline(text, "ongoing", anchor=since[1])
    for lead in _LEADS:  # 在20日内; 在印发之日起20日内 is the pattern's own
        if phrase.startswith(lead) and phrase[len(lead) : len(lead) + 1] in _NUMERALS:
            phrase = phrase.removeprefix(lead)
    found = _pattern().match(phrase)
    if found is None or not _is_tail(phrase, found.end()):
        return None
    anchor, relation, closing = found["anchor"] or "", found["relation"] or "", found["closing"] or ""
    amount = _amount(found["number"], found["unit"])
    if amount is None or not _is_sound(anchor, relation, closing):
        return None
    back = (relation or closing) in _BACK
    if relation.startswith("之日"):
        anchor += "之日"
    return Deadline(text, "relative", anchor=anchor or None, offset="-" + amount if back else amount)


def _is_tail(phrase: str, start: int) -> bool:
    """Whether nothing follows from `start` on, or only filling words: 3日内|办结."""
    words, end = cut_leading_words(phrase, start)
    return end == len(phrase) and all(word.kind == "tail" for word in words)


def _is_sound(anchor: str, relation: str, closing: str) -> bool:
    """Whether anchor, relation and what closes the phrase belong together; without an anchor 内 is needed."""
    if not anchor:
        return closing in _WITHIN
    if relation.startswith("之日"):
        return closing not in _BACK
    if bool(relation) == (closing in _BACK):  # 届满前30日, 届满30日前; not both, not neither
        return False
    return anchor.endswith(tuple(_events())) or anchor.startswith(("收到", "接到", "作出", "知道", "得知"))


def _amount(number: str, unit: str) -> str | None:
    if number == "半":
        return {"年": "P6M", "个月": "P15D"}.get(unit)
    value = read_integer(number)
    if not value or value >= (_YEARS if unit == "年" else _LONGEST):
        return None
    return _ISO_UNITS[unit.removeprefix("个")].format(value)


@functools.cache
def _events() -> frozenset[str]:
    return read_words("anchors")


@functools.cache
def _since_pattern() -> re.Pattern[str]:
    """自印发之日起施行: a beginning without an end."""
    return re.compile(
        r"(?:自|从)?([^\d,;。:!?《》每、前后内]{2,24}之日)起(?:施行|实施|执行|生效|开始施行|正式施行)?",
        re.ASCII,
    )


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:自|从|在|于|应在|应当在|须在|应于)?(?P<anchor>[^\d,;。:!?《》每、]{2,24}?)"
        r"(?P<relation>之日起算|之日起|之日后|之后|以后|之前|以前|后|前)?)?"
        r"的?(?P<number>\d+|半|[一二两三四五六七八九十百]+)"
        r"(?P<unit>个?工作日|个?自然日|个?小时|分钟|个?星期|周|日|天|个月|年)(?P<closing>之内|以内|内|之前|以前|前)?",
        re.ASCII,
    )
