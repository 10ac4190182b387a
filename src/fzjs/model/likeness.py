"""Which known words look like the one written. Likeness suggests, it never resolves."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 0.6
"""Below this share of common characters two words are not alike."""
_MUCH_LESS = 0.15
"""A word that is this much less alike than the likeliest is not worth mentioning."""
_ENOUGH = 0.45
"""Share of common characters in what tells names apart: 司发 and 司法 have half, 民政 and 政务服务 a third."""
_LONGEST = 60
"""Longer words are no names; comparing them takes long and helps nobody."""


def likeness(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that look like this one, and how much: from 0.6 to about 1 for the same."""
    from difflib import SequenceMatcher

    if len(word) > _LONGEST:
        return {}
    matcher = SequenceMatcher(None, "", word, autojunk=False)
    is_in_word = set(word).__contains__
    found = {}
    for other in known:
        # Ten times quicker than the matcher, and most words fail here already.
        if 2 * sum(map(is_in_word, other)) < _ALIKE * (len(word) + len(other)):
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            ratio = matcher.ratio()
            if ratio >= _ALIKE:
                # Of two that are equally alike, the one that begins like the word.
                found[other] = ratio + _shared_beginning(word, other) / 1000
    return found


def share_enough(core: str, other: str) -> bool:
    """Whether what tells two names apart is alike as well, not only what all such names have in common."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, core, other, autojunk=False).ratio() >= _ENOUGH


def likeliest(found: dict[str, float], most: int) -> list[str]:
    """The words that are most alike, likeliest first, in their own order where they are equally so."""
    ranked = sorted(found, key=lambda word: -found[word])
    return [word for word in ranked[:most] if found[word] > found[ranked[0]] - _MUCH_LESS]


def _shared_beginning(word: str, other: str) -> int:
    pairs = enumerate(zip(word, other, strict=False))
    return next((place for place, (ours, theirs) in pairs if ours != theirs), min(len(word), len(other)))
