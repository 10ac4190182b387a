"""The field types: what they take and what they refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from fzjs.model.fields import (
    Exact,
    Identifier,
    MeasureLink,
    Phrases,
    Text,
    UnitNames,
    Year,
    YearMonth,
    link_parts,
)


def takes(kind: Any, value: Any) -> bool:
    """Whether a value fits a field type (strictly, as files are read)."""
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("value", ["m01", "1.10", "annual-2024", "规划2021", "a/b"])
def test_ids(value: str) -> None:
    assert takes(Identifier, value)


@pytest.mark.parametrize("value", ["", "a b", "a#b", "甲：乙", "a,b、c", '"a"', 1.1, 2024, None])
def test_what_is_no_id(value: object) -> None:
    assert not takes(Identifier, value)


@pytest.mark.parametrize(
    ("link", "parts"),
    [("1.3", (None, "1.3")), ("annual-2024#m04", ("annual-2024", "m04")), ("规划#一", ("规划", "一"))],
)
def test_links_to_measures(link: str, parts: tuple[str | None, str]) -> None:
    assert takes(MeasureLink, link)
    assert link_parts(link) == parts


@pytest.mark.parametrize("link", ["#m04", "annual#", "a#b#c", "a #b", ""])
def test_what_is_no_link(link: str) -> None:
    assert not takes(MeasureLink, link)


@given(st.decimals(-1000, 1000, places=2))
def test_exact_numbers_do_not_pick_up_binary_rounding(number: Decimal) -> None:
    assert TypeAdapter(Exact).validate_python(float(number)) == number


@pytest.mark.parametrize("value", [True, "12", None, [1]])
def test_what_is_no_number(value: object) -> None:
    assert not takes(Exact, value)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["县司法局", "县财政局"], ["县司法局", "县财政局"]),
        ("县司法局", ["县司法局"]),
        ("县审改办、政务服务中心，司法局", ["县审改办", "政务服务中心", "司法局"]),
    ],
)
def test_units_as_a_list_or_as_one_text(written: object, names: list[str]) -> None:
    assert TypeAdapter(UnitNames).validate_python(written, strict=True) == names


@pytest.mark.parametrize("value", [["县司法局", ""], [1], {"a": 1}, 3])
def test_what_is_no_list_of_units(value: object) -> None:
    assert not takes(UnitNames, value)


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("年底前", ["年底前"]),
        (date(2024, 6, 30), [date(2024, 6, 30)]),
        (["6月底前", date(2024, 12, 31)], ["6月底前", date(2024, 12, 31)]),
    ],
)
def test_one_deadline_or_several(written: object, phrases: list[object]) -> None:
    assert TypeAdapter(Phrases).validate_python(written, strict=True) == phrases


@pytest.mark.parametrize("value", [2024, "", " ", [None], {}])
def test_what_is_no_deadline(value: object) -> None:
    assert not takes(Phrases, value)


@pytest.mark.parametrize(
    ("written", "text"), [(2019, "2019"), ("2019-03", "2019-03"), (date(2019, 3, 31), "2019-03-31")]
)
def test_years_months_and_days(written: object, text: str) -> None:
    assert TypeAdapter(YearMonth).validate_python(written) == text


@pytest.mark.parametrize(
    "value", ["2019-13", "2019-3", "19-03", "2019-03-31", "2019年3月", 19, 20190, True, None, "２０１９-03"]
)
def test_what_is_no_month(value: object) -> None:
    assert not takes(YearMonth, value)


@pytest.mark.parametrize("value", [1948, 3000, "2024", 2024.0, True])
def test_what_is_no_year(value: object) -> None:
    assert not takes(Year, value)


@pytest.mark.parametrize("value", ["", " ", "\n\t", "\u3000"])
def test_text_says_something(value: str) -> None:
    assert not takes(Text, value)
