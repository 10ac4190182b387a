"""Targets written out for hints: what a hint proposes must be read as what was meant."""

from __future__ import annotations

import pytest

from fzjs.checks.spelling import as_phrase
from fzjs.language.phrases import Target, read_target


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("至少举办2次以上", "不少于2次"),
        ("90％以上", "不低于90%"),
        ("达到100%", "达到100%"),
        ("低于30%", "低于30%"),
        ("每季度至少1次", "每季度不少于1次"),
        ("3～5项", "3—5项"),
        ("两次", "2次"),
        ("不超过15个工作日", "不超过15个工作日"),
        ("全覆盖", "全覆盖"),
        ("20余项", "约20项"),
        ("比上年提高3个百分点", "比上年提高3个百分点"),
        ("三分之二以上", "三分之二以上"),
    ],
)
def test_the_usual_words(written: str, proposed: str) -> None:
    reading, again = read_target(written), read_target(proposed)
    assert isinstance(reading, Target)
    assert isinstance(again, Target)
    assert as_phrase(reading) == proposed
    assert (again.op, again.value, again.max, again.unit, again.per) == (
        reading.op, reading.value, reading.max, reading.unit, reading.per
    )  # fmt: skip
