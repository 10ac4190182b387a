"""The dates that a document's head and foot carry."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_integer


def read_day(text: str) -> date | None:
    """The day that a text begins with: 2024年4月22日, 2024-04-22, 二〇二四年四月二十二日."""
    found = _day_pattern().search(fold_text(text))
    if found is None:
        return None
    year, month, day = (read_integer(part.replace("零", "〇")) for part in found.groups())
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


@cache
def _day_pattern() -> re.Pattern[str]:
    han = "[〇零一二三四五六七八九十]"
    return re.compile(
        rf"([0-9]{{4}}|{han}{{4}})[年\-./]([0-9]{{1,2}}|{han}{{1,2}})[月\-./]([0-9]{{1,2}}|{han}{{1,3}})"
    )
