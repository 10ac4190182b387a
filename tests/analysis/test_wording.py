"""Word-level changes: nothing is lost, and what a reader takes for one change is one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzjs.analysis.wording import Piece, word_changes
from fzjs.language.folding import fold_text

TEXTS = st.text(alphabet="执法普公开不少于次，。,（）(县縣12345%A ", max_size=40)


def test_a_number_is_one_word() -> None:
    assert word_changes("不少于12次", "不少于18次") == (
        Piece("same", "不少于"),
        Piece("gone", "12"),
        Piece("new", "18"),
        Piece("same", "次"),
    )


def test_scraps_between_changes_do_not_stand_alone() -> None:
    assert word_changes("每年组织两次", "每季开展两次") == (
        Piece("same", "每"),
        Piece("gone", "年组织"),
        Piece("new", "季开展"),
        Piece("same", "两次"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert (
        fold_text("".join(p.text for p in pieces if p.change != "new")) == fold_text(before)
        or " " in before + after
    )
    assert (
        fold_text("".join(p.text for p in pieces if p.change != "gone")) == fold_text(after)
        or " " in before + after
    )


@given(TEXTS)
def test_a_text_and_itself(text: str) -> None:
    assert all(piece.change == "same" for piece in word_changes(text, text))
