"""The days of `--on`: however people write a day, and never another day than the one meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.cli.days import day_of
from fzjs.cli.exits import CannotRunError
from tests.cli.conftest import Run


@given(st.dates())
def test_every_day_in_every_way_of_writing(day: date) -> None:
    year = f"{day.year:04}"
    for text in (
        day.isoformat(),
        f"{year}-{day.month}-{day.day}",
        f"{year}年{day.month}月{day.day}日",
        f" {year}年{day.month:02}月{day.day:02}日",
        f"{year}/{day.month}/{day.day}",
        f"{year}－{day.month}－{day.day}",
    ):
        assert day_of(text) == day


@pytest.mark.parametrize(
    "text",
    ["2024-W24-1", "20240615", "6月15日", "2024-06", "", "明天", "24-6-5", "2024-6/5", "2024-06-15T00:00"],
)
def test_what_names_no_day(text: str) -> None:
    with pytest.raises(CannotRunError, match="2024年6月15日"):
        day_of(text)


def test_days_that_do_not_exist_are_told_apart() -> None:
    with pytest.raises(CannotRunError, match="只有28天"):
        day_of("2023-2-29", "--on")
    with pytest.raises(CannotRunError, match="公元0年"):
        day_of("0000-01-01")


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["status", "--by-unit"],
        ["export", "ics"],
        ["validate", "."],
        ["render", "--notice"],
        ["report", "check", "--period", "2024-05"],
        ["report", "annual", "--year", "2024"],
    ],
    ids=" ".join,
)
def test_all_commands_understand_the_same(
    fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(workspace)
    wrong = fzjs(*command, "--on", "2024-W24-1")
    assert (wrong.code, "--on 2024-W24-1 不是日期" in wrong.err) == (2, True)
    for right in ("2024年6月15日", "2024-6-5"):
        assert "--on" not in fzjs(*command, "--on", right).err
