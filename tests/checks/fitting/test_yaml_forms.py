"""What a message proposes to write reads back as what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.fitting.yaml_forms import flow_list, plain_or_quoted, quoted, shortened
from fzjs.workspace.document import Value
from fzjs.workspace.reading import Limits, read_text


def read(written: str) -> Value:
    data = read_text(f"键: {written}\n".encode(), "plan.yaml", Limits()).data
    assert data is not None
    return data["键"]


# What a document may hold at all: no surrogates, no control and invisible characters (FZ010).
_TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@given(_TEXTS)
def test_a_text_reads_back(text: str) -> None:
    assert read(plain_or_quoted(text)) == text
    assert read(quoted(text)) == text


@given(st.lists(_TEXTS))
def test_a_list_of_texts_reads_back(texts: list[str]) -> None:
    assert read(flow_list(texts)) == texts


@pytest.mark.parametrize(
    "text", ["县司法局", "各乡镇（街道）", "第一，第二".replace("，", "、"), "in_progress"]
)
def test_harmless_texts_need_no_quotes(text: str) -> None:
    assert plain_or_quoted(text) == text


@pytest.mark.parametrize(
    "text", ["1.10", "true", "2024-01-01", "甲: 乙", "[甲]", "#甲", "- 甲", "甲, 乙", "~", "018"]
)
def test_texts_that_mean_something_else_get_quotes(text: str) -> None:
    assert plain_or_quoted(text) == f'"{text}"'


def test_long_texts_are_cut_for_a_message() -> None:
    assert shortened("两行\n文字") == "两行 文字"
    assert len(shortened("字" * 100)) == 30
