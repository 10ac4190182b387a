"""Chinese and Arabic numerals → exact numbers. All functions expect folded text; what is no numeral is None."""

from __future__ import annotations

import functools
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

DIGITS = {
    char: value
    for value, chars in enumerate(("〇零", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
CHINESE = frozenset("〇零一二两三四五六七八九十百千万亿廿卅")
_WRITTEN = "零一二三四五六七八九"
_MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_LONGEST = 40
_FOUR_PLACES = Decimal("0.0001")


class Numeral(NamedTuple):
    """A number and the unit that its very form carries: % (百分之九十, 九成), ‰ (千分之五), else None."""

    value: Decimal
    unit: str | None = None


def read_numeral(text: str) -> Numeral | None:
    """Read a whole text as one numeral, in any of the forms that documents use.

    12 · 1,200 · 3.5 · 3万 · 十五 · 两 · 一百零五 · 三点五 · 三分之二 (rounded to four places; see `read_fraction`) · 百分之九十 ·
    百分百 · 九成五 · 半. What is ambiguous (三五, 一百五) or no number (二十三十) is None.
    """
    if not text or len(text) > _LONGEST:
        return None
    if text == "百分百":
        return Numeral(Decimal(100), "%")
    if "分之" in text:
        return _read_share(text)
    if "成" in text:
        return _read_tenths(text)
    value = read_number(text)
    return None if value is None else Numeral(value)


def read_fraction(text: str) -> Fraction | None:
    """A share written as a fraction, exactly: 三分之二. None for shares of a hundred or a thousand, and for all else."""
    whole, parted, part = text.partition("分之")
    if not parted or whole in ("百", "千"):
        return None
    denominator, numerator = read_integer(whole), read_integer(part)
    if not denominator or numerator is None or not 0 < numerator <= denominator:
        return None
    return Fraction(numerator, denominator)


def read_number(text: str) -> Decimal | None:
    """A number without a unit of its own: Arabic with separators and 万, Chinese, or a Chinese decimal."""
    if text == "半":
        return Decimal("0.5")
    arabic = _arabic_pattern().fullmatch(text)
    if arabic:
        scale = 1
        for char in arabic[2]:
            scale *= _MULTIPLES[char]
        number = Decimal(arabic[1].replace(",", "")) * scale
        return Decimal(int(number)) if number == int(number) else number
    if text.isascii():
        return None
    whole, point, decimals = text.partition("点")
    value = read_integer(whole)
    if value is None or not point:
        return None if value is None or point else Decimal(value)
    if not decimals or any(char not in DIGITS for char in decimals):
        return None
    return Decimal(f"{value}." + "".join(str(DIGITS[char]) for char in decimals))


def read_integer(text: str) -> int | None:
    """A whole number in Arabic digits (leading zeros allowed), in Chinese, or digit by digit (二〇二四)."""
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(char in DIGITS for char in text) and (len(text) == 1 or len(text) == 4 or "〇" in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _read_positional(text)


def write_integer(value: int) -> str:
    """The one standard Chinese spelling of a whole number below 10^16: 105 → 一百零五, 12 → 十二."""
    spelled = _write_positional(value)
    return spelled[1:] if spelled.startswith("一十") else spelled


def _read_positional(text: str) -> int | None:
    """Add up 三百二十 and the like, and accept the sum only if that is how the number is spelled."""
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char == "两":
            digit = 2
        elif char in "廿卅":
            section += 20 if char == "廿" else 30
        elif char == "万":
            total += (section + digit) * 10_000
            section = digit = 0
        elif char == "亿":
            total = (total + section + digit) * 100_000_000
            section = digit = 0
        elif char in _MULTIPLES:
            section += (digit or 1) * _MULTIPLES[char]
            digit = 0
        else:
            return None
    value = total + section + digit
    return value if value < 10**16 and _standard_spelling(text) == write_integer(value) else None


def _standard_spelling(text: str) -> str:
    """`text` with the freedoms that usage allows taken back: 两百 → 二百, 廿五 → 二十五, 一百十二 → 一百一十二."""
    for place, char in enumerate(text):
        if char == "两" and text != "两" and text[place + 1 : place + 2] not in tuple("百千万亿"):
            return ""
    text = text.replace("两", "二").replace("〇", "零").replace("廿", "二十").replace("卅", "三十")
    text = text.replace("百十", "百一十").replace("零十", "零一十")
    return text[1:] if text.startswith("一十") else text


def _write_positional(value: int) -> str:
    if value < 10:
        return _WRITTEN[value]
    for char in "亿万千百十":
        multiple = _MULTIPLES[char]
        if value >= multiple:
            head, rest = divmod(value, multiple)
            break
    spelled = _write_positional(head) + char
    if not rest:
        return spelled
    return spelled + ("零" if rest < multiple // 10 else "") + _write_positional(rest)


def _read_share(text: str) -> Numeral | None:
    whole, _, part = text.partition("分之")
    if whole in ("百", "千"):
        value = Decimal(100) if whole == part == "百" else read_number(part)
        return None if value is None else Numeral(value, "%" if whole == "百" else "‰")
    exact = read_fraction(text)
    if exact is None:
        return None
    about = Decimal(exact.numerator) / exact.denominator
    return Numeral(about.quantize(_FOUR_PLACES, ROUND_HALF_UP).normalize())


def _read_tenths(text: str) -> Numeral | None:
    """九成 is 90 %, 九成五 95 %, 九成半 95 %."""
    tens, _, ones = text.partition("成")
    ten = read_integer(tens)
    one = 0 if not ones else 5 if ones == "半" else read_integer(ones)
    if ten is None or one is None or not 0 < ten <= 10 or not 0 <= one < 10 or (ten == 10 and one):
        return None
    return Numeral(Decimal(ten * 10 + one), "%")


@functools.cache
def _arabic_pattern() -> re.Pattern[str]:
    """Digits, grouped in threes or not, no idle leading zero; then at most 百, 千 or 十 and 万 or 亿."""
    return re.compile(
        r"((?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?)([十百千]?[万亿]{0,2})"
    )
