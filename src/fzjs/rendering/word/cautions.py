"""What a notice cannot have as GB/T 9704-2012 wants it, because something in it is too long, and what to do then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fzjs.rendering.word.first_page import ROWS, FirstPage
from fzjs.rendering.word.heads import mark_scale
from fzjs.rendering.word.signatures import signature

_NARROWEST = 66
"""Per cent of their width below which the characters of a mark are hard to read."""
_LONGEST_SHOWN = 40


def cautions(contents: Mapping[str, Any]) -> tuple[str, ...]:
    """Sentences in Chinese for the person who prints the notice; none where everything has its place."""
    return tuple(_cautions(FirstPage.of(contents.__getitem__)))


def _cautions(page: FirstPage) -> Iterator[str]:
    if page.over_text() + 1 > ROWS:
        yield (
            "标题和版头占满了首页，首页排不下正文（GB/T 9704-2012 第 7.3.3 条要求首页必须显示正文）。"
            "请写短标题（notice 的 title，或者这一次用 --set title=…）；"
            "联合行文的机关多，还可以只用主办机关的标志（mark，--set mark=…）"
        )
    scale = mark_scale(page.issuers, page.mark)
    if scale < _NARROWEST:
        words = page.mark or page.issuers[0]
        shown = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}……"
        yield (
            f"发文机关标志“{shown}”太长，字压到了宽度的 {scale}%。"
            "请用规范化简称（notice 的 mark，或者这一次用 --set mark=…）"
        )
    signed = len(signature(page.issuers, page.day, page.sealed, page.note))
    if signed + 1 > ROWS:
        yield (
            f"{len(page.issuers)} 个机关的署名和印章要占 {signed} 行，一页只有 22 行，落款会分在两页。"
            "请减少联合署名的机关，或者不留印章位置（notice 的 sealed: false，--set sealed=false）"
        )
