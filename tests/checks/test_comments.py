"""Comments that suppress findings: which are true comments, what they say, which lines they speak for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.comments import Ignore, Miswritten, suppressing_comments
from fzjs.workspace.reading import Limits, read_text


def comments(text: str) -> list[Ignore | Miswritten]:
    return list(suppressing_comments(read_text(text.encode(), "plan.yaml", Limits())))


def meant(text: str) -> tuple[int, int]:
    """First and last line that the only comment of a text speaks for."""
    [comment] = comments(text)
    assert isinstance(comment, Ignore)
    return comment.first_line, comment.last_line


MARK = "# fzjs: ignore[FZ203] 理由"


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# fzjs: ignore[FZ203] 由领导小组负责", ["FZ203"], "由领导小组负责"),
        ("#fzjs:ignore[FZ203]理由", ["FZ203"], "理由"),
        ("# fzjs: ignore[FZ203, FZ3] 理由", ["FZ203", "FZ3"], "理由"),
        ("# fzjs: ignore[ FZ203,FZ302 ] ：理由", ["FZ203", "FZ302"], "理由"),
        ("# fzjs: ignore[FZ203]", ["FZ203"], ""),
        ("# fzjs: ignore[FZ203,] 理由", ["FZ203"], "理由"),
        ("# fzjs: ignore[FZ203] ——", ["FZ203"], ""),
        ("# fzjs: ignore[FZ203] 见〔2024〕5号[附件]", ["FZ203"], "见〔2024〕5号[附件]"),
        ("# 说明 # fzjs: ignore[FZ203] 理由", ["FZ203"], "理由"),
    ],
)
def test_codes_and_reason(comment: str, codes: list[str], reason: str) -> None:
    text = f"a: 1  {comment}\n"
    [found] = comments(text)
    assert isinstance(found, Ignore)
    assert [code for code, _ in found.codes] == codes
    assert [text[offset : offset + len(code)] for code, offset in found.codes] == codes
    assert found.reason == reason
    assert text[found.offset : found.offset + found.length] == comment[comment.rindex("#") :]


@pytest.mark.parametrize(
    ("comment", "corrected"),
    [
        ("# fzjs：ignore【FZ203】理由", "# fzjs: ignore[FZ203] 理由"),
        ("# fzjs: ignore（FZ203）理由", "# fzjs: ignore[FZ203] 理由"),
        ("# fzjs: ignore[FZ203，FZ302] 理由", "# fzjs: ignore[FZ203, FZ302] 理由"),
        ("# fzjs: ignore[FZ203、FZ302]", "# fzjs: ignore[FZ203, FZ302] 理由"),
        ("# fzjs: ignore[FZ203 FZ302] 理由", "# fzjs: ignore[FZ203, FZ302] 理由"),
        ("# fzjs: ignore FZ203 理由", "# fzjs: ignore[FZ203] 理由"),
        ("# fzjs: ignore", "# fzjs: ignore[FZ302] 理由"),
        ("# fzjs: ignore[]", "# fzjs: ignore[FZ302] 理由"),
        ("# FZJS: Ignore[fz203] 理由", "# fzjs: ignore[FZ203] 理由"),
        ("# fzjs ignore[FZ203] 理由", "# fzjs: ignore[FZ203] 理由"),
    ],
)
def test_miswritten_comments_are_corrected(comment: str, corrected: str) -> None:
    [found] = comments(f"a: 1  {comment}\n")
    assert isinstance(found, Miswritten)
    assert found.corrected == corrected


@pytest.mark.parametrize(
    "text",
    [
        f'a: "甲 {MARK}"\n',
        f"a: '甲 {MARK}'\n",
        f"a: 甲{MARK}\n",
        f"a: |\n  甲\n  {MARK}\n  乙\n",
        f"a: >\n  甲\n\n  {MARK}\n",
        f'a: "甲\n  {MARK}\n  乙"\n',
        "a: 1  # 可以写 fzjs: ignore[FZ203]\n",
        "a: 1  # fzjs: ignored[FZ203]\n",
        "a: 1  # fzjs 的 ignore 写法见说明\n",
        "ignore: [FZ203]  # 停用\n",
    ],
)
def test_what_is_no_such_comment(text: str) -> None:
    assert comments(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"a: 1\nb: 2  {MARK}\nc: 3\n", (2, 2)),
        (f"a: 1\n{MARK}\nb: 2\nc: 3\n", (3, 3)),
        (f"a: 1\n{MARK}\n# 又一行\n\nb: 2\nc: 3\n", (5, 5)),
        (f"a: 1\n{MARK}\n", (2, 2)),
        (f"a: |  {MARK}\n  甲\n\n  # 乙\nb: 2\n", (1, 4)),
        (f"a: >-  {MARK}\n  甲\n", (1, 2)),
        (f"a:\n  - id: m  {MARK}\n    b: 2\n\n    c: 3\n  - id: n\n", (2, 5)),
        (f"a:\n  - id: m\n    b: 2  {MARK}\n    c: 3\n", (3, 3)),
        (f"a:  {MARK}\n  - id: m\n  - id: n\nb: 1\n", (1, 3)),
        (f"a:  {MARK}\n- id: m\n- id: n\nb: 1\n", (1, 3)),
        (f"a:\n- id: m  {MARK}\n- id: n\nb: 1\n", (2, 2)),
        (f"a:\n  -  {MARK}\n    id: m\n    b: 1\n  - id: n\n", (2, 4)),
        (f"a:\n  {MARK}\n  - id: m\n    b: 1\n  - id: n\n", (3, 4)),
        (f"a: {{b: 1,  {MARK}\n    c: 2}}\nd: 1\n", (1, 2)),
        (f"a: 1  {MARK}\r\n  b\r\nc: 1\r\n", (1, 2)),
    ],
)
def test_the_lines_that_a_comment_speaks_for(text: str, lines: tuple[int, int]) -> None:
    first, last = meant(text)
    assert first == lines[0]
    # Blank lines and comments behind the last line that matters do not matter.
    assert all(
        not line.strip() or line.strip().startswith("#") for line in text.splitlines()[lines[1] : last]
    )
    assert last >= lines[1]


def test_comments_stand_after_a_slip_of_the_pen_was_mended() -> None:
    [comment] = comments(f'title：工作要点\ntext: "甲 {MARK}"\na: 1  {MARK}\n')
    assert isinstance(comment, Ignore)
    assert comment.first_line == 3


def test_comments_stand_in_a_file_with_astral_characters() -> None:
    text = f"a: 🏛🏛\nb: 𠮷  {MARK}\n"
    [comment] = comments(text)
    assert text[comment.offset :].startswith(MARK)


@given(st.text(st.sampled_from(list("#fzjs: ignore[FZ203] \n-a|>\"'[]{}：，【】\t\r　")), max_size=80))
def test_any_text_ends_in_comments_or_none(text: str) -> None:
    for comment in comments(f"{text}{MARK}\n"):
        assert text[comment.offset : comment.offset + 1] in ("#", "")
