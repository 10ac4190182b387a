"""The one search of the wording rules passes over nothing that a rule has to look at."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.rules.wording_sightings import BRACKETS, HALF_WIDTH_MARKS, PLACEHOLDER_MARKS, look
from fzjs.language.places import gazetteer
from fzjs.language.scripts import traditional_only
from fzjs.language.wordlists import WordFinder, converted_words, spun_words

PIECES = ["原那么", "假设干", "规范性档案", "宁夏", "永宁县", "惠民县域", "确保定期", "待定", "待办", "示例县",
          "〔2024〕号", "（", "）", "《", "》", "“", "”", "，", "。", "\n", "X", "某", "·", "—", "〇", "a", "5"]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def everywhere(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, char in enumerate(text):
        places.setdefault(char, []).append(place)
    return places


@given(texts)
def test_marks_are_sighted_wherever_they_stand(text: str) -> None:
    sighted, places = look(text).places, everywhere(text)
    for mark in PLACEHOLDER_MARKS | HALF_WIDTH_MARKS | BRACKETS:
        assert sighted.get(mark, []) == places.get(mark, [])
    assert sighted.get("待", []) == [match.start() for match in re.finditer("待定", text)]


@given(texts)
def test_words_and_places_are_found_as_if_every_character_were_looked_at(text: str) -> None:
    sighted, places = look(text).places, everywhere(text)
    for words in (spun_words(), converted_words(traditional=False)):
        finder = WordFinder(words)
        assert finder.at(text, sighted) == finder.at(text, places)
    assert gazetteer().find(text, sighted) == gazetteer().find(text, places)


@given(st.text("县级普法規範後於·—〇–é㎡，。縣", max_size=12))
def test_traditional_characters_are_noticed_beside_signs_of_every_kind(text: str) -> None:
    found = look(text)
    assert (found.mixed != frozenset() or found.traditional) == bool(traditional_only().intersection(text))
