"""Deadlines that count from an event: 印发之日起30日内, 有效期届满前6个月内, 20个工作日内."""

from __future__ import annotations

import functools
import re

from fzjs.language.numerals import read_integer
from fzjs.language.readings import Deadline
from fzjs.language.wordtables import read_words

# ISO 8601 has no working days: P5WD is five of them.
_ISO_UNITS = {"工作日": "P{}WD", "日": "P{}D", "天": "P{}D", "周": "P{}W", "星期": "P{}W", "月": "P{}M", "年": "P{}Y",
              "小时": "PT{}H", "分钟": "PT{}M"}  # fmt: skip


def read_relative(phrase: str, text: str) -> Deadline | None:
    """Read a folded phrase as a relative deadline; None when it is none. `text` is the phrase as written."""
    found = _pattern().fullmatch(phrase)
    if found is None:
        return None
    anchor, relation, within = found["anchor"] or "", found["relation"] or "", bool(found["within"])
    amount = _amount(found["number"], found["unit"])
    if amount is None or not _is_sound(anchor, relation, within):
        return None
    back = relation in ("前", "之前", "以前")
    if relation.startswith("之日"):
        anchor += "之日"
    return Deadline(text, "relative", anchor=anchor or None, offset="-" + amount if back else amount)


def _is_sound(anchor: str, relation: str, within: bool) -> bool:
    """Whether anchor, relation and 内 belong together; a duration without an anchor needs 内."""
    if not relation:
        return within and not anchor
    if not anchor:
        return False
    if relation in ("之日起", "之日后", "之日起算", "起"):
        return True
    return anchor.endswith(tuple(_events())) or anchor.startswith(("收到", "接到", "作出", "知道", "得知"))


def _amount(number: str, unit: str) -> str | None:
    if number == "半":
        return {"年": "P6M"}.get(unit)
    value = read_integer(number)
    return _ISO_UNITS[unit].format(value) if value and value < 1000 else None


@functools.cache
def _events() -> frozenset[str]:
    return read_words("anchors")


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:自|从|在|于|应在|应当在|须在|应于)?(?P<anchor>[^\d,;。:!?《》每、]{2,24}?)"
        r"(?P<relation>之日起算|之日起|之日后|之后|以后|之前|以前|后|前|起))?"
        r"的?(?P<number>\d+|半|[一二两三四五六七八九十百]+)个?(?P<unit>工作日|小时|分钟|星期|周|日|天|月|年)(?P<within>之内|以内|内)?",
        re.ASCII,
    )
