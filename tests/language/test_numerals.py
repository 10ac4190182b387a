"""Numerals are read exactly, and what is ambiguous is not read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.numerals import Numeral, read_integer, read_numeral, write_integer


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", "12", None),
        ("1,200", "1200", None),
        ("3.5", "3.5", None),
        ("1.5万", "15000", None),
        ("5千万", "50000000", None),
        ("十", "10", None),
        ("十五", "15", None),
        ("廿五", "25", None),
        ("两", "2", None),
        ("两百", "200", None),
        ("一百零五", "105", None),
        ("一百十二", "112", None),
        ("一万零五十", "10050", None),
        ("三亿五千万", "350000000", None),
        ("二〇二四", "2024", None),
        ("三点五", "3.5", None),
        ("三分之二", "0.6667", None),
        ("四分之三", "0.75", None),
        ("半", "0.5", None),
        ("百分之九十", "90", "%"),
        ("百分之九十五点五", "95.5", "%"),
        ("百分之百", "100", "%"),
        ("百分百", "100", "%"),
        ("千分之五", "5", "‰"),
        ("九成", "90", "%"),
        ("九成五", "95", "%"),
        ("零", "0", None),
    ],
)
def test_numeral(text: str, value: str, unit: str | None) -> None:
    assert read_numeral(text) == Numeral(Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        *("", "二十三十", "三五", "一百五", "一千五十", "十两", "一二", "百", "五点", "点五", "十一成"),
        *("1,23", "1,2345", "3.", "-5", "½", "٣", "abc", "二分之三", "零分之一"),
    ],
)
def test_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(0, 10**16 - 1))
def test_standard_spelling_is_read_back(value: int) -> None:
    assert read_integer(write_integer(value)) == value
    assert read_integer(str(value)) == value


@given(st.text("零一二三十百千万亿", min_size=1, max_size=9))
def test_a_number_is_read_from_its_one_spelling(text: str) -> None:
    """Adding up the parts is not enough: only the standard spelling counts, with 一 free before 十."""
    value = read_integer(text)
    if value is None or all(char in "零一二三" for char in text):  # digit by digit: 二零二三
        return
    spelled = text.replace("百十", "百一十").replace("零十", "零一十")
    assert spelled.removeprefix("一") == write_integer(value).removeprefix("一")
