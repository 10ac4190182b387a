"""Where a phrase cannot be read because of one wrong character, and which one was meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_MEANT = {
    "词": "次", "此": "次", "刺": "次", "厂": "场", "长": "场", "常": "场", "偏": "篇", "见": "件", "建": "件",
    "相": "项", "向": "项", "像": "项", "各": "个", "其": "期", "起": "期", "明": "名", "论": "轮", "步": "部",
    "低": "底", "地": "底", "曰": "日", "目": "日", "钱": "前", "渡": "度", "及": "季", "己": "以",
    "已": "以", "大": "达", "答": "达", "小": "少",
}  # fmt: skip
"""Wrong character → the one that sounds or looks alike and belongs into a deadline or a target."""

_WIDE_COMMENT = "＃"


class PhraseSlip(NamedTuple):
    """One character at fault: its place in the phrase, what to say of it, and what to write."""

    span: tuple[int, int]
    message: str
    """To be put behind the name of the field and the phrase: 里的“词”看不懂."""
    hint: str


def slip_in(phrase: str, is_read: Callable[[str], bool]) -> PhraseSlip | None:
    """The one character that keeps a phrase from being read; None where more is amiss or it cannot be told."""
    return wide_comment_in(phrase, is_read) or _wrong_character(phrase, is_read)


def wide_comment_in(phrase: str, is_read: Callable[[str], bool]) -> PhraseSlip | None:
    """A remark behind a full-width ＃, which makes it a part of the phrase."""
    written, mark, remark = phrase.partition(_WIDE_COMMENT)
    if not mark or not is_read(written.strip()):
        return None
    right = f"{written.strip()} # {remark.strip()}".rstrip()
    hint = f"注释用半角的“#”，前面空一格，如 {right}"
    return PhraseSlip((len(written), len(written) + 1), "里的注释用了全角的“＃”", hint)


def _wrong_character(phrase: str, is_read: Callable[[str], bool]) -> PhraseSlip | None:
    for place, character in enumerate(phrase):
        meant = _MEANT.get(character)
        if meant is not None:
            right = f"{phrase[:place]}{meant}{phrase[place + 1 :]}"
            if is_read(right):
                hint = f"“{character}”是不是“{meant}”？改为“{right}”"
                return PhraseSlip((place, place + 1), f"里的“{character}”看不懂", hint)
    return None
