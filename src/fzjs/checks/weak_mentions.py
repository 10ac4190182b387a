"""Mentions that only may be meant, held against the target or deadline that they would contradict.

They never demand a target or a deadline that is lacking, and they speak only where the text leaves no doubt that
it is about the same thing: 开展法治讲座3次 against 法治讲座4次, 第三季度完成 against 10月底前.
"""

from __future__ import annotations

import re
from functools import cache

from fzjs.checks.agreement import Agreement, alike, dates_agree, quantities_agree, same_unit
from fzjs.language.phrases import Deadline, read_target
from fzjs.language.prose import Mention
from fzjs.language.readings import Target

_STOPS = "。；;，,：:、\n"
_OF_A_PART = ("每", "各", "分别", "人均", "其中", "季度", "半年", "月", "周", "首次", "第")
"""Words before a number that speak of one unit, one period or one of several things, not of the whole."""
_OF_BEFORE = ("已", "曾", "去年", "累计", "目前", "现有", "截至", "截止")
_WISHED = ("力争", "争取", "原则上", "预计", "拟")
"""Words that put a wish beside what has to be done: 力争第三季度完成, with the end of October as the deadline."""

_FIRST_STEPS = (
    "方案", "计划", "准备", "调研", "摸底", "初稿", "意见", "部署", "动员", "自查", "前期", "首", "第", "阶段性",
)  # fmt: skip
"""What is done early on the way, while the measure as a whole is due later."""


def find_complete(text: str) -> list[Mention]:
    """Clauses that want all of something done: 来信来访全部办结."""
    mentions = []
    for clause in _complete_clause().finditer(text):
        reading = read_target(clause[0])
        if isinstance(reading, Target) and reading.op == "all" and reading.indicator is not None:
            mentions.append(Mention(clause.start(), clause.end(), clause[0], reading, certain=False))
    return mentions


def weak_agreement(text: str, mention: Mention, indicator: str | None, value: Target) -> Agreement | None:
    """How a weak mention compares with a target; None where the two may be about different things."""
    stated = mention.reading
    if not isinstance(stated, Target):
        return None
    agreement = quantities_agree(stated, value)
    if agreement == "same" or agreement is None:
        return agreement
    if not alike(stated.indicator, indicator) or _is_partial(text, mention):
        return None
    if stated.baseline and value.baseline and not alike(stated.baseline, value.baseline):
        return None
    return "same" if agreement == "close" and same_unit(stated, value) else agreement


def contradicts_deadline(text: str, mention: Mention, deadline: Deadline) -> bool:
    """Whether the day on which a text has its measure completed is not the deadline of the measure."""
    stated = mention.reading
    if not isinstance(stated, Deadline) or dates_agree(stated, deadline) != "differs":
        return False
    before = _clause_before(text, mention.start)
    if any(word in before for word in (*_OF_BEFORE, *_WISHED)):
        return False
    completion = _completion().match(text, mention.end)
    if completion is None or any(word in completion["what"] for word in _FIRST_STEPS):
        return False
    is_last = not text[completion.end() :].strip("。；;\n \u3000")
    return is_last or not completion["what"]


def _is_partial(text: str, mention: Mention) -> bool:
    """Whether the words before a number make it one of a part, of the past or of a wish: 每个乡镇举办讲座1次."""
    before = _clause_before(text, mention.start)
    return any(word in before for word in (*_OF_A_PART, *_OF_BEFORE, *_WISHED))


def _clause_before(text: str, end: int) -> str:
    start = max(text.rfind(stop, 0, end) for stop in _STOPS) + 1
    return text[start:end]


@cache
def _completion() -> re.Pattern[str]:
    return re.compile(
        r"(?:之?内|份|底)?(?:全面|全部|基本|正式|如期|组织|集中)*(?:完成|建成|办结|完毕)(?P<what>[^。；;，,：:\n]*)"
    )


@cache
def _complete_clause() -> re.Pattern[str]:
    return re.compile(r"[^。；;，,：:\n]+全部[^。；;，,：:\n]{2,4}(?=[。；;，,\n]|$)")
