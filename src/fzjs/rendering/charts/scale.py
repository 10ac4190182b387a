"""Round numbers for axes."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_STEPS = 6


def steps(largest: Decimal, smallest: Decimal = Decimal(0), *, whole: bool = False) -> list[Decimal]:
    """Round numbers from `smallest` to a last one that is at least `largest`, at most seven of them.

    With `whole` no fractions: of things that are counted there are no halves.
    """
    reach = largest - smallest
    if reach <= 0:
        return [smallest, smallest + 1]
    size = Decimal(1).scaleb(reach.adjusted() - 1)
    step = next(
        size * factor * ten
        for ten in (Decimal(1), Decimal(10), Decimal(100))
        for factor in _ROUND
        if reach / (size * factor * ten) <= _MOST_STEPS
    )
    step = max(step, Decimal(1)) if whole else step
    count = int((reach / step).to_integral_value(ROUND_CEILING))
    return [smallest + step * each for each in range(count + 1)]


def number(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no noughts at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
