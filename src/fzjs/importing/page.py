"""Web pages and printed pages round a document: navigation, page numbers, contents, what follows the text."""

from __future__ import annotations

from collections import Counter

from fzjs.importing.blocks import as_paragraph, matches, text_of
from fzjs.importing.markers import read_marker
from fzjs.importing.source import Paragraph, Source, Table
from fzjs.importing.words import patterns
from fzjs.language.folding import fold_text

Blocks = list[Paragraph | Table]


def without_page(source: Source) -> tuple[Blocks, list[Paragraph]]:
    """The blocks of the document, and the furniture of the page."""
    kept, marks = _without_marks(source)
    document, tail = _without_tail(kept)
    return document, [*tail, *marks]


def _without_marks(source: Source) -> tuple[Blocks, list[Paragraph]]:
    """The blocks without page numbers, tables of contents, and links that are no part of the text."""
    kept: Blocks = []
    marks: list[Paragraph] = []
    later = Counter(fold_text(text_of(block)) for block in source.blocks)
    in_contents = False
    for block in source.blocks:
        folded = fold_text(text_of(block))
        is_listed = matches(block, "furniture", "contents") or later[folded] > 1
        in_contents = folded == "目录" or (in_contents and is_listed)
        later[folded] -= 1
        is_link = (
            isinstance(block, Paragraph)
            and block.is_link
            and not patterns("notice", "attachment").fullmatch(folded)
        )
        if in_contents or is_link or matches(block, "furniture", "page"):
            marks.append(as_paragraph(block))
        else:
            kept.append(block)
    return kept, marks


def _without_tail(blocks: Blocks) -> tuple[Blocks, list[Paragraph]]:
    """The blocks before the furniture that follows the body, which begins in the last half of the text."""
    total = sum(len(text_of(block)) for block in blocks)
    seen = 0
    for at, block in enumerate(blocks):
        if seen * 2 >= total and matches(block, "furniture", "tail") and not _has_headings(blocks[at:]):
            return blocks[:at], [as_paragraph(rest) for rest in blocks[at:]]
        seen += len(text_of(block))
    return blocks, []


def _has_headings(blocks: Blocks) -> bool:
    """Whether a document goes on in these blocks, so that they are no furniture."""
    markers = [read_marker(block.text) for block in blocks if isinstance(block, Paragraph)]
    return any(
        marker is not None and marker.family in ("han", "han-bracket", "chapter", "article")
        for marker in markers
    )
