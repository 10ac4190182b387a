"""What holds for every phrase: no exception, nothing left over, the same reading in every spelling."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.language.document_numbers import find_document_numbers, read_document_number
from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_numeral
from fzjs.language.phrases import (
    Deadline,
    Target,
    Unparsed,
    phrase_as_json,
    read_deadline,
    read_phrase,
    read_target,
)
from fzjs.language.prose import find_dates, find_quantities
from fzjs.language.scripts import traditional_forms
from fzjs.language.unitlists import split_units

TABLE = Path(__file__).parent / "phrases.tsv"
PHRASES = [
    line.split("\t")[1] for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
WORDS = sorted({word for phrase in PHRASES for word in re.findall(r"[0-9]+|[^0-9]{1,2}", phrase)})

known = st.sampled_from(PHRASES)
composed = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join)
anything = st.one_of(st.text(max_size=40), composed, st.builds(str.__add__, known, st.text(max_size=6)))
RRULE = re.compile(r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;(INTERVAL|BYMONTH|BYMONTHDAY|BYDAY)=[-A-Z0-9,]+)*")
OFFSET = re.compile(r"-?P(\d+(Y|M|W|D|WD)|T\d+(H|M))")


@given(anything, st.one_of(st.none(), st.integers(1990, 2050), st.sampled_from([-1, 0, 1, 9999, 10**9])))
def test_every_reading_is_whole_and_valid(text: str, year: int | None) -> None:
    for reading in (read_phrase(text, year), read_deadline(text, year), read_target(text)):
        assert reading.text == text
        json.dumps(phrase_as_json(reading), ensure_ascii=False)
        if isinstance(reading, Deadline):
            check_deadline(reading)
        elif isinstance(reading, Target):
            check_target(reading)
        else:
            assert reading.hint


def check_deadline(reading: Deadline) -> None:
    """Each type has its fields, and only its fields."""
    filled = {
        name
        for name in ("date", "dates", "start", "end", "rrule", "anchor", "offset")
        if getattr(reading, name) not in (None, ())
    }
    allowed = {
        "by": ({"date"}, {"date", "dates"}),
        "span": ({"start", "end"},),
        "recurring": ({"rrule"},),
        "relative": ({"offset"}, {"anchor", "offset"}),
        "ongoing": (set(), {"start"}, {"anchor"}),
        "vague": (set(),),
        "broken": (set(),),
    }
    assert filled in allowed[reading.type]
    assert reading.reason or reading.type != "broken"
    if reading.start and reading.end:
        assert reading.start <= reading.end
    assert reading.rrule is None or RRULE.fullmatch(reading.rrule)
    assert reading.offset is None or OFFSET.fullmatch(reading.offset)


def check_target(reading: Target) -> None:
    numeric = reading.op not in ("compare", "all", "qualitative")
    assert (reading.value is not None) == numeric
    assert (reading.max is not None) == (reading.op == "range")
    if reading.op == "range":
        assert reading.value is not None
        assert reading.max is not None
        assert reading.value < reading.max
    assert reading.op != "compare" or reading.baseline
    assert reading.indicator != ""


@given(known, st.sampled_from(["月亮", "，另行研究", "；6月底前", "#", "abc", "?", "》", "7"]))
def test_nothing_is_left_over(phrase: str, junk: str) -> None:
    """What follows is never dropped: the phrase is not read, or another number or name is."""
    before, after = read_phrase(phrase, 2024), read_phrase(phrase + junk, 2024)
    if isinstance(before, Unparsed) or isinstance(after, Unparsed):
        return
    assert replace(after, text=phrase) != before


@given(known)
def test_spelling_makes_no_difference(phrase: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in phrase)
    spaced = re.sub(r"(?<!\d)(?=.)|(?<=\d)(?=\D)", " ", phrase)
    plain = facts(phrase)
    assert facts(wide) == plain
    assert facts(spaced) == plain


def facts(phrase: str) -> dict[str, object]:
    """A reading without what is kept as written."""
    reading = phrase_as_json(read_phrase(phrase, 2024))
    names = {
        name: fold_text(str(reading[name])) for name in ("indicator", "baseline", "anchor") if name in reading
    }
    return {key: value for key, value in reading.items() if key not in ("text", "hint", "reason")} | names


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("每季度末报送", "每季度末報送"),
        ("长期坚持", "長期堅持"),
        ("办结率不低于95%", "辦結率不低於95%"),
        ("监管全覆盖", "監管全覆蓋"),
        ("“十四五”期间", "「十四五」期間"),
        ("自印发之日起30个工作日内", "自印發之日起30個工作日內"),
        ("群众满意度显著提升", "群眾滿意度顯著提升"),
    ],
)
def test_script_makes_no_difference(simplified: str, traditional: str) -> None:
    assert facts(traditional) == facts(simplified)


def test_script_makes_no_difference_to_the_whole_table() -> None:
    for phrase in PHRASES:
        traditional = "".join((traditional_forms(char) or [char])[0] for char in phrase)
        assert facts(traditional) == facts(phrase), traditional


@given(anything)
def test_readers_of_prose_never_fail_and_point_at_their_words(text: str) -> None:
    for mention in (*find_quantities(text), *find_dates(text, 2024)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
    for number in find_document_numbers(text):
        assert text[number.start : number.end] == number.reading.text
    read_document_number(text)
    units = split_units(text)
    assert tuple(text[start:end] for start, end in units.spans) == units.names
    read_numeral(text)


@given(st.text(max_size=60))
def test_folding_is_done_at_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)
    assert len(fold_text(text)) <= len(text)
