"""The two scripts: which characters belong to one only, and a text folded to simplified, place by place.

Characters that both scripts use (后, 里, 干, 台, 只, 著) belong to neither set.
"""

from __future__ import annotations

from functools import cache

from fzjs.language.wordtables import read_table


@cache
def traditional_only() -> frozenset[str]:
    """Characters that simplified text does not hold: those that fold to another and are not in GB 2312."""
    written = "".join(_folds())
    return frozenset(written) - _encodable(written, "gb2312") | STRAY


@cache
def simplified_only() -> frozenset[str]:
    """Characters that traditional text does not hold: those that others fold to and that Big5 lacks."""
    folds = _folds()
    simplified = "".join(set(folds.values()) - folds.keys())
    return (
        frozenset(simplified)
        & _encodable(simplified, "gb2312") - _encodable(simplified, "big5") - _OLD_SHAPES
    )


def simplified(text: str) -> str:
    """`text` in simplified characters, each at its place; nothing else changes."""
    return text.translate(_translation())


def is_han(char: str) -> bool:
    """Whether it may be a Chinese character: no punctuation, no sign, no letter of an alphabet of Europe."""
    return "\u3400" <= char < "\uf900"


def traditional_forms(char: str) -> list[str]:
    """The traditional characters that fold to a simplified one, the common one first."""
    only = traditional_only()
    return [written for written, folded in _folds().items() if folded == char and written in only]


STRAY = frozenset("後於徵")
"""Traditional characters that GB 2312 holds all the same; simplified documents have no use for them."""

# Shapes that careful traditional text uses as well (内 beside 內): no sign of simplified script.
_OLD_SHAPES = frozenset("内没户吕吴宫温黄强虚彦别册删着税脱悦蜕")


@cache
def _folds() -> dict[str, str]:
    folds: dict[str, str] = {}
    for written, folded in read_table("characters"):
        folds.update(zip(written, folded, strict=True))
    return {written: folded for written, folded in folds.items() if is_han(written)}


@cache
def _translation() -> dict[int, str]:
    only = traditional_only()
    return {ord(written): folded for written, folded in _folds().items() if written in only}


def _encodable(chars: str, encoding: str) -> frozenset[str]:
    return frozenset(chars.encode(encoding, "ignore").decode(encoding))
