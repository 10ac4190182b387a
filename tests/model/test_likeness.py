"""Words that look like others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzjs.model.likeness import likeliest, likeness


def near(word: str, *known: str) -> list[str]:
    """What would be suggested."""
    return likeliest(likeness(word, known), 3)


def test_the_likeliest_comes_first() -> None:
    assert near("framework-2021-2024", "annual-2024", "framework-2021-2025", "framework-2016-2020") == [
        "framework-2021-2025",
        "framework-2016-2020",
    ]


def test_equally_alike_words_keep_their_order() -> None:
    assert near("m09", "m01", "m02", "x") == ["m01", "m02"]


def test_what_is_much_less_alike_is_left_out() -> None:
    assert near("县市埸监管局", "县市场监管局", "县应急管理局") == ["县市场监管局"]


def test_nothing_is_like_nothing() -> None:
    assert near("", "县司法局") == []
    assert near("县司法局") == []
    assert near("县" * 10_000, "县司法局") == []


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_suggestions_are_known_words_and_a_known_word_is_its_own(word: str, known: list[str]) -> None:
    found = likeliest(likeness(word, known), 3)
    assert set(found) <= set(known)
    assert not word or word not in known or found[0] == word
