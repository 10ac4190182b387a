"""Concepts: found by their standard terms, the longest first, in any script."""

from __future__ import annotations

from collections import Counter

import pytest

from fzjs.language.concepts import field_of, find_concepts
from fzjs.language.folding import fold_text
from fzjs.language.wordtables import read_table


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("完善应急预案，组织演练", ["应急处置"]),
        ("抽查行政執法案卷", ["执法监督"]),
        ("公布重大行政决策目录", ["决策程序"]),
        ("行政执法监督员", ["执法监督"]),
        ("扩建办公楼", []),
    ],
)
def test_concepts_of_a_text(text: str, concepts: list[str]) -> None:
    assert list(find_concepts(fold_text(text))) == concepts


def test_longer_words_hide_shorter_ones() -> None:
    assert find_concepts("法治专题讲座")["领导干部学法"] == ["法治专题讲座"]


def test_every_concept_has_one_row_one_field_and_words_of_its_own() -> None:
    rows = read_table("concepts")
    assert Counter(concept for _, concept, _ in rows).most_common(1)[0][1] == 1
    for field, concept, words in rows:
        assert field_of(concept) == field
        assert len(words.split()) == len(set(words.split())) >= 3, concept
        assert all(len(word) >= 2 for word in words.split()), concept


def test_every_word_tells_of_its_concept() -> None:
    for _, concept, words in read_table("concepts"):
        for word in words.split():
            assert concept in find_concepts(fold_text(word)), (concept, word)
