"""Where the title of the plan itself stands, among the titles of notices and pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from fzjs.importing.blocks import is_furniture, text_of
from fzjs.importing.dates import read_day
from fzjs.importing.metadata import metadata_of_line
from fzjs.importing.source import Paragraph, Table
from fzjs.importing.words import patterns
from fzjs.language.folding import fold_text

_LONGEST_TITLE = 90
_TITLE_AMONG = 24
"""A title without an issuing sentence stands among so many first lines."""
_BEHIND_ISSUING = 16


class TitleSpan(NamedTuple):
    """The title's blocks, from `start` to the one before `end`; where it stands nowhere, the words that name it."""

    start: int
    end: int
    named: str = ""


def find_title(blocks: list[Paragraph | Table], issuing: int | None) -> TitleSpan:
    """Find the title; `issuing` is the place of the sentence that issues the plan, if there is one."""
    if issuing is None:
        return TitleSpan(*(_looks_like_title(blocks, 0) or (0, 0)))
    named = _named_title(text_of(blocks[issuing]))
    for at in [*range(issuing + 1, min(issuing + _BEHIND_ISSUING, len(blocks))), *range(issuing)]:
        for lines in (1, 2, 3):
            joined = fold_text("".join(text_of(block) for block in blocks[at : at + lines]))
            if named and joined == fold_text(named):
                return TitleSpan(at, at + lines)
    span = _looks_like_title(blocks, issuing + 1)
    if span is not None and span[0] <= issuing + _BEHIND_ISSUING // 2:
        return TitleSpan(*span)
    return TitleSpan(issuing + 1, issuing + 1, named)


def _looks_like_title(blocks: list[Paragraph | Table], start: int) -> tuple[int, int] | None:
    """The last of the first lines that end as titles do; a title may take up to three lines."""
    found: tuple[int, int] | None = None
    seen = 0
    for at in range(start, len(blocks)):
        seen += not is_furniture(blocks[at])
        if seen > _TITLE_AMONG or (found is not None and _begins_body(blocks[at])):
            break
        if _ends_as_title(blocks[at]):
            first = at
            while first > start and _continues(blocks[first - 1]) and at - first < 2:
                first -= 1
            found = (first, at + 1 + _has_subtitle(blocks, at + 1))
    return found


def _begins_body(block: Paragraph | Table) -> bool:
    """Whether a block behind a title can only be of the body: sentences, a numbered or styled heading."""
    folded = fold_text(text_of(block))
    if isinstance(block, Paragraph) and (block.level > 0 or len(block.text) > _LONGEST_TITLE):
        return True
    is_numbered = folded.startswith(("一、", "(一)", "1.", "1、", "第一"))
    return not folded.endswith(":") and not is_furniture(block) and ("。" in folded or is_numbered)


def _ends_as_title(block: Paragraph | Table) -> bool:
    folded = fold_text(text_of(block))
    if isinstance(block, Table) or len(block.text) > _LONGEST_TITLE or is_furniture(block):
        return False
    if folded.endswith((",", ";", ":")) or folded.startswith("附") or (read_day(folded) and len(folded) < 14):
        return False
    if "。" in folded or folded.startswith(("一、", "(一)", "1.", "1、", "第一")):
        return False
    return patterns("notice", "title_word").search(folded[-18:]) is not None


def _has_subtitle(blocks: list[Paragraph | Table], at: int) -> bool:
    """Whether a line in brackets goes on with the title: （2021—2025年）, （试行）."""
    folded = fold_text(text_of(blocks[at])) if at < len(blocks) else ""
    return (
        re.fullmatch(
            r"\((?:[0-9]{4}.{0,12}年.{0,4}|试行|征求意见稿|送审稿|草案|修订版?|[0-9]{4}年版)\)", folded
        )
        is not None
    )


def _continues(block: Paragraph | Table) -> bool:
    """Whether the next line may go on with the same title."""
    folded = fold_text(text_of(block))
    is_short = isinstance(block, Paragraph) and 4 <= len(folded) <= 40
    return (
        is_short
        and not folded.endswith((":", "。", "号", "日", ")", "次"))
        and not patterns("notice", "title_word").search(folded[-6:])
        and not patterns("notice", "signing_body").fullmatch(folded)
        and not is_furniture(block)
        and metadata_of_line(text_of(block)) is None
        and read_day(folded) is None
    )


def _named_title(text: str) -> str:
    """The title in the outermost 《》 of the sentence that issues it."""
    opening = text.find("《")
    closing = text.rfind("》", 0, max(text.find("现"), text.find("印发"), text.find("已经"), 0) or len(text))
    if closing < opening:
        closing = text.find("》", opening)
    return text[opening + 1 : closing] if 0 <= opening < closing else ""
