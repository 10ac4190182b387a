"""Exact numbers as they are printed: 33.3, 100, never 1E+2 and never 89.99999."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def plain(number: Decimal | int) -> str:
    """33.30 → 33.3, 100.0 → 100; never in powers of ten."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def exact_decimal(number: Fraction) -> Decimal:
    """A fraction as the decimal that it is. Raises ValueError for one that has no end, such as 1/3."""
    rest, places = number.denominator, 0
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest //= factor
            count += 1
        places = max(places, count)
    if rest != 1:
        raise ValueError(f"{number} has no end as a decimal")
    digits = number.numerator * 10**places // number.denominator
    return Decimal(f"{digits}E-{places}")


def nearly(number: Fraction, places: int = 6) -> Decimal:
    """A fraction as the decimal that it is, or, if that has no end, rounded half up to so many places."""
    try:
        return exact_decimal(number)
    except ValueError:
        return rounded(number, places)


def rounded(number: Fraction, places: int) -> Decimal:
    """A fraction rounded half up (四舍五入) to so many decimal places; halves go away from zero."""
    scaled = abs(number) * 10**places
    digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{'-' if number < 0 and digits else ''}{digits}E-{places}")
