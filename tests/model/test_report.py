"""The period of a report."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from fzjs.model.report import ReportPeriod

PERIOD = TypeAdapter(ReportPeriod)
PATTERN = re.compile(PERIOD.json_schema()["pattern"])


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2024-05", "2024-05"),
        ("2024-Q2", "2024-Q2"),
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-12", "2024-12"),
    ],
)
def test_months_quarters_and_years(written: object, period: str) -> None:
    assert PERIOD.validate_python(written) == period
    assert PATTERN.search(period)


@pytest.mark.parametrize(
    "written",
    [
        "2024-13",
        "2024-00",
        "2024-Q5",
        "2024-5",
        "0000-05",
        "1899",
        "3000",
        "２０２４-05",
        "2024年5月",
        "",
        24,
        True,
        None,
    ],
)
def test_what_is_no_period(written: object) -> None:
    with pytest.raises(ValidationError):
        PERIOD.validate_python(written)
    assert not PATTERN.search(str(written))
