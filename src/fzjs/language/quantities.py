"""Finding numbers with units of measure in folded text: 5次, 15个工作日, 3-5项, 百分之九十, 20余项."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from fzjs.language.numerals import read_numeral
from fzjs.language.wordtables import read_table, read_words

_RANGE_MARKS = ("--", "-", "至", "到")
_MORE = ("余", "多", "来")
_MORE_THAN_HALF = "过半数"
_HALVES = ("半数", "一半")
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_UNITS_OF_TIME = frozenset(("日", "天", "周", "月", "年", "小时", "分钟", "秒", "工作日", "季度"))


class Quantity(NamedTuple):
    """A number at `start` to `end` of the text, its unit included; `max` closes a range.

    `about` says that 余 or 多 stands inside; `beyond` that the words exclude the number itself (过半数);
    `chinese` that the number is written in characters.
    `unit` is None for a share written as a fraction, and for a bare number.
    """

    start: int
    end: int
    value: Decimal
    max: Decimal | None = None
    unit: str | None = None
    about: bool = False
    chinese: bool = False
    share: bool = False
    beyond: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the number has neither a unit nor the form of a share."""
        return self.unit is None and not self.share

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit in _UNITS_OF_TIME


def scan_quantities(text: str) -> list[Quantity]:
    """The quantities of a folded text in order, bare Arabic numbers included; set phrases are passed over."""
    found: list[Quantity] = []
    at = 0
    while match := _number_pattern().search(text, at):
        at = match.end()
        if text[match.start() - 1 : match.start()] == "第" or _is_inside_word(text, match.start()):
            continue
        quantity = _read_quantity(text, match)
        if quantity is None:
            continue
        fixed = set_phrase_over(text, quantity.start, quantity.end)
        at = max(quantity.end, fixed)
        if not fixed:
            found.append(quantity)
    return found


def set_phrase_over(text: str, start: int, end: int) -> int:
    """The end of a fixed expression that covers a part of `start` to `end` (一网通办, 三项制度, 5·12); 0 without one."""
    phrases, longest = _set_phrases()
    for at in range(max(0, start - longest), end):
        for phrase in phrases.get(text[at], ()):
            last = at + len(phrase)
            if last > start and text.startswith(phrase, at) and not _is_number(text, at, last):
                return last
    return 0


def _is_number(text: str, start: int, end: int) -> bool:
    """Whether what looks like a fixed expression is a number or a piece of one: 110 in 110次 and in 11000."""
    return (
        (text[start].isdigit() and text[start - 1 : start].isdigit())
        or (text[end - 1].isdigit() and text[end : end + 1].isdigit())
        or (text[start:end].isdigit() and unit_at(text, end) is not None)
    )


def unit_at(text: str, at: int) -> tuple[str, int] | None:
    """The longest unit of measure that starts at `at`, and the place behind it."""
    for written, unit in _units().get(text[at : at + 1], ()):
        if text.startswith(written, at):
            return None if unit == "!" else (unit, at + len(written))
    return None


def _read_quantity(text: str, match: re.Match[str]) -> Quantity | None:
    first = _read_half(text, match.start(), match.end())
    if first is None:
        return None
    for mark in _RANGE_MARKS:
        if not text.startswith(mark, first.end):
            continue
        second_number = _number_pattern().match(text, first.end + len(mark))
        second = second_number and _read_half(text, second_number.start(), second_number.end())
        if not second or not second_number:
            return None
        return _read_range(first, second, match[0], second_number[0])
    return None if first.is_bare and first.chinese else first


def _read_range(first: Quantity, second: Quantity, low: str, high: str) -> Quantity | None:
    """Two ends as one quantity; a unit or a multiplier written once holds for both: 五到六成, 百分之五至十, 1—2万."""
    if first.share and first.unit and second.is_bare and second.chinese:  # 百分之八十至九十
        first, second = first._replace(unit=None), second._replace(unit=first.unit)
        low = high = ""
    elif second.share and first.is_bare and "成" in high:
        first = first._replace(value=10 * first.value)
    if first.about or second.about or first.unit not in (None, second.unit):
        return None
    scale = _shared_scale(low, high) if first.unit is None else 1
    value = scale and scale * first.value
    if not value or not value < second.value:
        return None
    return second._replace(start=first.start, value=value, max=second.value)


def _shared_scale(low: str, high: str) -> int | None:
    """What the first number of a range has to be multiplied by: 1 or, in 1—2万, 10000; None where it is not sure."""
    scale = _SCALES.get(high[-1:])
    if scale is None or low[-1:] in _SCALES:
        return 1
    smaller, larger = read_numeral(low), read_numeral(high[:-1])
    if smaller is None or larger is None:
        return None
    if smaller.value >= scale / 10:  # 5000至1万
        return 1
    return scale if smaller.value < larger.value else None


def _read_half(text: str, start: int, end: int) -> Quantity | None:
    """A number without a range: 5次, 百分之九十, 三分之二, 20余项, 5."""
    written = text[start:end]
    if written == _MORE_THAN_HALF:
        return Quantity(start, end, Decimal("0.5"), share=True, beyond=True)
    if written in _HALVES:
        return Quantity(start, end, Decimal("0.5"), share=True)
    numeral = read_numeral(written)
    if numeral is None:
        return None
    chinese = not written[0].isdigit()
    if numeral.unit or "分之" in written:
        return Quantity(start, end, numeral.value, unit=numeral.unit, chinese=chinese, share=True)
    about = text[end : end + 1] in _MORE and text[end : end + 1] != ""
    unit = unit_at(text, end + about)
    if unit is None:
        return Quantity(start, end, numeral.value, chinese=chinese)
    if unit[0] == "年" and numeral.value >= 100:
        return None
    return Quantity(start, unit[1], numeral.value, unit=unit[0], about=about, chinese=chinese)


def _is_inside_word(text: str, at: int) -> bool:
    """A number glued to Latin letters or to a point is part of a name: GB9704, V2.0."""
    before = text[at - 1 : at] if at else ""
    return before.isascii() and (before.isalnum() or before in tuple("._·+"))


@functools.cache
def _set_phrases() -> tuple[dict[str, list[str]], int]:
    """Fixed expressions by first character, longest first, and the length of the longest."""
    table: dict[str, list[str]] = {}
    for phrase in sorted(read_words("set_phrases"), key=len, reverse=True):
        table.setdefault(phrase[0], []).append(phrase)
    return table, max(len(phrases[0]) for phrases in table.values())


@functools.cache
def _units() -> dict[str, list[tuple[str, str]]]:
    """Units by first character, longest first: (as written, as kept)."""
    rows = [
        (written, kept[0] if kept else written)
        for row, *kept in read_table("units")
        for written in row.split()
    ]
    table: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(row[0][0], []).append(row)
    return table


@functools.cache
def _number_pattern() -> re.Pattern[str]:
    tenths = "(?![员为立功果效都本品熟])"
    chinese, digit = "〇零一二两三四五六七八九十百千万亿廿卅", "〇零一二三四五六七八九"
    return re.compile(
        rf"(?<!超)过半数|半数|一半|百分百|[百千]分之(?:[0-9]+(?:\.[0-9]+)?|[{chinese}]+(?:点[{digit}]+)?)"
        rf"|[0-9][0-9,]*(?:\.[0-9]+)?(?:[百千]?[万亿]+|[百千](?!分)|成{tenths})?"
        rf"|[{chinese}]+分之[{chinese}]+|[{chinese}]+(?:点[{digit}]+)?(?:成{tenths}[{digit}半]?)?"
    )
