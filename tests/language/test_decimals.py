"""Numbers are exact: what is printed is what was added up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.decimals import exact_decimal, plain, rounded

DECIMALS = st.decimals(min_value=-1000, max_value=1000, places=4)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("33.30", "33.3"),
        ("100.0", "100"),
        ("1E+2", "100"),
        ("0.10", "0.1"),
        ("-0.00", "0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_number_is_printed_without_noughts_and_powers(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@given(st.lists(DECIMALS, max_size=8))
def test_sums_of_decimals_come_back_exactly(numbers: list[Decimal]) -> None:
    total = exact_decimal(sum((Fraction(number) for number in numbers), Fraction(0)))
    assert total == sum(numbers, Decimal(0))


@given(DECIMALS, DECIMALS, DECIMALS)
def test_products_of_decimals_come_back_exactly(one: Decimal, two: Decimal, three: Decimal) -> None:
    product = Fraction(one) * Fraction(two) * Fraction(three) / 100
    assert Fraction(exact_decimal(product)) == product


def test_what_has_no_end_is_no_decimal() -> None:
    with pytest.raises(ValueError, match="no end"):
        exact_decimal(Fraction(1, 3))


@given(DECIMALS, st.integers(0, 4))
def test_halves_are_rounded_away_from_nought(number: Decimal, places: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert rounded(Fraction(number), places) == expected


@given(st.fractions(min_value=-50, max_value=50), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_place(number: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(number, places)) - number) <= Fraction(1, 2 * 10**places)
