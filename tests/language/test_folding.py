"""Folding brings width, spaces, punctuation and script together, and knows the way back."""

from __future__ import annotations

import pytest

from fzjs.language.folding import fold, fold_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("２０２４年１２月", "2024年12月"),
        ("９５％", "95%"),
        ("各乡镇（街道）", "各乡镇(街道)"),
        ("各乡镇〔街道〕", "各乡镇(街道)"),
        ("3—5项", "3-5项"),
        ("3～5项", "3-5项"),
        ("“十四五”期间", '"十四五"期间'),
        ("「十四五」期間", '"十四五"期间'),
        ("縣發展和改革局", "县发展和改革局"),
        ("顯著提升", "显著提升"),
        ("乡镇\u3000街道", "乡镇街道"),
        ("县\u200b司法局\ufeff", "县司法局"),
        ("二○二四年", "二〇二四年"),
        ("⼯作⽅案", "工作方案"),
        ("5·12", "5·12"),
        ("5•12", "5·12"),
        ("", ""),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold_text(written) == folded
    assert fold(written).text == folded


def test_a_space_between_digits_stays() -> None:
    """6 10日 must not become 610日."""
    assert fold_text("6  10 日 前") == "6 10日前"


def test_the_way_back() -> None:
    text = "於 ２０２４ 年\u200b底前，完成"
    folded = fold(text)
    start = folded.text.index("2024")
    end = folded.text.index("前") + 1
    first, last = folded.original_span(start, end)
    assert text[first:last] == "２０２４ 年\u200b底前"
    assert folded.as_written(start, end) == text[first:last]
    assert folded.original_span(0, len(folded.text)) == (0, len(text))
    assert folded.original_span(2, 2) == (folded.offsets[2], folded.offsets[2])
