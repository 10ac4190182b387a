"""The title of an indicator system: of the lines before its tables the one that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import NamedTuple

from fzjs.importing.indicator_cells import is_note, read_name
from fzjs.importing.markers import read_marker
from fzjs.importing.source import Paragraph, Source, Table

_WORDS = ("指标", "评分", "考核", "评估", "测评", "考评", "标准", "细则")
_LONGEST = 60
_ENDINGS = re.compile(r"(?:指标体系|指标|标准|细则|办法|表|一览|清单|方案)(?:[（(][^（）()]*[)）])*$")
_ATTACHED = re.compile(r"^附\s*(?:件|表)\s*[0-9０-９一二三四五六七八九十]{0,2}\s*[:：.、]?\s*(?=\S)")
_NOTICE = re.compile(r".*关于(?:印发|下发|公布|发布)《?(?P<what>.+?)》?的?(?:通知|公告)$")


class Title(NamedTuple):
    """A title, where it stands and what it says besides."""

    text: str
    line: str
    """The line as it stands."""
    block: Paragraph | None
    total: Decimal | None
    """The marks in brackets behind it: …（100分）."""
    is_found: bool


def find_title(source: Source, above: Sequence[str] = ()) -> Title:
    """The best line: in the table above its headings, else before it; a notice lends what it issues."""
    lines: list[tuple[str, Paragraph | None]] = [*_before(source), *((line, None) for line in above)]
    ranked = [(rank, line, block) for line, block in lines if (rank := _rank(line))]
    if not ranked:
        return Title(PurePath(source.name).stem, "", None, None, is_found=False)
    best = max(rank for rank, _, _ in ranked)
    line, block = next((line, block) for rank, line, block in ranked if rank == best)
    name, total = _named(line)
    return Title(name, line, block, total, is_found=True)


def _before(source: Source) -> Iterator[tuple[str, Paragraph]]:
    for block in source.blocks:
        if isinstance(block, Table):
            return
        yield block.text, block


def _rank(line: str) -> int:
    """How well a line does for a title: 0 not at all, 1 a notice, 2 speaks of indicators, 3 ends as a title does."""
    text = "".join(line.split())
    if len(text) > _LONGEST or not any(word in text for word in _WORDS) or is_note(text):
        return 0
    if _NOTICE.fullmatch(text) is not None:
        return 1
    name, _ = _named(line)
    if text.endswith(("。", "；", "：", "，")) or not name or read_marker(name) is not None:
        return 0
    return 3 if _ENDINGS.search(name) else 2


def _named(line: str) -> tuple[str, Decimal | None]:
    """The title less the word that attaches it, and the marks behind it."""
    text = _ATTACHED.sub("", "".join(line.split()))
    notice = _NOTICE.fullmatch(text)
    text = (notice["what"] if notice is not None else text).strip("《》")
    marks = re.search(r"[（(](?:满分|总分|共|计)?[:：]?[0-9０-９.]+分[)）]$", text)
    if marks is None or not marks.start():
        return text, None
    return text[: marks.start()], read_name(f"指标{marks[0]}").score
