"""Lists of wrong words: conditions, overlaps, and the lists of users."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.wordlists import MalformedLine, WordFinder, WrongWord, read_word_list, spun_words


def found(text: str, *entries: WrongWord) -> list[tuple[int, str]]:
    """Where words of a list stand."""
    return [(hit.start, hit.entry.word) for hit in WordFinder(entries).find(text)]


@pytest.mark.parametrize(
    ("before", "after", "text", "stands"),
    [
        ("", "", "甲乙", True),
        ("丙", "", "丙甲乙", True),
        ("丙", "", "丁甲乙", False),
        ("丙 丁", "", "丁甲乙", True),
        ("!丙", "", "丙甲乙", False),
        ("!丙", "", "甲乙", True),
        ("", "丙丁", "甲乙丙丁", True),
        ("", "丙丁", "甲乙丙", False),
        ("", "!丙", "甲乙丙", False),
        ("", "$", "甲乙", True),
        ("", "$", "甲乙，丙", True),
        ("", "$", "甲乙丙", False),
        ("$", "", "，甲乙", True),
        ("", "##%", "甲乙90%", True),
        ("", "##%", "甲乙9%", False),
        ("丙", "丁", "丙甲乙丁", True),
        ("丙", "丁", "丙甲乙", False),
    ],
)
def test_conditions(before: str, after: str, text: str, stands: bool) -> None:
    assert bool(found(text, WrongWord("甲乙", "正", before, after))) == stands


def test_of_words_that_overlap_the_longest_counts() -> None:
    assert found("甲乙丙", WrongWord("甲乙", "一"), WrongWord("甲乙丙", "二")) == [(0, "甲乙丙")]


def test_words_that_touch_both_count() -> None:
    assert found("甲乙丙丁", WrongWord("甲乙", "一"), WrongWord("丙丁", "二")) == [(0, "甲乙"), (2, "丙丁")]


def test_words_of_one_character() -> None:
    assert found("甲乙甲", WrongWord("甲", "一")) == [(0, "甲"), (2, "甲")]


@given(
    st.lists(st.sampled_from([entry.word for entry in spun_words()]), max_size=5),
    st.text(alphabet="的了，县", max_size=5),
)
def test_every_listed_word_is_found_by_its_anchor(words: list[str], glue: str) -> None:
    entries = [WrongWord(entry.word, entry.right) for entry in spun_words()]
    text = f"，{glue}，".join(words)
    hits = [hit.entry.word for hit in WordFinder(entries).find(text)]
    assert set(hits) >= {word for word in words if not any(word in other for other in words if other != word)}


def test_a_list_of_a_user() -> None:
    entries, malformed = read_word_list("\ufeff# 注释\n错词\t正词\t说明\n\n 另词 \t \n没有分开\n\t空\n")
    assert entries == [WrongWord("错词", "正词"), WrongWord("另词", "")]
    assert malformed == [
        MalformedLine(5, "没有用制表符（Tab 键）分开错词和改为"),
        MalformedLine(6, "没有写错词"),
    ]


@given(st.text())
def test_any_text_can_be_read_as_a_list(text: str) -> None:
    entries, _ = read_word_list(text)
    assert all(entry.word.strip() == entry.word and entry.word for entry in entries)
    WordFinder(entries).find(text)
