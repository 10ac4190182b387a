"""The table of libyaml's messages, and the parts of loading that others could use alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.error import MarkedYAMLError

import fzjs.workspace
from fzjs.workspace.edits import Edit, EditedText
from fzjs.workspace.syntax_errors import syntax_flaw

TABLE = Path(fzjs.workspace.__file__).with_name("syntax_messages.tsv")
ROWS = [
    line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_rows_are_complete(row: list[str]) -> None:
    assert len(row) == 5
    assert row[2].startswith("FZ0")
    assert all(cell.strip() for cell in row)
    row[3].format(character="@", escape="\\q")
    row[4].format(character="@", escape="\\q")


def test_last_row_fits_everything() -> None:
    assert ROWS[-1][:2] == ["*", "*"]
    unknown = MarkedYAMLError("while doing what nobody knows", None, "something new", None)
    assert syntax_flaw(unknown, "a").code == "FZ003"


def test_no_row_hides_a_later_one() -> None:
    for number, (problem, context, *_) in enumerate(ROWS):
        for later_problem, later_context, *_ in ROWS[number + 1 :]:
            assert not (problem in (later_problem, "*") and context in (later_context, "*"))


@given(
    st.text("ab：\n", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text("XY", max_size=3)), max_size=5),
)
def test_kept_characters_find_their_way_back(text: str, changes: list[tuple[int, int, str]]) -> None:
    edits = [
        Edit(start, min(start + length, len(text)), new)
        for start, length, new in changes
        if start <= len(text)
    ]
    edited = EditedText(text, edits)
    for offset, character in enumerate(edited.text):
        assert 0 <= edited.origin(offset) <= len(text)
        if character not in "XY":
            assert text[edited.origin(offset)] == character
    origins = [edited.origin(offset) for offset in range(len(edited.text) + 1)]
    assert origins == sorted(origins)
