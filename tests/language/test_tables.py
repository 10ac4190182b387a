"""The word tables can be what the readers take them for."""

from __future__ import annotations

import pytest

from fzjs.language.folding import fold_text
from fzjs.language.forms import read_forms
from fzjs.language.numerals import read_number
from fzjs.language.wordtables import TABLES, read_table

# Tables about the text as written: what they hold is not folded before it is compared.
AS_WRITTEN = {"characters", "hints", "punctuation"}
OWN = ("anchors", "baselines", "bounds", "comparators", "date_labels", "date_marks", "date_phrases", "date_points",
       "date_tails", "date_words", "deadline_forms", "five_year_plans", "hints", "level_words", "set_phrases", "target_words",
       "unit_remarks", "units", "zero_nouns", "number_introductions", "agency_endings", "characters", "punctuation",
       "unit_endings", "unit_joined", "unit_labels")  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(OWN) - AS_WRITTEN))
def test_words_are_folded(name: str) -> None:
    """A word that is not folded would never be met."""
    for row in read_table(name):
        for word in row[0].split():
            assert fold_text(word) == word


@pytest.mark.parametrize("name", ["date_words", "date_marks", "units", "comparators", "date_phrases"])
def test_a_word_stands_once(name: str) -> None:
    words = [word for row in read_table(name) for word in row[0].split()]
    assert sorted(words) == sorted(set(words))


def test_characters_fold_one_to_one() -> None:
    for written, folded in read_table("characters"):
        assert len(written) == len(folded)
    count = sum(len(written) for written, _ in read_table("characters"))
    assert count > 2500


def test_forms_use_kinds_that_exist() -> None:
    kinds = {row[1] for table in ("date_words", "date_marks") for row in read_table(table)}
    kinds |= {"num", "date", "plan", "tail", "act", "point", "years"}
    for table in ("date_points", "deadline_forms"):
        for form in read_forms(table):
            for item in form.items:
                assert item.kinds <= kinds, form.name


def test_set_phrases_hold_numerals() -> None:
    """A fixed expression without a numeral would need no place in its table."""
    for row in read_table("set_phrases"):
        for phrase in row[0].split():
            assert any(read_number(char) is not None or char in "百千万双" for char in phrase), phrase


def test_every_table_of_words_has_a_heading() -> None:
    for name in OWN:
        assert (TABLES / f"{name}.tsv").read_text(encoding="utf-8").startswith("# ")
