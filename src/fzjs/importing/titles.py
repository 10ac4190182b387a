"""Where the name of a numbered item ends and its text begins."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST_TITLE = 52
_LONGEST_BEFORE_COLON = 30


class Titled(NamedTuple):
    """An item's own paragraph: `title + mark + text`; an item that is one sentence has no title."""

    title: str
    mark: str
    text: str


def split_title(written: str) -> Titled:
    """优化营商环境：制定… and 压实责任。各单位… have titles; a single sentence has none."""
    colon = re.search(r"[:：]", written)
    stop = written.find("。")
    if (
        colon is not None
        and 2 <= colon.start() <= _LONGEST_BEFORE_COLON
        and (stop < 0 or colon.start() < stop)
    ):
        head = written[: colon.start()]
        if not re.search(r"[,，、;；。(（]", head) and written[colon.end() :].strip():
            return Titled(head, written[colon.start()], written[colon.end() :].lstrip())
    while 0 <= stop <= _LONGEST_TITLE:
        head, rest = written[:stop], written[stop + 1 :]
        opened = sum(head.count(mark) for mark in "（(“《") - sum(head.count(mark) for mark in "）)”》")
        if opened <= 0:
            return Titled(head, "。", rest.lstrip()) if rest.strip() else Titled("", "", written)
        stop = written.find("。", stop + 1)
    return Titled("", "", written)


def heading_of(written: str) -> tuple[str, str]:
    """A heading on its own line: its words, and the mark that closes it."""
    stripped = written.rstrip()
    if stripped.endswith(("。", "：", ":", "；", ";", "，")):
        return stripped[:-1], stripped[-1]
    return stripped, ""


def is_heading(written: str) -> bool:
    """Whether a paragraph is a heading and no text: short, and no sentence ends inside."""
    stripped = written.strip().rstrip("。：:")
    return 0 < len(stripped) <= _LONGEST_TITLE + 8 and not re.search(r"[。；;]", stripped)
