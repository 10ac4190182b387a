"""The metadata that government sites show above a document: tables, and lines of labels with colons."""

from __future__ import annotations

import re
from functools import cache

from fzjs.importing.source import Table
from fzjs.importing.words import key_of, words_by_key
from fzjs.language.folding import fold, fold_text


def metadata_of_table(table: Table) -> dict[str, str] | None:
    """What a table of labels and values says, by meaning; None for a table of another kind."""
    found: dict[str, str] = {}
    labels = cells = 0
    for row in table.rows:
        written = [cell for place, cell in enumerate(row) if place == 0 or cell != row[place - 1]]
        cells += sum(bool(cell.strip()) for cell in written)
        for place, cell in enumerate(written):
            key = _label(cell)
            if key is None:
                continue
            labels += 1
            value = written[place + 1].strip() if place + 1 < len(written) else ""
            if value and _label(value) is None:
                found.setdefault(key, value)
    return found if labels >= 2 and labels * 3 >= cells else None


def metadata_of_line(text: str) -> dict[str, str] | None:
    """What a line like 索 引 号：… 发文字号：… says; None for a line that is none."""
    folded = fold(text)
    marks = [
        mark
        for mark in _labels_pattern().finditer(folded.text)
        if _begins_a_word(text, folded.offsets[mark.start()])
    ]
    if not marks or marks[0].start() > 1 or [mark[1] for mark in marks] == ["时间"]:
        return None
    found: dict[str, str] = {}
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(folded.text)
        value = folded.as_written(mark.end(), end).strip() if end > mark.end() else ""
        key = key_of("metadata")[mark[1]]
        if value:
            found.setdefault(key, value)
    return found


def _begins_a_word(text: str, place: int) -> bool:
    """Whether a label is not the end of a longer word: 单位 in 责任单位."""
    return place == 0 or not "\u4e00" <= text[place - 1] <= "\u9fff"


def _label(cell: str) -> str | None:
    return key_of("metadata").get(fold_text(cell).strip(":： "))


@cache
def _labels_pattern() -> re.Pattern[str]:
    words = sorted(
        (word for words in words_by_key("metadata").values() for word in words), key=len, reverse=True
    )
    return re.compile(rf"({'|'.join(map(re.escape, words))}):")
