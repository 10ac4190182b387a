"""Head and foot of a paper, element by element, as GB/T 9704-2012 places them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from fzjs.rendering.word.feet import attachment_note, imprint_office
from fzjs.rendering.word.first_page import broken_rows
from fzjs.rendering.word.heads import (
    head_rows,
    letter_mark,
    letter_rows,
    mark_lines,
    number_rows,
)
from fzjs.rendering.word.runs import Beside, Line, Lines
from fzjs.rendering.word.signatures import ROW, signature
from fzjs.rendering.word.widths import width

DAY = date(2024, 4, 2)


def texts(lines: Lines) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines]


def span(line: Line) -> tuple[float, float]:
    """Where a line begins and ends, in characters from the left edge."""
    size = width("".join(run.text for run in line.runs))
    if line.align == "right":
        return ROW - (line.right or 0) - size, ROW - (line.right or 0)
    return line.left or 0, (line.left or 0) + size


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ((None, None, None, None), ["", "", ""]),
        (("18", "机密", "3年", "特急"), ["000018", "机密★3年", "特急"]),
        (("000018", "秘密", None, None), ["000018", "秘密", ""]),
        (("000018", None, None, "加急"), ["000018", "加急", ""]),
        ((None, None, None, "特急"), ["特急", "", ""]),
    ],
)
def test_three_rows_stand_over_the_mark(given: tuple[str | None, ...], rows: list[str]) -> None:
    assert texts(head_rows(*given)) == rows


@pytest.mark.parametrize("length", range(2, 40))
def test_a_mark_of_any_length_fits_the_row(length: int) -> None:
    lines = mark_lines(["县" * length])
    assert isinstance(lines, Lines)
    (line,) = lines
    run = line.runs[0]
    assert run.points is not None
    wide = width(run.text) * run.points * (run.scale or 100) / 100
    assert wide <= 442
    assert 22 <= run.points <= 42
    # The ink of every size begins at the same height.
    assert line.row is not None
    assert line.row * 0.8 - run.points * 0.835 == pytest.approx(12.2)


def test_the_words_of_a_mark_may_be_given() -> None:
    for given, words in ((None, "示例县人民政府文件"), ("示例县人民政府", "示例县人民政府")):
        lines = mark_lines(["示例县人民政府"], given)
        assert isinstance(lines, Lines)
        assert texts(lines) == [words]
    assert texts(letter_mark(["示例县司法局"])) == ["示例县司法局"]


def test_offices_that_issue_together_stand_below_each_other() -> None:
    mark = mark_lines(["示例县司法局", "示例县人力资源和社会保障局"])
    assert isinstance(mark, Beside)
    assert texts(mark.lines) == ["示例县司法局", "示例县人力资源和社会保障局"]
    assert texts(Lines([mark.right])) == ["文件"]
    assert {line.align for line in mark.lines} == {"distribute"}
    assert mark.across + mark.right_across <= 442


@pytest.mark.parametrize(
    ("signers", "rows"),
    [
        (["张三"], ["\t示政发〔2024〕1号\t签发人：张　三"]),
        (["张三丰", "李四"], ["\t示政发〔2024〕1号\t签发人：张三丰\t李　四"]),
        (["张三丰", "李四", "王五"], ["\t\t签发人：张三丰\t李　四", "\t示政发〔2024〕1号\t\t王　五"]),
    ],
)
def test_the_number_stands_beside_the_last_signer(signers: list[str], rows: list[str]) -> None:
    found = number_rows("示政发〔2024〕1号", signers)
    assert texts(found) == rows
    assert found[-1].style == "发文字号"
    assert found[0].tabs[0] == ("left", 1.0)


def test_elements_of_a_letter_are_left_and_its_number_right() -> None:
    assert texts(letter_rows("示法函〔2024〕3号", None, None, None, "特急")) == ["特急\t示法函〔2024〕3号"]
    assert texts(letter_rows(None, None, None, None, None)) == [""]


def test_with_a_seal_the_name_is_centred_over_the_day() -> None:
    *_, name, day = signature(["示例县人民政府办公室"], DAY)
    assert texts(Lines([name, day])) == ["示例县人民政府办公室", "2024年4月2日"]
    assert span(day)[1] == ROW - 4
    assert sum(span(name)) == pytest.approx(sum(span(day)))


def test_a_name_longer_than_the_room_over_the_day_moves_both_in() -> None:
    *_, name, day = signature(["中共示例土族回族自治县委全面依法治县委员会办公室"], DAY)
    assert span(name)[1] <= ROW
    assert sum(span(name)) == pytest.approx(sum(span(day)))


def test_without_a_seal_the_day_begins_two_right_of_the_name() -> None:
    *_, name, day = signature(["示例县人民政府办公室"], DAY, sealed=False)
    assert span(name)[1] == ROW - 2
    assert span(day)[0] - span(name)[0] == pytest.approx(2)


def test_without_a_seal_a_day_longer_than_the_name_stands_two_from_the_right() -> None:
    *_, name, day = signature(["县政府"], date(2024, 12, 22), sealed=False)
    assert span(day)[1] == ROW - 2
    assert span(day)[0] - span(name)[0] == pytest.approx(2)


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("offices", [1, 2, 3, 4, 5, 7])
def test_every_office_signs_once_and_all_stays_on_one_page(offices: int, sealed: bool) -> None:
    names = [f"示例县第{number}局" for number in range(offices)]
    lines = signature(names, DAY, sealed, "此件公开发布")
    whole = "".join(texts(lines))
    assert all(whole.count(name) == 1 for name in names)
    assert texts(lines)[-2:] == [texts(lines)[-2], "（此件公开发布）"]
    assert texts(lines)[-2].strip() == "2024年4月2日"
    assert lines[0].joined
    assert all(line.keep for line in lines[:-1])


def test_names_of_attachments_begin_below_each_other() -> None:
    assert attachment_note([]) == ()
    _, one = attachment_note(["任务分解表"])
    assert (texts(Lines([one])), one.left, one.first) == (["附件：任务分解表"], 5.0, -3.0)
    _, first, second = attachment_note(["任务分解表", "月报表"])
    assert texts(Lines([first, second])) == ["附件：1.\t任务分解表", "2.\t月报表"]
    assert first.left == second.left
    assert first.left is not None
    assert first.first is not None
    assert first.left + first.first == 2


def test_the_name_of_who_prints_leaves_room_for_the_day() -> None:
    assert imprint_office("示例县人民政府办公室", DAY).scale is None
    narrow = imprint_office("中共示例土族回族自治县委全面依法治县委员会办公室", DAY).scale
    assert narrow is not None
    assert 50 < narrow < 90


def test_rows_of_text_break_as_chinese_text_does() -> None:
    assert list(broken_rows("甲" * 26 + "，" + "乙" * 5)) == ["甲" * 25, "甲，" + "乙" * 5]
    assert list(broken_rows("甲" * 25 + "《" + "乙" * 5)) == ["甲" * 25, "《" + "乙" * 5]
    assert list(broken_rows("甲" * 24 + "2024年")) == ["甲" * 24, "2024年"]
    assert list(broken_rows("")) == []


def middles(line: Line) -> list[float]:
    """The middles of the names in a row, in characters from the left edge."""
    return [at for _, at in line.tabs] or [sum(span(line)) / 2]


@pytest.mark.parametrize(
    "sizes", [[5, 5], [6, 6, 6], [8, 8, 8], [7, 7, 7, 7], [24, 13, 10, 11, 8, 8], [10, 24], [31, 6]]
)
def test_the_day_stands_under_the_last_seal_and_nothing_leaves_the_row(sizes: list[int]) -> None:
    lines = signature(["县" * size for size in sizes], date(2024, 12, 21))
    *_, last, day = lines
    assert middles(last)[-1] == pytest.approx(sum(span(day)) / 2)
    if sizes[-1] < 14:
        assert span(day)[1] == ROW - 4
    for line in lines:
        names = [name for run in line.runs for name in run.text.split("\t") if name]
        edges = [
            (at - width(name) / 2, at + width(name) / 2)
            for at, name in zip(middles(line), names, strict=False)
        ]
        assert all(left >= -0.01 and right <= ROW + 0.01 for left, right in edges)
        assert all(after[0] > before[1] for before, after in pairwise(edges))


def test_a_long_name_does_not_keep_the_others_from_standing_beside_each_other() -> None:
    lines = signature(["县" * size for size in (24, 13, 10, 11, 8, 8)], DAY)
    assert [len(line.tabs) for line in lines if line.tabs] == [2, 2]
    assert len(lines) <= 19


def test_a_name_wider_than_the_row_turns_over_the_day() -> None:
    name = "示例县人力资源和社会保障局农村劳动力转移就业工作领导小组办公室"
    *_, first, second, day = signature([name], DAY)
    assert "".join(texts(Lines([first, second]))) == name
    assert sum(span(first)) == pytest.approx(sum(span(day)))
    assert sum(span(second)) == pytest.approx(sum(span(day)))


def test_rows_of_a_signature_may_stand_closer() -> None:
    assert {line.row for line in signature(["示例县政府"], DAY, True, "此件公开发布", 25.5)} == {25.5}


def test_a_printing_office_that_is_too_long_turns_instead_of_being_squeezed() -> None:
    assert imprint_office("县" * 44, DAY).scale in (None, *range(75, 100))
