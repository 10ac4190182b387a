"""Which characters belong to one script only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.scripts import simplified, simplified_only, traditional_forms, traditional_only


def test_characters_of_one_script() -> None:
    assert set("檔監執為製後裡") <= traditional_only()
    assert set("档监执为务农业") <= simplified_only()


def test_characters_of_both_scripts() -> None:
    for char in "后里干台只面谷著乾藉制复准法政府县":
        assert char not in traditional_only(), char
    for char in "后里干台只面谷著乾藉制法政府":
        assert char not in simplified_only(), char


def test_no_character_belongs_to_both() -> None:
    assert not traditional_only() & simplified_only()


def test_forms_of_a_character() -> None:
    assert "監" in traditional_forms("监")
    assert simplified("行政執法監督，著名") == "行政执法监督，著名"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
    assert traditional_only().isdisjoint(simplified(text))
